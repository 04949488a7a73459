// Sentences about reports and their verification.

extension Sentences {
    var reportDescription: String {
        say(
            "公共信用信息报告：照录依法公开的信用信息，不打分，不评级。",
            "A public credit information report: what may be public, without score or grade.")
    }
    var reportChanged: String {
        say(
            "出具之后又有新的记录，本报告没有包括。要最新的，请回主体页重新获取。",
            "Records came in after it was issued and are not in it. For the newest state, get a new report.")
    }

    /// The addresses of reports, for the page about the open interface.
    var reportAddresses: [AddressView] {
        let number = FactView(name: "number", value: say("报告编号", "The report number"))
        return [
            AddressView(
                method: "POST", pattern: SiteURL.apiReports.pattern,
                what: say(
                    "出具一个组织的信用报告，返回编号和地址。数据没有变化的，得到的是同一份。",
                    "Issues the credit report of an organisation. While the data are the same, so is the report."),
                parameters: [
                    FactView(
                        name: "code",
                        value: say("18 位统一社会信用代码（JSON）", "The unified social credit code (in JSON)")),
                    FactView(name: "kind", value: "standard"),
                ], tryHref: nil),
            AddressView(
                pattern: SiteURL.apiReport("").pattern,
                what: say("一份报告的全部内容，可以使用期间才有。", "The whole report, as long as it may be used."),
                parameters: [number], tryHref: nil),
            AddressView(
                pattern: SiteURL.apiReportVerify("").pattern,
                what: say(
                    "报告是否真实、哪天出具、之后有无变化、能否使用。", "Genuine or not, day of issue, changed since, usable."),
                parameters: [number], tryHref: nil),
        ]
    }

    var reportNumberName: String { say("报告编号", "Report number") }
    var issuedName: String { say("生成时间", "Issued") }
    var dataAsOfName: String { say("数据截至", "Data as of") }
    var changedName: String { say("记录有无变化", "Records changed since") }
    var usableName: String { say("能否使用", "May be used") }

    func isChanged(_ isChanged: Bool) -> String { isChanged ? say("有变化", "yes") : say("没有变化", "no") }
    func isUsable(_ isUsable: Bool) -> String { isUsable ? say("可以使用", "yes") : say("不得再使用", "no longer") }

    var genuine: String { say("真实", "Genuine") }
    var genuineChanged: String { say("真实，之后有新记录", "Genuine, with newer records") }
    var noLongerUsable: String { say("真实，但已不能使用", "Genuine, but no longer usable") }
    var notGenuine: String { say("不是本平台出具的", "Not issued here") }

    var genuineLine: String {
        say("本平台出具过这份报告，之后记录没有变化。", "This platform issued it, and no record has changed since.")
    }
    var genuineLineChanged: String {
        say(
            "本平台出具过这份报告，其中的记录仍在公示；之后又有新的记录。要了解最新情况，请获取新的报告。",
            """
            This platform issued it, and the records in it are still published; others came in since. For the \
            newest state, get a new report.
            """)
    }
    var genuineButEnded: String {
        say(
            "本平台出具过这份报告，但其中有记录公示期满、被修复、撤销或者更新，不得再使用，内容已经删除。",
            """
            This platform issued it. Since then a record in it has expired, was repaired, withdrawn or changed: it \
            may no longer be used, and its content was deleted.
            """)
    }
    var unknownNumber: String {
        say(
            "没有这个编号的报告。请对照报告再输一遍；仍是这样的，这份报告不是本平台出具的，请不要采用。",
            """
            There is no report with this number. Please type it once more from the report; if the answer stays, \
            this platform did not issue it, and you should not rely on it.
            """)
    }
    var badNumber: String {
        say(
            "这不是报告编号的样子：应当是 14 位数字，加 8 位数字或者字母 A 到 F。请对照报告再输一遍。",
            """
            This has not the form of a report number: 14 digits, then 8 digits or letters A to F. Please type it \
            once more from the report.
            """)
    }
}
