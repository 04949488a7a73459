// The way out of the house for good: a record goes with all its events, payloads and salts, and leaves one entry.

internal import Law
internal import Ledger
public import Registry
public import Storage
internal import Vault
internal import WorkingDays

extension Records {
    /// Destroys records in the caller's transaction: rows, events, payloads, salts, every copy that the keepers have, keys that
    /// open nothing any more, and subjects of whom nothing is left. One destruction with the random names of the destroyed
    /// events is entered in the ledger for it.
    /// - Parameters:
    ///   - ids: records that are gone already are left out.
    ///   - onlyExpired: leaves out what is to be kept on the order's day after all: a new version may have come in.
    ///   - token: names the destruction; a restored city gives it the name that it had.
    /// - Returns: what was destroyed; no records, then no destruction either.
    public func destroy(
        _ ids: [RecordID], _ order: DestructionOrder, onlyExpired: Bool = false, token: [UInt8]? = nil,
        registry: Registry, keepers: [any KeepsCopies], _ connection: any Connection
    ) throws -> DestroyedRecords {
        let today = order.context.today
        var found: [(id: Int64, subject: SubjectID, key: [UInt8], item: String)] = []
        try connection.among(DestructionSQL.records, ids.map { .int($0.raw) }) { row in
            if onlyExpired, row.optionalText(3).map({ $0 >= "\(today)" }) ?? true { return }
            found.append((row.int(0), SubjectID(row.int(1)), row.bytes(2), row.text(4)))
        }
        let keys = found.map { Value.int($0.id) }
        var events: [(id: Int64, record: Int64, token: [UInt8], span: Int64?, place: Int64?)] = []
        try connection.among(DestructionSQL.events, keys) { row in
            events.append((row.int(0), row.int(1), row.bytes(2), row.optionalInt(3), row.optionalInt(4)))
        }
        let gone = DestroyedRecords(
            records: Set(found.map { RecordID($0.id) }), subjects: Set(found.map(\.subject)),
            naturalKeys: found.map(\.key), events: events.count)
        guard !found.isEmpty else { return gone }
        let items = try itemsOfOrganisations(found.map { ($0.id, $0.subject, $0.item) }, registry, connection)
        try connection.among(DestructionSQL.dropPayloads, events.map { .int($0.id) }) { _ in }
        try connection.among(DestructionSQL.dropEvents, keys) { _ in }
        try connection.among(DestructionSQL.dropRecords, keys) { _ in }
        try connection.run(DecisionSQL.forget, [])
        let destruction = try enter(
            order, token: token ?? vault.token(), records: found.count, tokens: events.map(\.token), connection)
        try connection.bulk(
            DestructionSchema.event,
            events.flatMap {
                [.bytes($0.token), .int(destruction), Value($0.span), Value($0.place), Value(items[$0.record])]
            })
        for keeper in keepers { try keeper.destroyCopies(of: gone, on: today, connection) }
        try forgetSubjects(gone.subjects, on: today, registry, keepers, connection)
        return gone
    }

    /// The item of each record of an organisation: those with whom it was shared must be told to let it go.
    private func itemsOfOrganisations(
        _ records: [(id: Int64, subject: SubjectID, item: String)], _ registry: Registry, _ connection: any Connection
    ) throws -> [Int64: String] {
        let subjects = try registry.subjects(Set(records.map(\.subject)).sorted(), connection)
        return Dictionary(
            records.compactMap { record in
                subjects[record.subject].flatMap { $0.kind == .naturalPerson ? nil : (record.id, record.item) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The destruction and its entry.
    private func enter(
        _ order: DestructionOrder, token: [UInt8], records: Int, tokens: [[UInt8]], _ connection: any Connection
    ) throws -> Int64 {
        let context = order.context
        let facts = DestructionFacts(
            id: makeID(), day: "\(context.today)", clause: order.clause, cause: order.cause.rawValue,
            actor: context.actor, at: context.now, policy: context.policy.hash, token: token, records: records,
            events: tokens.count)
        let salt = vault.salt()
        let commitment = Commitment(salt: salt, payload: facts.body(tokens))
        var span = OpenSpan()
        let (place, leaf) = span.add(facts.entry(commitment))
        // The duty to forget doesn't stop while the city is held: the entry waits for its place.
        let id = try ledger.enter(span, in: .records, whileHeld: true, connection)
        try connection.bulk(
            DestructionSchema.destruction,
            [
                .int(facts.id), .text(facts.day), .text(facts.clause), .text(facts.cause), .text(facts.actor),
                .int(facts.at), .int(context.policy.id), .bytes(token), .int(Int64(records)),
                .int(Int64(tokens.count)), .bytes(salt), .bytes(commitment.digest), .bytes(leaf.bytes), .int(id),
                .int(Int64(place)),
            ])
        return facts.id
    }

    /// Keys that open nothing any more go, and subjects of whom no record is left: a report that was handed out says nothing of
    /// them any more and is no reason to know them.
    private func forgetSubjects(
        _ subjects: Set<SubjectID>, on today: Day, _ registry: Registry, _ keepers: [any KeepsCopies],
        _ connection: any Connection
    ) throws {
        let ids = subjects.sorted().map { Value.int($0.raw) }
        func found(_ statement: DestructionSQL) throws -> Set<SubjectID> {
            var found = Set<SubjectID>()
            try connection.among(statement, ids) { found.insert(SubjectID($0.int(0))) }
            return found
        }
        let sealed = try found(.sealedLeft)
        let known = try registry.subjects(subjects.sorted(), connection)
        // A person's own key also seals who the person is; it goes with the person.
        for (id, subject) in known where subject.kind != .naturalPerson && !sealed.contains(id) {
            try self.keys.destroyKey(of: id.raw, connection)
        }
        let bare = subjects.subtracting(try found(.subjectsLeft))
        guard !bare.isEmpty else { return }
        for keeper in keepers { try keeper.forget(bare, on: today, connection) }
        try registry.forget(bare.sorted(), connection)
    }
}
