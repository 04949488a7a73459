// Sentences of the register of matters and of the query log.

internal import Disclosure
internal import Registry
internal import WorkingDays

extension Sentences {
    // MARK: Matters

    func days(of matter: Matter) -> String {
        let from = shortDay(matter.from)
        return matter.until.map { say("\(from)至\(shortDay($0))", "\(from) to \(shortDay($0))") }
            ?? say("\(from)起", "since \(from)")
    }

    func state(of matter: Matter, on today: Day) -> StatusView {
        if matter.isInForce(on: today) { return StatusView(tone: "plain", word: say("有效", "In force")) }
        return matter.from > today
            ? StatusView(tone: "waiting", word: say("尚未开始", "Not begun"))
            : StatusView(tone: "ended", word: say("已结束", "Over"))
    }

    func matterCount(_ count: Int) -> String { self.count(count, " 个事项", "matter", "matters") }

    func uses(_ count: Int) -> String { self.count(count, " 次", "time", "times") }

    /// The heads of the exported register.
    var matterHeads: [String] {
        say(
            "事项编号|事项|单位代码|单位|查询用途|用途依据|可以查询的信息|办事依据|起|止|状态|使用次数",
            """
            Matter|Title|Code of the body|Body|Purpose|Articles of the purpose|Information that may be queried|\
            Legal basis|From|Until|State|Used
            """
        ).split(separator: "|").map(String.init)
    }

    // MARK: The log

    /// 2026-11-20 10:32:07, in Shanghai: a table sorts it.
    func second(_ microseconds: Int64) -> String {
        let second = microseconds / 1_000_000 % 60
        return "\(Day.instant(microseconds: microseconds)) \(clock(microseconds)):" + (second < 10 ? "0" : "")
            + "\(second)"
    }

    func means(_ means: QueryMeans) -> String {
        switch means {
        case .desk: say("网页", "Page")
        case .api: say("接口", "API")
        case .command: say("命令行", "Command line")
        }
    }

    /// What became of a question, as a word with a shape.
    func outcome(_ entry: QueryEntry) -> StatusView {
        entry.refusal == nil
            ? StatusView(tone: "plain", word: say("已答复", "Answered"))
            : StatusView(tone: "alert", word: say("拒绝", "Refused"))
    }

    func recordCount(_ count: Int) -> String { self.count(count, " 条记录", "record", "records") }

    /// A subject of which nobody may read more than its internal number; the same one has the same number in every line.
    func handle(_ subject: SubjectID) -> String {
        say("自然人 #\(subject.cursor.suffix(6))", "Natural person #\(subject.cursor.suffix(6))")
    }

    /// Instead of a subject, where a line names none.
    func noSubject(_ entry: QueryEntry) -> String {
        if entry.refusal != nil { return say("没有查找", "Not looked up") }
        return entry.shown > 0 ? say("变更订阅，多个主体", "Feed of changes, many subjects") : say("没有查到", "Nobody found")
    }

    /// What a page of the log holds.
    func logLine(_ count: Int, hasMore: Bool, isFirst: Bool) -> String {
        let here = self.count(count, " 条", "line", "lines")
        return switch (isFirst, hasMore) {
        case (true, false): say("共 \(here)，新的在前。", "\(here), newest first.")
        case (true, true): say("这里是最新的 \(here)，后面还有。", "The newest \(here); there are more.")
        case (false, true): say("这里是 \(here)，新的在前，后面还有。", "\(here), newest first; there are more.")
        case (false, false): say("这里是最后 \(here)。", "The last \(here).")
        }
    }

    /// Beside the export.
    func exportLimit(_ most: Int) -> String {
        say("最新的 \(number(most)) 条以内", "at most the newest \(number(most)) lines")
    }

    /// The last line of an export that is not whole.
    func exportCut(_ most: Int) -> String {
        say(
            "只导出了最新的 \(most) 条，更早的还有；请缩短日期范围后再导出。",
            "Only the newest \(most) lines were exported; there are older ones: export a shorter range of days.")
    }

    var daysReversed: String { say("起日晚于止日，请改一下。", "The first day is after the last: please mend it.") }

    /// The heads of the exported log.
    var logHeads: [String] {
        say(
            "时间|方式|查询人|单位代码|查询单位|事项编号|事项|查询用途|主体代码|主体|提供的信息|记录数|结果|原因|回执编号",
            """
            Time|Means|Who asked|Code of the body|Asking body|Matter|Title|Purpose|Code of the subject|Subject|\
            What was given|Records|Outcome|Reason|Receipt number
            """
        ).split(separator: "|").map(String.init)
    }
}
