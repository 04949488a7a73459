// The fixed phrases of the lists of permits and penalties: every phrase in both languages, or it does not compile.

/// Phrases of the lists of permits and penalties.
struct DualWords: Sendable {
    let dualName: String
    let penalties: String
    let permits: String
    let penaltiesHeading: String
    let permitsHeading: String
    let penaltiesLead: String
    let permitsLead: String
    let filterNameOrCode: String
    let allBodies: String
    let filterFrom: String
    let filterTo: String
    let filterButton: String
    let filterClear: String
    let exportName: String
    let columnDate: String
    let columnSubject: String
    let columnMatter: String
    let columnBody: String
    let noLastDay: String
    let noRowsHeading: String
    let noRowsFiltered: String
    let noRowsAtAll: String
    let personsNotHere: String

    static let chinese = DualWords(
        dualName: "双公示",
        penalties: "行政处罚",
        permits: "行政许可",
        penaltiesHeading: "行政处罚公示",
        permitsHeading: "行政许可公示",
        penaltiesLead: "各机关依法作出、应当公示的行政处罚决定。公示期满、已修复或者已撤销的，不再显示。",
        permitsLead: "各机关依法作出、应当公示的行政许可决定。",
        filterNameOrCode: "名称或代码",
        allBodies: "全部机关",
        filterFrom: "决定日期自",
        filterTo: "决定日期至",
        filterButton: "筛选",
        filterClear: "清除条件",
        exportName: "导出",
        columnDate: "决定日期",
        columnSubject: "名称和代码",
        columnMatter: "类别和内容",
        columnBody: "决定机关和文书号",
        noLastDay: "未设期限",
        noRowsHeading: "没有符合的记录",
        noRowsFiltered: "可以放宽日期，或者少填一个条件再试。",
        noRowsAtAll: "目前没有应当公示的记录。",
        personsNotHere: "自然人的信息，没有法律、行政法规或者国务院决定的明确规定，也没有本人同意的，不在这里公示。")

    static let english = DualWords(
        dualName: "Dual publicity",
        penalties: "Penalties",
        permits: "Permits",
        penaltiesHeading: "Published penalties",
        permitsHeading: "Published permits",
        penaltiesLead: """
            Administrative penalties that the law orders to be published. Those expired, repaired or revoked \
            are no longer shown.
            """,
        permitsLead: "Administrative permits that the law orders to be published.",
        filterNameOrCode: "Name or code",
        allBodies: "All bodies",
        filterFrom: "Decided from",
        filterTo: "Decided to",
        filterButton: "Filter",
        filterClear: "Clear filters",
        exportName: "Export",
        columnDate: "Decided on",
        columnSubject: "Name and code",
        columnMatter: "Kind and content",
        columnBody: "Body and document",
        noLastDay: "No last day",
        noRowsHeading: "No matching records",
        noRowsFiltered: "You can widen the days, or leave one condition out.",
        noRowsAtAll: "There is nothing to publish at present.",
        personsNotHere: """
            Information on natural persons is not published here, unless a law, an administrative regulation \
            or a State Council decision expressly says so, or the person has consented.
            """)
}
