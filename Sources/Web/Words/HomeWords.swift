// The fixed phrases of the first page: every phrase in both languages, or it does not compile.

/// Phrases of the first page.
struct HomeWords: Sendable {
    let homeHeading: String
    let homeLead: String
    let homeTasks: String
    let taskCheck: String
    let taskCheckText: String
    let taskMine: String
    let taskMineText: String
    let taskRepair: String
    let taskRepairText: String
    let homeToday: String
    let homeNewest: String
    let homeNoNotices: String
    let allPenalties: String
    let allPermits: String

    static let chinese = HomeWords(
        homeHeading: "查一查公共信用记录",
        homeLead: "企业、个体工商户和其他组织的行政许可、行政处罚等记录，谁都可以免费查，不用登录。每条记录都写明谁作的决定、依据什么、公示到哪天。",
        homeTasks: "常办的事",
        taskCheck: "查一家企业",
        taskCheckText: "合作、投标、应聘之前，先看公开记录。",
        taskMine: "看我的记录",
        taskMineText: "您本人的记录不在网上公开；怎样看全、谁查过，请看指南。",
        taskRepair: "修复或者提异议",
        taskRepairText: "从哪天起可以修复、要交什么、多久有结果。不收费。",
        homeToday: "今日数据",
        homeNewest: "最新公示的处罚",
        homeNoNotices: "近期没有新公示的处罚。",
        allPenalties: "全部行政处罚",
        allPermits: "全部行政许可")

    static let english = HomeWords(
        homeHeading: "Look up a public credit record",
        homeLead: """
            Permits, penalties and other records of companies, individual businesses and other organisations. \
            Free for everyone, without logging in. Each record says who decided it, on what basis, and until \
            when it is shown.
            """,
        homeTasks: "What most people come for",
        taskCheck: "Check a company",
        taskCheckText: "Read the public record before you sign, bid or take a job.",
        taskMine: "Read my record",
        taskMineText: "Your own record is not public; the guide says how you can read all of it, and who looked.",
        taskRepair: "Repair or dispute",
        taskRepairText: "From which day you can apply, what is needed, how long it takes. Free of charge.",
        homeToday: "Today",
        homeNewest: "Newest published penalties",
        homeNoNotices: "No penalties were published recently.",
        allPenalties: "All penalties",
        allPermits: "All permits")
}
