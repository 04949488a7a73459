// A submission as its sender sees it afterwards.

public import WorkingDays

/// What has become of a batch (批次).
public enum BatchState: String, Sendable, CaseIterable {
    case running
    /// Every row is in.
    case complete
    /// Some rows were returned.
    case returned
    /// Every row was in already.
    case unchanged
    /// The work ended in the middle. What was entered stays; the same file again goes on from there.
    case interrupted
    /// The file turned out to be damaged after its beginning.
    case unreadable
}

/// A batch with its counts.
public struct Batch: Sendable {
    public let id: Int64
    public let item: String
    /// Canonical code of the sending organisation.
    public let provider: String
    /// Who handed it in, by login.
    public let actor: String
    public let state: BatchState
    /// Microseconds since 1970.
    public let startedAt: Int64
    public let endedAt: Int64?
    /// The day of receipt, from which the time for entry counts.
    public let receivedOn: Day
    public let received: Int
    public let accepted: Int
    public let rejected: Int
    public let duplicates: Int
    public let updated: Int
    public let late: Int
    /// The last line of the file whose fate is settled.
    public let lastLine: Int
    /// How often each rule spoke; complete once the batch has ended.
    public let notices: [NoticeKind: Int]
    /// The batch whose returned rows this one brings back.
    public let corrects: Int64?
    /// The later batch after which nothing of this one is open.
    public let closedBy: Int64?
    /// Whether that later batch brought the same file: what came back of this one came back anew with it.
    public let isSentAgain: Bool
    /// Nil once the returned rows were forgotten; of a file that came again its name stays.
    public let head: SubmissionHead?
    /// Microseconds since 1970 at which the returned rows are forgotten, whatever happens.
    public let keptUntil: Int64

    /// Whether returned rows can be read and mended.
    public var hasOpenRows: Bool { rejected > 0 && head != nil && closedBy == nil }
}

/// Which batches came before and after one.
public struct BatchChain: Sendable {
    /// The batch that this one corrects.
    public let corrects: Batch?
    /// Batches that correct this one, newest first.
    public let corrections: [Batch]
    /// The batch after which nothing of this one is open.
    public let closedBy: Batch?
    /// The newest batch before this one that brought the same file.
    public let sentBefore: Batch?
}
