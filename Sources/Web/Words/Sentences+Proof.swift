// How a report is checked without us, in three steps.

extension Sentences {
    func reportProofSteps(number: String, proofHref: String) -> [LedgerStepView] {
        [
            LedgerStepView(
                heading: say("下载两个文件", "Download two files"),
                text: say(
                    "上面的“下载数据（JSON）”，和这份报告的存证文件，放进同一个文件夹。报告刚出具时，存证文件要等一两秒。",
                    """
                    “Download the data (JSON)” above, and the proof of this report, into one folder. Just after the                     report was issued, the proof takes a second or two.
                    """), command: nil, href: proofHref, linkLabel: say("下载存证文件", "Download the proof")),
            LedgerStepView(
                heading: say("在自己的电脑上核对", "Check them on your own computer"),
                text: say(
                    "不联网、不用我们的数据。改过一个字，核对就不会通过。",
                    "It needs no network and none of our data. If one letter was altered, the check fails."),
                command:
                    "chengxin ledger check-proof report-\(number).tlog-proof --content report-\(number).json --key key.txt",
                href: nil, linkLabel: nil),
            LedgerStepView(
                heading: say("公钥从别处再拿一次", "Take the key from a second place"),
                text: say(
                    "key.txt 是账本“decisions”的公钥。请同印在公告上的比一比，不要只信文件自己带的。",
                    """
                    key.txt holds the key of the log “decisions”. Compare it with a printed notice; don’t trust only                     the one in the file.
                    """), command: nil, href: SiteURL.ledgerKey("decisions").path, linkLabel: say("公钥", "Key")),
        ]
    }
}
