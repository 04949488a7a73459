// What a destruction is: why, by which article, and what of it may be told.

internal import Ledger
public import Registry
public import Storage
public import WorkingDays

/// Why something is destroyed (销毁原因).
public enum DestructionCause: String, Sendable, CaseIterable {
    /// Its time is over (保存期限届满). Source: jn-measures-2022#22, personal-information-2021#19.
    case retention
    /// A person's right, a court or a revoked basis demands it before that (依法删除).
    case erasure
}

/// One destruction (销毁) as anyone may know it: counts, no content.
public struct Destruction: Sendable, Hashable {
    /// ISO day.
    public let day: String
    /// The article by which it was done.
    public let clause: String
    public let cause: DestructionCause
    public let records: Int
    /// Versions of the records, each with an entry of its own in the ledger.
    public let events: Int
}

/// What is destroyed together: by one article, for one cause, as one entry of the ledger.
public struct DestructionOrder: Sendable {
    /// The article, as `source#article`.
    public let clause: String
    public let cause: DestructionCause
    public let context: PostContext

    public init(clause: String, cause: DestructionCause, context: PostContext) {
        self.clause = clause
        self.cause = cause
        self.context = context
    }
}

/// What was destroyed in a transaction, for those who keep copies. It goes nowhere else.
public struct DestroyedRecords: Sendable {
    public let records: Set<RecordID>
    public let subjects: Set<SubjectID>
    /// The keyed hashes by which the facts were known.
    public let naturalKeys: [[UInt8]]
    public let events: Int
}

/// A room that keeps copies of what records say, or rows about their subjects.
///
/// A new place where content of a record is kept answers here, or it is not forgotten.
public protocol KeepsCopies: Sendable {
    /// Destroys its copies, in the transaction that destroys the records.
    /// - Parameter today: the day of the destruction.
    func destroyCopies(of gone: DestroyedRecords, on today: Day, _ connection: any Connection) throws

    /// Lets go of subjects of whom no record is left: afterwards no row of this room names them.
    func forget(_ subjects: Set<SubjectID>, on today: Day, _ connection: any Connection) throws
}

/// A destruction with everything that its commitment binds.
struct DestructionFacts: Sendable {
    let id: Int64
    let day: String
    let clause: String
    let cause: String
    let actor: String
    let at: Int64
    let policy: String
    let token: [UInt8]
    let records: Int
    let events: Int

    /// The canonical text of a destruction. It is never stored: columns and tokens make it again, so that none of them can
    /// be altered, added or left out unnoticed.
    func body(_ tokens: [[UInt8]]) -> [UInt8] {
        var json = CanonicalJSON()
        json.open()
        json.member("actor", actor)
        json.member("at", String(at))
        json.member("cause", cause)
        json.member("event", hex: token)
        json.member("events", hex: tokens.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self))
        json.member("records", String(records))
        json.close()
        return json.bytes
    }

    func entry(_ commitment: Commitment) -> LedgerEntry {
        LedgerEntry(
            kind: Self.kind, day: day, clause: clause, event: token, policy: policy, commitment: commitment)
    }

    static let kind = "record.destroyed"
}
