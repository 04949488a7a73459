// What is kept and shown of returned rows once some of them were mended, or their file was sent again.

import Intake
import Registry
import Testing
import TestSupport
import WorkingDays

@Suite struct `Returned rows afterwards` {
    private func faulty(_ number: Int) -> TestRow { TestRows.penalty(number).with(["CF_WSH": ""]) }

    @Test func `of a file that came again the name stays, under another key, until its time is up`() async throws {
        let home = try await TestHome()
        let rows = [TestRows.penalty(1), faulty(2)]
        let first = try await home.send(rows)
        let id = try #require(first.batch)
        let wrapped = "SELECT wrapped FROM vault_key WHERE subject = \(id)"
        let key = try await home.column(wrapped)
        let again = try await home.send(rows, SenderNote(fileName: "十一月(2).csv"))
        let before = try await home.batch(first)
        #expect(before.isSentAgain && before.head?.fileName == "十一月.csv" && before.head?.columns == [])
        #expect(try await home.column(wrapped) != key)
        #expect(try await home.counter().returned(of: before, 0..<9).isEmpty)
        #expect(try await home.number("SELECT COUNT(*) FROM returned_row WHERE batch = \(id)") == 0)
        #expect(try await home.counter().settled(of: [before]) == [:])
        let chain = try await home.counter().chain(of: home.batch(again))
        #expect(chain.sentBefore?.id == id)
        #expect(try await home.counter().chain(of: before).sentBefore == nil)
        let listed = try await home.counter().list(provider: home.provider.code, limit: 9)
        #expect(listed.map(\.isSentAgain) == [false, true])
        // Once more: each names the one after it.
        let third = try await home.send(rows)
        #expect(try await home.batch(first).closedBy == again.batch)
        #expect(try await home.batch(again).closedBy == third.batch)
        #expect(try await home.batch(again).head?.fileName == "十一月(2).csv")
        // When its time is up the name goes; by which batch it was closed stays known.
        try await home.send([TestRows.penalty(7)], days: BatchDesk.keptDays + 1)
        let late = try await home.batch(first, days: BatchDesk.keptDays + 1)
        #expect(late.head == nil && late.closedBy == again.batch && late.isSentAgain)
        #expect(try await home.column(wrapped) == [])
        // The other side: what a correction closes was not sent again.
        let other = try await home.send([faulty(4)])
        try await home.send([TestRows.penalty(4)], SenderNote(fileName: "改.csv", corrects: other.batch))
        let mended = try await home.batch(other)
        #expect(mended.closedBy != nil && !mended.isSentAgain && mended.head == nil)
    }

    @Test func `R-1.3: rows that came in corrected are listed no more, the others are`() async throws {
        let home = try await TestHome()
        let rows = (1...1300).map { faulty($0) }
        let first = try await home.send(rows)
        let mended = (1...1300).filter { $0 % 2 == 0 }.map { TestRows.penalty($0) }
        try await home.send(mended, SenderNote(fileName: "改.csv", corrects: first.batch))
        let batch = try await home.batch(first)
        let counter = home.counter()
        #expect(batch.rejected == 1300 && batch.hasOpenRows)
        #expect(try await counter.settled(of: [batch]) == [batch.id: 650])
        var lines: [Int] = []
        for start in stride(from: 0, to: 700, by: 70) {
            lines += try await counter.returned(of: batch, start..<start + 70).map(\.line)
        }
        let open = (1...1300).filter { $0 % 2 == 1 }.map { $0 + 1 }
        #expect(lines == open)
        let sheet = TestCSV.parse(try await home.sheet(of: batch))
        let place = try #require(sheet[0].firstIndex(of: "行号"))
        #expect(sheet.dropFirst().map { $0[place] } == open.map(String.init))
    }

    @Test func `M-3: a row that isn't to be sent again counts as settled by nobody`() async throws {
        let home = try await TestHome()
        let number = TestCode.person(born: home.today.adding(years: -14), sequence: 3)
        let minor = TestRows.personPenalty(1, name: "少年试样").with(["CF_XDR_ZJHM": number])
        let first = try await home.send([minor, faulty(2), faulty(3)])
        try await home.send([TestRows.penalty(2)], SenderNote(fileName: "改.csv", corrects: first.batch))
        let batch = try await home.batch(first)
        #expect(try await home.counter().settled(of: [batch]) == [batch.id: 1])
        #expect(try await home.counter().returned(of: batch, 0..<9).map(\.line) == [2, 4])
    }
}
