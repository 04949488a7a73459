// What changed, in the order of the ledger: how those with whom records are shared follow them.

internal import Ledger
public import Storage
internal import WorkingDays

enum ChangesSQL: String, CaseIterable, Statement {
    case spans = "SELECT span, first_event, last_event FROM event_span WHERE span {among}"
    /// An update gives the record an event of its own; the newest of them stands in the record.
    case events = """
        SELECT e.id, e.place, e.token, r.event FROM record_event e JOIN record r ON r.id = e.record
        WHERE e.id >= $1 AND e.id <= $2 AND e.span = $3 ORDER BY e.place
        """
    case facts = """
        SELECT r.id, r.subject, r.item, r.state, r.provider, r.version, r.decided, r.act_end, r.is_published,
        r.public_until, r.retained_until, r.regime, r.tier, r.received_at, r.entered, e.is_sealed,
        e.id, e.kind, e.day, e.clause, e.token, e.commitment, e.leaf, p.hash, e.span, e.place
        FROM record_event e JOIN record r ON r.id = e.record JOIN policy_version p ON p.id = e.policy
        WHERE e.id {among}
        """
    case destructions = "SELECT id, place, day, clause FROM destruction WHERE span {among}"
    case destroyed = "SELECT token, item FROM destroyed_event WHERE destruction = $1 AND item IS NOT NULL"
    case newestDestructions = "SELECT span, place FROM destruction ORDER BY id DESC LIMIT 100"
}

enum ChangesSchema {
    /// Which events a transaction left, so that they are found by it: two keys a transaction instead of an index entry an event.
    static let migration = Migration(
        "records-6",
        [
            """
            CREATE TABLE event_span (
                span {id} PRIMARY KEY,
                first_event {id} NOT NULL,
                last_event {id} NOT NULL
            )
            """,
            """
            INSERT INTO event_span (span, first_event, last_event)
            SELECT span, MIN(id), MAX(id) FROM record_event WHERE span IS NOT NULL GROUP BY span
            """,
            // The row of no transaction, in a city that has some: up to which event the table is whole. A server of an older version that still writes
            // beside this one leaves its transactions out; they are looked for behind this mark.
            """
            INSERT INTO event_span (span, first_event, last_event)
            SELECT 0, 0, q.last_event FROM (SELECT MAX(id) AS last_event FROM record_event) q WHERE q.last_event IS NOT NULL
            """,
            "CREATE INDEX destruction_span ON destruction (span)",
            "ALTER TABLE destroyed_event ADD COLUMN item TEXT",
        ])

    static let span = BulkTable("event_span", ["span", "first_event", "last_event"])
}

/// An event of an organisation's record that is destroyed: its random name, and of which item it was, so that those are told
/// who had it. Of a person's record nothing but the name is kept.
public struct DestroyedEvent: Sendable, Hashable {
    public let token: [UInt8]
    public let item: String
}

/// One thing that happened to a record, at its place in the ledger.
public enum RecordChange: Sendable {
    /// The newest event of a record. Older ones are not told: who reads on comes to this one.
    case record(RecordFacts, index: Int)
    /// Records are destroyed: the events of organisations among them, the day and the article.
    case destroyed(events: [DestroyedEvent], day: String, clause: String, index: Int)

    public var index: Int {
        switch self {
        case .record(_, let index), .destroyed(_, _, _, let index): index
        }
    }
}

extension Records {
    /// What changed from an entry of the log `records` on, whole transactions at a time.
    /// - Parameters:
    ///   - index: the first entry that is asked for.
    ///   - transactions: how many are read at most.
    /// - Returns: the changes in order, and the index to go on from: as it was if there was nothing new.
    public func changes(
        since index: Int, transactions: Int, _ connection: any Connection
    ) throws -> (changes: [RecordChange], next: Int) {
        let spans = try ledger.spans(of: .records, from: index, limit: transactions, connection)
        let keys = [.int(0)] + spans.map { Value.int($0.id) }
        var ranges: [Int64: (Int64, Int64)] = [:]
        try connection.among(ChangesSQL.spans, keys) { ranges[$0.int(0)] = ($0.int(1), $0.int(2)) }
        let mark = ranges[0]?.1 ?? 0
        var changes: [RecordChange] = []
        for span in spans {
            let destroyed = try destructions(of: span, connection)
            // A destruction leaves no events, so none are looked for.
            let unnoted = span.id > mark && destroyed.isEmpty ? (mark, Int64.max) : nil
            if let range = ranges[span.id] ?? unnoted { changes += try self.changes(of: span, range, connection) }
            changes += destroyed
        }
        let wanted = changes.filter { $0.index >= index }.sorted { $0.index < $1.index }
        return (wanted, spans.last?.end ?? index)
    }

    private func changes(
        of span: PlacedSpan, _ range: (Int64, Int64), _ connection: any Connection
    ) throws -> [RecordChange] {
        var newest: [Int64: Int] = [:]
        try connection.each(ChangesSQL.events, [.int(range.0), .int(range.1), .int(span.id)]) { row in
            if row.int(0) == row.int(3) { newest[row.int(0)] = span.first + Int(row.int(1)) }
        }
        var changes: [RecordChange] = []
        try connection.among(ChangesSQL.facts, newest.keys.sorted().map(Value.int)) { row in
            let facts = Self.facts(row)
            if let index = newest[facts.event.id] { changes.append(.record(facts, index: index)) }
        }
        return changes
    }

    private func destructions(of span: PlacedSpan, _ connection: any Connection) throws -> [RecordChange] {
        var found: [(id: Int64, index: Int, day: String, clause: String)] = []
        try connection.among(ChangesSQL.destructions, [.int(span.id)]) { row in
            found.append((row.int(0), span.first + Int(row.int(1)), row.text(2), row.text(3)))
        }
        return try found.map { destruction in
            let events = try connection.rows(ChangesSQL.destroyed, [.int(destruction.id)]) {
                DestroyedEvent(token: $0.bytes(0), item: $0.text(1))
            }
            return .destroyed(
                events: events, day: destruction.day, clause: destruction.clause, index: destruction.index)
        }
    }

    /// Where the ledger has the newest destruction that has its place; nil if there was none.
    public func newestDestruction(_ connection: any Connection) throws -> Int? {
        let places = try connection.rows(ChangesSQL.newestDestructions, []) {
            EntryPlace(span: $0.int(0), place: Int($0.int(1)))
        }
        return try ledger.find(places, connection).values.compactMap(\.index).max()
    }
}
