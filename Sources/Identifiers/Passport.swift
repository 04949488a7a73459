// Passports stand in rows about persons; only the forms of the People's Republic are known well enough to accept.

/// A passport number (护照号码) of the People's Republic of China: nine characters without a check.
///
/// `E` and eight digits or `E`, a letter other than I and O, and seven digits (ordinary, electronic); `G` and eight
/// digits (ordinary, older); `DE`, `SE`, `PE` and seven digits (diplomatic, service, public affairs).
public struct Passport: Hashable, Sendable, CustomStringConvertible {
    /// The canonical form.
    public let text: String

    /// The masked number, because descriptions end up in logs.
    public var description: String { Mask.identityNumber(text) }

    /// Reads a number; width, case and blanks do not matter.
    ///
    /// - Throws: `wrongLength`, `unknownForm`, `hyphenNotAllowed` or `empty`.
    public init(_ raw: String) throws(IdentifierFault) {
        text = try NormalisedText.parse(raw, hyphensAllowed: false, check: Self.check)
    }

    /// Judges a canonical number by its form.
    public static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> CodeVerdict {
        guard bytes.count == 9 else {
            return CodeVerdict(.passport, fault: .wrongLength(found: bytes.count, expected: 9))
        }
        guard Ascii.areDigits(bytes, from: 2, count: 7), hasKnownPrefix(bytes[0], bytes[1]) else {
            return CodeVerdict(.passport, fault: .unknownForm(length: 9))
        }
        return CodeVerdict(.passport)
    }

    private static func hasKnownPrefix(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "E"):
            Ascii.isAlphanumeric(second) && second != UInt8(ascii: "I") && second != UInt8(ascii: "O")
        case UInt8(ascii: "G"): Ascii.isDigit(second)
        case UInt8(ascii: "D"), UInt8(ascii: "S"), UInt8(ascii: "P"): second == UInt8(ascii: "E")
        default: false
        }
    }
}
