// One item of the credit information catalogue: which fields it has, for whom, and how it may be shown.

/// What the program uses a field for, whatever the item calls it.
public enum FieldRole: String, Sendable, Codable, CaseIterable {
    case subjectName, subjectKind, subjectCode, registrationNumber, organisationCode, taxNumber, institutionNumber
    case socialNumber, representative, representativeIdKind, representativeId, personIdKind, personId
    case documentTitle, documentNumber, decidedOn, validFrom, validUntil, publicUntil
    case bodyName, bodyCode, sourceName, sourceCode
    case kinds, content, facts, basis, amount, confiscated, licence, procedure, tier, status, remark, actEnd
    case businessScope, address, district, capital, foundedOn, organisationForm, industry, registrationStatus
    case formerName
    /// 移出日期: the day from which a listing or the like no longer holds.
    case removedOn
    /// 名单期限至: the last day of a listing by its own decision. The validity of a penalty (`validUntil`) is another
    /// matter and ends no publication.
    case listedUntil
    /// 行为状态: whether the act was still going on when it was reported (jn-measures-2022#22).
    case actState
    /// 实际控制人 of a listed organisation: marked on the record, never published (jn-measures-2022#33).
    case controller
}

public enum FieldType: String, Sendable, Codable, CaseIterable {
    case text, day, money, choice, choices, organisationCode, identifier, flag
}

/// Whether a value may ever be shown in public. `personal` and `restricted` never are.
public enum Sensitivity: String, Sendable, Codable, CaseIterable {
    case `public`, personal, restricted
}

/// How much of a value remains visible where it is shown masked (脱敏), in characters.
public struct MaskRule: Sendable, Hashable {
    public let keepLeft: Int
    public let keepRight: Int

    public init(keepLeft: Int, keepRight: Int) {
        self.keepLeft = keepLeft
        self.keepRight = keepRight
    }
}

/// When a field must be filled.
public enum Requirement: Sendable, Hashable {
    case always
    case never
    /// When another field holds one of these values.
    case whenValue(field: String, values: [String])
    /// When another field chooses a code that means one of these.
    case whenMeans(field: String, means: [String])

    /// The same condition on a field of a shared set, whose code begins with the item's prefix.
    func prefixed(_ prefix: String) -> Requirement {
        switch self {
        case .always, .never: self
        case .whenValue(let field, let values): .whenValue(field: prefix + field, values: values)
        case .whenMeans(let field, let means): .whenMeans(field: prefix + field, means: means)
        }
    }
}

/// One column of an item (信息项).
public struct Field: Sendable {
    public let code: String
    public let name: Bilingual
    public let aliases: [String]
    /// Names of a second column of older templates whose values stand beside those of the first.
    public let further: [String]
    public let role: FieldRole?
    public let type: FieldType
    /// The code table of a choice.
    public let table: String?
    /// The greatest length in characters; nil means no limit of its own.
    public let length: Int?
    /// How many yuan one unit of a money column is: 10 000 for 万元.
    public let yuanPerUnit: Int
    public let required: Requirement
    public let sensitivity: Sensitivity
    public let mask: MaskRule?
    public let section: String
    public let provision: Provision
}

/// Who may see an item of this kind of subject, and by which article.
public struct DisclosureRule: Sendable {
    public let subjects: [SubjectKind]
    public let mode: DisclosureMode
    public let provision: Provision
}

/// Which fields name the effective document (法律文书) that dishonesty information needs. Source: jn-measures-2022#13.
public struct DocumentFields: Sendable {
    public let title: String?
    public let number: String?
    public let body: String
    public let bodyCode: String?
    public let day: String
}

/// How long an item stays public.
public enum PublicityScheme: Sendable, Hashable {
    /// As long as the fact itself lasts.
    case lasting
    /// By the regimes of this item.
    case regimes(String)
}

/// One item of the catalogue (目录事项) in one interval of force.
public struct CatalogueItem: Sendable {
    public let id: String
    public let title: Bilingual
    public let informationClass: InformationClass
    public let origin: InformationOrigin
    public let subjects: [SubjectKind]
    public let document: DocumentFields?
    public let disclosure: [DisclosureRule]
    public let publicity: PublicityScheme
    /// Whose duty it is to provide it (提供单位); nil where the law names nobody.
    public let provider: Bilingual?
    /// How long it is kept after it no longer holds, where the general maximum doesn't say it (保存期限).
    public let retention: CalendarPeriod?
    /// Codes of the fields that, with the subject, make two rows the same fact.
    public let key: [String]
    /// Codes of the fields that make the plain sentence of a record.
    public let summary: [String]
    public let fields: [Field]
    public let rules: [RowRule]
    public let provision: Provision
    /// Whether a local layer added it to the national catalogue.
    public let isSupplementary: Bool

    public func field(_ code: String) -> Field? { fields.first { $0.code == code } }
    public func field(role: FieldRole) -> Field? { fields.first { $0.role == role } }
    public func index(of code: String) -> Int? { fields.firstIndex { $0.code == code } }
    public func index(role: FieldRole) -> Int? { fields.firstIndex { $0.role == role } }

    /// The rules of disclosure for this kind of subject that are in force on the day.
    public func disclosure(for kind: SubjectKind) -> [DisclosureRule] {
        disclosure.filter { $0.subjects.contains(kind) }
    }
}
