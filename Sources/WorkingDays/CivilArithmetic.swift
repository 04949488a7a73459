// Why this file exists: the one place that turns year, month and day into a count of days and back,
// so that the module needs no outside calendar library.

/// Arithmetic of the proleptic Gregorian calendar.
///
/// Days are counted from 1970-01-01, which is day 0. Months run from 1 to 12, days from 1 to 31.
enum CivilArithmetic {
    /// Days in one full cycle of leap years, 400 years.
    private static let daysPerCycle = 146_097

    /// Days from 0000-03-01, the start of a cycle, to 1970-01-01.
    private static let epochOffset = 719_468

    /// The number of days from 1970-01-01 to the given date, which must exist.
    static func days(year: Int, month: Int, day: Int) -> Int {
        // Years are taken to begin in March, so that the leap day is the last day of its year.
        let shifted = month <= 2 ? year - 1 : year
        let cycle = floorDivide(shifted, 400)
        let yearOfCycle = shifted - cycle * 400
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        return cycle * daysPerCycle + dayOfCycle - epochOffset
    }

    /// The date that lies `days` after 1970-01-01.
    static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        let fromCycles = days + epochOffset
        let cycle = floorDivide(fromCycles, daysPerCycle)
        let dayOfCycle = fromCycles - cycle * daysPerCycle
        let leapCorrected = dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096
        let yearOfCycle = leapCorrected / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
        return (year, month, day)
    }

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days in a month from 1 to 12.
    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Division that rounds towards negative infinity; `divisor` is positive.
    static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
