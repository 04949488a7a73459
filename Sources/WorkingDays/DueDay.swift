// Why this file exists: the computed end of a term, with the reason in words and a mark if it may yet move.

/// The last day of a term under one calendar.
public struct DueDay: Sendable {
    /// The term this is the end of.
    public let deadline: Deadline

    /// The day on which a term in calendar units runs out, before rest days are looked at; nil for working days.
    public let end: Day?

    /// For working days the whole walk; for calendar units the walk from `end` to the due day.
    private let walk: WorkingDaySum

    init(deadline: Deadline, end: Day? = nil, walk: WorkingDaySum) {
        self.deadline = deadline
        self.end = end
        self.walk = walk
    }

    /// The last day on which the term can be kept (到期日).
    public var day: Day { walk.due }

    /// True if a calendar yet to come may move the day.
    ///
    /// A term in calendar units that ends as it ends needs no calendar and is never provisional.
    public var provisional: Bool {
        guard let end else { return walk.provisional }
        guard deadline.endsOnRestDay == .nextWorkingDay else { return false }
        return walk.provisional || !walk.calendar.covers(end)
    }

    /// How the day was found, in one sentence.
    public func narration(in language: NarrationLanguage) -> String {
        guard let end else { return walk.narration(in: language) }
        var voice = DateVoice(language: language, from: deadline.start, to: day)
        var parts = [Narrator.opening(deadline.start, &voice)]
        parts.append("\(lengthInWords(language))\(language == .chinese ? "至" : " to") \(voice.say(end))")
        if let note = restDayNote(end, language) { parts.append(note) }
        parts += walk.steps.map { Narrator.step($0, &voice) }
        if provisional, walk.steps.isEmpty { parts.append(gapNote(language)) }
        parts.append(Narrator.closing(day, provisional: provisional, &voice))
        return parts.joined(separator: "; ")
    }

    private func lengthInWords(_ language: NarrationLanguage) -> String {
        let value = deadline.value
        switch (deadline.unit, language) {
        case (.workingDays, .chinese): return "\(value) 个工作日"
        case (.days, .chinese): return "\(value) 日"
        case (.months, .chinese): return "\(value) 个月"
        case (.years, .chinese): return "\(value) 年"
        case (.workingDays, .english): return value == 1 ? "1 working day" : "\(value) working days"
        case (.days, .english): return value == 1 ? "1 day" : "\(value) days"
        case (.months, .english): return value == 1 ? "1 month" : "\(value) months"
        case (.years, .english): return value == 1 ? "1 year" : "\(value) years"
        }
    }

    /// Says what the rest day at the end does; nil if the end is worked.
    private func restDayNote(_ end: Day, _ language: NarrationLanguage) -> String? {
        guard !walk.calendar.isWorkingDay(end) else { return nil }
        let entry = walk.calendar.entry(on: end)
        switch (deadline.endsOnRestDay, language) {
        case (.asIs, .chinese): return "期满日为休息日（\(entry?.chineseName ?? "周末")），不顺延"
        case (.asIs, .english): return "the last day is a rest day (\(entry?.englishName ?? "weekend")), not prolonged"
        case (.nextWorkingDay, .chinese): return "期满日为休息日（\(entry?.chineseName ?? "周末")），顺延至下一工作日"
        case (.nextWorkingDay, .english):
            return "the last day is a rest day (\(entry?.englishName ?? "weekend")), prolonged to the next working day"
        }
    }

    private func gapNote(_ language: NarrationLanguage) -> String {
        switch language {
        case .chinese: "期满日的放假安排尚未列入日历"
        case .english: "the calendar does not list the holidays of that day"
        }
    }
}
