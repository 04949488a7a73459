// One effect, though workers compete, stall and die.

import Storage
import TestSupport
import Testing

@Suite("One effect of each job")
struct JobFenceTests {
    private let desk: JobDesk

    init() async throws { desk = try await JobDesk() }

    @Test("of sixty queued jobs and four workers, each job has its effect once")
    func queue() async throws {
        let keys = (1...60).map { "\($0)" }
        try await desk.queue("letter", keys)
        let runs = try await withThrowingTaskGroup(of: [JobRun].self) { group in
            for name in ["a", "b", "c", "d"] {
                let worker = desk.worker(name, [desk.counting("letter", nil, worker: name)])
                group.addTask { try await worker.runDue() }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(runs.allSatisfy { $0.outcome == .done && $0.done == 1 })
        #expect(runs.map(\.key).sorted() == keys.sorted())
        #expect(try await desk.effects().map(\.key).sorted() == keys.sorted())
        #expect(try await desk.worker("e", [desk.counting("letter", nil, worker: "e")]).runDue().isEmpty)
    }

    @Test("a recurring job has one effect at each point of its schedule, whoever of three comes first")
    func rounds() async throws {
        let workers = ["a", "b", "c"].map { desk.worker($0, [desk.counting("sweep", .hourly, worker: $0)]) }
        for round in 1...15 {
            let runs = try await withThrowingTaskGroup(of: [JobRun].self) { group in
                for worker in workers { group.addTask { try await worker.runDue() } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(runs.map(\.outcome) == [.done])
            #expect(try await desk.effects().count == round)
            #expect(try await desk.job("sweep")?.fence == Int64(round))
            desk.pass(JobDesk.hour)
        }
    }

    @Test("a worker that stalls and wakes after another took over leaves nothing")
    func stalled() async throws {
        let gate = JobGate()
        try await desk.queue("letter", ["1"])
        let sleeper = desk.worker(
            "sleeper",
            [
                JobKind("letter", nil) { [desk] ticket in
                    await gate.wait()
                    try await desk.database.write { connection in
                        try desk.count(ticket, "sleeper", connection)
                        try ticket.hold(connection)
                        try ticket.finish(connection)
                    }
                    return 1
                }
            ])
        let other = desk.worker("other", [desk.counting("letter", nil, worker: "other")])
        async let asleep = sleeper.runDue()
        await gate.arrival()
        #expect(try await other.runDue().isEmpty, "the lease is not over")
        desk.pass(JobLimits.standard.lease)
        #expect(try await other.runDue().map(\.outcome) == [.done])
        gate.open()
        #expect(try await asleep.map(\.outcome) == [.lost])
        #expect(try await desk.effects().map(\.worker) == ["other"])
        #expect(try await desk.job("letter", key: "1")?.outcome == .done)
    }

    @Test("a worker that wakes while the other is still at work leaves nothing, and disturbs nobody")
    func bothAtWork() async throws {
        let (first, second) = (JobGate(), JobGate())
        try await desk.queue("letter", ["1"])
        let workers = [("first", first), ("second", second)].map { name, gate in
            desk.worker(
                name,
                [
                    JobKind("letter", nil) { [desk] ticket in
                        await gate.wait()
                        try await desk.database.write { connection in
                            try desk.count(ticket, name, connection)
                            try ticket.hold(connection)
                        }
                        return 1
                    }
                ])
        }
        async let asleep = workers[0].runDue()
        await first.arrival()
        desk.pass(JobLimits.standard.lease)
        async let awake = workers[1].runDue()
        await second.arrival()
        first.open()
        #expect(try await asleep.map(\.outcome) == [.lost])
        second.open()
        #expect(try await awake.map(\.outcome) == [.done])
        #expect(try await desk.effects().map(\.worker) == ["second"])
        #expect(try await desk.job("letter", key: "1")?.fence == 2)
    }

    @Test("the pieces that a worker stored before it stalled stay; those after belong to the other")
    func pieces() async throws {
        let gate = JobGate()
        let sleeper = desk.worker(
            "sleeper",
            [
                JobKind("sweep", .hourly) { [desk] ticket in
                    for piece in 0..<2 {
                        if piece == 1 { await gate.wait() }
                        try await desk.database.write { connection in
                            try ticket.hold(connection)
                            try desk.count(ticket, "sleeper", connection)
                        }
                    }
                    return 2
                }
            ])
        let other = desk.worker("other", [desk.counting("sweep", .hourly, worker: "other")])
        async let asleep = sleeper.runDue()
        await gate.arrival()
        desk.pass(JobLimits.standard.lease)
        #expect(try await other.run(once: "sweep").outcome == .done)
        gate.open()
        #expect(try await asleep.map(\.outcome) == [.lost])
        #expect(try await desk.effects().map(\.worker) == ["sleeper", "other"])
    }

    @Test("who shows a sign of life keeps the job for another lease")
    func alive() async throws {
        let gate = JobGate()
        let slow = desk.worker(
            "slow",
            [
                JobKind("sweep", .hourly) { [desk] ticket in
                    for _ in 0..<3 {
                        await gate.wait()
                        try await desk.database.write { try ticket.hold($0) }
                    }
                    return 3
                }
            ])
        let other = desk.worker("other", [desk.counting("sweep", .hourly, worker: "other")])
        async let running = slow.runDue()
        for _ in 0..<3 {
            await gate.arrival()
            desk.pass(JobLimits.standard.lease - 1)
            #expect(try await other.runDue().isEmpty)
            #expect(try await other.run(once: "sweep").outcome == .held)
            gate.open()
        }
        #expect(try await running.map(\.outcome) == [.done])
        #expect(try await desk.effects().isEmpty)
    }

    @Test("an effect that was stored is not repeated, though its worker never learns of it")
    func finished() async throws {
        try await desk.queue("letter", ["1"])
        let worker = desk.worker(
            "a",
            [
                JobKind("letter", nil) { [desk] ticket in
                    try await desk.database.write { connection in
                        try desk.count(ticket, "a", connection)
                        try ticket.finish(connection)
                    }
                    // As if the connection broke after the commit.
                    throw StorageError.unreachable(detail: "cut")
                }
            ])
        #expect(try await worker.runDue().map(\.outcome) == [.done])
        desk.pass(24 * JobDesk.hour)
        #expect(try await worker.runDue().isEmpty)
        #expect(try await desk.effects().count == 1)
    }
}
