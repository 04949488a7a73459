// The sections of the national form in their order, and which item of the catalogue stands in which.

internal import Law

/// A section of a credit report (公共信用信息报告). The order of the cases is the order on paper.
enum ReportSection: String, Sendable, Hashable, CaseIterable {
    /// 登记注册基础信息
    case basic
    /// 行政管理信息
    case administration
    /// 诚实守信相关荣誉信息
    case honours
    /// 严重失信主体名单信息
    case seriousLists
    /// 经营（活动）异常名录（状态）信息
    case abnormal
    /// 信用承诺信息
    case commitments
    /// 信用评价信息
    case evaluation
    /// 司法判决及执行信息
    case judicial
    /// 其他信息
    case other

    /// The items of each section, in the order in which they stand there. An item that is named nowhere is 其他信息, so
    /// that a new item of the catalogue is never lost.
    private var items: [String] {
        switch self {
        case .basic: ["registration"]
        case .administration: ["permit", "penalty", "compulsion"]
        case .honours: ["honour"]
        case .seriousLists: ["serious-list"]
        case .abnormal: ["abnormal-list"]
        case .commitments: ["commitment"]
        case .evaluation: ["evaluation"]
        case .judicial: ["judgment", "adjudication", "enforcement"]
        case .other: []
        }
    }

    init(item: String) {
        self = Self.allCases.first { $0.items.contains(item) } ?? .other
    }

    /// The place of an item within its section; what is not named comes after, by its id.
    func place(of item: String) -> (Int, String) {
        (items.firstIndex(of: item) ?? items.count, item)
    }

    /// Whether the summary counts it: the facts of registration are no credit records.
    var isCounted: Bool { self != .basic }

    var title: Bilingual {
        switch self {
        case .basic: Bilingual(zh: "登记注册基础信息", en: "Registration")
        case .administration: Bilingual(zh: "行政管理信息", en: "Administrative decisions")
        case .honours: Bilingual(zh: "诚实守信相关荣誉信息", en: "Honours for trustworthiness")
        case .seriousLists: Bilingual(zh: "严重失信主体名单信息", en: "Lists of seriously dishonest subjects")
        case .abnormal: Bilingual(zh: "经营（活动）异常名录（状态）信息", en: "Abnormal operation registers")
        case .commitments: Bilingual(zh: "信用承诺信息", en: "Credit commitments")
        case .evaluation: Bilingual(zh: "信用评价信息", en: "Evaluations by competent bodies")
        case .judicial: Bilingual(zh: "司法判决及执行信息", en: "Judgments and their enforcement")
        case .other: Bilingual(zh: "其他信息", en: "Other information")
        }
    }

    /// The short name in the summary.
    var short: Bilingual {
        switch self {
        case .basic: Bilingual(zh: "登记注册", en: "Registration")
        case .administration: Bilingual(zh: "行政管理", en: "Administrative")
        case .honours: Bilingual(zh: "诚实守信", en: "Honours")
        case .seriousLists: Bilingual(zh: "严重失信", en: "Serious dishonesty")
        case .abnormal: Bilingual(zh: "经营异常", en: "Abnormal operation")
        case .commitments: Bilingual(zh: "信用承诺", en: "Commitments")
        case .evaluation: Bilingual(zh: "信用评价", en: "Evaluations")
        case .judicial: Bilingual(zh: "司法判决", en: "Judicial")
        case .other: Bilingual(zh: "其他", en: "Other")
        }
    }
}
