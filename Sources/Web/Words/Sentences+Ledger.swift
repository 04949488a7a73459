// The ledger page in sentences: what can be checked today, and honestly what can't yet.

internal import Law

extension Sentences {
    func ledgerFigures(_ figures: Figures, _ pack: PolicyPack) -> [FigureView] {
        [
            FigureView(
                label: say("有指纹的记录", "Records with a leaf hash"), value: number(figures.records),
                note: say("每条记录的每一次写入各有一行", "Each writing of a record has its own line")),
            FigureView(
                label: say("公布的树根", "Published roots"), value: number(0),
                note: say("签名的树根还没有开始公布", "Signed roots are not published yet")),
            FigureView(
                label: say("现行规则包", "Rules in force"), value: pack.id,
                note: say("规则指纹 \(pack.hash)", "Rules hash \(pack.hash)")),
        ]
    }

    var ledgerSteps: [LedgerStepView] {
        [
            LedgerStepView(
                heading: say("抄下一条记录的指纹", "Note the leaf hash of a record"),
                text: say(
                    "主体页面每条记录的“依据”里有“记录指纹”，接口里叫 leaf。今天抄下，以后再看：没有更新而指纹变了，就说明有人动过。",
                    """
                    It stands under “Basis” of each record on a subject’s page, and as leaf in the open \
                    interface. Note it today and look again later: if it changes without an update, someone \
                    touched the record.
                    """
                ),
                command: nil, href: SiteURL.home.path, linkLabel: say("去查询", "Search")),
            LedgerStepView(
                heading: say("在数据所在的机器上逐条重算", "Recompute every line where the data are"),
                text: say(
                    "审计人员在平台的数据目录旁运行这条命令：它从保存的内容重新算出每一行的指纹，和账本里的逐一比对，有一行不符就报告。",
                    """
                    An auditor runs this command beside the platform’s data: it recomputes each line’s hash \
                    from the stored content, compares it with the ledger, and reports any line that differs.
                    """
                ),
                command: "chengxin ledger verify", href: nil, linkLabel: nil),
            LedgerStepView(
                heading: say("以后：不用进机房也能核对", "Later: checking from outside"),
                text: say(
                    "签名的树根和每条记录的存证文件公布以后，任何人在自己的电脑上就能核对，不用相信我们。那之前，请把上面两步当作有限的核对。",
                    """
                    Once signed roots and a proof for each record are published, anyone can check on their own \
                    computer without trusting us. Until then, take the two steps above for what they are: a \
                    limited check.
                    """
                ),
                command: nil, href: nil, linkLabel: nil),
        ]
    }
}
