// Sentences of record cards and of the fold behind them.

internal import Disclosure
internal import Law
internal import Records
internal import WorkingDays

extension Sentences {
    var decisionDay: String { say("决定日期", "Day of the decision") }
    var actEndDay: String { say("行为终止日期", "Day on which the act ended") }
    var actEndUnknown: String { say("未报送，按决定日期算", "Not sent; the day of the decision counts") }
    var actEndOpen: String { say("报送时仍在持续，按决定日期算", "Still going on when reported; the day of the decision counts") }
    var kindsName: String { say("类别", "Kinds") }
    var tierName: String { say("失信程度", "Degree") }
    var repairableName: String { say("可以修复", "Repair") }

    func updated(version: Int, on day: String) -> String {
        let day = (Day(day) as Day?).map { self.day($0) } ?? day
        return say("这条记录在\(day)更新过，这是第 \(version) 版。", "This record was updated on \(day); this is version \(version).")
    }

    /// A continuing act is shown as such, with who said it and when (M-22).
    func actContinues(_ act: ContinuingAct) -> String {
        let day = (Day(act.reported) as Day?).map { self.day($0) } ?? act.reported
        return say(
            "据\(act.source)\(day)报送，该行为仍在持续。",
            "As reported by \(act.source) on \(day), the act was still going on.")
    }

    func daysLeft(_ days: Int) -> String {
        switch days {
        case 0: say("今天是最后一天", "today is the last day")
        default: say("还有 \(number(days)) 天", "\(count(days, "", "day", "days")) left")
        }
    }

    func repair(isRepairable: Bool, isRemoved: Bool, from: Day?, until last: Day?, today: Day) -> String {
        let end =
            last.map {
                say("到\(day($0))之后自动停止公示，不用申请。", " After \(day($0)) it is no longer shown, without any application.")
            } ?? ""
        guard isRepairable, let from else {
            return say("按规定，这一档的记录不能提前修复。", "By the rules, a record of this degree can’t be repaired early.") + end
        }
        if today >= from, isRemoved {
            return say(
                "履行完义务或者符合移出条件后，由作出认定的单位移出或删除，当日起停止公示。",
                """
                Once the obligation is performed or the conditions are met, the body that listed it removes the entry, \
                and from that day it is no longer shown.
                """
            ) + end
        }
        if today >= from {
            return say(
                "最短公示期已过，履行完决定后就可以申请修复。缴清罚款不等于已经修复。",
                """
                The shortest period is over: once the decision is complied with, repair can be asked for. \
                Paying a fine is not yet repair.
                """
            ) + end
        }
        return say("自\(day(from))起可以申请修复。", "Repair can be asked for from \(day(from)).") + end
    }

    /// How one day was computed.
    func narration(_ reason: DateReason, isDeciding: Bool) -> String {
        let walk: String
        switch reason.effect {
        case .tierMaximum(let tier, let period, let from):
            walk = say(
                "起算日\(shortDay(from))（决定日期），“\(tier.zh)”档最长\(self.period(period))",
                """
                From \(shortDay(from)), the day of the decision; at most \(self.period(period)) for degree \
                “\(tier.en)”
                """
            )
        case .disclosureMaximum(let period, let from, let isKnown):
            walk = say(
                "起算日\(shortDay(from))（\(isKnown ? "行为终止日期" : "行为终止日期不明，按决定日期")），失信信息最长\(self.period(period))",
                "From \(shortDay(from)), "
                    + (isKnown
                        ? "the end of the act" : "the day of the decision, since the end of the act is not known")
                    + "; at most \(self.period(period)) for dishonesty information"
            )
        case .tierNotPublished(let tier): walk = say("“\(tier.zh)”档不公示", "Degree “\(tier.en)” is not published")
        case .validity: walk = say("与有效期相同", "As long as it is valid")
        case .lasting: walk = say("没有期限，事实存续期间一直公示", "No last day: shown as long as the fact lasts")
        }
        let end = reason.day.map { say("，到\(shortDay($0))", ", until \(shortDay($0))") } ?? ""
        let decides = isDeciding ? say("；几个日期中最早，以它为准", "; the earliest of these days, so it decides") : ""
        return walk + end + decides + say("。", ".")
    }

    func repairableNarration(decided: Day, from: Day) -> String {
        say(
            "起算日\(shortDay(decided))（决定日期），最短公示期满，即\(shortDay(from))。",
            "From \(shortDay(decided)), the day of the decision, to the end of the shortest period: \(shortDay(from)).")
    }

    /// The one sentence at the top of an organisation's page.
    /// - Parameters:
    ///   - counts: records of each kind, in the catalogue's order; kinds without records are left out.
    ///   - sources: how many bodies sent them.
    func answer(on today: Day, counts: [(title: Bilingual, count: Int)], sources: Int) -> String {
        let all = counts.reduce(0) { $0 + $1.count }
        guard all > 0 else {
            return say(
                "截至\(day(today))，本平台没有该主体可以公开的信用信息。",
                "As of \(day(today)), this platform holds no credit information on this subject that may be public.")
        }
        let parts = counts.filter { $0.count > 0 }
        let chinese = parts.map { "\($0.title.zh)\($0.count)条" }.joined(separator: "、")
        let english = parts.map { "\($0.title.en) \($0.count)" }.joined(separator: ", ")
        return say(
            "截至\(day(today))，本平台公开该主体的信用信息\(all)条，来自\(sources)个单位：\(chinese)。",
            "As of \(day(today)), this platform publishes \(count(all, "", "record", "records")) on this subject "
                + "from \(count(sources, "", "body", "bodies")): \(english)."
        )
    }

    func formerNames(_ names: [String]) -> String? {
        names.isEmpty
            ? nil : say("曾用名：" + names.joined(separator: "、"), "Former names: " + names.joined(separator: ", "))
    }

    var all: String { say("全部", "All") }
    func year(_ year: Int) -> String { say("\(year)年", "\(year)") }
}
