// A connection that only watches: SQLite tells each connection whether another one, in whatever process, has committed.

internal import GRDB
internal import Synchronization

/// Opened at the first question; most commands never ask.
final class SQLiteWitness: Sendable {
    private let path: String
    private let configuration: Configuration
    private let queue = Mutex<DatabaseQueue?>(nil)

    init(path: String, patience: Double) {
        self.path = path
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        self.configuration = configuration
    }

    /// `PRAGMA data_version`: it differs if another connection has committed in between, and this one never does. A look at
    /// memory that all connections share, done on the caller's thread in a few microseconds.
    func stamp() throws -> CommitStamp {
        do {
            let queue = try queue.withLock { queue in
                if let queue { return queue }
                let opened = try DatabaseQueue(path: path, configuration: configuration)
                queue = opened
                return opened
            }
            return try queue.unsafeRead { connection in
                let row = try connection.cachedStatement(sql: "PRAGMA data_version")
                return CommitStamp(text: try Int64.fetchOne(row).map { "\($0)" } ?? "")
            }
        } catch {
            throw StorageError(sqlite: error)
        }
    }

    func close() throws {
        try queue.withLock { queue in
            try queue?.close()
            queue = nil
        }
    }
}
