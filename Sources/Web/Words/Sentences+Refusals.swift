// Why a file was not taken, and what to do, in both languages. No content of the file is repeated but column names.

internal import Intake
internal import Law

/// A refusal of a whole file.
struct RefusalText: Sendable {
    let what: String
    let mend: String
}

extension Sentences {
    func refusal(_ error: IntakeError) -> RefusalText {
        switch error {
        case .empty:
            text(
                ("文件是空的。", "The file is empty."),
                ("请重新导出，确认里面有表头和数据。", "Export it again and make sure that it holds a header and rows."))
        case .unreadable:
            text(("文件读不出来。", "The file can’t be read."), ("请重新上传。", "Please upload it again."))
        case .notATable:
            text(
                ("这不是表格文件。", "This is not a table."),
                (
                    "请在 Excel 里另存为“Excel 工作簿（.xlsx）”或者“CSV UTF-8”，再上传。",
                    "In Excel, save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”, and upload that."
                ))
        case .workbook(let fault): refusal(fault)
        case .rowsOnSheets(let sheets): refusal(sheets)
        case .noHeader:
            text(
                ("前 30 行里没有找到官方表头。", "None of the first 30 rows is the official header."),
                (
                    "请核对选的信息类别，保留官方列名；可以下载空白表对照。",
                    "Check that you chose the right item, and keep the official column names; compare with the empty table."
                ))
        case .columnTwice(let column, _):
            text(
                ("“\(column)”与另一列是同一个信息项。", "“\(column)” means the same as another column."),
                ("请删掉或者改名其中一列。", "Delete or rename one of them."))
        case .forbiddenColumns(let columns, let reasons):
            text(
                (
                    "依法不得归集：\(reasons.map(\.zh).joined(separator: "、"))。文件里有这样的列：\(columns.joined(separator: "、"))。整份拒收，什么都没有保存。",
                    """
                    The law forbids to collect \(reasons.map(\.en).joined(separator: ", ")). The file has such columns: \
                    \(columns.joined(separator: ", ")). It was refused whole and nothing was kept.
                    """
                ), ("请删除这些列后再上传。", "Delete these columns and upload it again."))
        case .unknownItem, .itemNotInForce:
            text(
                ("没有选信息类别，或者该类别今天不能归集。", "No item was chosen, or it can’t be collected today."),
                ("请从列表里选一个。", "Choose one from the list."))
        case .unknownProvider, .providerMayNotSend:
            text(
                ("贵单位没有登记报送这一类信息。", "Your organisation is not registered to send this item."),
                ("请换一类，或者联系平台运行单位登记。", "Choose another, or ask the operator of the platform to register it."))
        case .nothingToCorrect:
            text(
                ("要改正的批次不是贵单位的，或者不是这一类信息。", "The batch to be corrected is not yours, or of another item."),
                ("请从批次页面点“上传改正后的文件”。", "Use “Send the corrected file” on the page of the batch."))
        case .feedbackUnwritable: unavailable
        }
    }

    func refusal(_ reason: UploadForm.Reason, largest: Int) -> RefusalText {
        switch reason {
        case .tooLarge:
            text(
                ("文件太大，最大 \(largest >> 20) MB。", "The file is too large; at most \(largest >> 20) MB."),
                ("请分成几个文件报送。", "Split it and send the parts."))
        case .noSuchBatch: refusal(.nothingToCorrect)
        case .form(.cutOff):
            text(
                ("上传中途断了，什么都没有保存。", "The upload was cut off; nothing was kept."), ("请再上传一次。", "Please upload it again.")
            )
        case .form:
            text(("上传的内容看不懂。", "What was uploaded can’t be read."), ("请用本页的表单上传。", "Please use the form on this page."))
        case .spool: unavailable
        }
    }

    var noFile: RefusalText {
        text(("没有选择文件。", "No file was chosen."), ("请选择要报送的文件。", "Choose the file to send."))
    }

    private var unavailable: RefusalText {
        text(
            ("平台暂时放不下这个文件，不是您的问题。", "The platform has no room for the file at the moment. You did nothing wrong."),
            (
                "请稍候再试；还是不行的，请联系平台运行单位。",
                "Please try again in a moment; if it stays so, tell the operator of the platform."
            ))
    }

    private func refusal(_ sheets: [SheetName]) -> RefusalText {
        let zh = sheets.map { "“\($0.text)”" + ($0.isHidden ? "（隐藏）" : "") }.joined(separator: "、")
        let en = sheets.map { "“\($0.text)”" + ($0.isHidden ? " (hidden)" : "") }.joined(separator: ", ")
        let what =
            sheets.count > 1
            ? (
                "工作簿里不止一张工作表有数据：\(zh)。整份没有收。",
                "More than one sheet of the workbook holds rows: \(en). Nothing of it was taken."
            )
            : (
                "工作簿的数据在隐藏的工作表里：\(zh)。整份没有收。",
                "The rows of the workbook are on a hidden sheet: \(en). Nothing of it was taken."
            )
        return text(
            what,
            (
                "一个文件只报一张表：请把每张表另存为一个文件，分别上传；不报的表请删除，隐藏的表请先取消隐藏。说明页和空表可以留着。",
                """
                One file brings one sheet: save each as a file of its own and upload them one by one; delete sheets that are \
                not meant, and unhide hidden ones first. Instructions and empty sheets may stay.
                """
            ))
    }

    private func refusal(_ fault: XLSXFault) -> RefusalText {
        let again = (
            "请在 Excel 里打开，另存为新的 .xlsx 或者 CSV UTF-8，再上传。",
            "Open it in Excel, save it as a new .xlsx or as CSV UTF-8, and upload that."
        )
        switch fault {
        case .oldOrLocked, .encrypted:
            return text(
                ("这是旧版 Excel 文件（.xls）或者加了密码的工作簿。", "This is an old Excel file (.xls) or a workbook with a password."),
                ("请去掉密码，另存为 .xlsx，再上传。", "Save it without a password as .xlsx, and upload that."))
        case .notZip, .damaged, .doctype:
            return text(("工作簿损坏或者不完整。", "The workbook is damaged or incomplete."), again)
        case .otherKind: return text(("这不是 Excel 工作簿。", "This is no Excel workbook."), again)
        case .tooLarge, .bomb, .rowTooLong, .tooManyColumns:
            return text(("工作簿解开后大得不像表格。", "Unpacked, the workbook is larger than any table of records."), again)
        case .noWorksheet: return text(("工作簿里没有可见的工作表。", "The workbook has no visible sheet."), again)
        }
    }

    private func text(_ what: (String, String), _ mend: (String, String)) -> RefusalText {
        RefusalText(what: say(what.0, what.1), mend: say(mend.0, mend.1))
    }
}
