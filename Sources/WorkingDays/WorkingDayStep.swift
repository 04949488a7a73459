// Why this file exists: the walk to a due day, as groups of consecutive days that are treated alike.

/// A run of consecutive days that are counted or left out for the same reason.
public struct WorkingDayStep: Hashable, Sendable {
    /// Why the days of the run count or do not.
    public enum Kind: Hashable, Sendable {
        /// Ordinary working days; counted.
        case counted
        /// Saturdays or Sundays worked in exchange (调休上班); counted.
        case makeUp
        /// Saturday and Sunday; not counted.
        case weekend
        /// A holiday under a notice, with its two names; not counted.
        case holiday(chinese: String, english: String)
        /// Days outside the enumerated range, of which Monday to Friday are counted provisionally.
        case estimated(workingDays: Int, Gap)
    }

    /// On which side of the data an estimate lies.
    public enum Gap: Hashable, Sendable {
        /// Before the first enumerated day.
        case before(first: Day)
        /// After the last enumerated day.
        case after(horizon: Day)
    }

    /// The first day of the run.
    public let first: Day

    /// The last day of the run, which may be the first.
    public internal(set) var last: Day

    /// Why.
    public let kind: Kind

    /// The days of the run.
    var days: [Day] {
        (first.daysSince1970...last.daysSince1970).map { Day(clamping: Int($0)) }
    }

    /// The walk through (start, end]. Days outside the enumerated range make one step on each side.
    static func walk(after start: Day, through end: Day, in calendar: WorkingCalendar) -> [WorkingDayStep] {
        var steps: [WorkingDayStep] = []
        var day = start.adding(days: 1)
        guard start < end else { return steps }
        if day < calendar.first {
            let last = min(end, calendar.first.adding(days: -1))
            let counted = calendar.count(after: start, through: last).days
            let kind = Kind.estimated(workingDays: counted, .before(first: calendar.first))
            steps.append(WorkingDayStep(first: day, last: last, kind: kind))
            day = calendar.first
        }
        let enumeratedEnd = min(end, calendar.horizon)
        for number in stride(from: day.daysSince1970, through: enumeratedEnd.daysSince1970, by: 1) {
            let day = Day(clamping: Int(number))
            let kind = kind(of: day, in: calendar)
            if let previous = steps.last, previous.kind == kind {
                steps[steps.count - 1].last = day
            } else {
                steps.append(WorkingDayStep(first: day, last: day, kind: kind))
            }
        }
        if end > calendar.horizon {
            day = max(day, calendar.horizon.adding(days: 1))
            let counted = calendar.count(after: day.adding(days: -1), through: end).days
            let kind = Kind.estimated(workingDays: counted, .after(horizon: calendar.horizon))
            steps.append(WorkingDayStep(first: day, last: end, kind: kind))
        }
        return steps
    }

    private static func kind(of day: Day, in calendar: WorkingCalendar) -> Kind {
        guard let entry = calendar.entry(on: day) else { return day.weekday.isWeekend ? .weekend : .counted }
        switch entry.kind {
        case .work: return .makeUp
        case .rest: return .holiday(chinese: entry.chineseName, english: entry.englishName)
        }
    }
}
