// Why this file exists: the two sums that the law asks for, a day after a number of working days and the reverse.

/// A number of working days between two days.
public struct WorkingDayCount: Hashable, Sendable {
    /// Working days; negative if the second day lies before the first.
    public let days: Int

    /// True if a counted or left-out day lies outside the enumerated range.
    public let provisional: Bool
}

extension WorkingCalendar {
    /// The `n`th working day after `day`, which itself is not counted.
    ///
    /// `add(0, to: day)` is the day itself, be it worked or not. Results beyond ``Day/latest`` stop there.
    /// - Parameter n: Working days, 0 or more; a negative number is the caller's mistake.
    /// - Source: 民法典 art. 201 (the day on which a term starts is not counted); 行政处罚法 art. 85
    public func add(_ n: Int, to day: Day) -> WorkingDaySum {
        precondition(n >= 0, "\(n) working days cannot be added; a term is 0 days or more")
        let due = n == 0 ? day : max(day, self.day(ordinal: ordinal(day) + min(n, 4_000_000)))
        return WorkingDaySum(start: day, days: n, due: due, calendar: self)
    }

    /// The working days after `start` up to and including `end`, that is, in (start, end].
    ///
    /// Symmetric: with `end` before `start` the result is the negative of the count the other way round.
    public func count(after start: Day, through end: Day) -> WorkingDayCount {
        WorkingDayCount(
            days: ordinal(end) - ordinal(start),
            provisional: isProvisional(after: min(start, end), through: max(start, end)))
    }

    /// Whether (start, end] holds a day outside the enumerated range.
    func isProvisional(after start: Day, through end: Day) -> Bool {
        start < end && (start.adding(days: 1) < first || end > horizon)
    }
}
