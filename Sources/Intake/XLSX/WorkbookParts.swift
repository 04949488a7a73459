// Why this file exists: the fixed parts of the smallest workbook that Excel, WPS and LibreOffice open without complaint.

/// The XML around the rows.
enum WorkbookParts {
    static let textStyle = 1
    static let headerStyle = 2
    static let wrappedStyle = 3
    static let sheetName = "xl/worksheets/sheet1.xml"
    static let sheetEnd = "</sheetData></worksheet>"

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    /// Everything but the sheet, in the order in which it is packed.
    static let fixed: [(name: String, text: String)] = [
        (
            "[Content_Types].xml",
            declaration + """
                <Types xmlns="\(package)/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="\(spreadsheet).sheet.main+xml"/>\
                <Override PartName="/xl/styles.xml" ContentType="\(spreadsheet).styles+xml"/>\
                <Override PartName="/\(sheetName)" ContentType="\(spreadsheet).worksheet+xml"/>\
                </Types>
                """
        ),
        (
            "_rels/.rels",
            declaration + """
                <Relationships xmlns="\(package)/relationships">\
                <Relationship Id="rId1" Type="\(document)/officeDocument" Target="xl/workbook.xml"/>\
                </Relationships>
                """
        ),
        (
            "xl/workbook.xml",
            declaration + """
                <workbook xmlns="\(main)" xmlns:r="\(document)">\
                <sheets><sheet name="退回" sheetId="1" r:id="rId1"/></sheets></workbook>
                """
        ),
        (
            "xl/_rels/workbook.xml.rels",
            declaration + """
                <Relationships xmlns="\(package)/relationships">\
                <Relationship Id="rId1" Type="\(document)/worksheet" Target="worksheets/sheet1.xml"/>\
                <Relationship Id="rId2" Type="\(document)/styles" Target="styles.xml"/>\
                </Relationships>
                """
        ),
        ("xl/styles.xml", declaration + styles),
    ]

    /// Format 49 is “text”: a code that is typed into such a cell keeps all its digits.
    private static let styles = """
        <styleSheet xmlns="\(main)">\
        <fonts count="2"><font><sz val="11"/><name val="等线"/></font>\
        <font><b/><sz val="11"/><name val="等线"/></font></fonts>\
        <fills count="2"><fill><patternFill patternType="none"/></fill>\
        <fill><patternFill patternType="gray125"/></fill></fills>\
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
        <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>\
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">\
        <alignment vertical="top" wrapText="1"/></xf></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """

    /// The sheet up to its first row. Columns are text as a whole, so that cells filled in later are text too.
    static func sheetStart(columns: Int, wrapping: Set<Int>) -> String {
        var text = declaration
        text += "<worksheet xmlns=\"\(main)\"><sheetViews><sheetView workbookViewId=\"0\">"
        text += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        text += "</sheetView></sheetViews>"
        if columns > 0 { text += "<cols>" }
        for column in 0..<columns {
            let isWide = wrapping.contains(column)
            text += "<col min=\"\(column + 1)\" max=\"\(column + 1)\" width=\"\(isWide ? 60 : 20)\""
            text += " style=\"\(isWide ? wrappedStyle : textStyle)\" customWidth=\"1\"/>"
        }
        if columns > 0 { text += "</cols>" }
        return text + "<sheetData>"
    }

    /// 0 is A, 26 is AA.
    static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest /= 26
        }
        return letters
    }
}

/// Text as it may stand in a cell.
enum CellText {
    /// Excel calls a workbook with a longer cell broken. Counted in UTF-16.
    static let limit = 32_767

    /// Writes text as XML. Characters that XML can't hold are dropped, and what is beyond the limit.
    static func append(_ text: String, to buffer: inout [UInt8]) {
        let bytes = Array(text.utf8)
        var index = 0
        var length = 0
        while index < bytes.count {
            let byte = bytes[index]
            let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            length += width == 4 ? 2 : 1
            if length > limit { return }
            switch byte {
            case UInt8(ascii: "&"): buffer += "&amp;".utf8
            case UInt8(ascii: "<"): buffer += "&lt;".utf8
            case UInt8(ascii: ">"): buffer += "&gt;".utf8
            // A bare one would be read as a line feed.
            case 0x0D: buffer += "&#13;".utf8
            case 0x09, 0x0A: buffer.append(byte)
            case 0..<0x20: break
            case UInt8(ascii: "_"):
                // `_x0041_` as text must not come back as an A.
                if EscapedText.value(bytes, index) != nil { buffer += "_x005F".utf8 }
                buffer.append(byte)
            case 0xEF where bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE: break
            default: buffer += bytes[index..<index + width]
            }
            index += width
        }
    }
}
