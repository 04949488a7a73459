// Why this file exists: one row of the calendar data, a day on which the rule of the week does not hold.

/// A day named in a State Council holiday notice (国务院办公厅节假日安排通知).
public struct CalendarEntry: Hashable, Sendable {
    /// What the notice makes of the day.
    public enum Kind: String, Hashable, Sendable {
        /// A day of a holiday period (放假), be it statutory, adjusted rest or a weekend day within.
        case rest
        /// A Saturday or Sunday that is worked in exchange (调休上班).
        case work
    }

    /// The day.
    public let day: Day

    /// Rest or work.
    public let kind: Kind

    /// The holiday, in Chinese; for a make-up day the holiday it pays for.
    public let chineseName: String

    /// The holiday, in English.
    public let englishName: String

    /// The number of the notice, for instance `国办发明电〔2024〕12号`; empty if not established.
    public let notice: String
}
