// The closed list of identifiers that the platform can tell apart, under the names that the contract fixes.

/// What an identifier is, as `chengxin id check` prints it.
///
/// The raw values are part of the public contract and never change.
public enum IdentifierKind: String, CaseIterable, Sendable {
    /// Unified social credit code (统一社会信用代码), GB 32100-2015.
    case unifiedSocialCreditCode = "uscc"
    /// Resident identity number (公民身份号码), GB 11643-1999, and its void 15-digit predecessor.
    case residentIdentityNumber = "resident-id"
    /// Residence permit of a resident of Hong Kong, Macao or Taiwan (港澳台居民居住证).
    case hmtResidencePermit = "hmt-residence"
    /// Permanent residence card of a foreigner (外国人永久居留身份证).
    case foreignPermanentResidentCard = "foreign-permanent-residence"
    /// Organisation code (组织机构代码), GB 11714-1997.
    case organisationCode = "organisation-code"
    /// Business registration number (工商注册号), GS 15-2006.
    case businessRegistrationNumber = "business-registration"
    /// A passport of the People's Republic of China (护照).
    case passport = "passport"
    /// Nothing that this room knows.
    case unknown = "unknown"

    /// Whether the identifier belongs to a natural person, so that no part of it may stand in a message or a log.
    public var isPersonal: Bool {
        switch self {
        case .residentIdentityNumber, .hmtResidencePermit, .foreignPermanentResidentCard, .passport: true
        case .unifiedSocialCreditCode, .organisationCode, .businessRegistrationNumber, .unknown: false
        }
    }

    /// The kind's name for readers.
    public var name: BilingualText {
        switch self {
        case .unifiedSocialCreditCode: BilingualText(zh: "统一社会信用代码", en: "unified social credit code")
        case .residentIdentityNumber: BilingualText(zh: "公民身份号码", en: "resident identity number")
        case .hmtResidencePermit: BilingualText(zh: "港澳台居民居住证", en: "HK, Macao or Taiwan residence permit")
        case .foreignPermanentResidentCard:
            BilingualText(zh: "外国人永久居留身份证", en: "foreign permanent resident card")
        case .organisationCode: BilingualText(zh: "组织机构代码", en: "organisation code")
        case .businessRegistrationNumber: BilingualText(zh: "工商注册号", en: "business registration number")
        case .passport: BilingualText(zh: "护照", en: "passport")
        case .unknown: BilingualText(zh: "无法识别的号码", en: "unrecognised number")
        }
    }

    /// The raw value without a copy, for bulk output.
    var label: StaticString {
        switch self {
        case .unifiedSocialCreditCode: "uscc"
        case .residentIdentityNumber: "resident-id"
        case .hmtResidencePermit: "hmt-residence"
        case .foreignPermanentResidentCard: "foreign-permanent-residence"
        case .organisationCode: "organisation-code"
        case .businessRegistrationNumber: "business-registration"
        case .passport: "passport"
        case .unknown: "unknown"
        }
    }
}
