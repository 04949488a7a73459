// Why this file exists: what a cell of a workbook means, case by case.

internal import Intake
internal import Testing

@Suite("Workbooks are read cell by cell")
struct XLSXReaderTests {
    @Test("shared, inline and computed text come through whole, readings and layout do not")
    func texts() throws {
        let fixture = XLSXFixture(
            rows: """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>\
                <c r="D1" t="inlineStr"><is><r><t>甲</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 乙</t></r>\
                <rPh sb="0" eb="1"><t>jia</t></rPh></is></c><c r="E1" t="str"><f>A1</f><v>&lt;丙&gt;&amp;</v></c></row>
                """,
            strings: """
                <si><t xml:space="preserve"> 首 </t></si>\
                <si><r><t>粗</t></r><r><rPr><sz val="9"/></rPr><t>细</t></r><rPh sb="0" eb="1"><t>cu</t></rPh></si>\
                <si><t>一_x000D_二_x005F_x0041_</t></si>
                """)
        let rows = try fixture.read()
        #expect(rows.map(\.cells) == [[" 首 ", "粗细", "一\r二_x0041_", "甲 乙", "<丙>&"]])
        #expect(rows.first?.numeric == [false, false, false, false, false])
    }

    @Test("columns come from the place of the cell, rows keep their sheet number, blank rows are passed over")
    func sparse() throws {
        let rows = try XLSXFixture(
            rows: """
                <row r="3"><c r="B3"><v>7</v></c><c r="AB3" t="str"><v>远</v></c><c r="AC3" s="1"/></row>\
                <row r="4"><c r="A4" t="str"><v> </v></c></row><row/>\
                <row r="9"><c t="str"><v>无名</v></c><c t="str"><v>次</v></c></row>\
                <row><c r="XFD10" s="1"/></row>
                """
        ).read()
        #expect(rows.map(\.line) == [3, 9])
        #expect(rows[0].cells.count == 28)
        #expect(rows[0].cells[1] == "7" && rows[0].cells[27] == "远")
        #expect(rows[0].cells.joined() == "7远")
        #expect(rows[1].cells == ["无名", "次"])
    }

    @Test("a number in a code column can be told from text, and is not prettified")
    func numbers() throws {
        let row = try #require(
            try XLSXFixture(
                rows: """
                    <row r="1"><c r="A1"><v>3.101151990010113E+17</v></c><c r="B1" t="n" s="0"><v>45366</v></c>\
                    <c r="C1" s="1"><v>45366</v></c><c r="D1" t="str"><v>310115199001011234</v></c>\
                    <c r="E1" s="1"><v>3.101151990010113E+17</v></c><c r="F1" s="1"><v>-1</v></c></row>
                    """
            ).read().first)
        #expect(
            row.cells == [
                "3.101151990010113E+17", "45366", "2024-03-15", "310115199001011234", "3.101151990010113E+17", "-1",
            ])
        #expect(row.numeric == [true, true, false, false, true, true])
    }

    @Test("truth values are text, an error and a formula that was never computed are reported")
    func others() throws {
        let rows = try XLSXFixture(
            rows: """
                <row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c>\
                <c r="D1"><f>1+1</f></c><c r="E1"><f>1+1</f><v></v></c><c r="F1" t="str"><f>""</f><v></v></c>\
                <c r="G1"><f>1+1</f><v>2</v></c><c r="H1" t="d"><v>2024-03-15T00:00:00</v></c>\
                <c r="I1" t="d"><v>2024-03-15T08:30:00</v></c></row>\
                <row r="2"><c r="B2"><f>1+1</f></c></row>
                """
        ).read()
        #expect(
            rows.map(\.cells) == [
                ["TRUE", "FALSE", "#N/A", "", "", "", "2", "2024-03-15", "2024-03-15 08:30:00"], ["", ""],
            ])
        #expect(rows.map(\.formulaWithoutValue) == [[2, 3, 4], [1]])
    }

    @Test(
        "serial numbers become days in both systems",
        arguments: [
            (false, "0.5", "12:00:00"), (false, "1", "1900-01-01"), (false, "59", "1900-02-28"),
            (false, "60", "1900-02-29"), (false, "61", "1900-03-01"), (false, "45366", "2024-03-15"),
            (false, "45366.75", "2024-03-15 18:00:00"), (false, "45366.9999999", "2024-03-15 23:59:59"),
            (false, "2958465", "9999-12-31"), (false, "2958466", "2958466"), (true, "0", "1904-01-01"),
            (true, "1", "1904-01-02"), (true, "59", "1904-02-29"), (true, "61", "1904-03-02"),
            (true, "45366", "2028-03-16"), (true, "45366.75", "2028-03-16 18:00:00"), (false, "nan", "nan"),
        ])
    func serials(uses1904: Bool, serial: String, text: String) throws {
        let rows = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>\(serial)</v></c></row>"
        let fixture = XLSXFixture([(rows, "visible")], uses1904: uses1904)
        #expect(try fixture.read().first?.cells == [text])
    }

    @Test(
        "only formats of days make a day of a number",
        arguments: [
            ("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", true), ("[$-804]aaaa;@", false), ("yyyy/m/d", true),
            ("#,##0.00&quot;yd&quot;", false), ("[Red]0.00", false), ("0年", false), ("\\d0", false), ("h:mm", true),
            ("General", false), ("@", false), ("0.00E+00", false), ("mm:ss.0", true),
        ])
    func formats(code: String, isDay: Bool) throws {
        let fixture = XLSXFixture(
            rows: "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>45366</v></c></row>", formats: [0, 200], codes: [200: code])
        #expect(try fixture.read().first?.numeric == [!isDay])
    }

    @Test("the first visible sheet with rows is read; others can be asked for")
    func sheets() throws {
        let text: (String) -> String = { "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\($0)</v></c></row>" }
        let fixture = XLSXFixture([
            (text("藏"), "hidden"), ("<row r=\"1\"/>", "visible"), (text("一"), "visible"), (text("二"), "visible"),
        ])
        #expect(try fixture.read().map(\.cells) == [["一"]])
        var reader = try XLSXReader(.bytes(fixture.zipped()))
        #expect(try reader.nextRow()?.cells == ["一"])
        #expect(reader.sheetName == "表3")
        try reader.rewind()
        #expect(try reader.nextRow()?.cells == ["一"])
        #expect(try reader.moveToNextSheet())
        #expect(try reader.nextRow()?.cells == ["二"])
        #expect(try reader.nextRow() == nil)
        #expect(try !reader.moveToNextSheet())
    }

    @Test("fifty thousand rows are read in moderate time")
    func speed() throws {
        var rows = ""
        for row in 1...50_000 {
            rows += "<row r=\"\(row)\"><c r=\"A\(row)\" t=\"s\"><v>\(row % 7)</v></c><c r=\"B\(row)\"><v>\(row)</v></c>"
            rows +=
                "<c r=\"C\(row)\" s=\"1\"><v>45366</v></c><c r=\"D\(row)\" t=\"inlineStr\"><is><t>罚\(row)</t></is></c>"
            rows += "</row>"
        }
        let strings = (0..<7).map { "<si><t>某某公司\($0)</t></si>" }.joined()
        var reader = try XLSXReader(.bytes(XLSXFixture(rows: rows, strings: strings).zipped()))
        var count = 0
        let time = try ContinuousClock().measure { while try reader.nextRow() != nil { count += 1 } }
        #expect(count == 50_000)
        print("50 000 rows of 4 cells in \(time)")
    }
}
