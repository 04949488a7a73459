// The channel of government sharing: a matter of the own body, a purpose of the law, and a line in the log first.

public import Access
public import Law
internal import Ledger
@_spi(Disclosure) public import Records
public import Registry
public import Storage
public import Vault
public import WorkingDays

/// The way out to officials (政务共享). Source: jn-measures-2022#21, jn-4-2021#3.1.
public struct OfficialDoor: Sendable {
    public let matters: Matters
    public let log: QueryLog
    let database: any Database
    let registry: Registry
    let records: Records
    let vault: Vault
    let pack: PolicyPack
    let makeID: @Sendable () -> Int64
    let now: @Sendable () -> Int64

    public init(
        database: any Database, registry: Registry, records: Records, vault: Vault, pack: PolicyPack, log: QueryLog,
        makeID: @escaping @Sendable () -> Int64, now: @escaping @Sendable () -> Int64
    ) {
        self.database = database
        self.registry = registry
        self.records = records
        self.vault = vault
        self.pack = pack
        self.log = log
        self.makeID = makeID
        self.now = now
        matters = Matters(
            database: database, registry: registry, records: records, vault: vault, pack: pack, makeID: makeID)
    }

    /// Answers an official. Refused or not, the question is in the log before this returns.
    /// - Throws: what keeps the log or the records from being reached; then nothing was answered.
    public func answer(
        _ query: SubjectQuery, to requester: Requester, by means: QueryMeans, on today: Day
    ) async throws -> QueryAnswer {
        let (standing, found) = try await database.read { connection -> (Standing, File?) in
            let standing = try self.standing(
                matter: query.matter, purpose: query.purpose, for: requester, as: requester.queriesFor, on: today,
                connection)
            return (standing, try file(query.subject, standing, on: today, connection))
        }
        let receipt = try await note(standing, subject: found?.id, found?.records ?? [], for: requester, by: means)
        if let refusal = standing.ground.refusal { return .refused(refusal, standing.ground.citations, receipt) }
        guard let found, let matter = standing.matter, let purpose = standing.purpose else {
            return .refused(.matterUnknown, standing.ground.citations, receipt)
        }
        return .file(
            DisclosedFile(
                subject: found.subject, matter: matter, purpose: purpose, on: today, records: found.records,
                receipt: receipt))
    }

    /// How a question stands before anybody is looked up.
    struct Standing: Sendable {
        let ground: SharingGround
        /// The matter, if it is one of the asker's own.
        let matter: Matter?
        let purpose: QueryPurpose?
    }

    /// - Parameter asker: canonical code of the body that the requester may ask for; nil without the role.
    func standing(
        matter code: String, purpose id: String, for requester: Requester, as asker: String?, on today: Day,
        _ connection: any Connection
    ) throws -> Standing {
        let body = try asker.flatMap { try registry.provider(code: $0, connection) }
        let named = try matters.newest(code, connection)
        let matter = named?.body == body?.code ? named : nil
        let purpose = pack.purpose(id, on: today) ?? pack.purposes.last { $0.id == id }
        let isOpen =
            purpose.map { pack.purpose($0.id, on: today) != nil && $0.admits(bodyKind: body?.kind ?? "") } ?? false
        let ground = SharingGround(
            isQuerier: body != nil,
            matter: matter.map { $0.isInForce(on: today) ? .own : .notInForce } ?? .unknown,
            purpose: id != matter?.purpose ? .another : isOpen ? .ofMatter : .notOpen, needsItem: false,
            citations: purpose?.provision.citations ?? Self.sources)
        return Standing(ground: ground, matter: matter, purpose: purpose)
    }

    /// Writes the line of the log.
    func note(
        _ standing: Standing, subject: SubjectID?, _ shown: [DisclosedRecord], for requester: Requester,
        by means: QueryMeans
    ) async throws -> QueryReceipt {
        let receipt = QueryReceipt(number: makeID(), at: now())
        let salt = vault.salt()
        let content = Array(shown.map(\.shownBytes).joined(separator: [0x0A]))
        try await log.append(
            QueryEntry(
                id: receipt.number, at: receipt.at, day: "\(Day.instant(microseconds: receipt.at))", channel: .sharing,
                means: means, account: requester.account, person: requester.name, body: requester.organisation ?? "",
                matter: standing.matter?.code ?? "", purpose: standing.purpose?.id ?? "", subject: subject,
                items: Set(shown.map(\.item.id)).sorted(), shown: shown.count, refusal: standing.ground.refusal,
                answer: vault.lookup("query-answer", salt + content), salt: salt))
        return receipt
    }

    private typealias File = (id: SubjectID?, subject: Subject?, records: [DisclosedRecord])

    /// - Returns: nil for a question that is refused: then nobody is looked up.
    private func file(
        _ asked: QueriedSubject, _ standing: Standing, on today: Day, _ connection: any Connection
    ) throws -> File? {
        guard standing.ground.refusal == nil, let matter = standing.matter else { return nil }
        guard let subject = try registry.subject(asked.identity, connection) else { return (nil, nil, []) }
        let shown = subject.kind == .naturalPerson ? nil : PublicDoor.shown(subject, on: today)
        // What the matter doesn't need is not even opened.
        let facts = try records.facts(of: subject.id, connection).filter { matter.items.contains($0.item) }
        return (
            subject.id, shown, try disclose(facts, of: subject, standing.ground, matter, on: today, connection)
        )
    }

    /// The records as they may be shown for the matter; those that may not are left out.
    func disclose(
        _ facts: [RecordFacts], of subject: Subject, _ ground: SharingGround, _ matter: Matter, on today: Day,
        _ connection: any Connection
    ) throws -> [DisclosedRecord] {
        let sealed = try records.sealed(facts, connection)
        let providers = try registry.names(ofBodies: Set(facts.map(\.provider)).sorted(), connection)
        return facts.compactMap { facts in
            // A payload that does not open or does not read is the audit's business; it must not close a whole file.
            guard let item = pack.item(facts.item, on: today), let payload = sealed[facts.id],
                let opened = try? payload.open(records, connection)
            else { return nil as DisclosedRecord? }
            let period = PublicPeriod(
                PublicPeriod.Facts(fields: opened.fields, item: item, pack: pack, fallback: facts.dates.decided),
                item: item, kind: subject.kind, pack: pack, today: today)
            let question = DisclosureQuestion(
                channel: .sharing, item: item, subjectKind: subject.kind, state: facts.state, dates: facts.dates,
                period: period, ground: ground.asking(for: item.id, of: matter), today: today, pack: pack)
            let decision = Decision.decide(question)
            guard decision.isShown else { return nil }
            let fields = DisclosedField.all(
                opened.fields, item, of: subject.kind, channel: .sharing, on: today)
            return DisclosedRecord(
                id: facts.id, item: item, subject: PublicDoor.shown(subject, on: today), version: facts.version,
                fields: fields, period: period, shownUntil: question.end?.day,
                providerCode: facts.provider, providerName: providers[facts.provider] ?? facts.provider,
                entered: facts.entered, event: facts.event, decision: decision,
                state: DisclosedRecord.state(opened.fields, item, pack, channel: .sharing),
                opening: DisclosedField.shows(opened.openFields, in: fields) ? opened.opening : nil)
        }
    }

    /// By which articles officials ask at all.
    private static let sources = ["jn-measures-2022#21", "jn-4-2021#3.1"].compactMap(Citation.init)
}
