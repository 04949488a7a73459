// Which rows settle returned rows: those that went back, and no others, over as many files as the sender needs.

import Intake
import Law
import Registry
import Testing
import TestSupport
import WorkingDays

@Suite struct `Returned rows that come in corrected` {
    private func faulty(_ number: Int) -> TestRow { TestRows.penalty(number).with(["CF_WSH": ""]) }

    private func note(_ batch: IntakeResult) -> SenderNote { SenderNote(fileName: "改正.csv", corrects: batch.batch) }

    /// The feedback sheet as its sender corrects it.
    private func sheet(
        _ home: TestHome, _ result: IntakeResult, _ correct: (Int, inout [String: String]) -> Void
    ) async throws -> [UInt8] {
        let table = TestCSV.parse(try await home.sheet(of: home.batch(result)))
        var lines: [[String]] = []
        for (number, cells) in table.dropFirst().enumerated() {
            var row = Dictionary(uniqueKeysWithValues: zip(table[0], cells))
            correct(number, &row)
            lines.append(table[0].map { row[$0] ?? "" })
        }
        return TestFile(headers: table[0], lines: lines).bytes
    }

    @Test func `R-1.3: rows that were in before mend nothing, the returned rows do`() async throws {
        let home = try await TestHome()
        let old = (11...13).map { TestRows.penalty($0) }
        try await home.send(old)
        let first = try await home.send([faulty(1), faulty(2), faulty(3)])
        let other = try await home.send(old, note(first))
        #expect(other.state == .unchanged)
        #expect(try await home.batch(first).hasOpenRows)
        #expect(try await home.sheet(of: home.batch(first)).count > 100)
        // Neither do as many new rows about others.
        try await home.send((21...23).map { TestRows.penalty($0) }, note(first))
        #expect(try await home.batch(first).hasOpenRows)
        let mended = try await home.send((1...3).map { TestRows.penalty($0) }, note(first))
        #expect(try await home.batch(first).closedBy == mended.batch)
        #expect(try await home.number("SELECT COUNT(*) FROM returned_mark") == 0)
    }

    @Test func `R-1.3: a correction in two files closes the batch with the second`() async throws {
        let home = try await TestHome()
        let first = try await home.send([faulty(1), faulty(2), faulty(3)])
        try await home.send([TestRows.penalty(1), TestRows.penalty(2)], note(first))
        #expect(try await home.batch(first).hasOpenRows)
        let last = try await home.send([TestRows.penalty(3), faulty(9)], note(first))
        #expect(try await home.batch(first).closedBy == last.batch)
        #expect(try await home.number("SELECT COUNT(*) FROM returned_row") == 1)
    }

    @Test func `the sheet that went back says which row is meant, whatever else was changed in it`() async throws {
        let home = try await TestHome()
        let first = try await home.send([TestRows.penalty(1), faulty(2), faulty(3)])
        let one = try await sheet(home, first) { number, row in
            guard number == 0 else { return }
            row["行政处罚决定书文号"] = "济市监处罚〔2026〕2号"
            row["行政相对人名称"] = "济南改名二号有限公司"
            row["违法事实"] = "重新核对后的事实"
        }
        let second = try await home.send(one, note(first))
        #expect(second.accepted == 1 && second.rejected == 1)
        #expect(try await home.batch(first).hasOpenRows)
        // The sheet of the correction leads back to the first batch, through the row's place in both.
        let two = try await sheet(home, second) { _, row in
            row["行政处罚决定书文号"] = "济市监处罚〔2026〕3号"
            row["违法事实"] = "又一次核对"
            row["处罚内容"] = "罚款人民币5000元，限期改正"
        }
        let third = try await home.send(two, note(second))
        #expect(third.accepted == 1)
        for result in [first, second] { #expect(try await home.batch(result).closedBy == third.batch) }
    }

    @Test func `the sheet of another batch settles nothing by its row numbers`() async throws {
        let home = try await TestHome()
        let first = try await home.send([faulty(1), faulty(2)])
        let other = try await home.send([faulty(31), faulty(32)])
        let bytes = try await sheet(home, other) { number, row in
            row["行政处罚决定书文号"] = "济市监处罚〔2026〕\(31 + number)号"
        }
        #expect(try await home.send(bytes, note(first)).accepted == 2)
        #expect(try await home.batch(first).hasOpenRows)
    }

    @Test func `rows that came in since count when they are sent again as the correction`() async throws {
        let home = try await TestHome()
        let first = try await home.send([TestRows.penalty(1), faulty(2), faulty(3)])
        try await home.send([TestRows.penalty(2), TestRows.penalty(3)])
        #expect(try await home.batch(first).hasOpenRows)
        let again = try await home.send([TestRows.penalty(2), TestRows.penalty(3)], note(first))
        #expect(again.state == .unchanged)
        #expect(try await home.batch(first).closedBy == again.batch)
    }

    @Test func `each returned row needs a fact of its own, new since`() async throws {
        let home = try await TestHome()
        let row = TestRows.penalty(1)
        func numbered(_ number: Int) -> TestRow { row.with(["CF_WSH": "济市监处罚〔2026〕\(number)号"]) }
        // Three decisions about one company on one day: two came back without their numbers.
        let first = try await home.send([numbered(1), row.with(["CF_WSH": ""]), row.with(["CF_WSH": "", "BZ": "乙"])])
        #expect(first.accepted == 1 && first.rejected == 2)
        // What came in with them is none of them, and one of them is not both.
        try await home.send([numbered(1), numbered(7)], note(first))
        #expect(try await home.batch(first).hasOpenRows)
        try await home.send([numbered(7)], note(first))
        #expect(try await home.batch(first).hasOpenRows)
        // One that came in since without a word counts once it is sent as the correction.
        try await home.send([numbered(8)])
        #expect(try await home.batch(first).hasOpenRows)
        let last = try await home.send([numbered(1), numbered(7), numbered(8)], note(first))
        #expect(last.state == .unchanged)
        #expect(try await home.batch(first).closedBy == last.batch)
    }

    @Test func `a row that shows its whole key is settled by that fact, though it was in as it should be`() async throws
    {
        let home = try await TestHome()
        try await home.send([TestRows.penalty(1)])
        let first = try await home.send([TestRows.penalty(1).with(["CF_SY": "<b>"]), faulty(2)])
        try await home.send([TestRows.penalty(1)], note(first))
        #expect(try await home.batch(first).hasOpenRows)
        let last = try await home.send([TestRows.penalty(2)], note(first))
        #expect(try await home.batch(first).closedBy == last.batch)
    }

    @Test func `a batch whose server was killed is closed by the same file once it was silent`() async throws {
        let home = try await TestHome()
        let rows = [TestRows.penalty(1), faulty(2)]
        let first = try await home.send(rows)
        let key = try #require(
            try await home.column("SELECT wrapped FROM vault_key WHERE subject = \(first.batch ?? 0)").first)
        try await home.run("UPDATE batch SET state = 'running', ended_at = NULL")
        // At once nobody can tell it from one at work.
        let second = try await home.send(rows)
        #expect(try await home.batch(first).closedBy == nil)
        // A later file, whatever it is, finds it silent and superseded.
        try await home.send([TestRows.penalty(5)], days: 1)
        #expect(try await home.batch(first, days: 1).closedBy == second.batch)
        #expect(try await home.batch(second, days: 1).hasOpenRows)
        #expect(try await home.number("SELECT COUNT(*) FROM returned_row") == 1)
        #expect(try await !home.column("SELECT wrapped FROM vault_key").contains(key))
        // The same file a minute later closes it by itself.
        try await home.run(
            "UPDATE batch SET state = 'running', ended_at = NULL WHERE closed_by IS NULL")
        let again = try await home.send(rows, days: 2)
        #expect(try await home.batch(second, days: 2).closedBy == again.batch)
    }
}
