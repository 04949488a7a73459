// Sentences of the first page, of search and of the lists.

internal import Law
internal import WorkingDays

extension Sentences {
    var homeDescription: String {
        say("查询企业和其他组织的公共信用记录。", "Public credit records of companies and other organisations.")
    }

    func figures(_ figures: Figures) -> [FigureView] {
        [
            FigureView(
                label: say("归集的记录", "Records collected"), value: number(figures.records),
                note: say("其中依法可以公开的，在这里都能查到", "Those that may be public can all be found here")),
            FigureView(
                label: say("企业和其他组织", "Organisations"), value: number(figures.organisations),
                note: say("法人、非法人组织和个体工商户", "Legal persons, unincorporated organisations, individual businesses")),
        ]
    }

    func policyName(_ pack: PolicyPack) -> String {
        say("\(pack.title.zh)规则包（\(pack.id)）", "Rules of \(pack.title.en) (\(pack.id))")
    }

    func found(_ count: Int, hasMore: Bool, isFirst: Bool) -> String {
        let here = self.count(count, "个主体", "subject", "subjects")
        return switch (hasMore, isFirst) {
        case (false, true): say("找到 \(here)。", "Found \(here).")
        case (true, true): say("先列出 \(here)，后面还有。", "The first \(here); there are more.")
        case (true, false): say("接着列出 \(here)，后面还有。", "The next \(here); there are more.")
        case (false, false): say("接着列出 \(here)，到此为止。", "The last \(here).")
        }
    }

    func searchTitle(_ query: String) -> String { say("查询结果", "Search results") }

    /// What a page of a list holds.
    /// - Parameter isCut: the search ended before the end of the list, so there may be more.
    func rows(_ count: Int, hasMore: Bool, isCut: Bool, isFirst: Bool) -> String {
        let here = self.count(count, " 条", "record", "records")
        if isCut {
            return say(
                "在最新的 \(number(DualReader.mostScanned)) 条里找到 \(here)；更早的还没有查，请翻到下一页接着查。",
                """
                Found \(here) among \(number(DualReader.mostScanned)) records; older ones were not searched \
                yet: go on to the next page.
                """
            )
        }
        if count == 0 { return say("没有记录。", "No records.") }
        return switch (isFirst, hasMore) {
        case (true, false): say("共 \(here)，新的在前。", "\(here), newest first.")
        case (true, true): say("这里是最新的 \(here)，后面还有。", "The newest \(here); there are more.")
        case (false, true): say("这里是 \(here)，新的在前，后面还有。", "\(here), newest first; there are more.")
        case (false, false): say("这里是最后 \(here)。", "The last \(here).")
        }
    }

    /// The heads of an exported list that are not fields of the item.
    var exportHeads: [String] {
        say("报送单位|公示到", "Sent by|Shown until").split(separator: "|").map(String.init)
    }
}
