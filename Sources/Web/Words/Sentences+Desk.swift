// Sentences of the desk.

internal import Intake
internal import Law
internal import WorkingDays

extension Sentences {
    /// 10:32, in Shanghai.
    func clock(_ microseconds: Int64) -> String {
        let minutes = (microseconds / 60_000_000 + 8 * 60) % (24 * 60)
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        return two(minutes / 60) + ":" + two(minutes % 60)
    }

    /// When a batch was received.
    func moment(_ batch: Batch) -> String { shortDay(batch.receivedOn) + " " + clock(batch.startedAt) }

    func rowCount(_ count: Int) -> String { self.count(count, " 行", "row", "rows") }

    func state(_ state: BatchState) -> StatusView {
        switch state {
        case .running: StatusView(tone: "waiting", word: say("处理中", "In progress"))
        case .complete: StatusView(tone: "proof", word: say("全部入库", "All entered"))
        case .returned: StatusView(tone: "alert", word: say("有退回", "Rows returned"))
        case .unchanged: StatusView(tone: "plain", word: say("没有变化", "Nothing new"))
        case .interrupted: StatusView(tone: "alert", word: say("中断", "Interrupted"))
        case .unreadable: StatusView(tone: "alert", word: say("文件损坏", "Damaged file"))
        }
    }

    /// How long returned rows are kept.
    func kept(_ batch: Batch) -> String {
        let day = Day.instant(microseconds: batch.keptUntil)
        return say(
            "退回的行加密保存，全部改正入库即删除，最迟保存到\(shortDay(day))（收到后 \(BatchDesk.keptDays) 天）。",
            """
            Returned rows are kept sealed until the last of them has come in corrected, at most until \(shortDay(day)) \
            (\(BatchDesk.keptDays) days after receipt).
            """)
    }

    /// R-1.3: when the batch had to be through, and whether it was.
    func due(_ batch: Batch, _ due: DueDay, _ limit: Limit) -> String {
        let day = shortDay(due.day)
        let term = term(limit)
        guard let ended = batch.endedAt, batch.state != .interrupted else {
            return say(
                "应在收到后 \(term)内、即\(day)以前比对录入完毕。", "Comparison and entry are due within \(term) of receipt, by \(day).")
        }
        let seconds = max(0, (ended - batch.startedAt) / 1_000_000)
        let took =
            seconds == 0
            ? say("不到 1 秒", "less than a second") : count(Int(seconds), " 秒", "second", "seconds")
        // The day of receipt may be a demo city's own; how long it took is told by the clock alone.
        let days = Day.instant(microseconds: ended).days(since: Day.instant(microseconds: batch.startedAt))
        let isOver = batch.receivedOn.adding(days: days) > due.day
        return say(
            "应在\(day)以前（收到后 \(term)内）比对录入完毕；实际用时\(took)\(isOver ? "，超过期限" : "")。",
            "Comparison and entry were due by \(day) (within \(term) of receipt); they took \(took)"
                + (isOver ? ", which is over the limit." : "."))
    }

    /// - Parameter settled: how many of the returned rows came in corrected since.
    func openWork(_ batch: Batch, settled: Int) -> String {
        let open = rowCount(batch.rejected - settled)
        return say("改正退回的 \(open)", "Mend \(open) that came back")
    }

    func batchName(_ batch: Batch) -> String {
        batch.shownFileName ?? say("批次", "Batch") + " …\(String(batch.id).suffix(6))"
    }

    func largestFile(_ bytes: Int) -> String {
        say("最大 \(bytes >> 20) MB。", "At most \(bytes >> 20) MB.")
    }

    /// What a page of returned rows holds.
    func returnedPage(_ range: Range<Int>, of all: Int) -> String {
        say(
            "第 \(range.lowerBound + 1) 至 \(range.upperBound) 行，共 \(all) 行",
            "\(range.lowerBound + 1) to \(range.upperBound) of \(all)")
    }

    /// What this batch corrects, at the head of the form.
    /// - Parameter settled: how many of the returned rows came in corrected since.
    func correcting(_ batch: Batch, settled: Int) -> String {
        let rest =
            settled == 0
            ? say("。", ".")
            : say("，还剩 \(rowCount(batch.rejected - settled))。", "; \(rowCount(batch.rejected - settled)) left.")
        return say(
            "改正 \(moment(batch)) 收到的“\(batchName(batch))”，其中 \(rowCount(batch.rejected))退回",
            "Corrects “\(batchName(batch))”, received \(moment(batch)), of which \(rowCount(batch.rejected)) came back"
        ) + rest
    }

    func severity(_ severity: NoticeSeverity) -> StatusView {
        switch severity {
        case .error: StatusView(tone: "alert", word: say("退回", "Returned"))
        case .warning: StatusView(tone: "waiting", word: say("提示", "Warning"))
        }
    }

    func times(_ count: Int) -> String { say("\(number(count)) 处", "\(number(count)) ×") }
}
