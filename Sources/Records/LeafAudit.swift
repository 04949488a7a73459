// Checks every stored event against its leaf and its payload. It opens payloads only to hash them.

internal import Ledger
public import Registry
public import Storage

/// One thing that is wrong, and where.
public struct LeafFault: Sendable, Hashable {
    public enum Kind: String, Sendable {
        /// The leaf is not the hash of the event's own columns.
        case leaf = "leaf-mismatch"
        /// The payload is not what the event committed to.
        case payload = "payload-mismatch"
        /// The payload is gone, and no destruction says so.
        case missing = "payload-missing"
        /// A payload without an event.
        case stray = "stray-payload"
        /// A column of the event or its record is not what the payload says.
        case column = "column-mismatch"
        /// The ledger has another entry, or none, at the event's place.
        case entry = "entry-mismatch"
        /// Two events claim one entry of the ledger.
        case doubled = "entry-doubled"
        /// The ledger has an entry whose event is gone.
        case dropped = "event-missing"
        /// A destruction is not what its entry in the ledger says.
        case destruction = "destruction-mismatch"
        /// A destruction names an event that is still there.
        case undestroyed = "event-not-destroyed"
    }
    public let kind: Kind
    public let event: Int64?
    /// The entry of the ledger that it was found at.
    public let entry: Int?

    init(kind: Kind, event: Int64?, entry: Int? = nil) {
        self.kind = kind
        self.event = event
        self.entry = entry
    }
}

/// The outcome of an audit.
public struct LeafReport: Sendable {
    public var events = 0
    /// Events that an older program stored and no round has taken up.
    public var unplaced = 0
    /// Destructions, and the events that they speak of.
    public var destructions = 0
    public var destroyed = 0
    public var faults: [LeafFault] = []
}

/// Which entries of a log were met, one bit each.
struct EntrySet {
    private let size: Int
    private var words: [UInt64]

    init(size: Int) {
        self.size = size
        words = Array(repeating: 0, count: (size + 63) / 64)
    }

    /// - Returns: false if it was in already. What came in after the audit began is let pass.
    mutating func insert(_ index: Int) -> Bool {
        guard index < size else { return true }
        let bit: UInt64 = 1 << (index % 64)
        defer { words[index / 64] |= bit }
        return words[index / 64] & bit == 0
    }

    /// Whether the audit is about this entry.
    func reaches(_ index: Int) -> Bool { index < size }

    var missing: [Int] { (0..<size).filter { words[$0 / 64] & 1 << ($0 % 64) == 0 } }
}

extension Records {
    /// Recomputes commitments and leaves of all events.
    /// - Parameters:
    ///   - since: a size of the log that was verified before. Only events whose entry lies after it are looked for, and what
    ///     takes reading whole tables is left out.
    ///   - progress: called with the number of events checked and their total.
    public func audit(
        _ database: any Database, registry: Registry, since: Int = 0,
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> LeafReport {
        var report = LeafReport()
        var position = try await database.read { try firstEvent(since: since, $0) }
        let (total, size) = try await database.read { connection in
            let size = try ledger.size(of: .records, connection)
            guard since == 0 else { return (size - since, size) }
            let count: Int64? = try connection.first(RecordsSQL.countEvents) { $0.int(0) }
            return (Int(count ?? 0), size)
        }
        var entries = EntrySet(size: size)
        while true {
            let from = position
            let checked = try await database.read { try page(after: from, registry, $0) }
            report.events += checked.events
            report.faults += checked.faults
            report.unplaced += checked.unplaced
            for (event, index) in checked.entries where index >= since && !entries.insert(index) {
                report.faults.append(LeafFault(kind: .doubled, event: event, entry: index))
            }
            guard let last = checked.last else { break }
            position = last
            progress(report.events, total)
        }
        let destroyed = try await destructionAudit(database, &entries)
        report.destructions = destroyed.destructions
        report.destroyed = destroyed.events
        report.faults += destroyed.faults
        if since > 0 {
            let missing = entries.missing.filter { $0 >= since }
            // Events may be older than the transaction that entered them: only the whole table says that one is missing.
            guard missing.isEmpty else { return try await audit(database, registry: registry, progress: progress) }
            return report
        }
        let strays: Int64 = try await database.read { connection in
            try connection.first(RecordsSQL.strayPayloads) { $0.int(0) } ?? 0
        }
        let displaced: Int64 = try await database.read { connection in
            try connection.first(RecordsSQL.displacedRecords) { $0.int(0) } ?? 0
        }
        for _ in 0..<displaced { report.faults.append(LeafFault(kind: .column, event: nil)) }
        report.faults += entries.missing.map { LeafFault(kind: .dropped, event: nil, entry: $0) }
        for _ in 0..<strays { report.faults.append(LeafFault(kind: .stray, event: nil)) }
        return report
    }
}
