// The fixed phrases of the pages of officials who ask and of auditors: both languages, or it does not compile.

/// Phrases of the query, the register of matters and the query log.
struct QueryWords: Sendable {
    let queryName: String
    let queryTask: String
    let queryHeading: String
    let queryLead: String
    let queryMatter: String
    let queryChooseMatter: String
    let queryKind: String
    let queryCode: String
    let queryCodeHint: String
    let queryRecorded: String
    let queryButton: String
    let queryAgain: String
    let queryAgainNote: String
    let queryFaultHeading: String
    let queryRefusedHeading: String
    let queryNoMattersHeading: String
    let queryNoMattersText: String
    let queryResult: String
    let queryPurpose: String
    let queryReceipt: String
    let queryTime: String
    let queryNoneHeading: String
    let queryNoneText: String
    let mattersName: String
    let mattersTask: String
    let mattersHeading: String
    let mattersLead: String
    let mattersBody: String
    let mattersItems: String
    let mattersBasis: String
    let mattersDays: String
    let mattersUses: String
    let mattersNoneHeading: String
    let queriesName: String
    let queriesTask: String
    let queriesHeading: String
    let queriesLead: String
    let logBody: String
    let logAnyBody: String
    let logAnyMatter: String
    let logFrom: String
    let logTo: String
    let logTime: String
    let logPerson: String
    let logMatter: String
    let logSubject: String
    let logItems: String
    let logOutcome: String
    let logNoneHeading: String
    let logNoneText: String

    static let chinese = QueryWords(
        queryName: "查询",
        queryTask: "为本单位的事项查询组织或者个人的信用信息。",
        queryHeading: "查询信用信息（政务共享）",
        queryLead: "为本单位的事项查询。能看到哪些信息，由事项和法律决定。",
        queryMatter: "事项（用途）",
        queryChooseMatter: "请选择",
        queryKind: "查谁",
        queryCode: "代码或者证件号码",
        queryCodeHint: "号码只随这张表单发送，不会写进地址、日志或者页面。个人只能凭证件号码查询，不能按姓名查。",
        queryRecorded: "每次查询都会留下记录：您的姓名、单位、时间、事项、用途和查了谁，长期保存；当事人有权知道谁查过自己。",
        queryButton: "查询",
        queryAgain: "再查一个",
        queryAgainNote: "刷新这一页等于再查一次，会多一条记录。",
        queryFaultHeading: "还没有查询",
        queryRefusedHeading: "不能查询",
        queryNoMattersHeading: "贵单位没有可用的事项",
        queryNoMattersText: "没有事项就不能查询。事项由贵单位提出依据和所需信息，由平台运行单位登记；请联系平台运行单位。",
        queryResult: "查询结果",
        queryPurpose: "查询用途",
        queryReceipt: "回执编号",
        queryTime: "查询时间",
        queryNoneHeading: "没有可以提供的记录",
        queryNoneText: "没有记录，不说明信用好或者不好。这个事项用不着的、已到期的、依法要本人授权才能查的，都不在这里。",
        mattersName: "应用事项",
        mattersTask: "看看登记了哪些事项、用途是什么、用过多少次。",
        mattersHeading: "应用事项清单",
        mattersLead: "没有登记的事项，不能查询不公开的信息。事项由平台运行单位登记，每次改动都记入账本。",
        mattersBody: "单位",
        mattersItems: "可以查询的信息",
        mattersBasis: "办事依据",
        mattersDays: "起止日期",
        mattersUses: "使用次数",
        mattersNoneHeading: "还没有登记事项",
        queriesName: "查询日志",
        queriesTask: "看看谁在什么时候、为什么事项、查过谁。",
        queriesHeading: "查询日志",
        queriesLead: "每一次不公开的查询，一行。这里只有谁查了谁、为了什么，没有查到的内容。",
        logBody: "查询单位",
        logAnyBody: "全部单位",
        logAnyMatter: "全部事项",
        logFrom: "查询日期自",
        logTo: "查询日期至",
        logTime: "时间和方式",
        logPerson: "查询人",
        logMatter: "事项和用途",
        logSubject: "查谁",
        logItems: "提供的信息",
        logOutcome: "结果和回执",
        logNoneHeading: "没有符合的查询",
        logNoneText: "可以放宽日期，或者少选一个条件再试。")

    static let english = QueryWords(
        queryName: "Query",
        queryTask: "Ask about an organisation or a person for a matter of your body.",
        queryHeading: "Query a subject (government sharing)",
        queryLead: "For a matter of your own body. What you see is settled by the matter and by the law.",
        queryMatter: "Matter (purpose)",
        queryChooseMatter: "Please choose",
        queryKind: "Who",
        queryCode: "Code or document number",
        queryCodeHint: """
            The number is sent with this form only and stands in no address, log or page. A person is found by the number \
            of a document, never by name.
            """,
        queryRecorded: """
            Every query is recorded for the long term: your name, your body, the time, the matter, the purpose and who was \
            asked about. Whoever is asked about has the right to know of it.
            """,
        queryButton: "Query",
        queryAgain: "Next query",
        queryAgainNote: "Reloading this page is another query and leaves another record.",
        queryFaultHeading: "Nothing was asked yet",
        queryRefusedHeading: "This can’t be asked",
        queryNoMattersHeading: "Your body has no matter in force",
        queryNoMattersText: """
            No matter, no query. Your body names its legal basis and the information that it needs; the operator of the \
            platform registers the matter. Please ask the operator.
            """,
        queryResult: "Answer",
        queryPurpose: "Purpose",
        queryReceipt: "Receipt number",
        queryTime: "Asked at",
        queryNoneHeading: "No records that may be given",
        queryNoneText: """
            That says nothing about good or bad credit. What this matter does not need, what has expired, and what takes the \
            subject’s own authorisation is not here.
            """,
        mattersName: "Matters",
        mattersTask: "Which matters are registered, for which purpose, and how often they were used.",
        mattersHeading: "Register of matters",
        mattersLead: """
            Without a registered matter nothing that is not public can be queried. The operator of the platform registers \
            matters; every change enters the ledger.
            """,
        mattersBody: "Body",
        mattersItems: "Information that may be queried",
        mattersBasis: "Legal basis",
        mattersDays: "From and until",
        mattersUses: "Used",
        mattersNoneHeading: "No matter is registered yet",
        queriesName: "Query log",
        queriesTask: "Who asked about whom, when, and for which matter.",
        queriesHeading: "Query log",
        queriesLead: """
            One line for each query that is not public: who asked about whom and for what, never what was seen.
            """,
        logBody: "Asking body",
        logAnyBody: "All bodies",
        logAnyMatter: "All matters",
        logFrom: "Asked from",
        logTo: "Asked until",
        logTime: "Time and means",
        logPerson: "Who asked",
        logMatter: "Matter and purpose",
        logSubject: "About whom",
        logItems: "What was given",
        logOutcome: "Outcome and receipt",
        logNoneHeading: "No such query",
        logNoneText: "Widen the dates, or choose one condition less.")
}
