// The two reads: facts for computing, and payloads that stay sealed until the door out opens them.

public import Ledger
public import Registry
public import Storage
internal import Vault
public import WorkingDays

/// A payload that only `Disclosure` can open.
public struct SealedPayload: Sendable {
    let subject: SubjectID
    let isSealed: Bool
    let salt: [UInt8]
    let body: [UInt8]

    /// What the payload says, and what would prove its open part.
    ///
    /// Reserved for the door out by an SPI; CI refuses any other import of it.
    /// - Returns: nil if the payload doesn't read.
    @_spi(Disclosure) public func open(_ records: Records, _ connection: any Connection) throws -> OpenedPayload? {
        let payload = try unsealed(records, connection)
        guard let fields = payload.fields else { return nil }
        let open = payload.opening(salt: salt)
        return OpenedPayload(fields: fields, openFields: open?.fields ?? [:], opening: open?.opening)
    }

    /// What the payload says beside the fields.
    func members(
        _ records: Records, _ connection: any Connection
    ) throws -> (texts: [String: String], dates: [String: String]) {
        try unsealed(records, connection).members ?? ([:], [:])
    }

    private func unsealed(_ records: Records, _ connection: any Connection) throws -> RecordPayload {
        guard isSealed else { return RecordPayload(body) }
        let key = try records.keys.key(of: subject.raw, connection)
        return RecordPayload(try records.vault.open(body, under: key, context: "payload"))
    }
}

/// A payload in the hands of the door out.
@_spi(Disclosure) public struct OpenedPayload: Sendable {
    public let fields: [String: String]
    /// The fields of the open part.
    public let openFields: [String: String]
    /// Proves the open part, to whoever may see all of it; nil for an event of an older program.
    public let opening: ContentOpening?
}

/// Where a list was left: the last record that was shown.
public struct RecordCursor: Sendable, Hashable {
    public let decided: Day
    public let id: RecordID

    public init(decided: Day, id: RecordID) {
        self.decided = decided
        self.id = id
    }
}

extension Records {
    /// The facts of all records of a subject, newest first, whatever their state.
    public func facts(of subject: SubjectID, _ connection: any Connection) throws -> [RecordFacts] {
        try connection.rows(RecordsSQL.ofSubject, [.int(subject.raw)], Self.facts)
    }

    /// The newest records of an item that may be published on that day, newest first.
    /// - Parameters:
    ///   - days: only decisions of these days.
    ///   - after: the last record of the page before.
    public func published(
        item: String, on today: Day, decided days: ClosedRange<Day>, after: RecordCursor?, limit: Int,
        _ connection: any Connection
    ) throws -> [RecordFacts] {
        let cursor = after ?? RecordCursor(decided: .latest, id: RecordID(.max))
        return try connection.rows(
            RecordsSQL.newestOfItem,
            [
                .text(item), .text("\(today)"), .text("\(days.lowerBound)"), .text("\(days.upperBound)"),
                .text("\(cursor.decided)"), .int(cursor.id.raw), .int(Int64(limit)),
            ], Self.facts)
    }

    /// The newest payload of each record, sealed.
    public func sealed(
        _ facts: [RecordFacts], _ connection: any Connection
    ) throws -> [RecordID: SealedPayload] {
        let byEvent = Dictionary(facts.map { ($0.event.id, $0) }, uniquingKeysWith: { first, _ in first })
        var payloads: [RecordID: SealedPayload] = [:]
        try connection.among(RecordsSQL.payloadsWithSalt, byEvent.keys.sorted().map(Value.int)) { row in
            guard let record = byEvent[row.int(0)] else { return }
            payloads[record.id] = SealedPayload(
                subject: record.subject, isSealed: record.isSealed, salt: row.bytes(1), body: row.bytes(2))
        }
        return payloads
    }

    /// When the newest event was written, in microseconds since 1970; nil in an empty home.
    public func newestEvent(_ connection: any Connection) throws -> Int64? {
        try connection.first(RecordsSQL.newestEvent, [], { $0.int(0) })
    }

    /// How many records are entered and neither withdrawn nor destroyed, whether they may be shown or not.
    public func count(item: String?, _ connection: any Connection) throws -> Int {
        let count =
            if let item {
                try connection.first(RecordsSQL.countItem, [.text(item)], { $0.int(0) })
            } else {
                try connection.first(RecordsSQL.count, [], { $0.int(0) })
            }
        return Int(count ?? 0)
    }

    /// Which of these facts are in, whatever became of them.
    public func known(_ naturalKeys: [[UInt8]], _ connection: any Connection) throws -> Set<[UInt8]> {
        var known = Set<[UInt8]>()
        try connection.among(RecordsSQL.byNaturalKey, naturalKeys.map(Value.bytes)) { known.insert($0.bytes(0)) }
        return known
    }

    /// The records of those natural keys.
    public func ids(of naturalKeys: [[UInt8]], _ connection: any Connection) throws -> [RecordID] {
        var ids: [RecordID] = []
        try connection.among(RecordsSQL.byNaturalKey, naturalKeys.map(Value.bytes)) { ids.append(RecordID($0.int(1))) }
        return ids
    }

    /// How many there were at the end of a day: the events up to it tell, whatever came later.
    public func count(item: String?, on day: Day, _ connection: any Connection) throws -> Int {
        let count = try connection.first(RecordsSQL.countOn, [.text("\(day)"), .text(item ?? "")]) { $0.int(0) }
        return Int(count ?? 0)
    }

    static func facts(_ row: any Row) -> RecordFacts {
        func day(_ column: Int) -> Day? { row.optionalText(column).flatMap { Day($0) } }
        return RecordFacts(
            id: RecordID(row.int(0)), subject: SubjectID(row.int(1)), item: row.text(2),
            state: RecordState(rawValue: row.text(3)) ?? .destroyed, provider: row.text(4), version: Int(row.int(5)),
            dates: RecordDates(
                decided: day(6) ?? .earliest, actEnd: day(7), isPublished: row.int(8) == 1, publicUntil: day(9),
                retainedUntil: day(10), regime: row.optionalText(11), tier: row.optionalText(12)),
            receivedAt: row.int(13), entered: day(14) ?? .earliest, isSealed: row.int(15) == 1,
            event: EventFacts(
                id: row.int(16), kind: row.text(17), day: row.text(18), clause: row.text(19), token: row.bytes(20),
                commitment: row.bytes(21), leaf: row.bytes(22), policy: row.text(23),
                place: row.optionalInt(24).map { EntryPlace(span: $0, place: Int(row.int(25))) }))
    }
}
