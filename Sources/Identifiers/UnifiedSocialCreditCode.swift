// The code by which every organisation in the city is known; this type is the proof that a text is one.

/// A unified social credit code (统一社会信用代码) with a right check character.
///
/// Eighteen characters of an alphabet of 31: registering department, class of institution, six digits of the region of
/// registration, the organisation code, and a check character. The region need not be current and the organisation
/// code need not pass its own check: `warnings` tells.
/// - Source: GB 32100-2015 with amendment no. 1
public struct UnifiedSocialCreditCode: Hashable, Sendable {
    /// The canonical form: eighteen half-width capitals and digits.
    public let text: String
    /// What is odd about the code although it is valid.
    public let warnings: IdentifierWarnings

    /// Reads a code; width, case, blanks and hyphens do not matter.
    ///
    /// - Throws: `wrongLength`, `characterNotAllowed`, `regionNotDigits`, `wrongCheckCharacter`, `placeholder` or `empty`.
    public init(_ raw: String) throws(IdentifierFault) {
        let text = try NormalisedText.parse(raw, hyphensAllowed: true, check: Self.check)
        self.text = text
        warnings = text.withBytes { Self.check($0).warnings }
    }

    /// The organisation code in characters 9 to 17, which may fail its own check.
    public var organisationPart: String { String(text.dropFirst(8).prefix(9)) }

    /// The six digits of the region of registration.
    public var regionPart: String { String(text.dropFirst(2).prefix(6)) }
}

extension UnifiedSocialCreditCode: Comparable {
    /// Orders codes by their text.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension UnifiedSocialCreditCode: CustomStringConvertible {
    /// The canonical form.
    public var description: String { text }
}

extension UnifiedSocialCreditCode: Codable {
    /// Decodes through the same reading as any other text.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the canonical form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
