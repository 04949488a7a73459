// The default engine: one file in the home, written by one process at a time, read by many.

internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// SQLite in a folder, in WAL mode, with full durability at each commit.
///
/// GRDB owns the connections (one writer, several snapshot readers) and the waiting for other processes.
public final class SQLiteDatabase: Database {
    /// Seconds between two attempts to open.
    private static let pause = 0.02

    private let pool: DatabasePool
    private let dialect = SQLiteDialect()
    private let witness: SQLiteWitness
    private let counter = LoadCounter(limit: SQLiteDatabase.mostReaders + 1)
    private static let mostReaders = 8

    public var load: DatabaseLoad { counter.load }

    /// Opens or makes the file.
    /// - Parameters:
    ///   - path: the database file; its folder must exist.
    ///   - patience: seconds to wait for another process that is writing.
    /// - Throws: `StorageError`.
    public init(path: String, patience: Double = 10) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = Self.mostReaders
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { connection in
            guard !connection.configuration.readonly else { return }
            // A destroyed payload must not stay in free pages; an acknowledged row must survive a power cut.
            try connection.execute(sql: "PRAGMA secure_delete = ON")
            try connection.execute(sql: "PRAGMA synchronous = FULL")
            // Keys are spread over the whole index: 64 MiB of pages in memory save reading them again for each row.
            try connection.execute(sql: "PRAGMA cache_size = -65536")
            try connection.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
        }
        pool = try Self.open(path, configuration, patience)
        witness = SQLiteWitness(path: path, patience: patience)
    }

    /// Turning the write-ahead log on and recovering it don't wait for one another as statements do: whoever meets another
    /// starter there tries again.
    private static func open(_ path: String, _ configuration: Configuration, _ patience: Double) throws -> DatabasePool
    {
        // An attempt may itself wait as long as a statement does, so what counts is the time that is over.
        let clock = ContinuousClock()
        let end = clock.now + .seconds(patience)
        while true {
            do {
                let pool = try DatabasePool(path: path, configuration: configuration)
                // GRDB sets NORMAL when it turns WAL on; the writer goes back to FULL here.
                try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
                return pool
            } catch {
                let failure = StorageError(sqlite: error, opening: true)
                guard failure == .busy, clock.now < end else { throw failure }
                Thread.sleep(forTimeInterval: pause)
            }
        }
    }

    public func read<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        counter.ask()
        defer { counter.answer() }
        do {
            return try await pool.read { [dialect, counter] connection in
                try counter.run { try work(SQLiteConnection(connection, dialect)) }
            }
        } catch let error as GRDB.DatabaseError {
            throw StorageError(sqlite: error)
        }
    }

    @discardableResult
    public func write<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        counter.ask()
        defer { counter.answer() }
        do {
            return try await pool.write { [dialect, counter] connection in
                try counter.run { try work(SQLiteConnection(connection, dialect)) }
            }
        } catch let error as GRDB.DatabaseError {
            throw StorageError(sqlite: error)
        }
    }

    /// There is one writer: whoever may write now sees everything that was written before.
    public func waitForWriters() async throws {}

    public func stamp() async throws -> CommitStamp { try witness.stamp() }

    /// `secure_delete` overwrites deleted rows, but not older copies of them that stayed in the gaps of a page when rows moved to
    /// another one: only writing all pages anew removes those. Then the write-ahead log is folded in and emptied.
    @discardableResult
    public func scrub(upTo limit: Int?) async throws -> Bool {
        do {
            return try await pool.writeWithoutTransaction { connection in
                let pages = try Int.fetchOne(connection, sql: "PRAGMA page_count") ?? 0
                let size = try Int.fetchOne(connection, sql: "PRAGMA page_size") ?? 0
                let isWhole = limit.map { pages * size <= $0 } ?? true
                if isWhole { try connection.execute(sql: "VACUUM") }
                // The first column says whether a reader kept an older state in use.
                let wasHeld = try Int.fetchOne(connection, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? 1
                return isWhole && wasHeld == 0
            }
        } catch let error as GRDB.DatabaseError {
            throw StorageError(sqlite: error)
        }
    }

    /// Closes the connections and folds the write-ahead log into the file, unless somebody else is using it.
    public func close() throws {
        try witness.close()
        // The engine's own folding needs a writer to be the last to leave; here the readers leave last.
        try? pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try pool.close()
    }
}

extension StorageError {
    /// Says an engine error in the port's words, without the statement's values.
    init(sqlite error: any Error, opening: Bool = false) {
        if let known = error as? StorageError {
            self = known
            return
        }
        guard let failure = error as? GRDB.DatabaseError else {
            self = .unreachable(detail: "\(type(of: error))")
            return
        }
        let detail = failure.message ?? "no detail"
        switch failure.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_FULL: self = .full
        // There is no room even for the index of the write-ahead log.
        case .SQLITE_IOERR where failure.extendedResultCode == .SQLITE_IOERR_SHMSIZE: self = .full
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .damaged(detail: detail)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY: self = .unreachable(detail: detail)
        case .SQLITE_CONSTRAINT: self = .constraint(detail: detail)
        case .SQLITE_IOERR where opening: self = .unreachable(detail: detail)
        default: self = .engine(code: Int(failure.extendedResultCode.rawValue), detail: detail)
        }
    }

    init(sqliteCode code: CInt, _ connection: OpaquePointer?) {
        let detail = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "no detail"
        self.init(sqlite: GRDB.DatabaseError(resultCode: ResultCode(rawValue: code), message: detail))
    }
}
