// Destructions in sentences: how many records went, by which article, and that nothing tells whose they were.

internal import Law
internal import Records
internal import WorkingDays

extension Sentences {
    /// - Parameter today: an article is named as it stands on that day.
    func destructions(_ last: [Destruction], _ pack: PolicyPack, on today: Day) -> DestructionsView {
        DestructionsView(
            heading: say("最近的销毁", "The last destructions"),
            lead: say(
                "到期或者依法应当删除的记录，连同全部版本、盐值和副本一起销毁。账本里原来的行还在，另有一行记下这次销毁；是谁的、是什么，任何人都看不出来了。",
                """
                A record whose time is over, or that must be erased by law, is destroyed with all its versions, salts and \
                copies. Its lines stay in the ledger, and a line of its own records the destruction; whose it was and \
                what it said nobody can tell any more.
                """),
            none: last.isEmpty ? say("到现在还没有销毁过记录。", "Nothing has been destroyed so far.") : nil,
            lines: last.map { line($0, pack, on: today) })
    }

    private func line(_ destruction: Destruction, _ pack: PolicyPack, on today: Day) -> DestructionView {
        let clause = Citation(destruction.clause)
        let name = clause.flatMap { clause in
            pack.source(of: clause)?.name(ofArticle: clause.article, language, on: today)
        }
        let (records, basis) = (number(destruction.records), name ?? destruction.clause)
        let counted = destruction.records == 1 ? "1 record" : "\(records) records"
        let text =
            switch destruction.cause {
            case .retention:
                say("保存期限届满，销毁\(records)条记录，依据\(basis)", "\(counted) whose time was over, by \(basis)")
            case .erasure: say("依法删除，销毁\(records)条记录，依据\(basis)", "\(counted) erased by law, by \(basis)")
            }
        return DestructionView(
            day: Day(destruction.day).map { day($0) } ?? destruction.day, dayISO: destruction.day, text: text)
    }
}
