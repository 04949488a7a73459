// Why this file exists: everything that can be wrong with the calendar data or with a question put to it.

/// Why a calendar could not be built, or could not answer. Lines are counted from 1.
public enum CalendarFault: Error, Hashable, Sendable {
    /// A `# first:` or `# horizon:` comment is missing above the header.
    case missingDeclaration(line: Int, name: String)
    /// A `# first:` or `# horizon:` comment holds no date, comes twice, or the horizon lies before the first day.
    case invalidDeclaration(line: Int, text: String)
    /// The first line that is neither blank nor a comment is not the header.
    case missingHeader(line: Int)
    /// A row has not exactly the five fields of the header.
    case wrongFieldCount(line: Int, found: Int)
    /// The first field of a row is not a day.
    case invalidDay(line: Int, text: String)
    /// The second field of a row is neither `rest` nor `work`.
    case unknownKind(line: Int, text: String)
    /// A row has no Chinese or no English name.
    case missingName(line: Int)
    /// A row lies before the declared first day or after the declared horizon.
    case outsideRange(line: Int, day: Day)
    /// A row does not come after the row before it.
    case notAscending(line: Int, day: Day)
    /// A `work` row names a Monday to Friday, which is a working day anyhow.
    case makeUpOnWeekday(line: Int, day: Day)
    /// The horizon reaches over a year that has no `rest` row, so its notice is not in the data.
    case yearWithoutHolidays(line: Int, year: Int)
    /// The days of a year were asked for that the data does not hold in full.
    case yearNotEnumerated(year: Int, first: Day, horizon: Day)
}

extension CalendarFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingDeclaration(let line, let name):
            "line \(line): no “# \(name): YYYY-MM-DD” above the header; declare it so that the data decides"
        case .invalidDeclaration(let line, let text):
            "line \(line): “\(text)” must be a date YYYY-MM-DD, given once, the horizon not before the first day"
        case .missingHeader(let line):
            "line \(line): expected the header “\(CalendarText.header)”"
        case .wrongFieldCount(let line, let found):
            "line \(line): \(found) fields instead of 5; leave the notice blank but keep its comma"
        case .invalidDay(let line, let text):
            "line \(line): “\(text)” is not a day; write it as YYYY-MM-DD"
        case .unknownKind(let line, let text):
            "line \(line): “\(text)” is not a kind; write rest or work"
        case .missingName(let line):
            "line \(line): the Chinese or the English name is missing"
        case .outsideRange(let line, let day):
            "line \(line): \(day) lies outside the declared first day and horizon; move the declaration or the row"
        case .notAscending(let line, let day):
            "line \(line): \(day) does not follow the day above; sort the rows and keep each day once"
        case .makeUpOnWeekday(let line, let day):
            "line \(line): \(day) is no Saturday or Sunday, so it cannot be a make-up working day"
        case .yearWithoutHolidays(let line, let year):
            "line \(line): the horizon covers \(year) but there are no holidays of \(year); add its notice first"
        case .yearNotEnumerated(let year, let first, let horizon):
            "the calendar holds \(first) to \(horizon), not all of \(year); add the notice for \(year) to the calendar data"
        }
    }
}
