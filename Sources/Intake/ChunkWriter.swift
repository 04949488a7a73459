// One chunk of a file, one transaction: subjects, records, events, payloads, returned rows and the batch's progress.

internal import Law
internal import Records
internal import Registry
internal import Storage

/// A row that may enter, on its way to the registry and the records.
struct PendingRow: Sendable {
    let draft: SubjectDraft
    let naturalKey: [UInt8]
    let contentKey: [UInt8]
    let fields: [UInt8]
    let dates: RecordDates
    let isLate: Bool
    let standing: DecisionStanding
    let holdsPersonalFields: Bool
    /// What the register says, if the row comes from it.
    let registered: RegisteredFacts?
    /// Which returned rows it may be the correction of; nil if nothing is open.
    let claim: RowClaim?
}

/// Rows that are checked and not yet written.
struct Chunk: Sendable {
    let rows: [PendingRow]
    let returned: ReturnedPile
    /// The last line that was read.
    let line: Int
    /// The counts with everything that was read so far, and everything that was entered before this chunk.
    let before: IntakeResult
}

/// Writes the chunks of one batch.
struct ChunkWriter: Sendable {
    let registry: Registry
    let records: Records
    let item: CatalogueItem
    /// The article by which a revoked decision is withdrawn; nil if the item knows no such state.
    let withdrawal: Citation?
    let provider: String
    let context: PostContext
    /// The same file was taken before: what is in stays as it is.
    let keepsKnown: Bool
    let batch: Int64
    let settler: RowSettler
    let now: @Sendable () -> Int64

    /// Enters a chunk in the caller's transaction; it may run again, so it changes nothing outside.
    /// - Returns: the counts with this chunk.
    func enter(_ chunk: Chunk, _ connection: any Connection) throws -> IntakeResult {
        var result = chunk.before
        guard !chunk.rows.isEmpty || !chunk.returned.isEmpty, let clause = item.provision.citations.first else {
            return result
        }
        let subjects = try registry.resolve(chunk.rows.map(\.draft), since: "\(context.today)", connection)
        var drafts: [RecordDraft] = []
        drafts.reserveCapacity(chunk.rows.count)
        for row in chunk.rows {
            guard let subject = subjects[row.draft.identity] else { continue }
            if row.registered == nil, let name = subject.name, name != row.draft.name {
                result.notices[.nameDiffers, default: 0] += 1
            }
            drafts.append(
                RecordDraft(
                    subject: subject, identityKey: registry.identityKey(of: row.draft.identity), item: item.id,
                    naturalKey: row.naturalKey, contentKey: row.contentKey, provider: provider, dates: row.dates,
                    clause: row.standing == .revoked ? withdrawal ?? clause : clause, fields: row.fields,
                    holdsPersonalFields: row.holdsPersonalFields, receivedAt: context.now, standing: row.standing))
        }
        var entered: [EnteredRow] = []
        let outcomes = try records.post(drafts, context, keepsKnown: keepsKnown, connection)
        for (outcome, (row, draft)) in zip(outcomes, zip(chunk.rows, drafts)) {
            if let claim = row.claim {
                entered.append(
                    EnteredRow(claim: claim, naturalKey: row.naturalKey, outcome: outcome))
            }
            switch outcome {
            case .duplicate: result.duplicates += 1
            case .entered, .updated:
                result.accepted += 1
                if outcome == .updated { result.updated += 1 }
                if row.isLate { result.late += 1 }
                if let facts = row.registered { try registry.register(facts, of: draft.subject.id, connection) }
            }
        }
        try settler.settle(entered, connection)
        try chunk.returned.store(connection)
        try connection.run(BatchSQL.progress, [.int(batch)] + result.counts + [.int(Int64(chunk.line)), .int(now())])
        return result
    }
}
