// The sheet that goes back: the sender's own columns and order, four columns more, and it can be submitted as it is.

import Intake
import Law
import Testing
import TestSupport
import WorkingDays

@Suite struct `The feedback sheet` {
    private let extra = ["行号", "退回原因", "规则", "依据"]

    @Test func `it opens with the mark of UTF-8 and has four columns more, last`() throws {
        let sheet = Sheet()
        var file = TestFile(try Checked.item("penalty"), [TestRows.penalty().with(["CF_WSH": ""])])
        file.encoding = .gb18030
        file.separator = "\t"
        let engine = try IntakeEngine(item: "penalty", pack: TestPack.load(), today: TestDay.today)
        let result = try engine.check(.bytes(file.bytes), feedback: sheet.path)
        #expect(result.feedback == sheet.path)
        let bytes = try #require(sheet.bytes)
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(bytes.suffix(2) == [0x0D, 0x0A])
        #expect(TestCSV.parse(bytes).first == file.headers + extra)
    }

    @Test func `columns stay in the sender's order under the sender's names, unknown ones too`() throws {
        var random = SeededRandom(8)
        let item = try Checked.item("penalty")
        var file = TestFile(
            item, codes: item.fields.map(\.code).shuffled(using: &random), [TestRows.penalty().with(["CF_WSH": ""])])
        file.headers.insert("序号", at: 3)
        file.lines[0].insert("甲一", at: 3)
        file.headers[5] += "："
        let checked = try Checked(file.bytes)
        #expect(checked.sheet[0] == file.headers + extra)
        #expect(Array(checked.sheet[1].prefix(file.headers.count)) == file.lines[0])
    }

    @Test func `only returned rows are in it, each with its own line`() throws {
        let rows = (1...9).map { TestRows.penalty($0).with($0 % 3 == 0 ? ["CF_XDR_MC": ""] : [:]) }
        let checked = try Checked(rows)
        #expect(checked.lines == [4, 7, 10])
        #expect(checked.result.accepted == 6)
    }

    @Test func `there is none if nothing was returned`() throws {
        let sheet = Sheet()
        let engine = try IntakeEngine(item: "penalty", pack: TestPack.load(), today: TestDay.today)
        let file = TestFile(try Checked.item("penalty"), [TestRows.penalty()])
        #expect(try engine.check(.bytes(file.bytes), feedback: sheet.path).feedback == nil)
        #expect(sheet.bytes == nil)
    }

    @Test(arguments: ["引号\"内\"外", "逗号,分号;", "换\n行", "回\r\n车", "\"", " 前后 ", "'=1+1", "，、；"])
    func `cells come back exactly as they were sent`(text: String) throws {
        let checked = try Checked([TestRows.penalty().with(["CF_WSH": "", "CF_SY": text])])
        let column = try #require(Checked.item("penalty").field("CF_SY")).name.zh
        #expect(checked.column(column).map { $0.replacing("\r\n", with: "\n") } == [text.replacing("\r\n", with: "\n")])
    }

    @Test func `it can be corrected and submitted as it is`() async throws {
        let home = try await TestHome()
        let sheet = Sheet()
        let rows = (1...6).map {
            TestRows.penalty($0).with($0 % 2 == 0 ? ["CF_XDR_MC": "", "CF_SY": "含,逗号\n和\"引号\""] : [:])
        }
        #expect(try await home.submit(rows, feedback: sheet.path).rejected == 3)
        var table = TestCSV.parse(try #require(sheet.bytes))
        let name = try #require(table[0].firstIndex(of: "行政相对人名称"))
        for row in 1..<table.count { table[row][name] = "济南趵突食品\(row * 2)号有限公司" }
        var corrected = TestFile(headers: table[0], lines: Array(table.dropFirst()))
        corrected.encoding = .utf8WithMark
        let again = try await home.submit(corrected.bytes, feedback: sheet.path)
        #expect(again.accepted == 3)
        #expect(again.unknownColumns == [])
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 6)
    }

    @Test func `submitted again without correction it comes back the same`() throws {
        let first = try Checked([TestRows.penalty(1).with(["CF_WSH": ""]), TestRows.penalty(2).with(["CF_SY": "<b>"])])
        var file = TestFile(headers: first.sheet[0], lines: Array(first.sheet.dropFirst()))
        file.encoding = .utf8WithMark
        let second = try Checked(file.bytes)
        #expect(second.sheet[0] == first.sheet[0])
        #expect(second.column("退回原因") == first.column("退回原因"))
        #expect(second.result.rejected == 2)
    }

    @Test func `a place that can't be written is said before anything is entered`() async throws {
        let home = try await TestHome()
        let rows = (1...500).map { TestRows.penalty($0) } + [TestRows.penalty(501).with(["CF_WSH": ""])]
        await #expect(throws: IntakeError.self) {
            try await home.submit(rows, feedback: "/no-such-folder/feedback.csv")
        }
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 0)
    }
}
