// Why this file exists: the faults that can be seeded, under the names by which the intake engine reports them.

/// A fault that a row can be given. Raw values are rule ids (校验规则).
public enum FaultKind: String, Sendable, CaseIterable, Codable {
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
    case markup
    case subjectCode = "subject-code"
    case personNumber = "person-number"
    case bodyCode = "body-code"
    case companyAsAuthority = "company-as-authority"
    case kindMismatch = "kind-mismatch"
    case minor
    case noDocument = "no-document"
    // Warnings
    case bodyPlaceholder = "body-code-placeholder"
    case documentYear = "document-year"
    case amountInWords = "amount-in-words"
    case noArticle = "no-article"
    case identityInText = "identity-in-text"
    case publicEndTooLate = "public-end-too-late"

    /// Whether the row is returned to its sender, or entered all the same.
    public var severity: FaultSeverity {
        switch self {
        case .bodyPlaceholder, .documentYear, .amountInWords, .noArticle, .identityInText, .publicEndTooLate: .warning
        default: .error
        }
    }
}

/// What a fault does to its row.
public enum FaultSeverity: String, Sendable, Codable {
    case error, warning
}

/// One fault that a file was given on purpose: one line of the answer key.
public struct SeededFault: Sendable, Hashable {
    /// The physical line on which the row begins; the header is line 1.
    public let row: Int
    /// The official Chinese name of the column.
    public let column: String
    /// The code of the field.
    public let field: String
    public let kind: FaultKind

    /// The rule id.
    public var rule: String { kind.rawValue }
    public var severity: FaultSeverity { kind.severity }
}
