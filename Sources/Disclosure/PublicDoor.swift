// The public channel: search, an organisation, the lists. Nothing about a natural person passes here.

internal import Identifiers
public import Law
@_spi(Disclosure) public import Records
public import Registry
public import Storage
public import WorkingDays

/// The way out for everyone.
public struct PublicDoor: Sendable {
    let database: any Database
    let registry: Registry
    let records: Records
    let pack: PolicyPack

    public init(database: any Database, registry: Registry, records: Records, pack: PolicyPack) {
        self.database = database
        self.registry = registry
        self.records = records
        self.pack = pack
    }

    /// The organisation with this canonical code and all its records that are public on the day, newest first.
    public func subject(code: String, on today: Day) async throws -> DisclosedSubject? {
        try await database.read { connection in
            try registry.organisation(code: code, connection).flatMap { try disclose($0, on: today, connection) }
        }
    }

    /// - Returns: nil if the code is a person's number after all.
    func disclose(_ found: Subject, on today: Day, _ connection: any Connection) throws -> DisclosedSubject? {
        guard let code = found.code, !Self.isPersonal(code, on: today) else { return nil }
        let subject = Self.shown(found, on: today)
        let shown = try disclose(
            try records.facts(of: subject.id, connection), [subject.id: subject], on: today, connection)
        return DisclosedSubject(
            subject: subject,
            formerNames: try registry.formerNames(of: subject.id, connection)
                .map { Mask.identityNumbers(in: $0, today: today.birthDate) }, records: shown)
    }

    /// Organisations by name, or by their whole code.
    /// - Parameter after: the last hit of the page before.
    public func search(_ text: String, on today: Day, after: SubjectID?, limit: Int) async throws -> [Subject] {
        let code = try? UnifiedSocialCreditCode(text)
        return try await database.read { connection in
            if let code {
                guard !Self.isPersonal(code.text, on: today) else { return [] }
                return try registry.organisation(code: code.text, connection).map { [Self.shown($0, on: today)] } ?? []
            }
            return try registry.search(text, after: after, limit: limit, connection)
                .filter { subject in subject.code.map { !Self.isPersonal($0, on: today) } ?? false }
                .map { Self.shown($0, on: today) }
        }
    }

    /// The published records of an item, newest decision first.
    public func list(
        item: String, on today: Day, decided days: ClosedRange<Day>, after: RecordCursor?, limit: Int
    ) async throws -> [DisclosedRecord] {
        try await database.read { connection in
            var shown: [DisclosedRecord] = []
            var cursor = after
            while shown.count < limit {
                let facts = try records.published(
                    item: item, on: today, decided: days, after: cursor, limit: limit, connection)
                let subjects = try registry.subjects(Array(Set(facts.map(\.subject))), connection)
                    .mapValues { Self.shown($0, on: today) }
                shown += try disclose(facts, subjects, on: today, connection)
                guard facts.count == limit, let last = facts.last else { break }
                cursor = RecordCursor(decided: last.dates.decided, id: last.id)
            }
            return Array(shown.prefix(limit))
        }
    }

    /// The bodies that may send an item, by code: who works for the public is no secret.
    public func bodies(sending item: String) async throws -> [(code: String, name: String)] {
        try await database.read { connection in
            try registry.organisations(connection).filter { $0.maySend(item) }.map { ($0.code, $0.name) }
        }
    }

    /// How many subjects of each kind there are, and how many records: counts without content.
    public func figures(on today: Day) async throws -> (subjects: [SubjectKind: Int], records: Int) {
        try await database.read { connection in
            (try registry.counts(connection), try records.count(item: nil, connection))
        }
    }

    func disclose(
        _ facts: [RecordFacts], _ subjects: [SubjectID: Subject], on today: Day, _ connection: any Connection
    ) throws -> [DisclosedRecord] {
        var decided: [(facts: RecordFacts, subject: Subject, item: CatalogueItem, decision: Decision)] = []
        for facts in facts {
            guard let subject = subjects[facts.subject], subject.code.map({ !Self.isPersonal($0, on: today) }) ?? true
            else { continue }
            let item = pack.item(facts.item, on: today)
            let decision = Decision.decide(
                DisclosureQuestion(
                    channel: .publication, item: item, subjectKind: subject.kind, state: facts.state,
                    dates: facts.dates, today: today, pack: pack))
            if let item, decision.isShown { decided.append((facts, subject, item, decision)) }
        }
        let sealed = try records.sealed(decided.map(\.facts), connection)
        var providers: [String: String] = [:]
        return try decided.compactMap { entry in
            // A payload that does not open or does not read is the audit's business; it must not close a whole page.
            guard let payload = sealed[entry.facts.id], let opened = try? payload.open(records, connection)
            else { return nil as DisclosedRecord? }
            let fields = opened.fields
            let provider = entry.facts.provider
            if providers[provider] == nil {
                providers[provider] = try registry.provider(code: provider, connection)?.name ?? provider
            }
            let period = PublicPeriod(
                PublicPeriod.Facts(
                    fields: fields, item: entry.item, pack: pack, fallback: entry.facts.dates.decided),
                item: entry.item, kind: entry.subject.kind, pack: pack, today: today)
            let shown = DisclosedField.all(fields, entry.item, on: today)
            return DisclosedRecord(
                id: entry.facts.id, item: entry.item, subject: entry.subject, version: entry.facts.version,
                fields: shown, period: period,
                shownUntil: entry.facts.dates.publicUntil,
                providerCode: provider, providerName: providers[provider] ?? provider, entered: entry.facts.entered,
                event: entry.facts.event, decision: entry.decision.narrowed(to: period),
                state: DisclosedRecord.state(fields, entry.item, pack, channel: .publication),
                opening: DisclosedField.shows(opened.openFields, in: shown) ? opened.opening : nil)
        }
    }

    /// Second lock: whatever was entered, a code that is a person's number opens nothing.
    static func isPersonal(_ code: String, on today: Day) -> Bool {
        let report = Identifier.examine(code, today: today.birthDate)
        return report.valid && report.kind.isPersonal
    }

    /// An organisation as it may be shown: should its name hold a person's number after all, the number is masked.
    static func shown(_ subject: Subject, on today: Day) -> Subject {
        Subject(
            id: subject.id, kind: subject.kind, code: subject.code,
            name: subject.name.map { Mask.identityNumbers(in: $0, today: today.birthDate) }, district: subject.district,
            status: subject.status)
    }
}
