// Checks every stored event against its leaf and its payload. It opens payloads only to hash them.

internal import Ledger
public import Registry
public import Storage
internal import Vault

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

    private struct StoredEvent {
        let id: Int64
        let entry: LedgerEntry
        let leaf: [UInt8]
        let subject: Int64
        let isSealed: Bool
        let place: EntryPlace?
        /// What the columns say, under the names of the payload.
        let columns: [String: String]
    }

    private struct Page: Sendable {
        var events = 0
        var unplaced = 0
        var faults: [LeafFault] = []
        /// Which entry of the ledger is whose, for those that have their place.
        var entries: [(event: Int64, index: Int)] = []
        var last: Int64?
    }

    private func page(after: Int64, _ registry: Registry, _ connection: any Connection) throws -> Page {
        let events = try connection.rows(RecordsSQL.eventsAfter, [.int(after), .int(1000)]) { row in
            StoredEvent(
                id: row.int(0),
                entry: LedgerEntry(
                    kind: row.text(2), day: row.text(3), clause: row.text(4), event: row.bytes(5), policy: row.text(8),
                    commitment: Commitment(digest: row.bytes(6))),
                leaf: row.bytes(7), subject: row.int(9), isSealed: row.int(10) == 1,
                place: row.optionalInt(26).map { EntryPlace(span: $0, place: Int(row.int(27))) },
                columns: Self.columns(row))
        }
        let personKeys = try keys.keys(of: Set(events.filter(\.isSealed).map(\.subject)).sorted(), connection)
        let identities = try registry.identityKeys(
            Set(events.map(\.subject)).sorted().map(SubjectID.init), connection)
        var payloads: [Int64: (salt: [UInt8], body: [UInt8])] = [:]
        try connection.among(RecordsSQL.payloadsWithSalt, events.map { .int($0.id) }) { row in
            payloads[row.int(0)] = (row.bytes(1), row.bytes(2))
        }
        let entered = try ledger.find(events.compactMap(\.place), connection)
        var page = Page(events: events.count, last: events.last?.id)
        var faults: [LeafFault] = []
        for event in events {
            if let place = event.place {
                let found = entered[place]
                if let index = found?.index { page.entries.append((event.id, index)) }
                if found?.entry.elementsEqual(event.entry.bytes) != true {
                    faults.append(LeafFault(kind: .entry, event: event.id, entry: found?.index))
                }
            } else {
                page.unplaced += 1
            }
            if event.entry.leafHash != event.leaf { faults.append(LeafFault(kind: .leaf, event: event.id)) }
            guard let payload = payloads[event.id] else {
                faults.append(LeafFault(kind: .missing, event: event.id))
                continue
            }
            var body: [UInt8]? = payload.body
            if event.isSealed {
                body = personKeys[event.subject].flatMap {
                    try? vault.open(payload.body, under: $0, context: "payload")
                }
            }
            let matches = body.map { RecordPayload($0).commitment(salt: payload.salt) == event.entry.commitment }
            if matches != true {
                faults.append(LeafFault(kind: .payload, event: event.id))
            } else if let body, try !Self.agrees(event, with: body, identities[SubjectID(event.subject)]) {
                faults.append(LeafFault(kind: .column, event: event.id))
            }
        }
        page.faults = faults
        return page
    }

    /// The columns of an event, and those of its record if this is the record's newest event.
    private static func columns(_ row: any Row) -> [String: String] {
        var columns = [
            "record": "\(row.int(1))", "actor": row.text(11), "at": "\(row.int(12))", "subject": "\(row.int(9))",
        ]
        columns["item"] = row.text(13)
        guard row.int(14) == row.int(0) else { return columns }
        columns["state"] = row.text(25)
        columns["provider"] = row.text(15)
        columns["version"] = "\(row.int(16))"
        columns["receivedAt"] = "\(row.int(17))"
        columns["dates.published"] = "\(row.int(20))"
        let dates = [
            (18, "decided"), (19, "actEnd"), (21, "publicUntil"), (22, "retainedUntil"), (23, "regime"), (24, "tier"),
        ]
        for (position, name) in dates {
            if let value = row.optionalText(position) { columns["dates.\(name)"] = value }
        }
        return columns
    }

    /// Whether the columns, and the subject as the registry has it now, are what the payload says.
    private static func agrees(_ event: StoredEvent, with payload: [UInt8], _ identity: [UInt8]?) throws -> Bool {
        guard let (texts, dates) = RecordPayload(payload).members, let identified = texts["identity"] else {
            return false
        }
        let hex = (identity ?? []).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        guard identified.isEmpty || identified == hex else { return false }
        func said(_ names: [String]) -> [String: String] { texts.filter { names.contains($0.key) } }
        guard event.columns["version"] != nil else {
            return said(["actor", "at", "item", "record", "subject"]) == event.columns
        }
        var all = said(["actor", "at", "item", "provider", "receivedAt", "record", "subject", "version"])
        all["state"] = RecordEventKind(rawValue: event.entry.kind)?.state.rawValue
        for (name, value) in dates { all["dates.\(name)"] = value }
        return all == event.columns
    }
}
