// Residents of Hong Kong, Macao and Taiwan bear a permit whose number looks like a citizen's but is none.

/// The number of a residence permit for residents of Hong Kong, Macao or Taiwan (港澳台居民居住证).
///
/// The shape of GB 11643 with 810000, 820000 or 830000 in place of the region. `description` is masked.
/// - Source: 国办发〔2018〕81号; GB 11643-1999 for shape and check
public struct HMTResidencePermit: Hashable, Sendable, CustomStringConvertible {
    /// The canonical form.
    public let text: String
    /// The date of birth.
    public let birthDate: BirthDate

    /// The masked number, because descriptions end up in logs.
    public var description: String { Mask.identityNumber(text) }

    /// Reads a number; width, case and blanks do not matter.
    ///
    /// - Throws: As `ResidentIdentityNumber` does; `otherKind` for other regions.
    public init(_ raw: String, today: BirthDate) throws(IdentifierFault) {
        text = try NormalisedText.parse(raw, hyphensAllowed: false) { Self.check($0, today: today) }
        guard let birthDate = PersonalNumber.birthDate(in: text) else { throw .noSuchDate }
        self.birthDate = birthDate
    }

    /// Age in completed years on `day`.
    public func age(on day: BirthDate) -> Int { birthDate.age(on: day) }

    /// Whether the person is of age, that is 18, on `day`.
    public func isAdult(on day: BirthDate) -> Bool { birthDate.isAdult(on: day) }

    /// Judges a canonical number without allocation.
    public static func check(_ bytes: UnsafeBufferPointer<UInt8>, today: BirthDate) -> CodeVerdict {
        PersonalNumber.check(bytes, as: .hmtResidencePermit, today: today)
    }
}
