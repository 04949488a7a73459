// Time travel for officials: what a record said on a day that is over, to whom it was open then, and what that is today.

public import Access
public import Law
internal import Ledger
@_spi(Disclosure) public import Records
internal import Registry
internal import Storage
public import WorkingDays

/// What became of a question about a record of a day that is over. Of an older version only what still holds is told: what a
/// correction took away stays away, and of a record that was withdrawn in between nothing from before is told (M-41).
public enum SightAnswer: Sendable {
    /// Nil if there is no such record for this matter: whether there is one elsewhere is nobody's business.
    case sight(RecordSight?, Matter, QueryPurpose, QueryReceipt)
    case refused(Refusal, [Citation], QueryReceipt)
}

extension OfficialDoor {
    /// A record as it was on a day, for a matter of today: the past opens nothing that the matter doesn't need, and nothing
    /// that is over (M-22). Like every question it is in the log before this returns.
    public func record(
        _ id: RecordID, on day: Day, matter: String, purpose: String, to requester: Requester, by means: QueryMeans,
        today: Day
    ) async throws -> SightAnswer {
        let (standing, found) = try await database.read { connection -> (Standing, Found?) in
            let standing = try self.standing(
                matter: matter, purpose: purpose, for: requester, as: requester.queriesFor, on: today, connection)
            return (standing, try find(id, on: day, standing, today: today, connection))
        }
        let receipt = try await note(
            standing, subject: found?.subject, [found?.shown].compactMap(\.self), for: requester, by: means)
        if let refusal = standing.ground.refusal { return .refused(refusal, standing.ground.citations, receipt) }
        guard let matter = standing.matter, let purpose = standing.purpose else {
            return .refused(.matterUnknown, standing.ground.citations, receipt)
        }
        return .sight(found?.sight, matter, purpose, receipt)
    }

    private struct Found: Sendable {
        let subject: SubjectID
        /// Nil where the record may not be told of.
        let sight: RecordSight?
        /// What the log binds of it.
        let shown: DisclosedRecord?
    }

    private func find(
        _ id: RecordID, on day: Day, _ standing: Standing, today: Day, _ connection: any Connection
    ) throws -> Found? {
        guard standing.ground.refusal == nil, let matter = standing.matter else { return nil }
        let versions = try records.versions(of: id, connection)
        guard let newest = versions.last, matter.items.contains(newest.facts.item),
            let subject = try registry.subjects([newest.facts.subject], connection)[newest.facts.subject]
        else { return nil }
        // The number of a record is no way to a person (M-9), and who may not see it today is told nothing of yesterday either.
        guard subject.kind != .naturalPerson,
            let now = try disclose([newest.facts], of: subject, standing.ground, matter, on: today, connection).first
        else { return Found(subject: subject.id, sight: nil, shown: nil) }
        let version = versions.last { $0.facts.event.day <= "\(day)" }
        let isUnbroken = versions.allSatisfy { $0.facts.state == .entered }
        var fields: [DisclosedField] = []
        if let version, isUnbroken, let opened = try version.payload.open(records, connection) {
            let current = Dictionary(now.fields.map { ($0.code, $0.value) }, uniquingKeysWith: { first, _ in first })
            fields = DisclosedField.all(opened.fields, now.item, of: subject.kind, channel: .sharing, on: today)
                .filter { current[$0.code] == $0.value }
        }
        let then = version.map { version in
            Decision.decide(
                DisclosureQuestion(
                    channel: .publication, item: pack.item(version.facts.item, on: day), subjectKind: subject.kind,
                    state: version.facts.state, dates: version.facts.dates, today: day, pack: pack))
        }
        let isNewest = version?.facts.event.id == newest.facts.event.id
        let sight = RecordSight(
            item: newest.facts.item, day: day, version: version?.facts.version, event: version?.facts.event,
            dates: version?.facts.dates, then: then ?? Decision(outcome: .refuse(.notCurrent), citations: []),
            now: now.decision, subject: PublicDoor.shown(subject, on: today), fields: fields,
            opening: isNewest ? now.opening : nil)
        let shown = DisclosedRecord(
            id: id, item: now.item, subject: now.subject, version: version?.facts.version ?? 0, fields: fields,
            period: now.period, shownUntil: now.shownUntil, providerCode: now.providerCode,
            providerName: now.providerName, entered: now.entered, event: version?.facts.event ?? now.event,
            decision: now.decision, state: nil, opening: nil)
        return Found(subject: subject.id, sight: sight, shown: shown)
    }
}
