// Foreigners with permanent residence have had two forms of number; both still stand on valid cards.

/// The number of a foreigner's permanent residence card (外国人永久居留身份证).
///
/// Since 1 December 2023 eighteen characters: 9, province of acceptance, three digits of nationality, and the rest as
/// in a citizen's number. Before that three letters of nationality and twelve digits, which no published check covers.
/// `description` is masked.
/// - Source: announcements of the National Immigration Administration; GB/T 2659; GB 11643-1999 for shape and check
public struct ForeignPermanentResidentCard: Hashable, Sendable, CustomStringConvertible {
    /// The canonical form: eighteen or fifteen characters.
    public let text: String
    /// The date of birth; nothing in the older form, whose year has two digits.
    public let birthDate: BirthDate?

    /// The masked number, because descriptions end up in logs.
    public var description: String { Mask.identityNumber(text) }

    /// Reads a number; width, case and blanks do not matter.
    ///
    /// - Throws: As `ResidentIdentityNumber` does; `otherKind` if it does not begin with 9, `unknownForm` for an older
    ///   number without the letters of a country.
    public init(_ raw: String, today: BirthDate) throws(IdentifierFault) {
        text = try NormalisedText.parse(raw, hyphensAllowed: false) { Self.check($0, today: today) }
        birthDate = PersonalNumber.birthDate(in: text)
    }

    /// Judges a canonical number without allocation.
    public static func check(_ bytes: UnsafeBufferPointer<UInt8>, today: BirthDate) -> CodeVerdict {
        guard bytes.count == 15 else {
            return PersonalNumber.check(bytes, as: .foreignPermanentResidentCard, today: today)
        }
        guard isOlderForm(bytes) else {
            return CodeVerdict(.foreignPermanentResidentCard, fault: .unknownForm(length: 15))
        }
        return CodeVerdict(.foreignPermanentResidentCard, warnings: IdentifierWarnings(.unverifiable))
    }

    /// Whether the bytes are three letters of a country and twelve digits.
    static func isOlderForm(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count == 15 && Ascii.areDigits(bytes, from: 3, count: 12) && Nationality.isKnown(letters: bytes, at: 0)
    }

    /// Whether province and nationality of eighteen bytes that begin with 9 are in the tables.
    static func hasKnownOrigin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes[0] == UInt8(ascii: "9") && Ascii.areDigits(bytes, from: 1, count: 5) && warnings(on: bytes).isEmpty
    }

    /// Warnings about province and nationality; six digits are known to begin the number.
    static func warnings(on bytes: UnsafeBufferPointer<UInt8>) -> IdentifierWarnings {
        var warnings = IdentifierWarnings()
        if !Region.isProvince(Ascii.number(bytes, at: 1, count: 2)) { warnings.insert(.unknownRegion) }
        if !Nationality.isKnown(number: bytes, at: 3) { warnings.insert(.unknownNationality) }
        return warnings
    }
}
