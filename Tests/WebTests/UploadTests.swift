// What the form answers when the sender meant something that can't be carried out: nothing is dropped in silence.

import Intake
import Law
import Testing
import TestSupport
import Web

@Suite struct `The upload form` {
    @Test(arguments: ["abc", "12x", "1.5", " 7", "99999999999999999999", "-"])
    func `a batch that can't be one is answered like one that is not there`(corrects: String) async throws {
        let site = try await DeskSite()
        let file = try site.file([SharedRows.penalty(1)])
        let page = try await site.upload(file, corrects: corrects)
        #expect(page.status == 422)
        #expect(page.text.contains("要改正的批次不是贵单位的"))
        #expect(page.text.contains("value=\"penalty\" selected"))
        #expect(try await site.home.number("SELECT COUNT(*) FROM batch") == 0)
        let unknown = try await site.upload(file, corrects: "7")
        #expect(unknown.status == 422 && unknown.text.contains("要改正的批次不是贵单位的"))
        // The other side: the empty choice corrects nothing.
        #expect(try await site.upload(file).text.contains("全部入库"))
    }

    @Test func `a workbook with two sheets of rows is refused with their names and what to do`() async throws {
        let site = try await DeskSite()
        let book = try Self.twoSheets(of: site.home.item("penalty").fields.map(\.name.zh))
        let page = try await site.upload(book, name: "一二月.xlsx")
        #expect(page.status == 422)
        for text in ["“一月”", "“二月&lt;b&gt;”", "一个文件只报一张表", "说明页和空表可以留着"] {
            #expect(page.text.contains(text), "\(text)")
        }
        #expect(try await site.home.number("SELECT COUNT(*) FROM batch") == 0)
        #expect(try site.leftFiles == [])
    }

    @Test func `R-1.3: a server that must end interrupts the file that it has begun, says so, and takes no more`()
        async throws
    {
        let site = try await DeskSite(mostBytes: 64 << 20)
        let file = try site.file((1...40_000).map { SharedRows.penalty($0) })
        let answer = try await site.post(site.form(file, name: "十一月.csv"))
        #expect(answer.status == 303)
        #expect(try await site.home.texts("SELECT state FROM batch") == ["running"])
        await site.portal.cutOffIntake()
        #expect(try await site.home.texts("SELECT state FROM batch") == ["interrupted"])
        let entered = try await site.home.number("SELECT COUNT(*) FROM record")
        #expect(entered < 40_000)
        #expect(try await site.home.number("SELECT accepted FROM batch") == entered)
        let page = try await site.get(try #require(answer.header("Location")))
        #expect(page.text.contains("中断") && page.text.contains("把同一个文件再报一次"))
        // Nothing goes on behind it, and nothing new begins.
        #expect(try await site.post(site.form(site.file([SharedRows.penalty(1)]), name: "a.csv")).status == 503)
        #expect(try await site.home.number("SELECT COUNT(*) FROM record") == entered)
        #expect(try await site.home.number("SELECT COUNT(*) FROM batch") == 1)
    }

    /// The zip of a workbook, stored without packing; each sheet has the header and a row.
    private static func twoSheets(of header: [String]) -> [UInt8] {
        let document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        func row(_ number: Int, _ cells: [String]) -> String {
            "<row r=\"\(number)\">" + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
        }
        let sheet = "<worksheet><sheetData>\(row(1, header))\(row(2, header.map { _ in "甲" }))</sheetData></worksheet>"
        let link: (String, String, String) -> String = { id, kind, target in
            "<Relationship Id=\"\(id)\" Type=\"\(document)/\(kind)\" Target=\"\(target)\"/>"
        }
        return TestZip.stored([
            ("_rels/.rels", "<Relationships>\(link("w", "officeDocument", "xl/workbook.xml"))</Relationships>"),
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"\(document)\"><sheets><sheet name=\"一月\" sheetId=\"1\" r:id=\"a\"/>"
                    + "<sheet name=\"二月&lt;b&gt;\" sheetId=\"2\" r:id=\"b\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships>\(link("a", "worksheet", "a.xml"))\(link("b", "worksheet", "b.xml"))</Relationships>"
            ), ("xl/a.xml", sheet), ("xl/b.xml", sheet),
        ])
    }
}

/// An archive of files that are stored as they are.
private enum TestZip {
    static func stored(_ files: [(name: String, text: String)]) -> [UInt8] {
        var body: [UInt8] = []
        var list: [UInt8] = []
        for file in files {
            let (name, bytes) = (Array(file.name.utf8), Array(file.text.utf8))
            let common =
                number(20, 2) + number(0x800, 2) + number(0, 6) + number(Int(checksum(bytes)), 4)
                + number(bytes.count, 4) + number(bytes.count, 4) + number(name.count, 2) + number(0, 2)
            list += number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 10) + number(body.count, 4) + name
            body += number(0x0403_4B50, 4) + common + name + bytes
        }
        let end =
            number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
            + number(list.count, 4) + number(body.count, 4) + number(0, 2)
        return body + list + end
    }

    /// Little-endian.
    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> ($0 * 8) : 0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
    }
}
