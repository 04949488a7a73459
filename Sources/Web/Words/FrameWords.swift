// The fixed phrases of the frame, the pager and problems, in both languages, or it does not compile.

/// Phrases of the frame of every page, of the pager and of problems.
struct FrameWords: Sendable {
    let skipToContent: String
    let demoName: String
    let demoText: String
    let navName: String
    let navQuery: String
    let navPenalties: String
    let navGuide: String
    let navLedger: String
    let footDispute: String
    let footOperator: String
    let footDataAsOf: String
    let footPolicy: String
    let footVersion: String
    let footReport: String
    let footSource: String
    let pagerName: String
    let pagerNewer: String
    let pagerOlder: String
    let onThisPage: String
    let problemStatus: String
    let problemNext: String
    let problemRequest: String

    static let chinese = FrameWords(
        skipToContent: "跳到正文",
        demoName: "演示数据",
        demoText: "这里的企业、机关和记录都是虚构的，与任何真实主体无关。",
        navName: "主导航",
        navQuery: "查询",
        navPenalties: "双公示",
        navGuide: "办事指南",
        navLedger: "账本核验",
        footDispute: "信息有误？您可以提出异议",
        footOperator: "运行单位",
        footDataAsOf: "数据截至",
        footPolicy: "所依规则",
        footVersion: "程序版本",
        footReport: "信用报告",
        footSource: "源代码",
        pagerName: "翻页",
        pagerNewer: "上一页",
        pagerOlder: "下一页",
        onThisPage: "本页内容",
        problemStatus: "状态",
        problemNext: "您可以这样做",
        problemRequest: "请求编号（联系我们时请报这个号）")

    static let english = FrameWords(
        skipToContent: "Skip to main content",
        demoName: "Demonstration data",
        demoText: "Every organisation, body and record here is invented. None of them is real.",
        navName: "Main",
        navQuery: "Search",
        navPenalties: "Dual publicity",
        navGuide: "Guide",
        navLedger: "Ledger",
        footDispute: "Is something wrong? You can dispute it",
        footOperator: "Operated by",
        footDataAsOf: "Data as of",
        footPolicy: "Rules applied",
        footVersion: "Program version",
        footReport: "Credit reports",
        footSource: "Source code",
        pagerName: "Pages",
        pagerNewer: "Previous page",
        pagerOlder: "Next page",
        onThisPage: "On this page",
        problemStatus: "Status",
        problemNext: "What you can do",
        problemRequest: "Request number (please quote it when you contact us)")
}
