// Why this file exists: calendar steps by days, months and years, and the day on which an instant falls.

extension Day {
    /// The day `count` calendar days later, or earlier if `count` is negative.
    ///
    /// Stops at ``earliest`` or ``latest``; no `count` traps.
    public func adding(days count: Int) -> Day {
        Day(clamping: Int(daysSince1970) + min(max(count, -4_000_000), 4_000_000))
    }

    /// The same day of the month `count` months later, or earlier if `count` is negative.
    ///
    /// Where the month has no such day, its last day is taken: 31 January and one month is 28 or 29 February.
    /// Stops at ``earliest`` or ``latest``; no `count` traps.
    /// - Source: 民法典 art. 202 (the corresponding day of the last month; failing that, the end of that month)
    public func adding(months count: Int) -> Day {
        let start = components
        let months = start.year * 12 + start.month - 1 + min(max(count, -200_000), 200_000)
        let year = CivilArithmetic.floorDivide(months, 12)
        if year < 1 { return .earliest }
        if year > 9999 { return .latest }
        let month = months - year * 12 + 1
        let day = min(start.day, CivilArithmetic.length(ofMonth: month, in: year))
        return Day(clamping: CivilArithmetic.days(year: year, month: month, day: day))
    }

    /// The same day `count` years later, or earlier if `count` is negative; 29 February becomes 28 February.
    ///
    /// Stops at ``earliest`` or ``latest``; no `count` traps.
    /// - Source: 民法典 art. 202
    public func adding(years count: Int) -> Day {
        adding(months: min(max(count, -10_000), 10_000) * 12)
    }

    /// The number of calendar days from `other` to this day; negative if this day is the earlier one.
    public func days(since other: Day) -> Int {
        Int(daysSince1970) - Int(other.daysSince1970)
    }

    /// The civil day in Asia/Shanghai on which an instant falls.
    ///
    /// The zone is taken as UTC+8 throughout; the summer time of 1986 to 1991 and local time before 1901 are ignored.
    /// - Parameter microseconds: Microseconds since 1970-01-01T00:00:00Z, negative before.
    public static func instant(microseconds: Int64) -> Day {
        // The remainder is taken before the offset is added, so that no instant overflows.
        let (days, ofDay) = Int(microseconds).quotientAndRemainder(dividingBy: 86_400_000_000)
        let shanghai = ofDay + 8 * 3_600_000_000
        return Day(clamping: days + CivilArithmetic.floorDivide(shanghai, 86_400_000_000))
    }
}
