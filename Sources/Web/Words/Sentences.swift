// Sentences that hold values: functions of the language, kept beside the fixed phrases.

internal import Law
internal import WorkingDays

/// The sentences of one language.
struct Sentences: Sendable {
    let language: Language

    /// The sentence in this language.
    func say(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
        switch language {
        case .chinese: chinese()
        case .english: english()
        }
    }

    /// 2026年11月20日（周五）, Fri 20 November 2026.
    func day(_ day: Day) -> String {
        say(day.chineseLongForm, day.englishLongForm)
    }

    /// The same without the day of the week.
    func shortDay(_ day: Day) -> String {
        let (year, month, number) = day.components
        let english = day.englishLongForm
        return say(
            "\(year)年\(month)月\(number)日",
            String(english[(english.firstIndex(of: " ") ?? english.startIndex)...].dropFirst()))
    }

    /// 184 206, with a space that doesn't break.
    func number(_ number: Int) -> String {
        let digits = Array(String(abs(number)))
        var text = number < 0 ? "−" : ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { text += "\u{A0}" }
            text.append(digit)
        }
        return text
    }

    /// “1 record”, “2 records”; Chinese takes its measure word.
    func count(_ count: Int, _ measure: String, _ one: String, _ many: String) -> String {
        say("\(number(count))\(measure)", "\(number(count)) \(count == 1 ? one : many)")
    }

    func period(_ period: CalendarPeriod) -> String {
        switch period.unit {
        case .days: count(period.value, "天", "day", "days")
        case .months: count(period.value, "个月", "month", "months")
        case .years: count(period.value, "年", "year", "years")
        }
    }

    /// What a value rests on whose text was not read.
    func caution(_ certainty: Certainty) -> String? {
        switch certainty {
        case .text: nil
        case .reported: say("依据公开报道，尚未核对原文。", "From public reports; the text itself was not checked yet.")
        case .assumed: say("按我们的理解，尚未核对原文。", "Our reading; the text itself was not checked yet.")
        }
    }

    /// How long a dispute takes, from the limits in force.
    func disputeNote(own: Limit?, withHelp: Limit?) -> String {
        let start = say(
            "认为信息有错误、遗漏或者侵害您的权益，都可以提出。不收费。",
            "You can do so if information is wrong, incomplete or infringes your rights. It is free of charge.")
        guard let own, let withHelp else { return start }
        return start
            + say(
                "我们自己能核查的，\(term(own))内答复；需要其他单位协助的，\(term(withHelp))内答复。",
                """
                 If we can check it ourselves, you have our answer within \(term(own)); if another unit must \
                help, within \(term(withHelp)).
                """
            )
    }

    /// 3 个工作日, 3 working days.
    func term(_ limit: Limit) -> String {
        switch limit.unit {
        case .workingDays: count(limit.value, " 个工作日", "working day", "working days")
        case .days: count(limit.value, "天", "day", "days")
        case .months: count(limit.value, "个月", "month", "months")
        case .years: count(limit.value, "年", "year", "years")
        }
    }

    func kind(_ kind: SubjectKind) -> String { kind.title.text(language) }

    func title(_ text: String, of platform: Bilingual) -> String { "\(text) - \(platform.text(language))" }
}
