// What became of a submission: the counts that the contract names.

internal import Storage

/// The outcome of a submission or of a check. received = accepted + rejected + duplicates.
public struct IntakeResult: Sendable {
    public enum State: String, Sendable {
        /// Every row is in or was in already.
        case complete
        /// Some rows were returned.
        case returned
        /// Nothing was new: the same rows are in already.
        case unchanged
        /// A check only: nothing was stored.
        case checked
    }

    public var batch: Int64?
    public let item: String
    public var state: State = .complete
    public var received = 0
    public var accepted = 0
    public var rejected = 0
    public var duplicates = 0
    public var updated = 0
    public var late = 0
    public var seconds = 0.0
    public var notices: [NoticeKind: Int] = [:]
    /// Rows that are late by today and were received in time, now or before.
    var excused = 0
    /// Columns that no field of the item bears; they were not kept.
    public var unknownColumns: [String] = []
    /// Where the returned rows are; nil if there are none or nobody asked.
    public var feedback: String?

    init(item: String) {
        self.item = item
    }

    /// The counts as the table of batches has them, in its order.
    var counts: [Value] {
        [received, accepted, rejected, duplicates, updated, late].map { .int(Int64($0)) }
    }

    mutating func count(_ notices: [Notice]) {
        for notice in notices { self.notices[notice.kind, default: 0] += 1 }
    }

    /// Takes over what a chunk entered; what was read in the meantime stays.
    mutating func takeOver(_ entered: IntakeResult?) {
        guard let entered else { return }
        (accepted, duplicates, updated, late) = (entered.accepted, entered.duplicates, entered.updated, entered.late)
        excused = entered.excused
        for kind in [NoticeKind.nameDiffers, .revocationUnknown, .stillWithdrawn, .revocationErased] {
            notices[kind] = entered.notices[kind]
        }
    }

    mutating func conclude() {
        if excused > 0 {
            notices[.late, default: 0] -= excused
            if notices[.late] == 0 { notices[.late] = nil }
            excused = 0
        }
        state = rejected > 0 ? .returned : received > 0 && duplicates == received ? .unchanged : .complete
    }
}
