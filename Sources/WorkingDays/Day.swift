// Why this file exists: the civil day is the unit in which every term of law is counted here.

/// A civil date (日) in Asia/Shanghai, without a time of day.
///
/// Holds every day from 0001-01-01 to 9999-12-31. A value outside that range cannot be made: the failing
/// initialisers refuse it and the arithmetic stops at the first or last day.
public struct Day: Hashable, Sendable {
    /// The number of days from 1970-01-01, which is 0; earlier days are negative.
    public let daysSince1970: Int32

    /// 0001-01-01.
    public static let earliest = Day(clamping: CivilArithmetic.days(year: 1, month: 1, day: 1))

    /// 9999-12-31.
    public static let latest = Day(clamping: CivilArithmetic.days(year: 9999, month: 12, day: 31))

    /// Fails outside ``earliest``…``latest``.
    public init?(daysSince1970: Int32) {
        let day = Day(clamping: Int(daysSince1970))
        guard day.daysSince1970 == daysSince1970 else { return nil }
        self = day
    }

    /// Fails if there is no such day, for instance 2023-02-29, month 13 or year 0.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilArithmetic.length(ofMonth: month, in: year)
        else { return nil }
        self.init(clamping: CivilArithmetic.days(year: year, month: month, day: day))
    }

    /// The nearest day that can be held.
    init(clamping days: Int) {
        // -719_162 is 0001-01-01 and 2_932_896 is 9999-12-31; a test holds the two constants to the calendar.
        daysSince1970 = Int32(min(max(days, -719_162), 2_932_896))
    }

    /// Year, month and day in one step, for callers that need more than one of them.
    public var components: (year: Int, month: Int, day: Int) {
        CivilArithmetic.date(days: Int(daysSince1970))
    }

    /// The year, 1…9999.
    public var year: Int { components.year }

    /// The month, 1…12.
    public var month: Int { components.month }

    /// The day of the month, 1…31.
    public var day: Int { components.day }

    /// The day of the week.
    public var weekday: Weekday {
        let daysFromMonday = (Int(daysSince1970) + 3) % 7
        return Weekday.allCases[daysFromMonday < 0 ? daysFromMonday + 7 : daysFromMonday]
    }
}

extension Day: Comparable {
    public static func < (left: Day, right: Day) -> Bool {
        left.daysSince1970 < right.daysSince1970
    }
}
