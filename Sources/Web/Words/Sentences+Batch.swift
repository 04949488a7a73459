// What became of a file, in sentences: at the head of the page of its batch, and as one word in the lists.

internal import Intake

extension Sentences {
    func state(of batch: Batch) -> StatusView {
        if batch.state == .returned, batch.isSentAgain {
            return StatusView(tone: "ended", word: say("同一文件已重报", "Sent again"))
        }
        if batch.state == .returned, batch.closedBy != nil {
            return StatusView(tone: "ended", word: say("退回已结清", "Returned rows settled"))
        }
        if batch.state == .complete, batch.received == 0 {
            return StatusView(tone: "alert", word: say("没有数据行", "No rows"))
        }
        return state(batch.state)
    }

    /// The answer at the head of a batch: what became of the file, and what to do next.
    /// - Parameter settled: how many of its returned rows came in corrected while others are open.
    func answer(_ batch: Batch, _ chain: BatchChain, settled: Int) -> String {
        switch batch.state {
        case .running:
            return batch.received == 0
                ? say("正在读取文件。", "The file is being read.")
                : say("已处理 \(rowCount(batch.received))。", "\(rowCount(batch.received)) done so far.")
        case .complete where batch.received == 0:
            return say(
                "文件里只有表头，没有数据行，什么都没有入库。请核对导出时有没有带上数据，再报一次。",
                """
                The file has a header and no rows; nothing was entered. Check that the rows were exported, and send it \
                again.
                """)
        case .complete:
            return say("全部 \(rowCount(batch.received))都已入库。", "All of the \(rowCount(batch.received)) are in.")
        case .unchanged:
            return sentBefore(batch, chain)
                + say(
                    "这 \(rowCount(batch.received))库里都已经有了，没有变化。",
                    "The \(rowCount(batch.received)) were in already; nothing changed.")
        case .returned:
            return sentBefore(batch, chain) + counts(batch) + next(batch, chain, settled: settled)
        case .interrupted:
            return say(
                "处理到第 \(batch.lastLine) 行时中断了。已入库的 \(rowCount(batch.accepted))不会丢，也不会重复。请把同一个文件再报一次，平台从中断的地方接着做。",
                """
                The work was interrupted at line \(batch.lastLine). The \(rowCount(batch.accepted)) that were entered \
                are safe and will not be entered twice. Send the same file again; it goes on where it stopped.
                """)
        case .unreadable:
            return say(
                "文件在第 \(batch.lastLine) 行之后损坏，读不下去。此前的行已经处理。请重新导出文件再报。",
                """
                The file is damaged after line \(batch.lastLine) and can’t be read on. The rows before were dealt with. \
                Export the file again and send it.
                """)
        }
    }

    /// That the file is no new one, if sending it again changed nothing.
    private func sentBefore(_ batch: Batch, _ chain: BatchChain) -> String {
        guard batch.accepted == 0, let before = chain.sentBefore else { return "" }
        return say(
            "这个文件 \(moment(before)) 已经报过，再报一次没有改变什么。",
            "This file was sent before, on \(moment(before)); sending it again changed nothing. ")
    }

    private func counts(_ batch: Batch) -> String {
        guard batch.accepted == 0, batch.duplicates > 0 else {
            let entered = rowCount(batch.accepted + batch.duplicates)
            return say(
                "收到 \(rowCount(batch.received))，\(entered)已在库里，\(rowCount(batch.rejected))退回。",
                "\(rowCount(batch.received)) received: \(entered) are in, \(rowCount(batch.rejected)) came back. ")
        }
        return say(
            "收到 \(rowCount(batch.received))，没有新入库的：\(rowCount(batch.duplicates))以前就在库里，\(rowCount(batch.rejected))退回。",
            """
            \(rowCount(batch.received)) received, none newly entered: \(rowCount(batch.duplicates)) were in already, \
            \(rowCount(batch.rejected)) came back.\u{20}
            """)
    }

    /// What became of the returned rows, and what to do with them.
    private func next(_ batch: Batch, _ chain: BatchChain, settled: Int) -> String {
        if batch.isSentAgain {
            let time = chain.closedBy.map { say(" \(moment($0)) ", " on \(moment($0))") } ?? say("后来", " later")
            return chain.closedBy?.rejected == 0
                ? say(
                    "同一个文件\(time)又报了一次，退回的行那一次都入库了。", "The same file was sent again\(time), and then nothing came back."
                )
                : say(
                    "同一个文件\(time)又报了一次，退回的行列在那一批里，请到那一批改正。",
                    "The same file was sent again\(time): what came back is listed there, to be mended there.")
        }
        if batch.closedBy != nil { return say("退回的行后来已经结清。", "What came back was settled later.") }
        guard batch.head != nil else {
            return say("退回的行已到期删除。", "The returned rows were deleted when their time was up.")
        }
        guard settled > 0 else { return say("请下载退回表，改好后再报。", "Download them, mend them, and send them again.") }
        let open = rowCount(batch.rejected - settled)
        return say(
            "退回的 \(rowCount(batch.rejected))里，\(rowCount(settled))已改正入库，还剩 \(open)：请下载退回表，改好后再报。",
            """
            Of the \(rowCount(batch.rejected)) that came back, \(settled) came in corrected; \(open) left: download, mend \
            and send what is left.
            """)
    }
}
