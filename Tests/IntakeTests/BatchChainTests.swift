// The chain from first sending to entry, and the bad days: cut off in the middle, sent twice at once.

import Intake
import Law
import Registry
import Synchronization
import Testing
import TestSupport
import WorkingDays

@Suite struct `The chain of batches` {
    private func faulty(_ number: Int) -> TestRow { TestRows.penalty(number).with(["CF_WSH": ""]) }

    @Test func `R-1.3: a corrected resubmission closes the batches that it mends, and no others`() async throws {
        let home = try await TestHome()
        let first = try await home.send([TestRows.penalty(1), faulty(2), faulty(3), faulty(4)])
        let id = try #require(first.batch)
        // Fewer rows than came back leave it open.
        let part = try await home.send([TestRows.penalty(2)], SenderNote(fileName: "一.csv", corrects: id))
        #expect(part.rejected == 0)
        #expect(try await home.batch(first).hasOpenRows)
        // So do as many of which one comes back again.
        let second = try await home.send(
            [TestRows.penalty(2), TestRows.penalty(3), faulty(4)], SenderNote(fileName: "二.csv", corrects: id))
        #expect(try await home.batch(first).hasOpenRows)
        let third = try await home.send(
            [TestRows.penalty(4)], SenderNote(fileName: "三.csv", corrects: second.batch))
        // The last link closes the chain upwards.
        for result in [first, second] {
            let batch = try await home.batch(result)
            #expect(!batch.hasOpenRows)
            #expect(batch.closedBy == third.batch)
            #expect(batch.head == nil)
        }
        #expect(try await home.number("SELECT COUNT(*) FROM returned_row") == 0)
        let chain = try await home.counter().chain(of: home.batch(second))
        #expect(chain.corrects?.id == id)
        #expect(chain.corrections.map { $0.id as Int64? } == [third.batch])
        #expect(chain.closedBy?.id == third.batch)
        #expect(
            try await home.counter().chain(of: home.batch(first)).corrections.map { $0.id as Int64? } == [
                second.batch, part.batch,
            ])
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 4)
    }

    @Test func `a batch corrects only batches of the same sender and item`() async throws {
        let home = try await TestHome()
        let first = try #require(try await home.send([faulty(1)]).batch)
        for wrong in [first + 1, -1] {
            await #expect(throws: IntakeError.nothingToCorrect) {
                try await home.send([TestRows.penalty(1)], SenderNote(corrects: wrong))
            }
        }
        let permits = try TestFile(home.item("permit"), [TestRows.permit(1)]).bytes
        await #expect(throws: IntakeError.nothingToCorrect) {
            try await home.send(permits, item: "permit", SenderNote(corrects: first))
        }
        #expect(try await home.number("SELECT COUNT(*) FROM batch") == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 0)
    }

    @Test func `the same file again takes the place of the batch before`() async throws {
        let home = try await TestHome()
        let first = try await home.send([TestRows.penalty(1), faulty(2)])
        let again = try await home.send([TestRows.penalty(1), faulty(2)])
        #expect(try await home.batch(first).closedBy == again.batch)
        #expect(try await home.batch(again).hasOpenRows)
        #expect(
            try await home.counter().open(provider: home.provider.code, limit: 10).map { $0.id as Int64? } == [
                again.batch
            ])
    }

    @Test func `the list is filtered and paged`() async throws {
        let home = try await TestHome()
        for number in 1...5 { try await home.send([TestRows.penalty(number)]) }
        try await home.send([faulty(9)])
        try await home.send(TestFile(home.item("permit"), [TestRows.permit(1)]).bytes, item: "permit")
        let counter = home.counter()
        let code = home.provider.code
        let items = try await counter.list(provider: code, limit: 100).map(\.item)
        #expect(items.first == "permit")
        #expect(items.count { $0 == "penalty" } == 6)
        #expect(try await counter.list(provider: code, item: "permit", limit: 100).count == 1)
        #expect(try await counter.list(provider: code, state: .returned, limit: 100).map(\.rejected) == [1])
        let page = try await counter.list(provider: code, item: "penalty", state: .complete, limit: 3)
        let rest = try await counter.list(
            provider: code, item: "penalty", state: .complete, before: page.last?.id, limit: 3)
        #expect(page.count == 3)
        #expect(rest.count == 2)
        #expect(Set((page + rest).map(\.id)).count == 5)
    }

    @Test func `R-1.3: cut off in the middle, it says so, keeps what it entered, and goes on`() async throws {
        let home = try await TestHome()
        let rows = (1...2500).map { $0 % 7 == 0 ? faulty($0) : TestRows.penalty($0) }
        let bytes = try TestFile(home.item("penalty"), rows).bytes
        let started = Mutex<Int64>(0)
        let task = Task {
            try await home.send(
                bytes, began: { id in started.withLock { $0 = id } },
                progress: { rows in if rows > 1000 { withUnsafeCurrentTask { $0?.cancel() } } })
        }
        await #expect(throws: (any Error).self) { try await task.value }
        let id = started.withLock { $0 }
        let batch = try #require(try await home.counter().batch(id, provider: home.provider.code))
        #expect(batch.state == .interrupted)
        #expect(batch.lastLine > 1000)
        let entered = try await home.number("SELECT COUNT(*) FROM record")
        #expect(entered == Int64(batch.accepted))
        #expect(try await home.counter().returned(of: batch, 0..<5000).count == batch.rejected)
        let again = try await home.send(bytes)
        #expect(again.duplicates == batch.accepted)
        #expect(again.accepted + again.duplicates == 2500 - 357)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 2500 - 357)
        #expect(try await home.counter().batch(id, provider: home.provider.code)?.closedBy == again.batch)
    }

    @Test(arguments: [false, true])
    func `M-41: after a revocation that was cut off, the file before it brings back what it says is in force`(
        isKilled: Bool
    ) async throws {
        let home = try await TestHome()
        let rows = (1...2500).map { TestRows.penalty($0).with(["CF_ZT": "正常"]) }
        let inForce = try TestFile(home.item("penalty"), rows).bytes
        let revoked = try TestFile(home.item("penalty"), rows.map { $0.with(["CF_ZT": "撤销"]) }).bytes
        #expect(try await home.send(inForce).accepted == 2500)
        let task = Task {
            try await home.send(
                revoked, progress: { rows in if rows > 1000 { withUnsafeCurrentTask { $0?.cancel() } } })
        }
        await #expect(throws: (any Error).self) { try await task.value }
        // A server that is killed has no time to say that its batch was interrupted.
        if isKilled { try await home.run("UPDATE batch SET state = 'running' WHERE state = 'interrupted'") }
        let withdrawn = try await home.number("SELECT COUNT(*) FROM record WHERE state = 'withdrawn'")
        #expect(withdrawn >= 1000 && withdrawn < 2500)
        let back = try await home.send(inForce)
        #expect(back.updated == Int(withdrawn))
        #expect(back.duplicates == 2500 - Int(withdrawn))
        #expect(try await home.number("SELECT COUNT(*) FROM record WHERE state = 'entered'") == 2500)
        // And then it is known: once more changes nothing.
        #expect(try await home.send(inForce).state == .unchanged)
    }

    @Test func `a batch that its server took along is interrupted once it was silent for a minute`() async throws {
        let home = try await TestHome()
        let result = try await home.send([TestRows.penalty(1)])
        try await home.run("UPDATE batch SET state = 'running', ended_at = NULL")
        #expect(try await home.batch(result).state == .running)
        #expect(try await home.batch(result, days: 1).state == .interrupted)
        let code = home.provider.code
        #expect(try await home.counter(days: 1).list(provider: code, state: .interrupted, limit: 5).count == 1)
        #expect(try await home.counter(days: 1).list(provider: code, state: .running, limit: 5).isEmpty)
    }

    @Test func `two uploads of one file at once enter every row once`() async throws {
        let home = try await TestHome()
        let rows = (1...900).map { $0 % 9 == 0 ? faulty($0) : TestRows.penalty($0) }
        let bytes = try TestFile(home.item("penalty"), rows).bytes
        async let one = home.send(bytes)
        async let two = home.send(bytes)
        let (first, second) = try await (one, two)
        #expect(first.accepted + second.accepted == 800)
        #expect(first.duplicates + second.duplicates == 800)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 800)
        #expect(try await home.number("SELECT COUNT(*) FROM record WHERE version > 1") == 0)
    }
}
