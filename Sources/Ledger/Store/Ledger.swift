// The logs of a city: entries come in with the transaction that they speak of, and get their places afterwards.

public import Storage

/// The transparency ledger (账本) of a city.
///
/// A transaction leaves its entries as a *span*, without places. A round gives the spans that have been committed since
/// their places, in whatever order they are found, and signs the tree with them in it. So writers never wait for one
/// another, places have no gaps, and no checkpoint speaks of what might be undone.
public struct Ledger: Sendable {
    /// Makes the seed of a signing key from the secrets of the home: always the same for the same purpose.
    public typealias Seed = @Sendable (_ purpose: String) -> [UInt8]

    private let seed: Seed
    private let makeID: @Sendable () -> Int64

    public init(seed: @escaping Seed, makeID: @escaping @Sendable () -> Int64) {
        self.seed = seed
        self.makeID = makeID
    }

    // MARK: Beginning

    /// Begins the logs of a city under its name; those that were begun stay as they are.
    /// - Parameter name: names the city everywhere and for good, for example `credit.example.gov.cn`; the log's own name
    ///   is added to it. See C2SP tlog-checkpoint on origins.
    /// - Throws: `LedgerError.malformed` if the name can't stand in a signature.
    public func begin(under name: String, _ connection: any Connection) throws {
        for log in LogName.allCases
        where try connection.first(LedgerSQL.log, [.text(log.rawValue)], { $0.text(0) }) == nil {
            let origin = Self.origin(of: log, under: name)
            guard NoteKey.isName(origin) else { throw LedgerError.malformed(what: "name of a ledger") }
            try connection.run(LedgerSQL.found, [.text(log.rawValue), .text(origin)])
            let signer = try signer(log, origin, number: 1)
            try add(signer.key, number: 1, of: log, from: 0, connection)
        }
    }

    func signer(_ log: LogName, _ origin: String, number: Int64) throws -> NoteSigner {
        try NoteSigner(name: origin, seed: seed("ledger/\(log.rawValue)/\(number)"))
    }

    /// What the log is called, and how many entries have their place.
    func head(_ log: LogName, _ connection: any Connection) throws -> (origin: String, size: Int) {
        let head = try connection.first(LedgerSQL.log, [.text(log.rawValue)]) { ($0.text(0), Int($0.int(1))) }
        guard let head else { throw LedgerError.unknownLog(log.rawValue) }
        return head
    }

    // MARK: Entering

    /// Leaves entries in the caller's transaction, in their order.
    /// - Returns: the span, by which their places are found later.
    public func enter(_ entries: some Collection<LedgerEntry>, in log: LogName, _ connection: any Connection) throws
        -> Int64
    {
        var span = OpenSpan()
        for entry in entries { span.add(entry) }
        return try enter(span, in: log, connection)
    }

    /// The same for entries that were written one after the other.
    /// - Parameter whileHeld: enters also in a held city, for what the law doesn't let wait. Such a span gets its place in the
    ///   first round after the city was let go, so nothing is signed that could contradict what was published.
    /// - Throws: `LedgerError.held` in a city that was restored and is not proved yet.
    public func enter(
        _ span: OpenSpan, in log: LogName, whileHeld: Bool = false, _ connection: any Connection
    ) throws -> Int64 {
        let id = makeID()
        // A span without entries would have no place of its own.
        guard span.count > 0 else { return id }
        if !whileHeld { try mustNotBeHeld(connection) }
        try connection.bulk(
            Self.span,
            [.int(id), .text(log.rawValue), .null, .int(Int64(span.count)), .bytes(span.bundle.bytes)])
        return id
    }

    private static let span = BulkTable("ledger_span", ["id", "log", "first_index", "entry_count", "entries"])
}

/// Entries of one transaction, written as they come.
public struct OpenSpan: Sendable {
    public private(set) var count = 0
    fileprivate private(set) var bundle = EntryBundle()

    public init() {}

    /// - Returns: the entry's place in the span, and its leaf hash.
    @discardableResult
    public mutating func add(_ entry: LedgerEntry) -> (place: Int, leaf: MerkleHash) {
        let bytes = entry.bytes
        bundle.append(bytes)
        count += 1
        return (count - 1, MerkleHash(leaf: bytes))
    }
}
