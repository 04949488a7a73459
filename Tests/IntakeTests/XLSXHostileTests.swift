// Why this file exists: a workbook comes from outside, so broken and malicious ones are refused, quickly and by name.

internal import Intake
internal import Testing

@Suite("Hostile and damaged workbooks are refused")
struct XLSXHostileTests {
    private let row = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
    private var fixture: XLSXFixture { XLSXFixture(rows: row, strings: "<si><t>甲</t></si>") }

    private func refusal(_ fixture: XLSXFixture) -> IntakeError? {
        do throws(IntakeError) {
            _ = try fixture.read()
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "a DOCTYPE is refused in every part",
        arguments: [
            ("xl/workbook.xml", XLSXFault.Part.workbook), ("xl/strings.xml", .strings), ("xl/styles.xml", .styles),
            ("xl/sheets/s0.xml", .sheet), ("_rels/.rels", .relationships),
        ])
    func doctype(name: String, part: XLSXFault.Part) {
        var fixture = fixture
        fixture.add(name, "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>")
        #expect(refusal(fixture) == .workbook(.doctype(part)))
    }

    @Test("bombs are refused before they unfold")
    func bombs() {
        let clock = ContinuousClock()
        var large = fixture
        large.add("xl/strings.xml", bytes: [UInt8](repeating: 0x20, count: 65 << 20))
        var tight = fixture
        tight.add(
            "xl/sheets/s0.xml",
            "<worksheet><sheetData>" + String(repeating: "<row></row>", count: 2 << 20) + "</sheetData></worksheet>")
        let bytes = (large.zipped(), tight.zipped())
        var results: [IntakeError?] = []
        let time = clock.measure {
            for file in [bytes.0, bytes.1] {
                do throws(IntakeError) {
                    _ = try XLSXFixture.read(file)
                    results.append(nil)
                } catch {
                    results.append(error)
                }
            }
        }
        #expect(results == [.workbook(.tooLarge(.strings, limit: 64 << 20)), .workbook(.bomb(.sheet))])
        #expect(time < .seconds(60))
        print("two bombs refused in \(time)")
    }

    @Test("a text that thousands of cells name is refused, one that a table may repeat is not")
    func repeated() throws {
        func table(_ text: Int, rows: Int) -> XLSXFixture {
            let cells = (0..<28).map { _ in "<c t=\"s\"><v>0</v></c>" }.joined()
            let strings = "<si><t>\(String(repeating: "A", count: text))</t></si>"
            return XLSXFixture(rows: (1...rows).map { _ in "<row>\(cells)</row>" }.joined(), strings: strings)
        }
        #expect(refusal(table(30_000, rows: 400)) == .workbook(.bomb(.strings)))
        #expect(refusal(table(200, rows: 1000)) == nil)
    }

    @Test(
        "nonsense in a sheet is refused",
        arguments: [
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>",
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>x</v></c></row>", "<row r=\"1\"><c r=\"11\"><v>7</v></c></row>",
            "<row r=\"1\"><c r=\"B1\"><v>7</v></c><c r=\"A1\"><v>7</v></c></row>",
            "<row r=\"1\"><c r=\"A1\"><v>7</v></c><c r=\"A1\"><v>8</v></c></row>",
            "<row r=\"2\"><c r=\"A2\"><v>7</v></c></row><row r=\"2\"><c r=\"A2\"><v>7</v></c></row>",
            "<row r=\"1048577\"><c r=\"A1\"><v>7</v></c></row>", "<row r=\"1\"><c r=\"A1\" t=\"?\"><v>7</v></c></row>",
            "<row r=\"1\"><c r=\"A1\"><v>7</c></row>", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&evil;</v></c></row>",
            String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100),
            (0..<3000).map { "<n\($0)/>" }.joined(),
            "<!--" + String(repeating: "-a", count: 2 << 20) + "-->",
        ])
    func nonsense(rows: String) {
        #expect(refusal(XLSXFixture(rows: rows, strings: "<si><t>甲</t></si>")) == .workbook(.damaged(.sheet)))
    }

    @Test("rows beyond measure are refused with their number")
    func measures() {
        let wide = "<row r=\"4\"><c r=\"ALM4\"><v>1</v></c></row>"
        #expect(refusal(XLSXFixture(rows: wide)) == .workbook(.tooManyColumns(row: 4, limit: 1000)))
        let cells = (0..<20).map { _ in "<c t=\"s\"><v>0</v></c>" }.joined()
        let long = XLSXFixture(
            rows: "<row r=\"5\">\(cells)</row>", strings: "<si><t>\(String(repeating: "长", count: 30_000))</t></si>")
        #expect(refusal(long) == .workbook(.rowTooLong(row: 5, limit: 1 << 20)))
    }

    @Test("what is no workbook is called what it is")
    func kinds() throws {
        var word = XLSXFixture()
        word.add("word/document.xml", "<d/>")
        #expect(refusal(word) == .workbook(.otherKind("a Word document")))
        #expect(refusal(XLSXFixture([(row, "hidden")], strings: "<si/>")) == .workbook(.noWorksheet))
        let locked = fixture.zipped(password: "secret")
        #expect(throws: IntakeError.workbook(.encrypted)) { try XLSXFixture.read(locked) }
        #expect(throws: IntakeError.empty) { try XLSXFixture.read([]) }
        #expect(throws: IntakeError.workbook(.notZip)) { try XLSXFixture.read(Array("甲,乙".utf8)) }
        #expect(throws: IntakeError.workbook(.oldOrLocked)) {
            try XLSXFixture.read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        }
        #expect(throws: IntakeError.unreadable(path: "/nowhere/a.xlsx")) {
            _ = try XLSXReader(.file(path: "/nowhere/a.xlsx"))
        }
    }

    @Test("a file cut anywhere is refused, not misread")
    func cut() {
        let whole = fixture.zipped()
        for length in stride(from: 0, to: whole.count - 1, by: 7) {
            #expect(throws: IntakeError.self) { try XLSXFixture.read(Array(whole.prefix(length))) }
        }
    }

    @Test("parts with flipped bytes in a sound archive never crash")
    func flippedParts() {
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let rich = XLSXFixture(
            rows: row
                + "<row r=\"2\"><c r=\"B2\" s=\"1\"><v>45366.75</v></c><c r=\"C2\" t=\"d\"><v>2024-03-15T00:00:00</v>"
                + "</c><c r=\"D2\" t=\"inlineStr\"><is><t>_x000D_甲_x</t></is></c><c r=\"E2\"><f>1</f></c></row>",
            strings: "<si><r><t>甲_x0041_</t></r><rPh><t>j</t></rPh></si>", codes: [200: "yyyy\\"])
        for _ in 0..<400 {
            var broken = rich
            let index = random(broken.parts.count)
            for _ in 0...random(3) {
                let place = random(broken.parts[index].bytes.count)
                broken.parts[index].bytes[place] ^= UInt8(1 << random(8))
            }
            let bytes = broken.zipped()
            do throws(IntakeError) {
                for row in try XLSXFixture.read(bytes) { #expect(row.cells.count == row.numeric.count) }
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test("flipped bytes never crash and never change a value")
    func flipped() throws {
        let whole = fixture.zipped()
        let rows = try fixture.read()
        var state: UInt64 = 20_240_315
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var refused = 0
        for _ in 0..<600 {
            var bytes = whole
            for _ in 0...random(3) { bytes[random(bytes.count)] ^= UInt8(1 << random(8)) }
            do throws(IntakeError) {
                let read = try XLSXFixture.read(bytes)
                // A shared text that can't be found any more leaves the sheet without its list: that is refused too.
                #expect(read == rows || read.isEmpty)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 300)
    }
}
