// Time travel: what a record said on a day that is over, and who could see it then.

internal import Law
public import Ledger
@_spi(Disclosure) public import Records
public import Registry
internal import Storage
public import WorkingDays

/// A record on one day, by its events and the law in force on that day.
public struct RecordSight: Sendable {
    public let item: String
    public let day: Day
    /// The version of that day; nil if nothing was entered yet.
    public let version: Int?
    /// The event that made it.
    public let event: EventFacts?
    public let dates: RecordDates?
    /// What the public could see on that day, with the articles.
    public let then: Decision
    /// What it may see today.
    public let now: Decision
    /// The organisation; nil unless the record is shown today.
    public let subject: Subject?
    /// What the record said, if it was shown then and is shown today.
    public let fields: [DisclosedField]
    /// What connects the version's line in the ledger with its content, for those who may see it.
    public let opening: ContentOpening?
}

extension PublicDoor {
    /// A record as it was on a day, to a reader of today: the past opens nothing that is over (M-22).
    /// - Returns: nil if there is no such record, or none any more.
    public func record(_ id: RecordID, on day: Day, today: Day) async throws -> RecordSight? {
        try await database.read { connection in
            let versions = try records.versions(of: id, connection)
            guard let newest = versions.last,
                let found = try registry.subjects([newest.facts.subject], connection)[newest.facts.subject]
            else { return nil }
            let isPersonal = found.code.map { Self.isPersonal($0, on: today) } ?? false
            let now = decide(newest.facts, found, on: today)
            let version = versions.last { $0.facts.event.day <= "\(day)" }
            let then =
                version.map { decide($0.facts, found, on: day) }
                ?? Decision(outcome: .refuse(.notCurrent), citations: [])
            let isShown = now.isShown && !isPersonal
            var fields: [DisclosedField] = []
            var opening: ContentOpening?
            if isShown, then.isShown, let version, let item = pack.item(version.facts.item, on: today),
                let opened = try version.payload.open(records, connection)
            {
                fields = DisclosedField.all(opened.fields, item, on: today)
                opening = DisclosedField.shows(opened.openFields, in: fields) ? opened.opening : nil
            }
            return RecordSight(
                item: newest.facts.item, day: day, version: version?.facts.version, event: version?.facts.event,
                dates: version?.facts.dates, then: then, now: now,
                subject: isShown ? Self.shown(found, on: today) : nil, fields: fields, opening: opening)
        }
    }

    private func decide(_ facts: RecordFacts, _ subject: Subject, on day: Day) -> Decision {
        Decision.decide(
            DisclosureQuestion(
                channel: .publication, item: pack.item(facts.item, on: day), subjectKind: subject.kind,
                state: facts.state, dates: facts.dates, today: day, pack: pack))
    }
}
