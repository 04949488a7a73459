// What the intake engine says about a row: a closed list of rules, each with its clause.

public import Law

/// Errors return the row to its sender; warnings enter it and count against quality.
public enum NoticeSeverity: String, Sendable, Codable {
    case error, warning
}

/// Every rule that a row can break (校验规则). Raw values are stable ids that senders' programs rely on.
public enum NoticeKind: String, Sendable, CaseIterable, Codable {
    // Errors
    case requiredMissing = "required-missing"
    case tooLong = "too-long"
    case notInCodeTable = "not-in-code-table"
    case badDay = "bad-day"
    case futureDay = "future-day"
    case dayOrder = "day-order"
    case badAmount = "bad-amount"
    case amountMissing = "amount-missing"
    case kindMissing = "kind-missing"
    case detailMissing = "detail-missing"
    case placeholder = "placeholder-word"
    case garbled = "garbled-text"
    case controlCharacter = "control-character"
    case markup = "markup"
    case subjectCode = "subject-code"
    case personNumber = "person-number"
    case partyNumber = "party-number"
    case bodyCode = "body-code"
    case companyAsAuthority = "company-as-authority"
    case kindMismatch = "kind-mismatch"
    case subjectNotAllowed = "subject-not-allowed"
    case minor = "minor"
    case lacksCapacity = "lacks-capacity"
    case identityInName = "identity-in-name"
    case noDocument = "no-document"
    case forbiddenValue = "forbidden-value"
    case cellCount = "cell-count"
    case numberCell = "number-cell"
    case formulaWithoutValue = "formula-without-value"
    case listWithoutBasis = "list-without-basis"
    case bodyNotEmpowered = "body-not-empowered"
    case contradiction = "act-state-contradicted"
    case retentionOver = "retention-over"
    // Warnings
    case late = "late"
    case bodyPlaceholder = "body-code-placeholder"
    case bodyUnknown = "body-unknown"
    case bodyNameDiffers = "body-name-differs"
    case oddCode = "odd-code"
    case documentYear = "document-year"
    case amountInWords = "amount-in-words"
    case noArticle = "no-article"
    case identityInText = "identity-in-text"
    case sensitiveWord = "sensitive-word"
    case publicEndTooLate = "public-end-too-late"
    case nameDiffers = "name-differs"
    case tierMark = "tier-mark"
    case removalMissing = "removal-missing"
    case revocationUnknown = "revocation-of-unknown"
    case stillWithdrawn = "still-withdrawn"
    case revocationErased = "revocation-erased"

    public var severity: NoticeSeverity {
        switch self {
        case .late, .bodyPlaceholder, .bodyUnknown, .bodyNameDiffers, .oddCode, .documentYear, .amountInWords,
            .noArticle,
            .identityInText, .sensitiveWord, .publicEndTooLate, .nameDiffers, .tierMark, .removalMissing,
            .revocationUnknown,
            .stillWithdrawn, .revocationErased:
            .warning
        default: .error
        }
    }
}

extension NoticeKind {
    /// Whether nothing of such a row may be kept, not even to send it back, and it isn't to be sent again (M-3, M-22).
    var keepsNothing: Bool { self == .minor || self == .lacksCapacity || self == .retentionOver }
}

/// One remark on one row.
public struct Notice: Sendable, Hashable {
    public let kind: NoticeKind
    /// Position of the field in the item; nil if the row as a whole is meant.
    public let field: Int?
    /// What is wrong here, beyond the rule's own words. Never holds a value of a natural person.
    public let detail: Bilingual?

    public init(_ kind: NoticeKind, field: Int? = nil, detail: Bilingual? = nil) {
        self.kind = kind
        self.field = field
        self.detail = detail
    }
}
