// Why this file exists: workbooks made part by part, so that a test can say exactly what is in the file.

internal import CZip
internal import Foundation
internal import Intake

/// A small workbook; all text in it is made up.
struct XLSXFixture {
    var parts: [(name: String, bytes: [UInt8])] = []

    init() {}

    /// A workbook with these sheets.
    /// - Parameters:
    ///   - sheets: what stands inside `sheetData`, and the state of the sheet.
    ///   - strings: the `si` elements of the shared text.
    ///   - formats: number formats of the cell formats 0, 1, 2 …
    init(
        _ sheets: [(rows: String, state: String)], strings: String? = nil, formats: [Int] = [0, 14],
        codes: [Int: String] = [:], uses1904: Bool = false
    ) {
        let document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        var list = ""
        var links = ""
        for (index, sheet) in sheets.enumerated() {
            list +=
                "<sheet name=\"表\(index + 1)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"r\(index)\"/>"
            links += "<Relationship Id=\"r\(index)\" Type=\"\(document)/worksheet\" Target=\"sheets/s\(index).xml\"/>"
            add("xl/sheets/s\(index).xml", "<worksheet \(main)><sheetData>\(sheet.rows)</sheetData></worksheet>")
        }
        links += "<Relationship Id=\"st\" Type=\"\(document)/styles\" Target=\"/xl/styles.xml\"/>"
        links +=
            "<Relationship Id=\"out\" Type=\"\(document)/externalLink\" Target=\"http://x/\" TargetMode=\"External\"/>"
        if let strings {
            links += "<Relationship Id=\"ss\" Type=\"\(document)/sharedStrings\" Target=\"strings.xml\"/>"
            add("xl/strings.xml", "<sst \(main)>\(strings)</sst>")
        }
        let numbers = codes.map { "<numFmt numFmtId=\"\($0.key)\" formatCode=\"\($0.value)\"/>" }.joined()
        let cells = formats.map { "<xf numFmtId=\"\($0)\"/>" }.joined()
        add(
            "xl/styles.xml",
            "<styleSheet \(main)><numFmts>\(numbers)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                + "<cellXfs>\(cells)</cellXfs></styleSheet>")
        add(
            "xl/workbook.xml",
            "<workbook \(main) xmlns:r=\"\(document)\"><workbookPr date1904=\"\(uses1904 ? 1 : 0)\"/>"
                + "<sheets>\(list)</sheets></workbook>")
        add("xl/_rels/workbook.xml.rels", "<Relationships>\(links)</Relationships>")
        add(
            "_rels/.rels",
            "<Relationships><Relationship Id=\"w\" Type=\"\(document)/officeDocument\" Target=\"xl/workbook.xml\"/>"
                + "</Relationships>")
    }

    /// A workbook of one visible sheet.
    init(rows: String, strings: String? = nil, formats: [Int] = [0, 14], codes: [Int: String] = [:]) {
        self.init([(rows, "visible")], strings: strings, formats: formats, codes: codes)
    }

    /// Adds a part, or puts it in the place of one.
    mutating func add(_ name: String, _ text: String) { add(name, bytes: Array(text.utf8)) }

    mutating func add(_ name: String, bytes: [UInt8]) {
        parts.removeAll { $0.name == name }
        parts.append((name, bytes))
    }

    /// The whole file.
    func zipped(password: String? = nil) -> [UInt8] {
        guard let target = zip_source_buffer_create(nil, 0, 0, nil),
            let archive = zip_open_from_source(target, Int32(ZIP_CREATE | ZIP_TRUNCATE), nil)
        else { return [] }
        zip_source_keep(target)
        defer { zip_source_free(target) }
        for part in parts {
            let copy = malloc(max(1, part.bytes.count))
            UnsafeMutableRawBufferPointer(start: copy, count: part.bytes.count).copyBytes(from: part.bytes)
            let source = zip_source_buffer_create(copy, UInt64(part.bytes.count), 1, nil)
            let index = zip_file_add(archive, part.name, source, UInt32(ZIP_FL_ENC_UTF_8))
            guard index >= 0 else { return [] }
            if let password {
                zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password)
            }
        }
        guard zip_close(archive) == 0, zip_source_open(target) == 0 else { return [] }
        defer { zip_source_close(target) }
        zip_source_seek(target, 0, SEEK_END)
        let size = Int(zip_source_tell(target))
        zip_source_seek(target, 0, SEEK_SET)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = Int(max(0, zip_source_read(target, buffer.baseAddress, UInt64(size))))
        }
    }

    /// All rows, as the reader gives them.
    func read() throws(IntakeError) -> [XLSXRow] { try Self.read(zipped()) }

    static func read(_ bytes: [UInt8]) throws(IntakeError) -> [XLSXRow] {
        var reader = try XLSXReader(.bytes(bytes))
        var rows: [XLSXRow] = []
        while let row = try reader.nextRow() { rows.append(row) }
        return rows
    }
}
