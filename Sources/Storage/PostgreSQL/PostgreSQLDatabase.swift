// The engine for a city that outgrew one machine: many servers, one PostgreSQL.

/// PostgreSQL 15 or newer through its own client library, with a bounded pool of connections.
///
/// A write is SERIALIZABLE and runs again after a collision; a read sees one snapshot and can't write. Both end in
/// `StorageError.busy` when the waiting limit is used up. Every connection keeps its prepared statements, so a pooler
/// between program and server must work by session, not by transaction.
public final class PostgreSQLDatabase: Database {
    /// How often colliding work is run before the caller hears `busy`.
    static let mostAttempts = 10

    private let pool: PostgreSQLPool
    private let clock: any Clock<Duration>
    private let backoff: @Sendable (_ attempt: Int) -> Duration

    /// Reads the address; the first use connects.
    /// - Parameters:
    ///   - url: `postgres://…`, `key=value` pairs, a database name, or nothing. What it leaves out comes from the
    ///     `PG…` environment, the service file and the password file, as with every PostgreSQL program.
    ///   - maximumConnections: how many connections are open at most.
    ///   - patience: seconds to wait for a free connection.
    ///   - statementTimeout: seconds that one statement may take; schema changes are exempt.
    ///   - lockTimeout: seconds that one statement may wait for another writer.
    ///   - clock: measures the waiting; a test may hand in its own.
    ///   - backoff: the pause before colliding work runs again, by attempt counted from one.
    /// - Throws: `StorageError.unreachable` if the address can't be understood.
    public init(
        url: String, maximumConnections: Int = 8, patience: Double = 10, statementTimeout: Double = 60,
        lockTimeout: Double = 10, clock: any Clock<Duration> = ContinuousClock(),
        backoff: @escaping @Sendable (_ attempt: Int) -> Duration = PostgreSQLDatabase.jitter
    ) throws {
        let address = try PostgreSQLAddress(url)
        let limits = PostgreSQLLimits(statement: statementTimeout, lock: lockTimeout)
        pool = PostgreSQLPool(limit: max(1, maximumConnections), patience: .seconds(patience), clock: clock) {
            PostgreSQLSession(address, limits)
        }
        self.clock = clock
        self.backoff = backoff
    }

    public func read<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await transact(.read, work)
    }

    @discardableResult
    public func write<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await transact(.write, work)
    }

    public var load: DatabaseLoad { pool.load }

    public func waitForWriters() async throws {
        func position(_ statement: PostgreSQLWaitSQL) async throws -> Int64 {
            try await read { try $0.first(statement) { $0.int(0) } ?? 0 }
        }
        let next = try await position(.next)
        while try await position(.oldest) < next { try await clock.sleep(for: .milliseconds(50)) }
    }

    /// The server's own snapshot: which transactions have ended. Two equal ones see the same rows, since a transaction that has
    /// ended never changes. After the server was replaced by another, the moment of its start differs.
    public func stamp() async throws -> CommitStamp {
        CommitStamp(text: try await read { try $0.first(PostgreSQLWaitSQL.snapshot) { $0.text(0) } ?? "" })
    }

    /// Lets the server clear away the versions of rows that nobody sees any more. What its files and its own log still hold
    /// between rows only the server's operator reaches: see `docs/storage.md`.
    @discardableResult
    public func scrub(upTo limit: Int?) async throws -> Bool {
        let tables = try await read { try $0.tables().map(\.name) }
        guard !tables.isEmpty else { return false }
        try await pool.use { try await $0.maintain("VACUUM \(tables.joined(separator: ", "))") }
        return false
    }

    /// Closes the connections; those in use close when their work ends. Later calls throw.
    public func close() {
        pool.close()
    }

    /// A random pause whose upper limit doubles from 2 ms to 256 ms, so that colliding writers drift apart.
    public static func jitter(_ attempt: Int) -> Duration {
        .microseconds(Int.random(in: 0...(1000 << min(max(attempt, 1), 8))))
    }

    private func transact<T: Sendable>(
        _ mode: PostgreSQLMode, _ work: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        var collisions = 0
        var losses = 0
        while true {
            switch try await pool.use({ try await $0.attempt(mode, work) }) {
            case .done(let value):
                return value
            case .collided(let error):
                collisions += 1
                guard collisions < Self.mostAttempts else { throw error }
                try await clock.sleep(for: backoff(collisions))
            case .lost(let error):
                // What a lost write did is not known; a read did nothing and may simply be asked again.
                losses += 1
                guard mode == .read, losses == 1 else { throw error }
            }
        }
    }
}

/// Which transactions are under way: the number that the next one will get, and the oldest that has not ended.
private enum PostgreSQLWaitSQL: String, Statement {
    case next = "SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)"
    case snapshot = """
        SELECT CAST(pg_current_snapshot() AS TEXT) || ' ' || CAST(pg_postmaster_start_time() AS TEXT)
        """
    case oldest = "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)"
}

/// What a transaction may do.
enum PostgreSQLMode: Sendable {
    case read
    case write

    var begin: String {
        switch self {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE"
        }
    }
}

/// How one run of the work ended, if it did not throw an error of its own.
enum PostgreSQLAttempt<T: Sendable>: Sendable {
    case done(T)
    /// Another transaction was in the way; nothing was stored and the work may run again.
    case collided(StorageError)
    /// The connection broke.
    case lost(StorageError)
}
