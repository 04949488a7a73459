// The door in: every fact about a subject enters here, as an event with its leaf.

public import Ledger
internal import Law
internal import Registry
public import Storage
public import Vault
public import WorkingDays

/// Who acts, when, and under which law: handed to every posting.
public struct PostContext: Sendable {
    /// `operator`, or the account that signed.
    public let actor: String
    public let today: Day
    /// Microseconds since 1970.
    public let now: Int64
    public let policy: PolicyStamp

    public init(actor: String, today: Day, now: Int64, policy: PolicyStamp) {
        self.actor = actor
        self.today = today
        self.now = now
        self.policy = policy
    }
}

/// Credit records (信用记录) and their events.
public struct Records: Sendable {
    let vault: Vault
    let keys: VaultStore
    /// The logs that the home's secrets sign. Facts enter them here; anyone may read them.
    public let ledger: Ledger
    let makeID: @Sendable () -> Int64

    public init(vault: Vault, makeID: @escaping @Sendable () -> Int64) {
        self.vault = vault
        ledger = Ledger(seed: { vault.seed($0) }, makeID: makeID)
        keys = VaultStore(vault)
        self.makeID = makeID
    }

    /// Posts a chunk of drafts in the caller's transaction: record, event with its leaf, and payload together.
    ///
    /// A draft whose natural key is known and whose content is the same changes nothing; with another content it becomes
    /// the next version of the record. Two drafts of one chunk that are the same fact follow one another. A draft about a
    /// revoked decision withdraws the record (M-41); it stays so until a draft says that the decision is in force. What the
    /// deciding body itself revokes is withdrawn whoever sent it, and comes in from nobody until that body says otherwise.
    /// - Parameter keepsKnown: facts that are in already stay as they are, whatever the draft says: for a file that was
    ///   taken before and is sent again.
    /// - Returns: what happened to each draft, in their order.
    public func post(
        _ drafts: [RecordDraft], _ context: PostContext, keepsKnown: Bool = false, _ connection: any Connection
    ) throws -> [PostOutcome] {
        var known = try knownRecords(drafts, connection)
        var decisions = try RevokedDecisions(drafts, connection)
        let sealKeys = try sealKeys(drafts, connection)
        var writes = RecordWrites()
        var outcomes: [PostOutcome] = []
        outcomes.reserveCapacity(drafts.count)
        for sent in drafts {
            let before = known[sent.naturalKey] ?? sent.olderKey.flatMap { known[$0] }
            // What another body withdrew is not as this file left it.
            let isOthersWord = before.map { $0.state == .withdrawn && $0.provider != sent.provider } ?? false
            let keepsKnown = keepsKnown && !isOthersWord
            if let before, !keepsKnown { decisions.note(sent, of: before.id) }
            let isHeld = decisions.hold(sent)
            if isHeld, before.map({ $0.state != .entered }) ?? true {
                outcomes.append(before != nil && keepsKnown ? .duplicate : .stillWithdrawn)
                continue
            }
            let said = isHeld ? sent.withdrawn() : sent
            if let before, keepsKnown || Self.changesNothing(said, before, isOthersWord) {
                let isBack = !keepsKnown && before.state == .withdrawn && said.standing == .unsaid
                outcomes.append(isBack ? .stillWithdrawn : .duplicate)
                continue
            }
            let event = eventID(after: before?.event)
            let record = before?.id ?? makeID()
            if before == nil { decisions.note(sent, of: record) }
            let version = (before?.version ?? 0) + 1
            let kind: RecordEventKind =
                said.standing == .revoked ? .withdrawn : before == nil ? .entered : .updated
            // What has expired stays so: a new version never brings it back to the public (M-22).
            let expired = before.flatMap { $0.expired(on: context.today, decided: said.dates.decided) }
            let current = expired.map(said.ending(on:)) ?? said
            // Whatever is mended later, the day of first receipt stays.
            let draft = before.map { current.received(at: $0.receivedAt) } ?? current
            try writes.add(
                event: event, record: record, naturalKey: before?.key ?? draft.naturalKey, isNew: before == nil,
                version: version, kind: kind, draft, context, vault,
                key: sealKeys[draft.subject.id.raw])
            known[draft.naturalKey] = Known(
                id: record, provider: draft.provider, key: before?.key ?? draft.naturalKey,
                contentKey: draft.contentKey, version: version,
                state: kind.state,
                publicUntil: draft.dates.publicUntil.map { "\($0)" }, receivedAt: draft.receivedAt, event: event,
                entered: before?.entered ?? "\(context.today)", decided: "\(draft.dates.decided)")
            outcomes.append(before == nil ? .entered : .updated)
        }
        try writes.carryOut(ledger, connection)
        let copies = try decisions.store(connection)
        if !copies.isEmpty {
            for (place, draft) in drafts.enumerated() where outcomes[place] == .entered && draft.standing == .revoked {
                if draft.decision.map({ copies[$0.key] != nil }) ?? false { outcomes[place] = .enteredOverCopies }
            }
            _ = try post(
                drafts.filter { $0.standing == .revoked && $0.decision?.isOwn == true }.flatMap { draft in
                    draft.decision.flatMap { copies[$0.key] }?.map(draft.copy(under:)) ?? []
                }, context, connection)
        }
        return outcomes
    }

    /// Events of a record are in the order of their keys, also if they come from servers whose clocks differ, or from one
    /// whose clock was set back. Two records that are moved on in this way don't meet on one key.
    private func eventID(after last: Int64?) -> Int64 {
        let id = makeID()
        guard let last, id <= last else { return id }
        return last + 1 + id & 0x1FFF
    }

    /// - Parameter isOthersWord: another body withdrew it, whose word no longer holds it: now its sender's counts.
    private static func changesNothing(_ draft: RecordDraft, _ before: Known, _ isOthersWord: Bool) -> Bool {
        switch before.state {
        case .entered: draft.standing != .revoked && before.contentKey == draft.contentKey
        case .withdrawn: draft.standing != .inForce && !isOthersWord
        case .destroyed: false
        }
    }

    /// The data keys of all subjects whose payloads are sealed. An organisation gets one when a row of its first names
    /// a person's document; a natural person has had one from the beginning.
    private func sealKeys(_ drafts: [RecordDraft], _ connection: any Connection) throws -> [Int64: DataKey] {
        let sealed = drafts.filter(\.isSealed).map(\.subject)
        var found = try keys.keys(of: Set(sealed.map(\.id.raw)).sorted(), connection)
        for subject in sealed where subject.kind != .naturalPerson && found[subject.id.raw] == nil {
            found[subject.id.raw] = try keys.makeKey(for: subject.id.raw, connection)
        }
        return found
    }

    private struct Known {
        let id: Int64
        /// Who said last how it stands.
        let provider: String
        /// The natural key that it is stored under.
        let key: [UInt8]
        let contentKey: [UInt8]
        let version: Int
        let state: RecordState
        /// ISO day.
        let publicUntil: String?
        /// When the fact was received for the first time.
        let receivedAt: Int64
        /// Its newest event.
        let event: Int64
        /// ISO day.
        let entered: String

        /// ISO day.
        let decided: String

        /// The last day of publication, if it is over and stays so. A record that was over before it came in was never
        /// public: that may be a slip in the day of its document, which its sender mends with the right day.
        func expired(on today: Day, decided day: Day) -> Day? {
            guard let publicUntil, let last = Day(publicUntil), last < today else { return nil }
            return publicUntil < entered && decided != "\(day)" ? nil : last
        }
    }

    private func knownRecords(_ drafts: [RecordDraft], _ connection: any Connection) throws -> [[UInt8]: Known] {
        var known: [[UInt8]: Known] = [:]
        let keys = drafts.map(\.naturalKey) + drafts.compactMap(\.olderKey)
        try connection.among(RecordsSQL.byNaturalKey, keys.map { .bytes($0) }) { row in
            known[row.bytes(0)] = Known(
                id: row.int(1), provider: row.text(10), key: row.bytes(0), contentKey: row.bytes(2),
                version: Int(row.int(3)),
                state: RecordState(rawValue: row.text(4)) ?? .entered, publicUntil: row.optionalText(5),
                receivedAt: row.int(6), event: row.int(7), entered: row.text(8), decided: row.text(9))
        }
        return known
    }
}
