// One answer about one text, in the fields that the contract fixes for `chengxin id check`.

/// What a text is, whether it holds, and the explanation.
public struct IdentifierReport: Hashable, Sendable {
    /// The text as it came.
    public let input: String
    /// The text in canonical form; for what is not understood, with width, case and blanks levelled.
    public let normalised: String
    /// Kind, fault and warnings.
    public let verdict: CodeVerdict

    /// What the text is, or is most likely meant to be.
    public var kind: IdentifierKind { verdict.kind }
    /// Whether the text is a valid identifier; warnings do not count.
    public var valid: Bool { verdict.isValid }
    /// What is odd about it although it may be valid.
    public var warnings: [IdentifierWarning] { verdict.warnings.list }
    /// Why it is invalid, with words in both languages; nothing if it is valid.
    public var reason: IdentifierFault? { verdict.fault }
}
