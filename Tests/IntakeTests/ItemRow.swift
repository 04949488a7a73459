// A right row of any item, made from the catalogue itself: each required column gets a value that fits it.

import Law
import TestSupport
import Testing
import WorkingDays

enum ItemRow {
    /// Words that no type or table would tell: which list, which court, whose law.
    private static let words: [String: String] = [
        "SX_ZXFY": "济南市历下区人民法院", "CP_JG": "济南市历下区人民法院", "YS_MD": "市场监管严重违法失信名单",
        "YS_RDJG": "济南市市场监督管理局", "QZ_YJ": "《中华人民共和国行政强制法》第三十四条",
        "XJ_YJ": "《中华人民共和国行政许可法》第六十九条", "ZY_SC": "4", "QZ_FS": "代履行",
    ]

    /// What courts decide.
    private static let courts: Set<String> = ["enforcement", "judgment"]

    /// - Parameter kind: for a natural person the identity document takes the place of the code.
    static func make(_ item: CatalogueItem, _ number: Int = 1, kind: SubjectKind? = nil, today: Day) throws -> TestRow {
        let pack = try TestPack.load()
        let kind = kind ?? (item.subjects.contains(.legalPerson) ? .legalPerson : .naturalPerson)
        let decided = today.adding(days: -2)
        var row: TestRow = [:]
        for field in item.fields {
            row[field.code] =
                switch field.role {
                case .subjectKind: kind == .naturalPerson ? "自然人" : "法人及非法人组织"
                case .subjectCode: kind == .naturalPerson ? "" : TestCode.organisation(number)
                case .personIdKind: kind == .naturalPerson ? "身份证" : ""
                case .personId:
                    kind == .naturalPerson ? TestCode.person(born: today.adding(years: -40), sequence: number) : ""
                case .documentNumber: "济〔\(decided.year)〕\(number)号"
                case .removedOn, .actEnd, .validUntil, .remark: ""
                case .bodyCode where courts.contains(item.id): TestRows.court
                default: value(of: field, decided, pack)
                }
            if let word = words[field.code] { row[field.code] = word }
        }
        // What only some contents demand stays empty unless they are there.
        for field in item.fields where field.required == .never { row[field.code] = "" }
        return row
    }

    private static func value(of field: Field, _ decided: Day, _ pack: PolicyPack) -> String {
        switch field.type {
        case .day: "\(decided)"
        case .money: "1"
        case .organisationCode: TestRows.body
        case .choice, .choices: field.table.flatMap { pack.tables[$0] }?.values.first?.value ?? ""
        case .identifier: "2025"
        case .text, .flag: "济南市某某" + field.name.zh.filter { $0 != "(" && $0 != ")" }
        }
    }
}
