// Time travel: what a record was after each of its events, read from the events themselves.

internal import Ledger
internal import Registry
public import Storage
internal import WorkingDays

private enum HistorySQL: String, CaseIterable, Statement {
    case versions = """
        SELECT r.subject, r.item, r.entered, e.id, e.kind, e.day, e.clause, e.token, e.commitment, e.leaf, p.hash, e.span,
        e.place, e.is_sealed, d.salt, d.body
        FROM record_event e JOIN record r ON r.id = e.record JOIN policy_version p ON p.id = e.policy
        JOIN event_payload d ON d.id = e.id WHERE e.record = $1 ORDER BY e.id
        """
}

/// A record as one of its events left it.
public struct RecordVersion: Sendable {
    public let facts: RecordFacts
    public let payload: SealedPayload
}

extension Records {
    public static var historyStatements: [any Statement] { HistorySQL.allCases }

    /// The versions of a record, the oldest first; none if there is no such record, or none any more.
    /// - Throws: `VaultError.keyDestroyed` if its subject was erased.
    public func versions(of record: RecordID, _ connection: any Connection) throws -> [RecordVersion] {
        let rows = try connection.rows(HistorySQL.versions, [.int(record.raw)]) { Stored($0) }
        return try rows.map { row in
            let payload = SealedPayload(
                subject: row.subject, isSealed: row.isSealed, salt: row.salt, body: row.body)
            let members = try payload.members(self, connection)
            return RecordVersion(
                facts: RecordFacts(
                    id: record, subject: row.subject, item: row.item,
                    state: RecordEventKind(rawValue: row.event.kind)?.state ?? .destroyed,
                    provider: members.texts["provider"] ?? "",
                    version: members.texts["version"].flatMap { Int($0) } ?? 0,
                    dates: RecordDates(members.dates),
                    receivedAt: members.texts["receivedAt"].flatMap { Int64($0) } ?? 0, entered: row.entered,
                    isSealed: row.isSealed, event: row.event), payload: payload)
        }
    }

    private struct Stored: Sendable {
        let subject: SubjectID
        let item: String
        let entered: Day
        let event: EventFacts
        let isSealed: Bool
        let salt: [UInt8]
        let body: [UInt8]

        init(_ row: any Row) {
            subject = SubjectID(row.int(0))
            item = row.text(1)
            entered = Day(row.text(2)) ?? .earliest
            event = EventFacts(
                id: row.int(3), kind: row.text(4), day: row.text(5), clause: row.text(6), token: row.bytes(7),
                commitment: row.bytes(8), leaf: row.bytes(9), policy: row.text(10),
                place: row.optionalInt(11).map { EntryPlace(span: $0, place: Int(row.int(12))) })
            isSealed = row.int(13) == 1
            salt = row.bytes(14)
            body = row.bytes(15)
        }
    }
}

extension RecordDates {
    /// The days as a payload names them; what it doesn't say was never public.
    fileprivate init(_ dates: [String: String]) {
        func day(_ name: String) -> Day? { dates[name].flatMap { Day($0) } }
        self.init(
            decided: day("decided") ?? .earliest, actEnd: day("actEnd"), isPublished: dates["published"] == "1",
            publicUntil: day("publicUntil"), retainedUntil: day("retainedUntil"), regime: dates["regime"],
            tier: dates["tier"])
    }
}
