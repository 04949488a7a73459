// Why this file exists: it answers, from enumerated notices, which days are worked, and where the notices end.

/// The working-day calendar (工作日历) of the State Council's holiday notices.
///
/// Between ``first`` and ``horizon`` every day is known. Outside, Monday to Friday are taken as working days and every
/// result that rests on such a day is provisional: the notice for a year appears in November or December before it.
///
/// The value is immutable and cheap to copy. Counting takes constant time, adding takes logarithmic time.
/// - Source: 行政处罚法 art. 85 and 行政许可法 art. 82: the short terms of these laws, given in days, count working
///   days and leave out statutory holidays.
public struct WorkingCalendar: Sendable {
    /// The first day the data holds.
    public let first: Day

    /// The last day the data holds, 31 December of the last year whose notice is enumerated.
    public let horizon: Day

    private let table: CalendarTable

    /// Builds the calendar from the text of its data file.
    ///
    /// The text is CSV without quoting: comments start with `#`, of which `# first: YYYY-MM-DD` and
    /// `# horizon: YYYY-MM-DD` are required; then the header `day,kind,name_zh,name_en,notice`; then one row for each
    /// day of a holiday (`rest`) and each make-up day (`work`), in ascending order.
    /// - Throws: the first ``CalendarFault`` found, naming its line.
    public init(csv text: String) throws(CalendarFault) {
        let parsed = try CalendarText(text)
        first = parsed.first
        horizon = parsed.horizon
        table = CalendarTable(parsed)
    }

    /// Whether the data holds this day, so that what is said about it is not provisional.
    public func covers(_ day: Day) -> Bool {
        first <= day && day <= horizon
    }

    /// Whether the day is worked. Provisional where ``covers(_:)`` is false.
    public func isWorkingDay(_ day: Day) -> Bool {
        covers(day) ? table.isWorked(at: day.days(since: first)) : !day.weekday.isWeekend
    }

    /// The row of the data that names this day; nil for ordinary days and outside the range.
    public func entry(on day: Day) -> CalendarEntry? {
        covers(day) ? table.entry(at: day.days(since: first)) : nil
    }

    /// All working days of a year, in order.
    /// - Throws: ``CalendarFault/yearNotEnumerated(year:first:horizon:)`` unless the data holds the whole year.
    public func workdays(in year: Int) throws(CalendarFault) -> [Day] {
        guard let newYear = Day(year: year, month: 1, day: 1), let end = Day(year: year, month: 12, day: 31),
            covers(newYear), covers(end)
        else { throw .yearNotEnumerated(year: year, first: first, horizon: horizon) }
        return (newYear.daysSince1970...end.daysSince1970).lazy
            .map { Day(clamping: Int($0)) }
            .filter(isWorkingDay)
    }

    /// The working days from the day after `first` back or forward to `day`, as a running number.
    ///
    /// Two days differ in it by the working days between them; only differences have a meaning.
    func ordinal(_ day: Day) -> Int {
        if day < first { return weekdayNumber(day) - weekdayNumber(beforeFirst) }
        if day <= horizon { return table.workingDays(through: day.days(since: first)) }
        return table.total + weekdayNumber(day) - weekdayNumber(Int(horizon.daysSince1970))
    }

    /// The earliest day with this ordinal, which is always a working day, or the last day that can be held.
    func day(ordinal: Int) -> Day {
        if ordinal <= 0 { return dayOfWeekday(number: ordinal + weekdayNumber(beforeFirst)) }
        if ordinal <= table.total { return first.adding(days: table.index(ofWorkingDay: ordinal)) }
        return dayOfWeekday(number: ordinal - table.total + weekdayNumber(Int(horizon.daysSince1970)))
    }

    private var beforeFirst: Int { Int(first.daysSince1970) - 1 }

    private func weekdayNumber(_ day: Day) -> Int { weekdayNumber(Int(day.daysSince1970)) }

    /// Counts Monday to Friday from Monday 1969-12-29, which is 1, through the day; 0 and below for days before.
    private func weekdayNumber(_ daysSince1970: Int) -> Int {
        let fromMonday = daysSince1970 + 3
        let weeks = CivilArithmetic.floorDivide(fromMonday, 7)
        return weeks * 5 + min(fromMonday - weeks * 7 + 1, 5)
    }

    /// The Monday to Friday that has this number.
    private func dayOfWeekday(number: Int) -> Day {
        let weeks = CivilArithmetic.floorDivide(number - 1, 5)
        return Day(clamping: weeks * 7 + (number - 1 - weeks * 5) - 3)
    }
}
