// The fixed phrases of batches and rules: every phrase in both languages, or it does not compile.

/// Phrases of the page of a batch, and of the rules.
struct BatchWords: Sendable {
    let batchNumber: String
    let batchFile: String
    let batchReceived: String
    let batchAccepted: String
    let batchUpdated: String
    let batchLate: String
    let batchKnown: String
    let batchReturned: String
    let batchSettled: String
    let batchUnknownColumns: String
    let batchUnknownColumnsText: String
    let batchDue: String
    let batchStill: String
    let batchRefresh: String
    let batchNotices: String
    let batchErrors: String
    let batchWarnings: String
    let batchRows: String
    let batchDownload: String
    let batchCorrect: String
    let batchDownloadText: String
    let faultRow: String
    let faultColumn: String
    let faultValue: String
    let faultWhat: String
    let faultMend: String
    let faultWholeRow: String
    let faultNoColumn: String
    let faultEmpty: String
    let faultMaskNote: String
    let chainHeading: String
    let chainCorrects: String
    let chainCorrections: String
    let chainClosed: String
    let chainSentAgain: String
    let chainSentBefore: String
    let ruleHeading: String
    let ruleLead: String
    let ruleErrors: String
    let ruleWarnings: String
    let ruleWhy: String
    let ruleMend: String
    let ruleWrong: String
    let ruleRight: String
    let ruleBasis: String
    let ruleAll: String

    static let chinese = BatchWords(
        batchNumber: "批次号",
        batchFile: "文件名",
        batchReceived: "收到行数",
        batchAccepted: "入库",
        batchUpdated: "其中更新",
        batchLate: "其中迟报",
        batchKnown: "库内已有",
        batchReturned: "退回",
        batchSettled: "其中已改正入库",
        batchUnknownColumns: "没有用到的列",
        batchUnknownColumnsText: "目录里没有这些列，内容没有保存。",
        batchDue: "办结期限",
        batchStill: "不再自动刷新",
        batchRefresh: "刷新",
        batchNotices: "哪些规则有话说",
        batchErrors: "退回的原因",
        batchWarnings: "提示（已入库，计入质量）",
        batchRows: "退回的行",
        batchDownload: "下载退回表",
        batchCorrect: "上传改正后的文件",
        batchDownloadText: "退回表与您报送的文件同一格式、同样的列，每行后面写明原因。改好后可以原样上传。",
        faultRow: "行",
        faultColumn: "列",
        faultValue: "填的内容",
        faultWhat: "哪里不对",
        faultMend: "怎样改",
        faultWholeRow: "整行",
        faultNoColumn: "文件里没有这一列",
        faultEmpty: "（空）",
        faultMaskNote: "个人号码在页面上只显示两端，退回表里是全的。",
        chainHeading: "前后批次",
        chainCorrects: "改正的批次",
        chainCorrections: "后来的改正",
        chainClosed: "结清于",
        chainSentAgain: "同一文件又报于",
        chainSentBefore: "同一文件上次报于",
        ruleHeading: "校验规则",
        ruleLead: "每一行都按这些规则检查。错误退回该行；提示照常入库，计入质量。",
        ruleErrors: "错误（退回该行）",
        ruleWarnings: "提示（照常入库）",
        ruleWhy: "为什么",
        ruleMend: "怎样改",
        ruleWrong: "错的写法",
        ruleRight: "对的写法",
        ruleBasis: "依据",
        ruleAll: "全部规则")

    static let english = BatchWords(
        batchNumber: "Batch number",
        batchFile: "File name",
        batchReceived: "Rows received",
        batchAccepted: "Entered",
        batchUpdated: "Of these updated",
        batchLate: "Of these late",
        batchKnown: "Known already",
        batchReturned: "Returned",
        batchSettled: "Of these settled since",
        batchUnknownColumns: "Columns without use",
        batchUnknownColumnsText: "The catalogue has no such columns; their content was not kept.",
        batchDue: "Due",
        batchStill: "Stop refreshing",
        batchRefresh: "Refresh",
        batchNotices: "What the rules say",
        batchErrors: "Why rows came back",
        batchWarnings: "Warnings (entered, counted against quality)",
        batchRows: "Returned rows",
        batchDownload: "Download the returned rows",
        batchCorrect: "Send the corrected file",
        batchDownloadText:
            "The sheet has the format and the columns that you sent, with the reasons beside each row. Mend it and upload it as it is.",
        faultRow: "Row",
        faultColumn: "Column",
        faultValue: "Value",
        faultWhat: "What is wrong",
        faultMend: "How to mend",
        faultWholeRow: "Whole row",
        faultNoColumn: "The file has no such column",
        faultEmpty: "(empty)",
        faultMaskNote: "Personal numbers show only their ends on the page; the sheet has them whole.",
        chainHeading: "Before and after",
        chainCorrects: "Corrects",
        chainCorrections: "Corrected by",
        chainClosed: "Closed by",
        chainSentAgain: "Same file sent again",
        chainSentBefore: "Same file sent before",
        ruleHeading: "Rules",
        ruleLead:
            "Every row is checked by these rules. An error returns the row; a warning enters it and counts against quality.",
        ruleErrors: "Errors (the row comes back)",
        ruleWarnings: "Warnings (the row is entered)",
        ruleWhy: "Why",
        ruleMend: "How to mend",
        ruleWrong: "Wrong",
        ruleRight: "Right",
        ruleBasis: "Legal basis",
        ruleAll: "All rules")
}
