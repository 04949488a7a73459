// The fixed phrases of an organisation’s page and its record cards, in both languages, or it does not compile.

/// Phrases of the page of an organisation and its record cards.
struct SubjectWords: Sendable {
    let registrationFacts: String
    let registrationNone: String
    let creditRecords: String
    let filterName: String
    let getReport: String
    let disputeAny: String
    let howToRepair: String
    let jsonTwin: String
    let noRecords: String
    let noRecordsOfKind: String
    let noRecordsMeaning: String
    let noRecordsNext: String
    let documentNumber: String
    let decidedBy: String
    let sentBy: String
    let shownUntil: String
    let repairNow: String
    let disputeThis: String
    let allFields: String
    let emptyValue: String
    let maskedNote: String

    static let chinese = SubjectWords(
        registrationFacts: "登记信息",
        registrationNone: "还没有收到可以公示的登记信息。登记情况以登记机关的登记为准。",
        creditRecords: "信用记录",
        filterName: "筛选记录",
        getReport: "获取信用报告",
        disputeAny: "提出异议",
        howToRepair: "怎样修复",
        jsonTwin: "本页数据（JSON）",
        noRecords: "没有可以公示的记录",
        noRecordsOfKind: "没有这一类记录",
        noRecordsMeaning: "说明各单位没有报送应当公示的记录，或者公示期已满。这不是评价，也不是证明。",
        noRecordsNext: "认为缺了记录，您可以提出异议",
        documentNumber: "文书号",
        decidedBy: "决定机关",
        sentBy: "报送单位",
        shownUntil: "公示到",
        repairNow: "申请修复",
        disputeThis: "对这条提出异议",
        allFields: "全部字段",
        emptyValue: "— —",
        maskedNote: "已遮盖")

    static let english = SubjectWords(
        registrationFacts: "Registration",
        registrationNone: """
            No registration data for publication has been received yet. What the registering body has on its register \
            counts.
            """,
        creditRecords: "Credit records",
        filterName: "Filter records",
        getReport: "Get a credit report",
        disputeAny: "Dispute",
        howToRepair: "How to repair",
        jsonTwin: "This page as JSON",
        noRecords: "No records to show",
        noRecordsOfKind: "No records of this kind",
        noRecordsMeaning: """
            No body has sent a record that is to be published, or its publicity period has ended. This is \
            neither an evaluation nor a certificate.
            """,
        noRecordsNext: "If you think a record is missing, you can dispute it",
        documentNumber: "Document number",
        decidedBy: "Deciding body",
        sentBy: "Sent by",
        shownUntil: "Shown until",
        repairNow: "Apply for repair",
        disputeThis: "Dispute this record",
        allFields: "All fields",
        emptyValue: "— —",
        maskedNote: "Masked")
}
