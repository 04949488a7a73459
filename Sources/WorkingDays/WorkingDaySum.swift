// Why this file exists: a due day is believed only if the way to it can be shown, so the walk is kept askable.

/// The result of counting working days from a start day.
///
/// Only the end is computed at first; the walk and its narration are worked out when asked for.
public struct WorkingDaySum: Sendable {
    /// The day the count starts from, not counted itself (起算日).
    public let start: Day

    /// The working days asked for.
    public let days: Int

    /// The last day of the term (到期日).
    public let due: Day

    let calendar: WorkingCalendar

    /// True if the walk passes a day outside the enumerated range, so that a notice yet to come may move the due day.
    public var provisional: Bool {
        calendar.isProvisional(after: start, through: due)
    }

    /// The walk from the day after `start` to `due`, like days grouped.
    public var steps: [WorkingDayStep] {
        WorkingDayStep.walk(after: start, through: due, in: calendar)
    }

    /// The walk in one sentence, for instance “起算日 9-30 不计入; 10-01 至 10-07 国庆; 10-08、10-09; 10-10 调休上班;
    /// 到期 10-10”. Years appear only if the walk passes from one into another.
    public func narration(in language: NarrationLanguage) -> String {
        Narrator.narrate(self, in: language)
    }
}
