// Keeps one connection on one thread: libpq blocks and allows one user at a time.

internal import Dispatch

/// One place in the pool: a connection that is opened when first needed and opened anew after it broke.
actor PostgreSQLSession {
    private let executor = PostgreSQLExecutor()
    private let address: PostgreSQLAddress
    private let limits: PostgreSQLLimits
    private var link: PostgreSQLLink?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ address: PostgreSQLAddress, _ limits: PostgreSQLLimits) {
        self.address = address
        self.limits = limits
    }

    /// Runs the work once as one transaction.
    /// - Throws: the work's own error, or `StorageError`; the transaction is undone then.
    func attempt<T: Sendable>(
        _ mode: PostgreSQLMode, _ work: @Sendable (any Connection) throws -> T
    ) throws -> PostgreSQLAttempt<T> {
        let link = try begin(mode)
        do {
            let value = try work(PostgreSQLConnection(link))
            try link.commit()
            return .done(value)
        } catch {
            // What the server reported decides, not the error that the work made of it.
            let failure = link.failure
            if link.isBroken {
                self.link = nil
                return .lost(failure?.error ?? .unreachable(detail: "the connection to PostgreSQL broke"))
            }
            if !link.rollback() { self.link = nil }
            if let failure, failure.isCollision { return .collided(failure.error) }
            throw error
        }
    }

    /// Runs a statement that can't stand in a transaction.
    func maintain(_ sql: String) throws {
        // A transaction that does nothing shows whether the connection still stands, and opens one if not.
        let link = try begin(.read)
        guard link.rollback() else {
            self.link = nil
            throw StorageError.unreachable(detail: "the connection to PostgreSQL broke")
        }
        do {
            try link.execute(sql)
        } catch {
            self.link = nil
            throw error
        }
    }

    /// Nothing has been done before BEGIN, so a connection that broke while it was idle is replaced unnoticed.
    private func begin(_ mode: PostgreSQLMode) throws -> PostgreSQLLink {
        if let link {
            do {
                try link.begin(mode, limits)
                return link
            } catch {
                self.link = nil
                guard link.isBroken else { throw error }
            }
        }
        let fresh = try PostgreSQLLink(address)
        try fresh.begin(mode, limits)
        link = fresh
        return fresh
    }
}

/// A serial queue of its own for each session, so that waiting for the server never holds up the program's threads.
private final class PostgreSQLExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "chengxin.postgresql")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}

/// How long one statement may take and wait.
struct PostgreSQLLimits: Sendable {
    let settings: String

    init(statement: Double, lock: Double) {
        let statement = Int((max(0, statement) * 1000).rounded())
        let lock = Int((max(0, lock) * 1000).rounded())
        settings = "; SET LOCAL statement_timeout = \(statement); SET LOCAL lock_timeout = \(lock)"
    }
}
