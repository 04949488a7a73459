// What anyone outside may ask: everything in the logs is public, so there is nothing to decide here.

public import Storage

/// The logs as readers reach them, each answer from one snapshot.
public struct LedgerDoor: Sendable {
    private let ledger: Ledger
    private let database: any Database
    /// Whose signatures the city asks for; nil if for nobody's.
    public let policy: WitnessPolicy?

    public init(_ ledger: Ledger, database: any Database, policy: WitnessPolicy? = nil) {
        self.ledger = ledger
        self.database = database
        self.policy = policy
    }

    /// A log as the page about the ledger shows it.
    public struct Standing: Sendable {
        public let log: LogName
        public let published: PublishedCheckpoint
        /// The keys that sign it, the oldest first: two during a rotation.
        public let keys: [NoteKey]
        /// Each witness of the policy, and what it signed last.
        public let witnesses: [(witness: WitnessPolicy.Member, sight: WitnessSight?)]

        /// The newest key.
        public var key: NoteKey? { keys.last }
    }

    /// Whether the city's witnesses signed a checkpoint in the number that its policy asks for; nil if it asks for none.
    public func meetsQuorum(_ published: PublishedCheckpoint) -> Bool? {
        guard let policy, policy.asksForWitnesses else { return nil }
        return policy.verdict(on: published.note).meetsQuorum
    }

    /// The logs that have been signed.
    public func standings() async throws -> [Standing] {
        try await database.read { [ledger, policy] connection in
            try LogName.allCases.compactMap { log in
                guard let published = try ledger.newestCheckpoint(of: log, connection) else { return nil }
                return Standing(
                    log: log, published: published,
                    keys: try ledger.ledgerKeys(of: log, connection).filter { $0.last == nil }.map(\.key),
                    witnesses: try (policy?.witnesses ?? []).map { witness in
                        (witness, try ledger.lastSight(of: log, by: witness.key, connection))
                    })
            }
        }
    }

    public func checkpoint(of log: LogName) async throws -> PublishedCheckpoint? {
        try await database.read { [ledger] in try ledger.newestCheckpoint(of: log, $0) }
    }

    /// The keys of a log with the sizes that they sign, the oldest first.
    public func keys(of log: LogName) async throws -> [LedgerKey] {
        try await database.read { [ledger] in try ledger.ledgerKeys(of: log, $0) }
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
        try await database.read { [ledger, policy] connection in
            do {
                return try ledger.proof(of: index, in: log, under: policy, connection)
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
