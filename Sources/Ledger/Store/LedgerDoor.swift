// What anyone outside may ask: everything in the logs is public, so there is nothing to decide here.

public import Storage

/// The logs as readers reach them, each answer from one snapshot.
public struct LedgerDoor: Sendable {
    private let ledger: Ledger
    private let database: any Database

    public init(_ ledger: Ledger, database: any Database) {
        self.ledger = ledger
        self.database = database
    }

    /// A log as the page about the ledger shows it.
    public struct Standing: Sendable {
        public let log: LogName
        public let published: PublishedCheckpoint
        /// The newest key.
        public let key: NoteKey
    }

    /// The logs that have been signed.
    public func standings() async throws -> [Standing] {
        try await database.read { [ledger] connection in
            try LogName.allCases.compactMap { log in
                guard let published = try ledger.newestCheckpoint(of: log, connection),
                    let key = try ledger.keys(of: log, connection).last
                else { return nil }
                return Standing(log: log, published: published, key: key)
            }
        }
    }

    public func checkpoint(of log: LogName) async throws -> PublishedCheckpoint? {
        try await database.read { [ledger] in try ledger.newestCheckpoint(of: log, $0) }
    }

    public func keys(of log: LogName) async throws -> [NoteKey] {
        try await database.read { [ledger] in try ledger.keys(of: log, $0) }
    }

    /// - Returns: nil if the published tree has no such tile.
    public func tile(_ log: LogName, level: Int, _ address: TileAddress) async throws -> [UInt8]? {
        try await database.read { [ledger] in try ledger.tile(log, level: level, address, $0) }
    }

    /// - Returns: nil if the published tree has no such bundle.
    public func bundle(_ log: LogName, _ address: TileAddress) async throws -> [UInt8]? {
        try await database.read { [ledger] in try ledger.bundle(log, address, $0) }
    }

    /// - Returns: nil if the published tree has no such entry.
    public func proof(of index: Int, in log: LogName) async throws -> LogProof? {
        try await database.read { [ledger] connection in
            do {
                return try ledger.proof(of: index, in: log, connection)
            } catch let error as LedgerError {
                guard case .beyond = error else { throw error }
                return nil
            }
        }
    }

    /// What became of an entry that was left in a transaction.
    public enum Whereabouts: Sendable {
        case placed(index: Int)
        /// The next round places it.
        case waiting
        case unknown
    }

    public func whereabouts(of place: EntryPlace) async throws -> Whereabouts {
        try await database.read { [ledger] connection in
            guard let found = try ledger.find([place], connection)[place] else { return .unknown }
            return found.index.map { .placed(index: $0) } ?? .waiting
        }
    }
}
