// Kinds of credit subject, and the classes of information the law tells apart.

/// What a credit subject (信用主体) is. Source: jn-measures-2022#3.
public enum SubjectKind: String, Sendable, Codable, CaseIterable {
    /// 法人
    case legalPerson
    /// 非法人组织
    case unincorporatedOrganisation
    /// 个体工商户
    case individualBusiness
    /// 自然人, with full civil capacity
    case naturalPerson

    public var title: Bilingual {
        switch self {
        case .legalPerson: Bilingual(zh: "法人", en: "Legal person")
        case .unincorporatedOrganisation: Bilingual(zh: "非法人组织", en: "Unincorporated organisation")
        case .individualBusiness: Bilingual(zh: "个体工商户", en: "Individual business")
        case .naturalPerson: Bilingual(zh: "自然人", en: "Natural person")
        }
    }
}

/// The three classes of public credit information. Source: jn-measures-2022#11.
public enum InformationClass: String, Sendable, Codable, CaseIterable {
    /// 基础信息
    case basic
    /// 失信信息
    case dishonesty
    /// 其他信息
    case other
}

/// Who makes the information: public bodies, the market, or the subject itself. Source: jn-measures-2022#3, #16.
public enum InformationOrigin: String, Sendable, Codable, CaseIterable {
    case `public`, market
    case selfReported = "self"
}

/// The three lawful ways of disclosure (披露方式). Source: jn-measures-2022#19.
public enum DisclosureMode: String, Sendable, Codable, CaseIterable {
    /// 公开公示
    case publication
    /// 政务共享
    case governmentSharing
    /// 授权查询
    case authorisedQuery
}
