// The one clock that all servers share, what jobs take from it, and how long a job that is done is remembered.

import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

@Suite("The time of jobs")
struct JobTimeTests {
    private let desk: JobDesk

    init() async throws { desk = try await JobDesk() }

    @Test("a database says what time it is, and goes on within a transaction")
    func moment() async throws {
        let own = Int64(Date().timeIntervalSince1970 * 1_000_000)
        let moments = try await desk.database.write { connection in
            let first = try connection.moment()
            // Long enough for the coarser of the two clocks.
            Thread.sleep(forTimeInterval: 0.02)
            return [first, try connection.moment()]
        }
        #expect(abs(moments[0] - own) < 60 * JobDesk.second, "the server of the tests is this machine")
        #expect((10_000...10_000_000).contains(moments[1] - moments[0]))
        let read = try await desk.database.read { try $0.moment() }
        #expect(read >= moments[1])
    }

    @Test("a worker takes the time from the database, whatever its own clock says, and its handler the day")
    func shared() async throws {
        let taken = Mutex<Int64>(0)
        let kind = JobKind("sweep", .hourly) { ticket in
            taken.withLock { $0 = ticket.takenAt }
            return 1
        }
        let worker = JobRunner(
            [kind], database: desk.database, holder: "a", elapsed: { 0 }, makeID: { [desk] in desk.makeID() },
            words: { "\(type(of: $0))" })
        let before = try await desk.database.read { try $0.moment() }
        #expect(try await worker.runDue().map(\.outcome) == [.done])
        let after = try await desk.database.read { try $0.moment() }
        #expect((before...after).contains(taken.withLock { $0 }))
        let job = try #require(try await desk.job("sweep"))
        #expect(job.due == JobSchedule.hourly.next(after: taken.withLock { $0 }))
        #expect((before...after).contains(try #require(job.finishedAt)))
    }

    @Test("a lease ends two minutes after the last sign of life by the database's clock")
    func lease() async throws {
        let gate = JobGate()
        let kind = JobKind("sweep", .hourly) { [desk] ticket in
            try await desk.database.write { try ticket.hold($0) }
            await gate.wait()
            return 1
        }
        let worker = JobRunner(
            [kind], database: desk.database, holder: "a", elapsed: { 0 }, makeID: { [desk] in desk.makeID() },
            words: { "\(type(of: $0))" })
        let before = try await desk.database.read { try $0.moment() }
        async let running = worker.runDue()
        await gate.arrival()
        let after = try await desk.database.read { try $0.moment() }
        guard case .held(_, _, let until) = try #require(try await desk.job("sweep")).state else {
            Issue.record("nobody holds the job")
            return
        }
        let lease = JobLimits.standard.lease
        #expect((before + lease...after + lease).contains(until))
        gate.open()
        #expect(try await running.map(\.outcome) == [.done])
    }

    // MARK: Jobs that are done

    private var forgetting: JobRunner { desk.worker("f", [.forgettingDone(desk.database)]) }

    @Test("a one-off job that is done is remembered for ninety days; then its row goes, and its key is free again")
    func forgets() async throws {
        let day = 24 * JobDesk.hour
        let letters = desk.worker(
            "a", [desk.counting("letter", nil, worker: "a"), desk.counting("sweep", .hourly, worker: "a")])
        try await desk.queue("letter", ["1", "2"])
        #expect(try await letters.runDue().count == 3)
        try await desk.queue("letter", ["3"], due: desk.now + 365 * day)
        desk.pass(90 * day)
        #expect(try await forgetting.runDue().map(\.done) == [0])
        try await desk.queue("letter", ["1"])
        #expect(try await desk.job("letter", key: "1")?.finishedAt != nil, "the key is still taken")
        desk.pass(JobDesk.hour)
        #expect(try await forgetting.runDue().map(\.done) == [2])
        #expect(try await desk.job("letter", key: "1") == nil)
        #expect(try await desk.job("letter", key: "3") != nil, "what waits stays")
        #expect(try await desk.job("sweep") != nil, "what recurs stays")
        try await desk.queue("letter", ["1"])
        #expect(try await desk.job("letter", key: "1")?.finishedAt == nil)
    }

    @Test("a long queue is removed in pieces, and a worker that lost the job removes no more")
    func pieces() async throws {
        let keys = (1...1500).map(String.init)
        try await desk.queue("letter", keys)
        try await desk.database.write {
            try $0.run(RawSQL("UPDATE job SET state = 'done', finished_at = 0, outcome = 'done'"), [])
        }
        let other = try await desk.database.write { [desk] connection in
            try JobStore(connection).add("other", key: "", due: desk.now, id: desk.makeID())
        }
        #expect(other)
        #expect(try await forgetting.runDue().map(\.done) == [1500])
        #expect(try await desk.job("other") != nil)
    }

    // MARK: In numbers

    @Test("the jobs of each kind are counted: open, held, failing, due since when, and what went wrong last")
    func tallies() async throws {
        try await desk.queue("letter", ["1", "2", "3"], due: desk.now - 5)
        try await desk.queue("done", ["1"])
        let gate = JobGate()
        let holding = JobKind("letter", nil) { _ in
            await gate.wait()
            throw Refusal()
        }
        let failing = JobKind("sweep", .hourly) { _ in throw Refusal() }
        _ = try await desk.worker("a", [failing, desk.counting("done", nil, worker: "a")]).runDue()
        async let running = desk.worker("b", [holding]).run(once: "letter")
        await gate.arrival()
        let tallies = try await desk.database.read { try JobStore($0).tallies() }
        gate.open()
        _ = try await running
        #expect(tallies.map(\.kind) == ["letter", "sweep"], "a kind with nothing open has no line")
        let (letter, sweep) = (tallies[0], tallies[1])
        #expect((letter.open, letter.held, letter.failing) == (3, 1, 0))
        #expect(letter.due == desk.now - 5)
        #expect(letter.error == nil)
        #expect((sweep.open, sweep.held, sweep.failing) == (1, 0, 1))
        #expect(sweep.error == "refused by the test")
        #expect(sweep.failedAt == desk.now)
        #expect(sweep.finishedAt == nil)
        let later = try await desk.database.read { try JobStore($0).tallies() }
        #expect(later[0].failing == 1)
        #expect(later[0].error == "refused by the test")
    }
}
