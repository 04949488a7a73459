// Identity numbers carry a date of birth; this room imports no other, so it has the smallest civil date that suffices.

/// A civil date of the Gregorian calendar: a date of birth, or the day on which a question is asked.
///
/// There is no clock here: the current day is always handed in.
public struct BirthDate: Hashable, Comparable, Sendable {
    /// The oldest age, in completed years, that a number may claim.
    public static let greatestPlausibleAge = 150

    /// Year, month and day as the decimal number `yyyymmdd`, whose order is the order of the dates.
    private let ordinal: Int32

    /// Year, 1 to 9999.
    public var year: Int { Int(ordinal) / 10_000 }
    /// Month, 1 to 12.
    public var month: Int { Int(ordinal) / 100 % 100 }
    /// Day of the month, 1 to 31.
    public var day: Int { Int(ordinal) % 100 }

    /// Makes a date, or nothing if the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= Self.length(ofMonth: month, in: year) else {
            return nil
        }
        ordinal = Int32(year * 10_000 + month * 100 + day)
    }

    /// Age (周岁) in completed years on `day`; zero before the birth.
    ///
    /// A person born on 29 February completes a year on 1 March of a common year: the later, more protective day.
    public func age(on day: BirthDate) -> Int {
        max(0, Int(day.ordinal - ordinal) / 10_000)
    }

    /// Whether the person is of age (成年), that is 18, on `day`.
    ///
    /// - Source: 民法典 §17
    public func isAdult(on day: BirthDate) -> Bool {
        age(on: day) >= 18
    }

    /// Whether `year` has a 29 February.
    public static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Orders dates by the calendar.
    public static func < (earlier: BirthDate, later: BirthDate) -> Bool {
        earlier.ordinal < later.ordinal
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension BirthDate {
    /// Reads `yyyymmdd` from the eight ASCII digits at `offset`, or nothing if they name no day.
    init?(digits code: UnsafeBufferPointer<UInt8>, at offset: Int) {
        self.init(
            year: Ascii.number(code, at: offset, count: 4),
            month: Ascii.number(code, at: offset + 4, count: 2),
            day: Ascii.number(code, at: offset + 6, count: 2))
    }

    /// What is wrong with this date as a birth date seen from `today`.
    func fault(today: BirthDate) -> IdentifierFault? {
        if self > today { return .birthInFuture }
        return age(on: today) > Self.greatestPlausibleAge ? .implausibleAge(limit: Self.greatestPlausibleAge) : nil
    }
}
