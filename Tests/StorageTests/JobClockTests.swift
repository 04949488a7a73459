// The clock of a database may be wrong by hours, be set right, or be another's after a failover: no effect rests on it, and no
// job waits for ever. Workers that see different times stand for what was written before and what is read after.

import Storage
import TestSupport
import Testing

@Suite("Clocks that disagree")
struct JobClockTests {
    private let desk: JobDesk

    init() async throws { desk = try await JobDesk() }

    private func sweeper(_ name: String, skew: Int64) -> JobRunner {
        desk.worker(name, [desk.counting("sweep", .hourly, worker: name)], skew: skew)
    }

    /// A worker that takes the job and dies.
    private func abandon(_ kind: String, _ schedule: JobSchedule?, skew: Int64) async throws {
        let gate = JobGate()
        let dying = desk.worker(
            "dead",
            [
                JobKind(kind, schedule) { _ in
                    await gate.wait()
                    throw JobError.leaseLost
                }
            ], skew: skew)
        async let asleep = dying.runDue()
        await gate.arrival()
        gate.open()
        #expect(try await asleep.map(\.outcome) == [.lost])
    }

    @Test(
        "a job whose worker died is taken over a lease later at most, however far ahead that worker's clock was",
        arguments: [0, 5 * JobDesk.hour, 20 * 365 * 24 * JobDesk.hour])
    func abandoned(skew: Int64) async throws {
        try await desk.queue("letter", ["1"])
        let kind = desk.counting("letter", nil, worker: "right")
        let right = desk.worker("right", [kind, desk.counting("sweep", .hourly, worker: "right")])
        try await abandon("letter", nil, skew: skew)
        try await abandon("sweep", .hourly, skew: skew)
        #expect(try await right.runDue().isEmpty)
        desk.pass(JobLimits.standard.lease - 1)
        #expect(try await right.runDue().isEmpty)
        desk.pass(1)
        #expect(try await right.runDue().map(\.outcome) == [.done, .done])
    }

    @Test("a worker that lives keeps its job, however far its clock is ahead of those that look on")
    func alive() async throws {
        let gate = JobGate()
        let ahead = desk.worker(
            "ahead",
            [
                JobKind("sweep", .hourly) { [desk] ticket in
                    for _ in 0..<5 {
                        await gate.wait()
                        try await desk.database.write { try ticket.hold($0) }
                    }
                    return 5
                }
            ], skew: 5 * JobDesk.hour)
        let right = sweeper("right", skew: 0)
        async let running = ahead.runDue()
        for _ in 0..<5 {
            await gate.arrival()
            #expect(try await right.runDue().isEmpty)
            desk.pass(JobLimits.standard.lease - 1)
            #expect(try await right.runDue().isEmpty)
            gate.open()
        }
        #expect(try await running.map(\.outcome) == [.done])
    }

    @Test("a worker whose clock is behind doubts a lease, and takes it from nobody who lives")
    func behind() async throws {
        let gate = JobGate()
        let right = desk.worker(
            "right",
            [
                JobKind("sweep", .hourly) { [desk] ticket in
                    for _ in 0..<5 {
                        await gate.wait()
                        try await desk.database.write { try ticket.hold($0) }
                    }
                    return 5
                }
            ])
        let (behind, third) = (sweeper("behind", skew: -5 * JobDesk.hour), sweeper("third", skew: 0))
        async let running = right.runDue()
        for _ in 0..<5 {
            await gate.arrival()
            #expect(try await behind.runDue().isEmpty)
            #expect(try await third.runDue().isEmpty, "a doubt of one clock is nothing to another")
            desk.pass(JobLimits.standard.lease - 1)
            #expect(try await behind.runDue().isEmpty)
            gate.open()
        }
        #expect(try await running.map(\.outcome) == [.done])
    }

    @Test("a worker whose clock is ahead may take a job too early; the first one then leaves nothing")
    func early() async throws {
        let gate = JobGate()
        let right = desk.worker(
            "right",
            [
                JobKind("sweep", .hourly) { [desk] ticket in
                    await gate.wait()
                    try await desk.database.write { connection in
                        try desk.count(ticket, "right", connection)
                        try ticket.finish(connection)
                    }
                    return 1
                }
            ])
        async let running = right.runDue()
        await gate.arrival()
        #expect(try await sweeper("ahead", skew: 5 * JobDesk.hour).runDue().map(\.outcome) == [.done])
        gate.open()
        #expect(try await running.map(\.outcome) == [.lost])
        #expect(try await desk.effects().map(\.worker) == ["ahead"])
    }

    @Test(
        "over a day of workers whose clocks disagree, a job runs in every hour and never more than once for each of them",
        arguments: [
            [0, 5 * JobDesk.hour], [0, -5 * JobDesk.hour], [-5 * JobDesk.hour, 0, 5 * JobDesk.hour],
            [0, 3 * JobDesk.minute, -90 * JobDesk.second],
        ])
    func day(skews: [Int64]) async throws {
        let workers = skews.enumerated().map { sweeper("worker \($0.offset)", skew: $0.element) }
        var runs: [Int64: Int] = [:]
        for _ in 0..<(24 * 12) {
            for worker in workers {
                runs[(desk.now - JobDesk.start) / JobDesk.hour, default: 0] += try await worker.runDue().count
            }
            desk.pass(5 * JobDesk.minute)
        }
        #expect(runs.count == 24)
        for hour in 1..<24 {
            #expect((1...workers.count).contains(runs[Int64(hour)] ?? 0), "hour \(hour): \(runs[Int64(hour)] ?? 0)")
        }
        #expect(try await desk.effects().count == runs.values.reduce(0, +))
    }

    @Test("a clock that is set right again loses no run")
    func setRight() async throws {
        #expect(try await sweeper("a", skew: 365 * 24 * JobDesk.hour).runDue().count == 1)
        let right = sweeper("a", skew: 0)
        #expect(try await right.runDue().isEmpty)
        desk.pass(JobSchedule.hourly.next(after: desk.now) - desk.now)
        #expect(try await right.runDue().map(\.outcome) == [.done])
        desk.pass(JobDesk.hour)
        #expect(try await right.runDue().map(\.outcome) == [.done])
    }

    @Test("a retry that a wrong clock put off is made an hour later at most")
    func retry() async throws {
        try await desk.queue("letter", ["1"])
        let ahead = desk.worker("ahead", [JobKind("letter", nil) { _ in throw Refusal() }], skew: 900 * JobDesk.hour)
        #expect(try await ahead.runDue().map(\.outcome) == [.failed])
        let right = desk.worker("right", [desk.counting("letter", nil, worker: "right")])
        #expect(try await right.runDue().isEmpty)
        desk.pass(JobLimits.standard.longestPause)
        #expect(try await right.runDue().map(\.outcome) == [.done])
    }
}
