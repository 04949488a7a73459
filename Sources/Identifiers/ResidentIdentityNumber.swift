// The number by which citizens are known; nothing about the person beyond the birth date can be asked of it.

/// A resident identity number (公民身份号码) with an existing, plausible birth date and a right check character.
///
/// The number also tells the sex; this type does not, because nothing here needs it. Residence permits and foreigners'
/// cards have the same shape but are other types. `description` is masked, `text` is not.
/// - Source: GB 11643-1999
public struct ResidentIdentityNumber: Hashable, Sendable, CustomStringConvertible {
    /// The canonical form: eighteen characters, the last perhaps a capital X.
    public let text: String
    /// The date of birth.
    public let birthDate: BirthDate

    /// The masked number, because descriptions end up in logs.
    public var description: String { Mask.identityNumber(text) }

    /// Reads a number; width, case and blanks do not matter.
    ///
    /// - Parameter today: The day by which the birth date must not be in the future nor too long ago.
    /// - Throws: `wrongLength`, `digitExpected`, `noSuchDate`, `birthInFuture`, `implausibleAge`,
    ///   `wrongPersonalCheckCharacter`, `firstGenerationVoid`, `hyphenNotAllowed`, `otherKind` or `empty`.
    public init(_ raw: String, today: BirthDate) throws(IdentifierFault) {
        text = try NormalisedText.parse(raw, hyphensAllowed: false) { Self.check($0, today: today) }
        guard let birthDate = PersonalNumber.birthDate(in: text) else { throw .noSuchDate }
        self.birthDate = birthDate
    }

    /// Age in completed years on `day`.
    public func age(on day: BirthDate) -> Int { birthDate.age(on: day) }

    /// Whether the person is of age, that is 18, on `day`.
    public func isAdult(on day: BirthDate) -> Bool { birthDate.isAdult(on: day) }

    /// Judges a canonical number (half-width, capital X, no blanks) without allocation.
    public static func check(_ bytes: UnsafeBufferPointer<UInt8>, today: BirthDate) -> CodeVerdict {
        if FirstGenerationNumber.isPlausible(bytes) { return FirstGenerationNumber.verdict(bytes) }
        return PersonalNumber.check(bytes, as: .residentIdentityNumber, today: today)
    }

    /// The check character for the first seventeen digits, or nothing if they are not seventeen digits.
    ///
    /// Residence permits and foreigners' cards have the same check.
    public static func checkCharacter(forFirst17 text: String) -> Character? {
        text.withBytes { bytes in
            checkByte(forFirst17: bytes).map { Character(Ascii.scalar($0)) }
        }
    }

    /// The check character as an ASCII byte, or nothing if `bytes` are not seventeen digits.
    public static func checkByte(forFirst17 bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard bytes.count == 17, bytes.allSatisfy(Ascii.isDigit) else { return nil }
        return CheckSum.personalCheck(bytes)
    }
}
