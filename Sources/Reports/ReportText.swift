// The fixed words of the document itself; the words of the pages around it are the front room's.

internal import Law
internal import WorkingDays

/// Labels of a report in one language.
struct ReportText {
    let language: Language

    private func say(_ chinese: String, _ english: String) -> String {
        language == .chinese ? chinese : english
    }

    var title: String { say("公共信用信息报告", "Public Credit Information Report") }
    var form: String { say("标准版 · 法人和其他组织", "Standard form · organisations") }
    var number: String { say("报告编号", "Report number") }
    var issued: String { say("生成时间", "Issued") }
    var dataAsOf: String { say("数据截至", "Data as of") }
    var usableUntil: String { say("最迟可用至", "Usable until at most") }
    var code: String { say("统一社会信用代码", "Unified social credit code") }
    var kind: String { say("主体类别", "Kind") }
    var status: String { say("登记状态", "Registration status") }
    var formerNames: String { say("曾用名", "Former names") }
    var summary: String { say("信用信息概要", "Summary") }
    var nothing: String { say("查询期内无相关信息", "Nothing on record for the period of the query") }
    var empty: String { "— —" }
    var provider: String { say("报送单位", "Sent by") }
    var state: String { say("状态", "State") }
    var actState: String { say("行为状态", "State of the act") }
    var shownUntil: String { say("公示至", "Shown until") }
    var whileItLasts: String { say("有效期内一直公示", "as long as the fact lasts") }
    var basis: String { say("公示依据", "Published under") }
    var advice: String { say("信用状况提升建议", "How to keep a good record") }
    var notes: String { say("报告说明", "Notes") }
    var issuer: String { say("出具单位", "Issued by") }
    var policy: String { say("所依规则", "Rules applied") }

    func count(_ count: Int) -> String {
        say("\(count) 条", "\(count)")
    }

    func policy(_ policy: ReportPolicy) -> String {
        say("\(policy.title.zh)规则包（\(policy.id)）", "Rules of \(policy.title.en) (\(policy.id))")
    }

    /// 一、二、三 … or 1. 2. 3.
    func ordinal(_ position: Int, _ title: String) -> String {
        let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        let chinese = numbers.indices.contains(position) ? numbers[position] : "\(position + 1)"
        return say("\(chinese)、\(title)", "\(position + 1). \(title)")
    }

    func link(_ place: ReportPlace) -> String {
        switch place {
        case .dispute: say("怎样提出异议", "How to dispute")
        case .repair: say("怎样修复", "How to repair")
        case .verify: say("核验报告", "Verify a report")
        }
    }

    /// Where a reader of the paper finds it.
    func place(_ place: ReportPlace) -> String {
        switch place {
        case .dispute, .repair: say("办法见平台网站“办事指南”。", "See the guide on the platform’s site.")
        case .verify: say("请到平台网站“核验报告”页面核验。", "Verify it on the platform’s site.")
        }
    }

    func day(_ day: Day) -> String { Self.day(day, language) }

    /// The day of an RFC 3339 instant as this room writes it.
    static func day(fromInstant text: String, _ language: Language) -> String? {
        (Day(String(text.prefix(10))) as Day?).map { day($0, language) }
    }

    /// 2026年11月20日, 20 November 2026.
    static func day(_ day: Day, _ language: Language) -> String {
        let (year, month, number) = day.components
        let english = day.englishLongForm.split(separator: " ").dropFirst().joined(separator: " ")
        return language == .chinese ? "\(year)年\(month)月\(number)日" : english
    }
}
