// The ledger page in sentences: what can be checked, how, and honestly what can't yet.

internal import Law
internal import Ledger
internal import Reports
internal import WorkingDays

extension Sentences {
    func ledgerFigures(_ figures: Figures, _ newest: PublishedCheckpoint?, _ pack: PolicyPack) -> [FigureView] {
        [
            FigureView(
                label: say("归集的记录", "Records collected"), value: number(figures.records),
                note: say("每一次写入和更改在账本里各有一行", "Each entry and change has a line of its own in the ledger")),
            FigureView(
                label: say("账本里的行", "Lines in the ledger"), value: number(newest?.checkpoint.size ?? 0),
                note: newest.map { say("最近签名：\(time($0.at))", "Last signed: \(time($0.at))") }
                    ?? say("还没有签名", "Not signed yet")),
            FigureView(
                label: say("现行规则包", "Rules in force"), value: pack.id,
                note: say("规则指纹 \(pack.hash)", "Rules hash \(pack.hash)")),
        ]
    }

    /// One log with its newest checkpoint.
    func log(_ standing: LedgerDoor.Standing) -> LogView {
        let (name, at) = (standing.log.rawValue, standing.published.at)
        return LogView(
            name: name, what: what(standing.log), size: number(standing.published.checkpoint.size),
            time: time(at), timeISO: ReportMoment(on: Day.instant(microseconds: at), clock: at).rfc3339,
            root: standing.published.checkpoint.rootText, checkpointHref: SiteURL.ledgerCheckpoint(name).path,
            keyHref: SiteURL.ledgerKey(name).path)
    }

    /// Day and minute, in Shanghai.
    private func time(_ microseconds: Int64) -> String {
        "\(day(Day.instant(microseconds: microseconds))) \(clock(microseconds))"
    }

    private func what(_ log: LogName) -> String {
        switch log {
        case .records: say("信用记录的写入、更改和撤回。", "Entries, changes and withdrawals of credit records.")
        case .decisions:
            say("平台出具的信用报告，以及对信用主体作出的决定。", "Credit reports that were issued, and decisions about subjects.")
        case .queries:
            say(
                "谁查过（每小时汇总成一条，不含内容），以及应用事项的登记和更改。",
                "Who looked, bound by the hour and without content, and the register of matters.")
        case .policy:
            say("平台先后适用的规则包，各自从哪一天起。", "The versions of the rules that the platform worked under, and since when.")
        }
    }

    func ledgerSteps(hasLogs: Bool) -> [LedgerStepView] {
        let auditor = LedgerStepView(
            heading: say("审计人员：从头重算一遍", "Auditors: derive everything again"),
            text: say(
                "在平台的数据旁运行这条命令：从每一行重新算出整棵树，核对每一个签名，再把每条记录和它那一行对上。抽掉、插入、改动任何一条都会报告。手里有以前抄下的树根，用 --checkpoint 一并核对。",
                """
                Run this beside the platform’s data: it derives the whole tree from its lines, checks every signature, \
                and compares each record with its line. Whatever was dropped, inserted or altered is reported. A \
                checkpoint that you kept earlier is compared too, with --checkpoint.
                """),
            command: "chengxin ledger verify", href: nil, linkLabel: nil)
        guard hasLogs else { return [auditor] }
        return [
            LedgerStepView(
                heading: say("下载一条记录的存证文件", "Download the proof of a record"),
                text: say(
                    "在主体页面打开一条记录的“依据”，点“下载存证文件”。它是一个小文本：公示的内容、账本里的那一行、到树根的路、签名的树根。",
                    """
                    Open “Basis” of a record on a subject’s page and choose “Download the proof”. It is a short text: \
                    what is shown, its line in the ledger, the path to the root, and the signed root.
                    """), command: nil, href: SiteURL.home.path, linkLabel: say("去查询", "Search")),
            LedgerStepView(
                heading: say("在自己的电脑上核对", "Check it on your own computer"),
                text: say(
                    "不联网、不用我们的数据。公钥请从别处再核对一次（比如印在公告上的），不要只用文件自己带的。别的能读 C2SP tlog-proof 的程序也行。",
                    """
                    It needs no network and none of our data. Take the key from a second place, such as a printed \
                    notice, and not only from the file itself. Other programs that read C2SP tlog-proof do as well.
                    """), command: "chengxin ledger check-proof record.tlog-proof --key key.txt", href: nil,
                linkLabel: nil),
            LedgerStepView(
                heading: say("抄下今天的树根", "Keep today’s checkpoint"),
                text: say(
                    "把签名的树根存起来。以后的账本必须是它的延续：谁要是悄悄重写了历史，您手里的这一份就能证明。",
                    """
                    Save the signed checkpoint. Every later ledger must be a continuation of it: if history is ever \
                    rewritten, the copy that you keep proves it.
                    """), command: nil, href: SiteURL.ledgerCheckpoint("records").path,
                linkLabel: say("签名的树根", "Signed checkpoint")),
            auditor,
        ]
    }
}
