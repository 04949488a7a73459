// Takes checked rows into the home, chunk by chunk: what a chunk acknowledges survives anything.

internal import Law
public import Records
public import Registry
public import Storage
public import Vault
internal import WorkingDays

/// A row that may enter, on its way to the registry and the records.
private struct PendingRow: Sendable {
    let draft: SubjectDraft
    let naturalKey: [UInt8]
    let contentKey: [UInt8]
    let fields: [UInt8]
    let dates: RecordDates
    let isLate: Bool
    let holdsPersonalFields: Bool
    /// What the register says, if the row comes from it.
    let registered: RegisteredFacts?
}

/// The intake of a home (归集).
public struct IntakeDesk: Sendable {
    /// Rows of one transaction: large enough to share its cost, small enough that nobody waits for it.
    static let chunk = 400

    private let database: any Database
    private let registry: Registry
    private let records: Records
    private let vault: Vault
    private let makeID: @Sendable () -> Int64
    private let now: @Sendable () -> Int64

    /// - Parameter now: microseconds since 1970.
    public init(
        database: any Database, registry: Registry, records: Records, vault: Vault,
        makeID: @escaping @Sendable () -> Int64, now: @escaping @Sendable () -> Int64
    ) {
        self.database = database
        self.registry = registry
        self.records = records
        self.vault = vault
        self.makeID = makeID
        self.now = now
    }

    /// Validates a file and enters what is right. The same file again changes nothing and resumes what was cut off.
    /// - Parameters:
    ///   - provider: canonical code of the sending organisation.
    ///   - actor: who signs for it.
    ///   - feedback: where to write returned rows.
    ///   - progress: called after each chunk with the number of rows read.
    public func submit(
        _ input: IntakeInput, engine: IntakeEngine, provider: String, actor: String, policy: PolicyStamp,
        feedback: String?, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> IntakeResult {
        let started = now()
        let item = engine.compiled.item
        let knownBodies = try await permit(provider: provider, item: item)
        var result = IntakeResult(item: item.id)
        var run = try IntakeRun(engine, input, knownBodies: knownBodies, feedback: feedback)
        let batch = makeID()
        result.batch = batch
        result.unknownColumns = run.unknownColumns
        let fileKey = try fileKey(input)
        let isKnownFile = try await database.read { connection in
            // Only if nothing else came in between: a file may take an earlier state back.
            let last = try connection.first(BatchSQL.lastFile, [.text(item.id), .text(provider)]) { $0.bytes(0) }
            return last == fileKey
        }
        let context = PostContext(actor: actor, today: engine.today, now: started, policy: policy)
        let begin: [Value] = [
            .int(batch), .text(item.id), .text(provider), .text(actor), .int(started), .bytes(fileKey),
        ]
        try await database.write { try $0.run(BatchSQL.begin, begin) }
        do {
            var pending: [PendingRow] = []
            while let accepted = try run.next(&result) {
                if accepted, let row = pend(run, engine, provider) { pending.append(row) }
                if pending.count == Self.chunk {
                    try await enter(pending, item, provider, context, run.line, batch, isKnownFile, &result)
                    pending.removeAll(keepingCapacity: true)
                    progress(result.received)
                }
            }
            try await enter(pending, item, provider, context, run.line, batch, isKnownFile, &result)
            result.feedback = try run.finish()
        } catch {
            run.discard()
            throw error
        }
        result.conclude()
        result.seconds = Double(now() - started) / 1_000_000
        try await finish(batch, result)
        return result
    }

    /// A keyed hash by which the same file is known again.
    private func fileKey(_ input: IntakeInput) throws -> [UInt8] {
        // A pipe can be read only once: such a submission is never taken for the one before.
        guard input.isRepeatable else { return vault.token() }
        var source = try input.source()
        return try vault.lookup("file") { try source.next() }
    }

    private func permit(provider: String, item: CatalogueItem) async throws -> Set<String> {
        let (sender, bodies) = try await database.read { connection in
            (try registry.provider(code: provider, connection), try registry.organisations(connection))
        }
        guard let sender else { throw IntakeError.unknownProvider(code: provider) }
        guard sender.maySend(item.id) else { throw IntakeError.providerMayNotSend(code: provider, item: item.id) }
        return Set(bodies.map(\.code))
    }

    /// The sender is part of what makes two rows the same fact: nobody changes another body's record.
    private func pend(
        _ run: borrowing IntakeRun, _ engine: IntakeEngine, _ provider: String
    ) -> PendingRow? {
        guard let identity = run.row.identity, let kind = run.row.subjectKind, let period = run.row.period else {
            return nil
        }
        let compiled = engine.compiled
        let name = run.row.text(compiled.position(of: .subjectName))
        let fields = run.fields()
        var registered: RegisteredFacts?
        if compiled.item.informationClass == .basic, compiled.position(of: .registrationStatus) != nil {
            let district = compiled.position(of: .district).flatMap { run.row.means[$0].first }
            let status = run.row.text(compiled.position(of: .registrationStatus))
            registered = RegisteredFacts(
                name: name, kind: kind, district: district, status: status.isEmpty ? nil : status,
                since: "\(period.dates.decided)")
        }
        return PendingRow(
            draft: SubjectDraft(identity: identity, kind: kind, name: name),
            naturalKey: vault.lookup("fact", Array("\(provider)\u{1F}".utf8) + run.naturalKey()),
            contentKey: vault.lookup("content", fields),
            fields: fields, dates: period.dates, isLate: run.row.isLate,
            holdsPersonalFields: run.row.notices.contains { $0.kind == .identityInText }
                || compiled.item.fields.indices.contains {
                    compiled.item.fields[$0].sensitivity == .personal && !run.row.isEmpty($0)
                }, registered: registered)
    }

    /// One chunk, one transaction: subjects, records, events, payloads and the batch's progress.
    private func enter(
        _ pending: [PendingRow], _ item: CatalogueItem, _ provider: String, _ context: PostContext, _ line: Int,
        _ batch: Int64, _ isKnownFile: Bool, _ result: inout IntakeResult
    ) async throws {
        guard !pending.isEmpty, let clause = item.provision.citations.first else { return }
        let before = result
        result = try await database.write { connection in
            var result = before
            let subjects = try registry.resolve(
                pending.map(\.draft), since: "\(context.today)", connection)
            var drafts: [RecordDraft] = []
            drafts.reserveCapacity(pending.count)
            for row in pending {
                guard let subject = subjects[row.draft.identity] else { continue }
                if row.registered == nil, let name = subject.name, name != row.draft.name {
                    result.notices[.nameDiffers, default: 0] += 1
                }
                drafts.append(
                    RecordDraft(
                        subject: subject, identityKey: registry.identityKey(of: row.draft.identity), item: item.id,
                        naturalKey: row.naturalKey, contentKey: row.contentKey,
                        provider: provider, dates: row.dates, clause: clause, fields: row.fields,
                        holdsPersonalFields: row.holdsPersonalFields, receivedAt: context.now))
            }
            let outcomes = try records.post(drafts, context, keepsKnown: isKnownFile, connection)
            for (outcome, (row, draft)) in zip(outcomes, zip(pending, drafts)) {
                switch outcome {
                case .duplicate: result.duplicates += 1
                case .entered, .updated:
                    result.accepted += 1
                    if outcome == .updated { result.updated += 1 }
                    if row.isLate { result.late += 1 }
                    if let facts = row.registered { try registry.register(facts, of: draft.subject.id, connection) }
                }
            }
            try connection.run(
                BatchSQL.progress,
                [.int(batch)] + Self.counts(result) + [.int(Int64(line))])
            return result
        }
    }

    private func finish(_ batch: Int64, _ result: IntakeResult) async throws {
        let notices = result.notices.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue) \($0.value)" }.joined(separator: "\n")
        let ended = now()
        try await database.write { connection in
            try connection.run(
                BatchSQL.finish,
                [.int(batch), .text(result.state.rawValue), .int(ended)] + Self.counts(result) + [.text(notices)])
        }
    }

    private static func counts(_ result: IntakeResult) -> [Value] {
        [result.received, result.accepted, result.rejected, result.duplicates, result.updated, result.late]
            .map { .int(Int64($0)) }
    }
}
