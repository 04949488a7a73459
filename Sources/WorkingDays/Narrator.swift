// Why this file exists: it puts the walk to a due day into words that a clerk and a citizen can check by finger.

/// The language of a narration.
public enum NarrationLanguage: String, CaseIterable, Hashable, Sendable {
    case chinese = "zh"
    case english = "en"
}

/// Words for the steps of a walk.
enum Narrator {
    static func narrate(_ sum: WorkingDaySum, in language: NarrationLanguage) -> String {
        var voice = DateVoice(language: language, from: sum.start, to: sum.due)
        var parts = [opening(sum.start, &voice)]
        parts += sum.steps.map { step($0, &voice) }
        parts.append(closing(sum.due, provisional: sum.provisional, &voice))
        return parts.joined(separator: "; ")
    }

    static func opening(_ start: Day, _ voice: inout DateVoice) -> String {
        let said = voice.say(start)
        switch voice.language {
        case .chinese: return "起算日 \(said) 不计入"
        case .english: return "Start day \(said) not counted"
        }
    }

    static func closing(_ due: Day, provisional: Bool, _ voice: inout DateVoice) -> String {
        let said = voice.sayAgain(due)
        switch voice.language {
        case .chinese: return provisional ? "暂定到期 \(said)" : "到期 \(said)"
        case .english: return provisional ? "provisionally due \(said)" : "due \(said)"
        }
    }

    static func step(_ step: WorkingDayStep, _ voice: inout DateVoice) -> String {
        switch (step.kind, voice.language) {
        case (.counted, _): return voice.sayList(step)
        case (.makeUp, .chinese): return "\(voice.sayList(step)) 调休上班"
        case (.makeUp, .english): return "\(voice.sayList(step)) make-up working day"
        case (.weekend, .chinese): return "\(voice.sayRange(step)) 周末"
        case (.weekend, .english): return "\(voice.sayRange(step)) weekend"
        case (.holiday(let name, _), .chinese): return "\(voice.sayRange(step)) \(name)"
        case (.holiday(_, let name), .english): return "\(voice.sayRange(step)) \(name)"
        case (.estimated(let count, let gap), .chinese):
            return "\(voice.sayRange(step)) 按周一至周五暂计 \(count) 个工作日（\(reason(gap, .chinese))）"
        case (.estimated(let count, let gap), .english):
            let days = count == 1 ? "1 working day" : "\(count) working days"
            return "\(voice.sayRange(step)) provisionally \(days), Monday to Friday (\(reason(gap, .english)))"
        }
    }

    private static func reason(_ gap: WorkingDayStep.Gap, _ language: NarrationLanguage) -> String {
        switch (gap, language) {
        case (.before(let first), .chinese): "日历自 \(first) 起，此前的放假安排未列入"
        case (.before(let first), .english): "the calendar begins on \(first); earlier holidays are not listed"
        case (.after(let horizon), .chinese): "日历至 \(horizon) 止，此后的放假安排尚未列入"
        case (.after(let horizon), .english): "the calendar ends on \(horizon); later holidays are not listed yet"
        }
    }
}

/// Says days one after another, giving the year only where it changes.
struct DateVoice {
    let language: NarrationLanguage
    private let staysInOneYear: Bool
    private var saidYear: Int?

    init(language: NarrationLanguage, from start: Day, to end: Day) {
        self.language = language
        staysInOneYear = start.year == end.year
        saidYear = staysInOneYear ? start.year : nil
    }

    /// The day, with its year if that was not said before.
    mutating func say(_ day: Day) -> String {
        let (year, month, dayOfMonth) = day.components
        let isNewYear = year != saidYear
        saidYear = year
        switch language {
        case .chinese:
            if isNewYear { return day.description }
            return dayOfMonth < 10 ? "\(month)-0\(dayOfMonth)" : "\(month)-\(dayOfMonth)"
        case .english:
            let short = "\(dayOfMonth) \(Day.englishMonth(month).prefix(3))"
            return isNewYear ? "\(short) \(year)" : short
        }
    }

    /// The day, with its year if more than one was said.
    mutating func sayAgain(_ day: Day) -> String {
        if !staysInOneYear { saidYear = nil }
        return say(day)
    }

    mutating func sayRange(_ step: WorkingDayStep) -> String {
        let first = say(step.first)
        guard step.first < step.last else { return first }
        switch language {
        case .chinese: return "\(first) 至 \(say(step.last))"
        case .english: return "\(first) to \(say(step.last))"
        }
    }

    mutating func sayList(_ step: WorkingDayStep) -> String {
        let said = step.days.map { say($0) }
        return said.joined(separator: language == .chinese ? "、" : ", ")
    }
}
