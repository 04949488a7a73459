// The number of a business licence before the credit code; rows of older files carry it beside or instead of the code.

/// A business registration number (工商注册号): fifteen digits with a check, or thirteen older ones without.
///
/// - Source: GS 15-2006
public struct BusinessRegistrationNumber: Hashable, Sendable, CustomStringConvertible {
    /// The canonical form: digits only.
    public let text: String

    /// The canonical form.
    public var description: String { text }

    /// Whether the number carries a check digit; the older thirteen digits cannot be verified.
    public var isVerifiable: Bool { text.utf8.count == 15 }

    /// Reads a number; width, blanks and hyphens do not matter.
    ///
    /// - Throws: `wrongLength`, `digitExpected`, `wrongCheckCharacter` or `empty`.
    public init(_ raw: String) throws(IdentifierFault) {
        text = try NormalisedText.parse(raw, hyphensAllowed: true, check: Self.check)
    }

    /// Judges a canonical number.
    public static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> CodeVerdict {
        guard bytes.count == 15 || bytes.count == 13 else {
            return refused(.wrongLength(found: bytes.count, expected: 15))
        }
        if let position = Ascii.firstNonDigit(bytes, count: bytes.count) {
            return refused(.digitExpected(position: position))
        }
        guard bytes.count == 15 else {
            return CodeVerdict(.businessRegistrationNumber, warnings: IdentifierWarnings(.unverifiable))
        }
        let expected = CheckSum.registrationCheck(bytes)
        guard bytes[14] == expected else {
            return refused(.wrongCheckCharacter(expected: Ascii.scalar(expected), found: Ascii.scalar(bytes[14])))
        }
        let looksPersonal = FirstGenerationNumber.isPlausible(bytes)
        return CodeVerdict(
            .businessRegistrationNumber,
            warnings: looksPersonal ? IdentifierWarnings(.possibleFirstGenerationNumber) : IdentifierWarnings())
    }

    /// The check digit for the first fourteen digits, or nothing if they are not fourteen digits.
    public static func checkCharacter(forFirst14 text: String) -> Character? {
        text.withBytes { bytes in
            guard bytes.count == 14, bytes.allSatisfy(Ascii.isDigit) else { return nil }
            return Character(Ascii.scalar(CheckSum.registrationCheck(bytes)))
        }
    }

    private static func refused(_ fault: IdentifierFault) -> CodeVerdict {
        CodeVerdict(.businessRegistrationNumber, fault: fault)
    }
}
