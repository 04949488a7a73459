// The code that organisations bore before 2015; it lives on inside the credit code and in older files.

/// An organisation code (组织机构代码): eight digits or capitals and a check character, often printed with a hyphen.
///
/// - Source: GB 11714-1997
public struct OrganisationCode: Hashable, Sendable, CustomStringConvertible {
    /// The canonical form: nine characters without the hyphen.
    public let text: String

    /// The canonical form.
    public var description: String { text }

    /// Reads a code; width, case, blanks and hyphens do not matter.
    ///
    /// - Throws: `wrongLength`, `characterNotAllowed`, `wrongCheckCharacter` or `empty`.
    public init(_ raw: String) throws(IdentifierFault) {
        text = try NormalisedText.parse(raw, hyphensAllowed: true, check: Self.check)
    }

    /// The form with the hyphen before the check character.
    public var hyphenated: String { text.prefix(8) + "-" + text.suffix(1) }

    /// Judges a canonical code.
    public static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> CodeVerdict {
        guard bytes.count == 9 else { return refused(.wrongLength(found: bytes.count, expected: 9)) }
        for index in 0..<9 where !Ascii.isAlphanumeric(bytes[index]) {
            return refused(.characterNotAllowed(position: index + 1, character: Ascii.scalar(bytes[index])))
        }
        let expected = CheckSum.organisationCheck(bytes)
        guard bytes[8] == expected else {
            return refused(.wrongCheckCharacter(expected: Ascii.scalar(expected), found: Ascii.scalar(bytes[8])))
        }
        return CodeVerdict(.organisationCode)
    }

    /// The check character for the first eight characters, or nothing if they are not eight digits or capitals.
    public static func checkCharacter(forFirst8 text: String) -> Character? {
        text.withBytes { bytes in
            guard bytes.count == 8, bytes.allSatisfy(Ascii.isAlphanumeric) else { return nil }
            return Character(Ascii.scalar(CheckSum.organisationCheck(bytes)))
        }
    }

    private static func refused(_ fault: IdentifierFault) -> CodeVerdict {
        CodeVerdict(.organisationCode, fault: fault)
    }
}
