// Takes checked rows into the home, chunk by chunk: what a chunk acknowledges survives anything.

internal import Law
public import Records
public import Registry
public import Storage
public import Vault
internal import WorkingDays

/// The intake of a home (归集).
public struct IntakeDesk: Sendable {
    /// Rows of one transaction: large enough to share the pages that it touches, small enough (a fraction of a second) that
    /// nobody waits for it.
    static let chunk = 2000

    private let database: any Database
    private let registry: Registry
    private let records: Records
    private let vault: Vault
    private let keepers: [any KeepsCopies]
    private let makeID: @Sendable () -> Int64
    private let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - keepers: who keeps copies of records, for what has to be destroyed on receipt.
    ///   - now: microseconds since 1970.
    public init(
        database: any Database, registry: Registry, records: Records, vault: Vault, keepers: [any KeepsCopies],
        makeID: @escaping @Sendable () -> Int64, now: @escaping @Sendable () -> Int64
    ) {
        self.database = database
        self.registry = registry
        self.records = records
        self.vault = vault
        self.keepers = keepers
        self.makeID = makeID
        self.now = now
    }

    /// Validates a file and enters what is right. The same file again changes nothing and resumes what was cut off.
    /// - Parameters:
    ///   - provider: canonical code of the sending organisation.
    ///   - actor: who signs for it.
    ///   - feedback: where to write returned rows.
    ///   - sender: what the sender says of the file.
    ///   - began: called with the batch once the file is known to be a lawful table and the batch is written.
    ///   - progress: called after each chunk with the number of rows read.
    public func submit(
        _ input: IntakeInput, engine: IntakeEngine, provider: String, actor: String, policy: PolicyStamp,
        feedback: String?, sender: SenderNote = SenderNote(), began: @Sendable (Int64) -> Void = { _ in },
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> IntakeResult {
        let started = now()
        let item = engine.compiled.item
        let bodies = try await permit(provider: provider, item: item)
        let knownBodies = KnownBodies(bodies, item: item.id)
        let decisions = DecisionReader(engine.compiled, provider: provider, bodies: knownBodies, vault: vault)
        var result = IntakeResult(item: item.id)
        var run = try IntakeRun(engine, input, knownBodies: knownBodies, feedback: feedback)
        let batch = makeID()
        result.batch = batch
        result.unknownColumns = run.unknownColumns
        let fileKey = try fileKey(input)
        let isKnownFile = try await database.read { connection in
            // Only if it came to its end and nothing was even begun since: a file may take an earlier state back.
            let last = try connection.first(BatchSQL.lastFile, [.text(item.id), .text(provider)]) {
                $0.isNull(1) ? nil : $0.bytes(0)
            }
            return last == fileKey
        }
        let context = PostContext(actor: actor, today: engine.today, now: started, policy: policy)
        let birth = BatchBirth(
            id: batch, item: item.id, provider: provider, actor: actor, startedAt: started, receivedOn: engine.today,
            fileKey: fileKey, corrects: sender.corrects,
            head: SubmissionHead(
                fileName: sender.fileName, isWorkbook: run.isWorkbook, columns: run.columns,
                unknownColumns: run.unknownColumns))
        let beginning = try await batches.begin(birth)
        var returned = beginning.returned
        let marker = RowMarker(engine.compiled, provider: provider, vault: vault)
        let masks = beginning.masks
        began(batch)
        let chunks = ChunkWriter(
            registry: registry, records: records, item: item, withdrawal: engine.compiled.withdrawal,
            provider: provider,
            context: context, keepsKnown: isKnownFile, batch: batch,
            settler: RowSettler(corrected: beginning.corrected, parts: marker.parts), time: SubmissionTime(engine.pack),
            keepers: keepers, now: now)
        // The next rows are read and checked while the last ones are written; at most one chunk is under way.
        var writing: Task<IntakeResult, any Error>?
        do {
            var pending: [PendingRow] = []
            // What is revoked ends its chunk, so that rows before and after it count in the order of the file.
            var erased: [RefusedRevocation] = []
            while true {
                let accepted = try run.next(&result)
                if accepted == true, let row = pend(run, engine, provider, decisions, marker, masks) {
                    pending.append(row)
                }
                if accepted == false, let refused = RefusedRevocation(run, engine, provider, decisions, vault) {
                    erased.append(refused)
                }
                if accepted == false, let row = run.returned {
                    returned.add(
                        row, marker.mark(of: run.row, sentLine: run.sentLine),
                        facts: run.returnedFacts(provider: provider, vault))
                }
                guard accepted == nil || pending.count == Self.chunk || returned.isFull || !erased.isEmpty else {
                    continue
                }
                result.takeOver(try await writing?.value)
                let chunk = Chunk(
                    rows: pending, erased: erased, returned: returned, line: run.line, before: result)
                writing = Task { try await database.write { try chunks.enter(chunk, $0) } }
                pending.removeAll(keepingCapacity: true)
                erased.removeAll()
                returned.clear()
                progress(result.received)
                try Task.checkCancellation()
                if accepted == nil { break }
            }
            result.takeOver(try await writing?.value)
            result.feedback = try run.finish()
        } catch {
            _ = await writing?.result
            await batches.stop(batch, error is IntakeError ? .unreadable : .interrupted)
            throw error
        }
        result.conclude()
        result.seconds = Double(now() - started) / 1_000_000
        try await batches.finish(birth, result, beginning.corrected, now: now())
        return result
    }

    private var batches: BatchLedger { BatchLedger(database: database, vault: vault) }

    /// A keyed hash by which the same file is known again.
    private func fileKey(_ input: IntakeInput) throws -> [UInt8] {
        // A pipe can be read only once: such a submission is never taken for the one before.
        guard input.isRepeatable else { return vault.token() }
        var source = try input.source()
        return try vault.lookup("file") { try source.next() }
    }

    private func permit(provider: String, item: CatalogueItem) async throws -> [Organisation] {
        let (sender, bodies) = try await database.read { connection in
            (try registry.provider(code: provider, connection), try registry.organisations(connection))
        }
        guard let sender else { throw IntakeError.unknownProvider(code: provider) }
        guard sender.maySend(item.id) else { throw IntakeError.providerMayNotSend(code: provider, item: item.id) }
        return bodies
    }

    /// The sender is part of what makes two rows the same fact: nobody changes another body's record.
    private func pend(
        _ run: borrowing IntakeRun, _ engine: IntakeEngine, _ provider: String, _ decisions: DecisionReader?,
        _ marker: RowMarker, _ masks: [Int]?
    ) -> PendingRow? {
        guard let identity = run.row.identity, let kind = run.row.subjectKind, let period = run.row.period else {
            return nil
        }
        let compiled = engine.compiled
        let name = run.row.text(compiled.position(of: .subjectName))
        let fields = run.fields()
        let fact = run.naturalKey()
        let scope = Array("\(provider)\u{1F}".utf8)
        var registered: RegisteredFacts?
        if compiled.item.informationClass == .basic, compiled.position(of: .registrationStatus) != nil {
            let district = compiled.position(of: .district).flatMap { run.row.means[$0].first }
            let status = run.row.text(compiled.position(of: .registrationStatus))
            registered = RegisteredFacts(
                name: name, kind: kind, district: district, status: status.isEmpty ? nil : status,
                since: "\(period.dates.decided)")
        }
        return PendingRow(
            draft: SubjectDraft(identity: identity, kind: kind, name: name, registeredSince: registered?.since),
            naturalKey: vault.lookup("fact", scope + fact.key),
            olderKey: fact.older.map { vault.lookup("fact", scope + $0) },
            contentKey: vault.lookup("content", fields.all),
            fields: fields.open, closedFields: fields.closed, dates: period.dates, isLate: run.row.isLate,
            standing: compiled.standing(of: run.row.means), decision: decisions?.key(of: run),
            holdsPersonalFields: run.row.notices.contains { $0.kind == .identityInText }
                || compiled.item.fields.indices.contains {
                    compiled.item.fields[$0].sensitivity == .personal && !run.row.isEmpty($0)
                }, registered: registered,
            claim: masks.map { marker.claim(of: run.row, sentLine: run.sentLine, masks: $0) })
    }
}
