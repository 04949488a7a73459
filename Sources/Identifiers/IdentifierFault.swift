// What can be wrong with an identifier, as a closed list, so that every caller can react to the case and not to words.

/// The reason why a text is not a valid identifier.
///
/// Payloads never hold a part of a natural person's number: positions and lengths only. Positions count from 1 in the
/// normalised text. The words for clerks are `zh` and `en`.
public enum IdentifierFault: Error, Hashable, Sendable {
    /// There was nothing but blanks.
    case empty
    /// The text is not of the length that the kind demands.
    case wrongLength(found: Int, expected: Int)
    /// The character is not in the alphabet of the code. For organisations only.
    case characterNotAllowed(position: Int, character: Unicode.Scalar)
    /// There must be a digit (at the end of a person's number also X) at this position.
    case digitExpected(position: Int)
    /// The region part of a unified social credit code holds a letter.
    case regionNotDigits(position: Int)
    /// Hyphens are not removed from this kind of number.
    case hyphenNotAllowed
    /// The check character is another one. For organisations only.
    case wrongCheckCharacter(expected: Unicode.Scalar, found: Unicode.Scalar)
    /// The check character of a natural person's number is another one; which one is not said.
    case wrongPersonalCheckCharacter
    /// The birth date is no day of the calendar.
    case noSuchDate
    /// The birth date lies after the day of the question.
    case birthInFuture
    /// The birth date would make the person older than `limit` completed years.
    case implausibleAge(limit: Int)
    /// A 15-digit identity number of the first generation, void since 2013.
    case firstGenerationVoid
    /// The filler `00000000000000000X` for bodies without a code.
    case placeholder
    /// The text is a number of another kind than the one asked for.
    case otherKind(IdentifierKind)
    /// The number of a travel document that identifies nobody here.
    case unsupportedDocument
    /// No kind of identifier has this form.
    case unknownForm(length: Int)

    /// The stable name of the case, without its payload.
    public var id: String {
        switch self {
        case .empty: "empty"
        case .wrongLength: "wrong-length"
        case .characterNotAllowed: "character-not-allowed"
        case .digitExpected: "digit-expected"
        case .regionNotDigits: "region-not-digits"
        case .hyphenNotAllowed: "hyphen-not-allowed"
        case .wrongCheckCharacter: "wrong-check-character"
        case .wrongPersonalCheckCharacter: "wrong-personal-check-character"
        case .noSuchDate: "no-such-date"
        case .birthInFuture: "birth-in-future"
        case .implausibleAge: "implausible-age"
        case .firstGenerationVoid: "first-generation-void"
        case .placeholder: "placeholder"
        case .otherKind: "other-kind"
        case .unsupportedDocument: "unsupported-document"
        case .unknownForm: "unknown-form"
        }
    }
}

extension IdentifierFault: CustomStringConvertible {
    /// The English explanation.
    public var description: String { en }
}
