// A job that fails waits and is tried again; what went wrong stays for the operator.

import Storage
import Synchronization
import TestSupport
import Testing

@Suite("Jobs that fail")
struct JobFailureTests {
    private let desk: JobDesk

    init() async throws { desk = try await JobDesk() }

    /// A kind that fails as long as it is told to.
    private func failing(_ kind: String, _ schedule: JobSchedule?, while isFailing: Flag) -> JobKind {
        JobKind(kind, schedule) { [desk] ticket in
            try await desk.database.write { connection in
                try ticket.hold(connection)
                try desk.count(ticket, "a", connection)
                if isFailing.isUp { throw Refusal() }
            }
            return 1
        }
    }

    @Test("a failed job leaves nothing, is tried again after a pause that doubles, and ends well when it can")
    func backsOff() async throws {
        let flag = Flag()
        try await desk.queue("letter", ["1"])
        let worker = desk.worker("a", [failing("letter", nil, while: flag)])
        for attempt in 1...4 {
            let run = try #require(try await worker.runDue().first)
            #expect(run.outcome == .failed && run.error == "refused by the test" && run.done == 0)
            let job = try #require(try await desk.job("letter", key: "1"))
            let pause = JobLimits.standard.pause(after: Int64(attempt))
            #expect(job.state == .waiting(due: desk.now + pause, attempts: Int64(attempt)))
            #expect(job.error == "refused by the test" && job.failedAt == desk.now)
            desk.pass(pause - 1)
            #expect(try await worker.runDue().isEmpty)
            desk.pass(1)
        }
        #expect(try await desk.effects().isEmpty)
        flag.lower()
        #expect(try await worker.runDue().map(\.outcome) == [.done])
        #expect(try await desk.effects().count == 1)
        let job = try #require(try await desk.job("letter", key: "1"))
        #expect(job.outcome == .done && job.error != nil, "the error stays after it went well")
        #expect(try await desk.database.read { try JobStore($0).overview(limit: 9) }.map(\.key) == ["1"])
    }

    @Test("a recurring job that fails is tried at its next point at the latest, and then keeps to its schedule")
    func recurring() async throws {
        let flag = Flag()
        let worker = desk.worker("a", [failing("sweep", .hourly, while: flag)])
        for _ in 0..<12 {
            let next = JobSchedule.hourly.next(after: desk.now)
            #expect(try await worker.runDue().map(\.outcome) == [.failed])
            let due = try #require(try await desk.job("sweep")).due
            #expect(due <= next)
            desk.pass(due - desk.now)
        }
        flag.lower()
        desk.pass(7 * JobDesk.minute)
        #expect(try await worker.runDue().map(\.outcome) == [.done])
        let job = try #require(try await desk.job("sweep"))
        #expect(job.state == .waiting(due: JobSchedule.hourly.next(after: desk.now), attempts: 0))
    }

    @Test("one failing job keeps no other from running")
    func others() async throws {
        let flag = Flag()
        try await desk.queue("letter", ["1", "2", "3"])
        let worker = desk.worker(
            "a", [failing("sweep", .hourly, while: flag), desk.counting("letter", nil, worker: "a")])
        #expect(try await worker.runDue().map(\.outcome) == [.failed, .done, .done, .done])
    }

    @Test("a job whose worker died is taken again when the lease is over, and counted as another attempt")
    func died() async throws {
        let gate = JobGate()
        let dead = desk.worker(
            "dead",
            [
                JobKind("sweep", .hourly) { _ in
                    await gate.wait()
                    throw CancellationError()
                }
            ])
        async let asleep = dead.runDue()
        await gate.arrival()
        desk.pass(JobLimits.standard.lease - 1)
        let other = desk.worker("other", [desk.counting("sweep", .hourly, worker: "other")])
        #expect(try await other.runDue().isEmpty)
        let held = try #require(try await desk.job("sweep"))
        #expect(held.state.isHeld && held.holder == "dead" && held.state.attempts == 1)
        desk.pass(1)
        #expect(try await other.runDue().map(\.outcome) == [.done])
        gate.open()
        #expect(try await asleep.map(\.outcome) == [.lost])
        #expect(try await desk.job("sweep")?.state.attempts == 0)
    }

    @Test("a worker that is asked to stop gives the job back, and the next one takes it at once")
    func stopped() async throws {
        let gate = JobGate()
        let leaving = desk.worker(
            "leaving",
            [
                JobKind("sweep", .hourly) { _ in
                    await gate.wait()
                    try Task.checkCancellation()
                    return 0
                }
            ])
        let running = Task { try await leaving.runDue() }
        await gate.arrival()
        running.cancel()
        gate.open()
        #expect(try await running.value.map(\.outcome) == [.interrupted])
        #expect(try await desk.job("sweep")?.state.attempts == 0)
        let other = desk.worker("other", [desk.counting("sweep", .hourly, worker: "other")])
        #expect(try await other.runDue().map(\.outcome) == [.done])
        #expect(try await desk.job("sweep")?.fence == 2)
    }

    @Test("a job is queued with its cause or not at all, and a key only once, done or not")
    func cause() async throws {
        await #expect(throws: Refusal()) {
            try await desk.database.write { [desk] connection in
                try JobStore(connection).add("letter", key: "1", due: 0, id: desk.makeID())
                throw Refusal()
            }
        }
        #expect(try await desk.job("letter", key: "1") == nil)
        try await desk.queue("letter", ["1", "1"])
        let worker = desk.worker("a", [desk.counting("letter", nil, worker: "a")])
        #expect(try await worker.runDue().count == 1)
        try await desk.queue("letter", ["1"])
        #expect(try await worker.runDue().isEmpty)
        #expect(try await worker.run(once: "letter").outcome == .idle)
    }

    @Test("a job is not run before it is due, unless it is asked for by name")
    func early() async throws {
        try await desk.queue("letter", ["1", "2"], due: desk.now + JobDesk.hour)
        let worker = desk.worker(
            "a", [desk.counting("letter", nil, worker: "a"), desk.counting("sweep", .hourly, worker: "a")])
        #expect(try await worker.runDue().map(\.job) == ["sweep"])
        #expect(try await worker.run(once: "sweep").outcome == .done)
        #expect(try await worker.run(once: "letter").key == "1")
        #expect(try await worker.runDue().isEmpty)
        desk.pass(JobDesk.hour)
        #expect(try await worker.runDue().map(\.key) == ["2", ""])
        await #expect(throws: JobError.unknownKind(known: ["letter", "sweep"])) {
            try await worker.run(once: "nothing")
        }
    }

    @Test("a worker goes on after a round in which the table could not be reached, and ends when it is asked to")
    func keepsRunning() async throws {
        let worker = desk.worker("a", [desk.counting("sweep", .hourly, worker: "a")])
        let heard = Mutex<[JobOutcome?]>([])
        let rounds = Mutex(0)
        await worker.keepRunning(
            pause: { [desk] in
                desk.pass(JobDesk.hour)
                let round = rounds.withLock { rounds in
                    rounds += 1
                    return rounds
                }
                if round == 2 { try await desk.database.write { try $0.define("ALTER TABLE job RENAME TO away") } }
                if round == 3 { try await desk.database.write { try $0.define("ALTER TABLE away RENAME TO job") } }
                if round == 4 { throw CancellationError() }
            }, report: { result in heard.withLock { $0.append(try? result.get().outcome) } })
        #expect(heard.withLock { $0 } == [.done, .done, nil, .done])
    }
}

/// Says whether the handler of a test still fails.
private final class Flag: Sendable {
    private let state = Mutex(true)

    var isUp: Bool { state.withLock { $0 } }

    func lower() { state.withLock { $0 = false } }
}
