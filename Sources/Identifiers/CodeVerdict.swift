// The answer of the bulk checks: a handful of bytes without references, so that millions of rows cost no allocation.

/// What a code is and whether it holds, without any text.
public struct CodeVerdict: Hashable, Sendable {
    /// What the code is, or is most likely meant to be.
    public let kind: IdentifierKind
    /// Why the code is invalid; nothing if it is valid.
    public let fault: IdentifierFault?
    /// What is odd about it all the same.
    public let warnings: IdentifierWarnings

    /// Whether the code is valid; warnings do not count.
    public var isValid: Bool { fault == nil }

    init(_ kind: IdentifierKind, fault: IdentifierFault? = nil, warnings: IdentifierWarnings = IdentifierWarnings()) {
        self.kind = kind
        self.fault = fault
        self.warnings = warnings
    }
}
