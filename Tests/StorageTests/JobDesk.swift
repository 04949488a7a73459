// A table of jobs on a fresh database, workers with clocks of their own, and a table in which effects are counted.

import Foundation
import Storage
import Synchronization
import TestSupport

/// The place where the workers of a test meet.
final class JobDesk: Sendable {
    static let second: Int64 = 1_000_000
    static let minute = 60 * second
    static let hour = 60 * minute
    /// Ten in the morning of the tests' day, to the hour.
    static let start = TestDay.noon(of: TestDay.today) - 2 * hour

    let database: any Database
    private let folder: URL
    private let moment = Mutex(JobDesk.start)
    private let keys = Mutex<Int64>(0)

    init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "jobs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try await TestDatabase.make(in: folder.path)
        let effects = Migration(
            "effects-1",
            ["CREATE TABLE effect (id {id} PRIMARY KEY, job TEXT NOT NULL, key TEXT NOT NULL, worker TEXT NOT NULL)"])
        try await Migrator(JobSchema.migrations + [effects]).migrate(database, now: Self.start)
    }

    deinit {
        try? database.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var now: Int64 { moment.withLock { $0 } }

    func pass(_ microseconds: Int64) { moment.withLock { $0 += microseconds } }

    func makeID() -> Int64 {
        keys.withLock { keys in
            keys += 1
            return keys
        }
    }

    /// A worker whose clock is wrong by `skew`.
    func worker(_ name: String, _ kinds: [JobKind], skew: Int64 = 0) -> JobRunner {
        JobRunner(
            kinds, database: database, holder: name, time: { [self] _ in now + skew }, elapsed: { [self] in now },
            makeID: { [self] in makeID() },
            words: { $0 is Refusal ? "refused by the test" : "\(type(of: $0))" })
    }

    /// A kind whose effect is one row, in the transaction that finishes the job.
    func counting(_ kind: String, _ schedule: JobSchedule?, worker: String) -> JobKind {
        JobKind(kind, schedule) { [self] ticket in
            try await database.write { [self] connection in
                try ticket.hold(connection)
                try count(ticket, worker, connection)
                try ticket.finish(connection)
            }
            return 1
        }
    }

    func count(_ ticket: JobTicket, _ worker: String, _ connection: any Connection) throws {
        try connection.run(
            EffectSQL.add, [.int(makeID()), .text(ticket.kind), .text(ticket.key), .text(worker)])
    }

    func effects() async throws -> [(key: String, worker: String)] {
        try await database.read { try $0.rows(EffectSQL.all) { ($0.text(0), $0.text(1)) } }
    }

    func queue(_ kind: String, _ keys: [String], due: Int64? = nil) async throws {
        try await database.write { [self] connection in
            for key in keys { try JobStore(connection).add(kind, key: key, due: due ?? now, id: makeID()) }
        }
    }

    func job(_ kind: String, key: String = "") async throws -> Job? {
        try await database.read { try JobStore($0).job(kind, key: key) }
    }
}

private enum EffectSQL: String, Statement {
    case add = "INSERT INTO effect (id, job, key, worker) VALUES ($1, $2, $3, $4)"
    case all = "SELECT key, worker FROM effect ORDER BY id"
}

/// A door that a handler waits at until the test opens it.
final class JobGate: Sendable {
    private let arrivals = AsyncStream.makeStream(of: Void.self)
    private let openings = AsyncStream.makeStream(of: Void.self)

    /// Called by the handler: says that it is there, and waits.
    func wait() async {
        arrivals.continuation.yield()
        for await _ in openings.stream { return }
    }

    /// Called by the test: returns when the handler is there.
    func arrival() async {
        for await _ in arrivals.stream { return }
    }

    func open() { openings.continuation.yield() }
}
