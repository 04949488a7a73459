// The values of a credit record: its dates, its state, and the facts that anyone may compute with.

public import Law
public import Ledger
public import Registry
public import WorkingDays

public struct RecordID: Sendable, Hashable {
    public let raw: Int64

    public init(_ raw: Int64) {
        self.raw = raw
    }
}

/// Where a record stands in its life (记录状态).
public enum RecordState: String, Sendable, CaseIterable {
    /// In the catalogue's sense entered and valid.
    case entered
    /// Withdrawn by its provider (撤销). Source: jn-measures-2022#41.
    case withdrawn
    /// The payload was destroyed when its time was over.
    case destroyed
}

/// What a row says of the decision that it is about.
public enum DecisionStanding: Sendable, Hashable {
    /// Nothing: as it was, or in force if it is new.
    case unsaid
    /// It is in force.
    case inForce
    /// It was revoked: the record is withdrawn on receipt (撤回). Source: jn-measures-2022#41, penalty-law-2021#48.
    case revoked
}

/// What kind of event happened to a record.
public enum RecordEventKind: String, Sendable, CaseIterable {
    case entered = "record.entered"
    case updated = "record.updated"
    case withdrawn = "record.withdrawn"

    /// Where the record stands after the event.
    var state: RecordState { self == .withdrawn ? .withdrawn : .entered }
}

/// The days of a record, computed once when it is posted and kept with the reasons of `PublicPeriod`.
public struct RecordDates: Sendable, Hashable {
    /// The day of the effective document, or of the fact.
    public let decided: Day
    /// The day the act ended, if the provider knows it.
    public let actEnd: Day?
    /// Whether it is published at all.
    public let isPublished: Bool
    /// The last day of publication; nil while the fact lasts.
    public let publicUntil: Day?
    /// The last day the payload is kept; nil while the fact lasts.
    public let retainedUntil: Day?
    public let regime: String?
    public let tier: String?

    public init(
        decided: Day, actEnd: Day?, isPublished: Bool, publicUntil: Day?, retainedUntil: Day?, regime: String?,
        tier: String?
    ) {
        self.decided = decided
        self.actEnd = actEnd
        self.isPublished = isPublished
        self.publicUntil = publicUntil
        self.retainedUntil = retainedUntil
        self.regime = regime
        self.tier = tier
    }
}

/// A checked record on its way in. Only the intake engine's rules make one.
public struct RecordDraft: Sendable {
    public let subject: Subject
    /// The registry's keyed hash of the subject's identity; the payload binds it, so that nobody moves the record to
    /// another subject unnoticed.
    public let identityKey: [UInt8]
    public let item: String
    /// Keyed hash of what makes two rows the same fact.
    public private(set) var naturalKey: [UInt8]
    /// By what the same fact was known to an older program; nil where that is the same.
    public private(set) var olderKey: [UInt8]?
    /// Keyed hash of the whole content: equal means nothing changed.
    public let contentKey: [UInt8]
    public let provider: String
    public private(set) var dates: RecordDates
    /// The article by which the information is collected.
    public private(set) var clause: Citation
    /// The fields that the public may see at most, as a canonical JSON object: keys in ascending order, values as text.
    public let fields: [UInt8]
    /// All other fields, in the same form.
    public let closedFields: [UInt8]
    /// Whether the payload is sealed under the subject's key: always for a natural person, and for an organisation when
    /// the row holds a person's document.
    public let isSealed: Bool
    /// Microseconds since 1970 when the fact was received for the first time.
    public private(set) var receivedAt: Int64
    public private(set) var standing: DecisionStanding
    /// By what the decision is known, whoever sends it; nil where nobody can revoke it.
    public private(set) var decision: DecisionKey?

    public init(
        subject: Subject, identityKey: [UInt8] = [], item: String, naturalKey: [UInt8], olderKey: [UInt8]? = nil,
        contentKey: [UInt8], provider: String, dates: RecordDates,
        clause: Citation, fields: [UInt8], closedFields: [UInt8] = Array("{}".utf8), holdsPersonalFields: Bool = false,
        receivedAt: Int64,
        standing: DecisionStanding = .unsaid, decision: DecisionKey? = nil
    ) {
        self.subject = subject
        self.identityKey = identityKey
        self.item = item
        self.naturalKey = naturalKey
        self.olderKey = olderKey
        self.contentKey = contentKey
        self.provider = provider
        self.dates = dates
        self.clause = clause
        self.fields = fields
        self.closedFields = closedFields
        isSealed = holdsPersonalFields || subject.kind == .naturalPerson
        self.receivedAt = receivedAt
        self.standing = standing
        self.decision = decision
    }
}

extension RecordDraft {
    /// The same draft, received at that instant.
    func received(at receivedAt: Int64) -> RecordDraft {
        var draft = self
        draft.receivedAt = receivedAt
        return draft
    }

    /// The same draft with a publication that ended on that day.
    func ending(on day: Day) -> RecordDraft {
        var draft = self
        draft.dates = RecordDates(
            decided: dates.decided, actEnd: dates.actEnd, isPublished: dates.isPublished, publicUntil: day,
            retainedUntil: dates.retainedUntil, regime: dates.regime, tier: dates.tier)
        return draft
    }

    /// What the draft says, of the same fact as another body sent it.
    public func copy(under naturalKey: [UInt8]) -> RecordDraft {
        var draft = self
        draft.naturalKey = naturalKey
        draft.olderKey = nil
        draft.decision = nil
        return draft
    }

    /// The same draft of a decision that was revoked by its body.
    func withdrawn() -> RecordDraft {
        var draft = self
        draft.standing = .revoked
        if let decision { draft.clause = decision.withdrawal }
        draft.decision = nil
        return draft
    }
}

/// What posting a draft did.
public enum PostOutcome: Sendable, Hashable {
    case entered, updated, duplicate
    /// A revocation was entered, and copies that others had sent were withdrawn by it.
    case enteredOverCopies
    /// Nothing: the record was withdrawn, and the row doesn't say that its decision is in force after all.
    case stillWithdrawn

    /// Whether the fact stays as it was.
    public var changesNothing: Bool { self == .duplicate || self == .stillWithdrawn }
}

/// Facts of a record for computing: no names, no codes, no free text.
public struct RecordFacts: Sendable {
    public let id: RecordID
    public let subject: SubjectID
    public let item: String
    public let state: RecordState
    public let provider: String
    public let version: Int
    public let dates: RecordDates
    public let receivedAt: Int64
    public let entered: Day
    /// Whether the payload is sealed under a natural person's key.
    public let isSealed: Bool
    /// The newest event of the record.
    public let event: EventFacts
}

/// One event as the ledger knows it.
public struct EventFacts: Sendable {
    public let id: Int64
    public let kind: String
    public let day: String
    public let clause: String
    /// 16 random bytes that name the event in the ledger.
    public let token: [UInt8]
    public let commitment: [UInt8]
    public let leaf: [UInt8]
    /// Content hash of the pack under which it happened.
    public let policy: String
    /// By what the ledger finds its entry; nil for an event of an older program that no round has taken up.
    public let place: EntryPlace?
}
