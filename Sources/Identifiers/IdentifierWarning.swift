// What a clerk should know about a number that is accepted all the same; warnings never refuse anything.

/// Something odd about an identifier that does not make it invalid.
public enum IdentifierWarning: UInt8, CaseIterable, Sendable {
    /// The organisation code inside a unified social credit code fails its own check (GB 11714).
    case innerOrganisationCode
    /// The region code was abolished; it lives on in numbers given before.
    case retiredRegion
    /// The first two digits of the region are those of no province.
    case unknownRegion
    /// Registering department and class of institution are in no published table.
    case unknownClass
    /// A 15-digit identity number; the normalised form is its 18-digit conversion, for matching old data only.
    case firstGenerationNumber
    /// A business registration number that can also be read as a first-generation identity number: treat it as one
    /// when it is shown.
    case possibleFirstGenerationNumber
    /// A first-generation identity number that would also pass as a business registration number: where the field says
    /// which of the two is meant, the field decides.
    case possibleRegistrationNumber
    /// The form carries no check character that is published.
    case unverifiable
    /// The nationality in the number is not in GB/T 2659.
    case unknownNationality

    /// The stable name that `chengxin id check` prints.
    public var id: String { label.description }

    /// The same without a copy, for bulk output.
    var label: StaticString {
        switch self {
        case .innerOrganisationCode: "inner-organisation-code"
        case .retiredRegion: "retired-region"
        case .unknownRegion: "unknown-region"
        case .unknownClass: "unknown-class"
        case .firstGenerationNumber: "first-generation-number"
        case .possibleFirstGenerationNumber: "possible-first-generation-number"
        case .possibleRegistrationNumber: "possible-registration-number"
        case .unverifiable: "unverifiable"
        case .unknownNationality: "unknown-nationality"
        }
    }

    /// The explanation in Chinese.
    public var zh: String {
        switch self {
        case .innerOrganisationCode: "第9至17位的组织机构代码未通过其自身校验；请对照证照核对。"
        case .retiredRegion: "行政区划代码已撤销；登记在前的号码仍然有效。"
        case .unknownRegion: "行政区划代码前两位不是已知的省级代码；请对照证照核对。"
        case .unknownClass: "登记管理部门与机构类别不在公布的代码表内；请对照证照核对。"
        case .firstGenerationNumber: "15位第一代身份证号码，已换算为18位，仅用于比对旧数据。"
        case .possibleFirstGenerationNumber: "该工商注册号也可能是15位第一代身份证号码；展示时按个人号码脱敏。"
        case .possibleRegistrationNumber: "该号码也可能是15位工商注册号；如是，请在工商注册号栏填写。"
        case .unverifiable: "该类号码没有公开的校验码，无法校验；请对照证照核对。"
        case .unknownNationality: "号码中的国籍代码不在国家和地区代码表内；请对照证件核对。"
        }
    }

    /// The explanation in English.
    public var en: String {
        switch self {
        case .innerOrganisationCode:
            "The organisation code in characters 9 to 17 fails its own check; compare with the document."
        case .retiredRegion: "The region code was abolished; numbers given before remain valid."
        case .unknownRegion: "The region begins with no known province; compare with the document."
        case .unknownClass: "Department and class are in no published table; compare with the document."
        case .firstGenerationNumber: "A 15-digit number, converted to 18 digits for matching old data only."
        case .possibleFirstGenerationNumber:
            "This may also be a 15-digit identity number; mask it like a person's number."
        case .possibleRegistrationNumber:
            "This may also be a business registration number; if so, enter it in the field for those."
        case .unverifiable: "This form has no published check character; compare with the document."
        case .unknownNationality: "The nationality in the number is in no country table; compare with the document."
        }
    }
}

/// A set of warnings in two bytes, so that bulk checks allocate nothing.
public struct IdentifierWarnings: Hashable, Sendable {
    private var bits: UInt16 = 0

    /// A set of the given warnings.
    public init(_ warnings: IdentifierWarning...) {
        for warning in warnings { insert(warning) }
    }

    /// Whether there is none.
    public var isEmpty: Bool { bits == 0 }

    /// The warnings in the order of their declaration.
    public var list: [IdentifierWarning] { Array(self) }

    /// Whether `warning` is in the set.
    public func contains(_ warning: IdentifierWarning) -> Bool { bits & (1 << UInt16(warning.rawValue)) != 0 }

    /// Adds `warning`.
    public mutating func insert(_ warning: IdentifierWarning) { bits |= 1 << UInt16(warning.rawValue) }
}

extension IdentifierWarnings: Sequence {
    /// Iterates over the warnings in the order of their declaration.
    public func makeIterator() -> Iterator { Iterator(rest: bits) }

    /// Takes one bit after the other.
    public struct Iterator: IteratorProtocol {
        fileprivate var rest: UInt16

        /// The next warning.
        public mutating func next() -> IdentifierWarning? {
            guard rest != 0 else { return nil }
            let bit = UInt8(rest.trailingZeroBitCount)
            rest &= rest - 1
            return IdentifierWarning(rawValue: bit)
        }
    }
}
