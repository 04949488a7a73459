// Returned rows as their sender gets them back later: whole, with every reason, and readable by nobody else.

import Foundation
import Intake
import Law
import Registry
import Storage
import Testing
import TestSupport
import Vault
import WorkingDays

@Suite struct `Returned rows` {
    private let faulty = TestRows.penalty(2).with(["CF_WSH": "", "CF_JDRQ": "2026-02-30", "BZ": "备注里的一句话"])

    @Test func `R-1.3: what fails comes back with the reason of every row and field`() async throws {
        let home = try await TestHome()
        let result = try await home.send([TestRows.penalty(1), faulty, TestRows.penalty(3).with(["CF_SY": "<b>x</b>"])])
        let batch = try await home.batch(result)
        #expect(batch.state == .returned)
        #expect(batch.received == 3 && batch.accepted == 1 && batch.rejected == 2)
        #expect(batch.receivedOn == home.today)
        #expect(batch.head?.fileName == "十一月.csv")
        #expect(batch.actor == "zhang")
        let rows = try await home.counter().returned(of: batch, 0..<10)
        #expect(rows.map(\.line) == [3, 4])
        let errors = rows[0].errors.map { [$0.kind.rawValue, $0.field ?? ""] }
        #expect(errors.contains(["no-document", "CF_WSH"]))
        #expect(errors.contains(["bad-day", "CF_JDRQ"]))
        let columns = try #require(batch.head).columns
        let day = try #require(rows[0].errors.first { $0.kind == .badDay }?.column)
        #expect(columns[day] == "处罚决定日期")
        #expect(rows[0].cells[day] == "2026-02-30")
        #expect(rows[1].errors.map(\.kind) == [.markup])
        // The other side: rows that are right are not among them.
        let clean = try await home.batch(try await home.send([TestRows.penalty(9)]))
        #expect(clean.state == .complete)
        #expect(try await home.counter().returned(of: clean, 0..<10).isEmpty)
    }

    @Test func `a cell far beyond its field comes back cut, and is still too long; all others come back whole`()
        async throws
    {
        let home = try await TestHome()
        let long = String(repeating: "长", count: 200_000)
        let whole = String(repeating: "全", count: 5000)
        let result = try await home.send([TestRows.penalty(1).with(["CF_AJMC": long, "CF_SY": whole, "CF_JDRQ": long])])
        let batch = try await home.batch(result)
        let row = try #require(try await home.counter().returned(of: batch, 0..<1).first)
        let columns = try #require(batch.head).columns
        let cells = Dictionary(zip(columns, row.cells), uniquingKeysWith: { first, _ in first })
        let item = try home.item("penalty")
        func cell(_ code: String) throws -> String { try #require(item.field(code).flatMap { cells[$0.name.zh] }) }
        #expect(try cell("CF_SY") == whole)
        #expect(try cell("CF_AJMC").hasPrefix(String(repeating: "长", count: 1400) + "……"))
        #expect(try cell("CF_JDRQ").count < 1100)
        // In whatever column the piece ends up, it is no text.
        for code in ["CF_SY", "BZ"] {
            let moved = TestRows.penalty(1).with([code: try cell("CF_JDRQ")])
            #expect(try await home.send([moved]).notices[.garbled] == 1)
        }
        #expect(try await home.number("SELECT MAX(LENGTH(body)) FROM returned_row") < 100_000)
    }

    @Test func `the sheet of the page is the sheet of the command, byte by byte`() async throws {
        let home = try await TestHome()
        let sheet = Sheet()
        let rows = (1...250).map {
            TestRows.penalty($0).with($0 % 2 == 0 ? ["CF_WSH": "", "CF_SY": "含,逗号\n和\"引号\""] : [:])
        }
        let bytes = try TestFile(home.item("penalty"), rows).bytes
        let result = try await home.submit(bytes, feedback: sheet.path)
        #expect(try await home.sheet(of: home.batch(result)) == sheet.bytes)
    }

    @Test func `a workbook comes back as a workbook`() async throws {
        let home = try await TestHome()
        let item = try home.item("penalty")
        let writer = try XLSXSheetWriter(
            folder: FileManager.default.temporaryDirectory.path, header: item.fields.map(\.name.zh))
        for row in [TestRows.penalty(1), faulty] { try writer.add(item.fields.map { row[$0.code] ?? "" }) }
        let file = try writer.finish()
        let batch = try await home.batch(try await home.send(file.read(file.size, at: 0)))
        #expect(batch.head?.isWorkbook == true)
        let back = try await home.sheet(of: batch)
        #expect(back.starts(with: [0x50, 0x4B, 0x03, 0x04]))
        let engine = try IntakeEngine(item: "penalty", pack: home.pack, today: home.today)
        let again = try engine.check(.bytes(back), feedback: nil)
        #expect(again.received == 1 && again.rejected == 1)
    }

    @Test func `many rows are read page by page, in the order of the file`() async throws {
        let home = try await TestHome()
        let rows = (1...1500).map { TestRows.penalty($0).with($0 % 5 == 0 ? [:] : ["CF_XDR_MC": ""]) }
        let batch = try await home.batch(try await home.send(rows))
        #expect(batch.rejected == 1200)
        var lines: [Int] = []
        for first in stride(from: 0, to: 1300, by: 70) {
            let page = try await home.counter().returned(of: batch, first..<first + 70)
            #expect(page.count == max(0, min(70, 1200 - first)))
            lines += page.map(\.line)
        }
        #expect(lines == (1...1500).filter { $0 % 5 != 0 }.map { $0 + 1 })
    }

    @Test func `M-37: nobody reads another provider's batch, and no file of the home holds its words`() async throws {
        let home = try await TestHome()
        let person = TestRows.personPenalty(4, name: "欧阳试样").with(["CF_WSH": ""])
        let batch = try await home.batch(try await home.send([faulty, person]))
        #expect(try await home.counter().returned(of: batch, 0..<5).count == 2)
        let other = TestCode.organisation(77, kind: "11")
        #expect(try await home.counter().batch(batch.id, provider: other) == nil)
        #expect(try await home.counter().list(provider: other, limit: 10).isEmpty)
        for text in ["备注里的一句话", "欧阳试样", person["CF_XDR_ZJHM"] ?? "", "十一月.csv"] {
            #expect(try await home.files(holding: text) == [])
        }
    }

    @Test func `M-3: a minor's row comes back and is readable nowhere`() async throws {
        let home = try await TestHome()
        let born = home.today.adding(years: -18).adding(days: 1)
        let number = TestCode.person(born: born, sequence: 3)
        let minor = TestRows.personPenalty(1, name: "少年试样").with(["CF_XDR_ZJHM": number])
        let adult = TestRows.personPenalty(2).with([
            "CF_XDR_ZJHM": TestCode.person(born: home.today.adding(years: -30), sequence: 4)
        ])
        let batch = try await home.batch(try await home.send([minor, adult]))
        #expect(batch.accepted == 1 && batch.rejected == 1)
        #expect(try await home.counter().returned(of: batch, 0..<5).first?.errors.map(\.kind) == [.minor])
        #expect(try await home.files(holding: number) == [])
        #expect(try await home.files(holding: "少年试样") == [])
        #expect(try await home.number("SELECT COUNT(*) FROM subject") == 1)
    }

    @Test func `M-3: of a minor's row nothing goes back but its line, and nobody waits for it to come again`()
        async throws
    {
        let home = try await TestHome()
        let number = TestCode.person(born: home.today.adding(years: -14), sequence: 3)
        let minor = TestRows.personPenalty(1, name: "少年试样").with(["CF_XDR_ZJHM": number])
        let batch = try await home.batch(try await home.send([minor]))
        let row = try #require(try await home.counter().returned(of: batch, 0..<1).first)
        #expect(row.line == 2 && row.cells.allSatisfy(\.isEmpty) && row.errors.map(\.kind) == [.minor])
        let sheet = String(decoding: try await home.sheet(of: batch), as: UTF8.self)
        for word in [number, "少年试样", "销售过期食品"] { #expect(!sheet.contains(word), "\(word)") }
        let open = try await home.counter().open(provider: home.provider.code, limit: 9)
        #expect(open.isEmpty)
        let mixed = try await home.batch(try await home.send([minor, faulty]))
        #expect(try await home.counter().open(provider: home.provider.code, limit: 9).map(\.id) == [mixed.id])
    }

    @Test func `M-43: a forbidden value is blank in what is kept of its row`() async throws {
        let home = try await TestHome()
        let batch = try await home.batch(try await home.send([TestRows.penalty(1).with(["CF_SY": "血型：AB"])]))
        let row = try #require(try await home.counter().returned(of: batch, 0..<1).first)
        let column = try #require(row.errors.first { $0.kind == .forbiddenValue }?.column)
        #expect(row.cells[column] == "")
        #expect(!row.cells.contains { $0.contains("血型") })
        #expect(row.cells.contains("济南趵突食品1号有限公司"))
        #expect(!String(decoding: try await home.sheet(of: batch), as: UTF8.self).contains("血型：AB"))
    }

    @Test func `after their time returned rows are gone, and their key with them`() async throws {
        let home = try await TestHome()
        let result = try await home.send([faulty])
        #expect(try await home.batch(result, days: BatchDesk.keptDays - 1).head != nil)
        let late = try await home.batch(result, days: BatchDesk.keptDays)
        #expect(late.head == nil)
        #expect(try await home.counter().returned(of: late, 0..<1).isEmpty)
        #expect(try await home.number("SELECT COUNT(*) FROM returned_row") == 1)
        try await home.send([TestRows.penalty(5)], days: BatchDesk.keptDays + 1)
        #expect(try await home.number("SELECT COUNT(*) FROM returned_row") == 0)
        let keys = try await home.numbers("SELECT subject FROM vault_key")
        #expect(!keys.contains(try #require(result.batch)))
    }

    @Test func `a piece that was altered, or stands in another's place, does not open`() async throws {
        let home = try await TestHome()
        let batch = try await home.batch(try await home.send((1...150).map { _ in faulty }))
        try await home.run("UPDATE returned_row SET first_row = first_row + 1000 WHERE first_row = 0")
        await #expect(throws: VaultError.self) { _ = try await home.counter().returned(of: batch, 900..<1200) }
    }
}
