// One chunk of a file, one transaction: subjects, records, events, payloads, returned rows and the batch's progress.

internal import Law
internal import Records
internal import Registry
internal import Storage

/// A row that may enter, on its way to the registry and the records.
struct PendingRow: Sendable {
    let draft: SubjectDraft
    let naturalKey: [UInt8]
    let olderKey: [UInt8]?
    let contentKey: [UInt8]
    let fields: [UInt8]
    let closedFields: [UInt8]
    let dates: RecordDates
    /// Received too late, if it came today for the first time.
    let isLate: Bool
    let standing: DecisionStanding
    /// By what the decision is known, whoever sends it; nil where none can be revoked.
    let decision: DecisionKey?
    let holdsPersonalFields: Bool
    /// What the register says, if the row comes from it.
    let registered: RegisteredFacts?
    /// Which returned rows it may be the correction of; nil if nothing is open.
    let claim: RowClaim?
}

/// Rows that are checked and not yet written.
struct Chunk: Sendable {
    let rows: [PendingRow]
    /// What refused rows behind those revoke, and of which nothing may be kept.
    let erased: [RefusedRevocation]
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
    let time: SubmissionTime
    let keepers: [any KeepsCopies]
    let now: @Sendable () -> Int64

    /// Enters a chunk in the caller's transaction; it may run again, so it changes nothing outside.
    /// - Returns: the counts with this chunk.
    func enter(_ chunk: Chunk, _ connection: any Connection) throws -> IntakeResult {
        var result = chunk.before
        guard !chunk.rows.isEmpty || !chunk.erased.isEmpty || !chunk.returned.isEmpty,
            let clause = item.provision.citations.first
        else {
            return result
        }
        let subjects = try registry.resolve(chunk.rows.map(\.draft), since: "\(context.today)", connection)
        let first = try firstReceipts(chunk.rows, connection)
        var drafts: [RecordDraft] = []
        drafts.reserveCapacity(chunk.rows.count)
        for (place, row) in chunk.rows.enumerated() {
            guard let subject = subjects[row.draft.identity] else { continue }
            if row.registered == nil, let name = subject.name, !Registry.isSameName(name, row.draft.name) {
                result.notices[.nameDiffers, default: 0] += 1
            }
            drafts.append(
                RecordDraft(
                    subject: subject, identityKey: registry.identityKey(of: row.draft.identity), item: item.id,
                    naturalKey: row.naturalKey, olderKey: row.olderKey, contentKey: row.contentKey, provider: provider,
                    dates: row.dates,
                    clause: row.standing == .revoked ? withdrawal ?? clause : clause, fields: row.fields,
                    closedFields: row.closedFields,
                    holdsPersonalFields: row.holdsPersonalFields, receivedAt: first[place]?.receipt?.at ?? context.now,
                    standing: row.standing, decision: row.decision))
        }
        var known: [EnteredRow] = []
        let outcomes = try records.post(drafts, context, keepsKnown: keepsKnown, connection)
        for (place, (outcome, (row, draft))) in zip(outcomes, zip(chunk.rows, drafts)).enumerated() {
            if let claim = row.claim, first[place] == nil {
                known.append(EnteredRow(claim: claim, naturalKey: row.naturalKey, outcome: outcome))
            }
            let isNew = outcome == .entered || outcome == .enteredOverCopies
            let isLate = isNew && isLate(row, first[place]?.receipt)
            if row.isLate, !isLate { result.excused += 1 }
            switch outcome {
            case .duplicate: result.duplicates += 1
            case .stillWithdrawn:
                result.duplicates += 1
                result.notices[.stillWithdrawn, default: 0] += 1
            case .entered, .enteredOverCopies, .updated:
                result.accepted += 1
                if outcome == .updated { result.updated += 1 }
                if outcome == .entered, row.standing == .revoked { result.notices[.revocationUnknown, default: 0] += 1 }
                if isLate { result.late += 1 }
                if let facts = row.registered { try registry.register(facts, of: draft.subject.id, connection) }
            }
        }
        let erased = try erase(chunk.erased, connection)
        if erased > 0 { result.notices[.revocationErased, default: 0] += erased }
        try settler.settle(known, connection)
        try chunk.returned.store(connection)
        try connection.run(BatchSQL.progress, [.int(batch)] + result.counts + [.int(Int64(chunk.line)), .int(now())])
        return result
    }

    /// Destroys what may not be kept, as its own sender says of it; all copies, where that is the body that decided. The ledger
    /// keeps that it was done, by which article.
    private func erase(_ refused: [RefusedRevocation], _ connection: any Connection) throws -> Int {
        guard !refused.isEmpty, let clause = NoticeKind.minor.rule.citations.first else { return 0 }
        let order = DestructionOrder(clause: "\(clause)", cause: .erasure, context: context)
        let ids = try records.ids(of: refused.flatMap(\.naturalKeys), connection)
        let copies = try records.copies(of: refused.compactMap(\.decision), connection)
        return try records.destroy(
            Array(Set(ids + copies)), order, registry: registry, keepers: keepers, connection
        ).records.count
    }

    /// A row that is new and may have gone back before.
    private struct NewRow {
        /// When it was received first, if it did.
        let receipt: Receipt?
    }

    /// Settles the rows that are new, before they are posted: their first receipt goes into the record.
    /// - Returns: by the row's place in the chunk.
    private func firstReceipts(_ rows: [PendingRow], _ connection: any Connection) throws -> [Int: NewRow] {
        let claimed = rows.indices.filter { rows[$0].claim != nil }
        guard !claimed.isEmpty else { return [:] }
        let keys = claimed.flatMap { [rows[$0].naturalKey] + [rows[$0].olderKey].compactMap(\.self) }
        let known = try records.known(keys, connection)
        var seen = Set<[UInt8]>()
        var places: [Int] = []
        var new: [EnteredRow] = []
        for place in claimed {
            let key = rows[place].naturalKey
            guard let claim = rows[place].claim, seen.insert(key).inserted, !known.contains(key),
                rows[place].olderKey.map({ !known.contains($0) }) ?? true
            else { continue }
            places.append(place)
            new.append(EnteredRow(claim: claim, naturalKey: key, outcome: .entered))
        }
        let receipts = try settler.settle(new, connection)
        return Dictionary(uniqueKeysWithValues: zip(places, receipts.map(NewRow.init)))
    }

    private func isLate(_ row: PendingRow, _ first: Receipt?) -> Bool {
        guard row.isLate, let first else { return row.isLate }
        return time.isLate(decided: row.dates.decided, received: first.day)
    }
}
