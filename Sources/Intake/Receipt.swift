// When a row was received: lateness is judged by the first time, not by the day on which it was mended.

internal import Law
internal import WorkingDays

/// The receipt of a submission.
struct Receipt: Sendable, Hashable {
    /// Microseconds since 1970.
    let at: Int64
    let day: Day
}

/// The time within which information must be handed in. Source: jn-12-2020#1.
struct SubmissionTime: Sendable {
    private let pack: PolicyPack

    init(_ pack: PolicyPack) {
        self.pack = pack
    }

    func isLate(decided: Day, received: Day) -> Bool {
        guard let limit = pack.limit("submission", on: received), limit.unit == .workingDays else { return false }
        return pack.calendar.count(after: decided, through: received).days > limit.value
    }
}
