// The rows that one posting writes: records, events with their leaves, payloads.

internal import Ledger
internal import Registry
internal import Storage
internal import Vault

/// The rows of one chunk, collected first and written in bulk.
struct RecordWrites {
    private var records: [Value] = []
    private var updates: [[Value]] = []
    private var events: [Value] = []
    /// Their entries in the ledger, in the same order.
    private var span = OpenSpan()
    private var payloads: [Value] = []
    /// The least and the greatest key of the events.
    private var keys: ClosedRange<Int64>?

    mutating func add(
        event: Int64, record: Int64, naturalKey: [UInt8], isNew: Bool, version: Int, kind: RecordEventKind,
        _ draft: RecordDraft,
        _ context: PostContext, _ vault: Vault, key: DataKey?
    ) throws {
        let token = vault.token()
        let salts = vault.salts(2)
        let payload = RecordPayload.body(
            event: token, record: record, naturalKey: naturalKey, version: version, draft, context)
        let commitment = Commitment(salts: salts, open: payload.open, rest: payload.rest)
        let day = "\(context.today)"
        let entry = LedgerEntry(
            kind: kind.rawValue, day: day, clause: "\(draft.clause)", event: token, policy: context.policy.hash,
            commitment: commitment)
        var body = RecordPayload.body(open: payload.open, rest: payload.rest)
        if draft.isSealed {
            guard let key else { throw VaultError.keyDestroyed }
            body = try vault.seal(body, under: key, context: "payload")
        }
        let (place, leaf) = span.add(entry)
        keys = keys.map { min($0.lowerBound, event)...max($0.upperBound, event) } ?? event...event
        events += [
            .int(event), .int(record), .text(kind.rawValue), .text(day), .text("\(draft.clause)"), .text(context.actor),
            .int(context.now), .int(context.policy.id), .bytes(token), .bytes(commitment.digest),
            .bytes(leaf.bytes), .int(draft.isSealed ? 1 : 0), .null, .int(Int64(place)),
        ]
        payloads += [.int(event), .bytes(salts), .bytes(body)]
        let dates = draft.dates
        let common: [Value] = [
            .text("\(dates.decided)"), Value(dates.actEnd.map { "\($0)" }), .int(dates.isPublished ? 1 : 0),
            Value(dates.publicUntil.map { "\($0)" }), Value(dates.retainedUntil.map { "\($0)" }), Value(dates.regime),
            Value(dates.tier), .int(draft.receivedAt),
        ]
        if isNew {
            records += [
                .int(record), .int(draft.subject.id.raw), .text(draft.item), .bytes(draft.naturalKey),
                .bytes(draft.contentKey), .text(draft.provider), .int(Int64(version)),
                .text(kind.state.rawValue),
            ]
            records += common
            records += [.text(day), .int(event), draft.decision.map { .bytes($0.key) } ?? .null]
        } else {
            updates.append(
                [
                    .int(record), .bytes(draft.contentKey), .text(draft.provider), .int(Int64(version)),
                    .text(kind.state.rawValue),
                ] + common + [.int(event), draft.decision.map { .bytes($0.key) } ?? .null])
        }
    }

    mutating func carryOut(_ ledger: Ledger, _ connection: any Connection) throws {
        guard span.count > 0, let keys else { return }
        let id = try ledger.enter(span, in: .records, connection)
        try connection.bulk(ChangesSchema.span, [.int(id), .int(keys.lowerBound), .int(keys.upperBound)])
        let columns = RecordsSchema.event.columns.count
        for start in stride(from: columns - 2, to: events.count, by: columns) { events[start] = .int(id) }
        try connection.bulk(RecordsSchema.record, records)
        try connection.bulk(RecordsSchema.event, events)
        try connection.bulk(RecordsSchema.payload, payloads)
        for update in updates { try connection.run(RecordsSQL.update, update) }
    }
}
