// The order in which kinds are tried, because some texts satisfy the checks of more than one.

extension Identifier {
    /// The verdict on a code without blanks and hyphens.
    ///
    /// Length decides first; within a length a person's number comes before an organisation's, so that nothing personal
    /// is taken for public. Of what satisfies no check, the likeliest kind is named.
    static func classify(_ code: UnsafeBufferPointer<UInt8>, today: BirthDate) -> CodeVerdict {
        switch code.count {
        case 0: CodeVerdict(.unknown, fault: .empty)
        case 18: eighteen(code, today: today)
        case 15: fifteen(code)
        case 13 where Ascii.areDigits(code, from: 0, count: 13): BusinessRegistrationNumber.check(code)
        case 9: nine(code)
        case 16, 17, 19, 20: CodeVerdict(.unknown, fault: .wrongLength(found: code.count, expected: 18))
        default: CodeVerdict(.unknown, fault: .unknownForm(length: code.count))
        }
    }

    /// Eighteen characters: a person's number with a plausible date and a right check, then a credit code with a right
    /// check, then what it looks like.
    ///
    /// A number that begins with 9 and whose province or nationality is in no table yields to a credit code with a
    /// right check: nearly all enterprises' codes begin with 9.
    private static func eighteen(_ code: UnsafeBufferPointer<UInt8>, today: BirthDate) -> CodeVerdict {
        let fault = PersonalNumber.fault(in: code, today: today)
        let kind = PersonalNumber.kind(of: code)
        let isForeign = kind == .foreignPermanentResidentCard
        if fault == nil, !isForeign || ForeignPermanentResidentCard.hasKnownOrigin(code) {
            return PersonalNumber.verdict(code, kind: kind, fault: nil)
        }
        let organisation = UnifiedSocialCreditCode.check(code)
        if organisation.isValid || organisation.fault == .placeholder { return organisation }
        if fault == nil { return PersonalNumber.verdict(code, kind: kind, fault: nil) }
        if Ascii.isHardlyCode(code) { return CodeVerdict(.unknown, fault: .unknownForm(length: 18)) }

        let looksPersonal =
            isForeign
            ? PersonalNumber.isDateShaped(code) && ForeignPermanentResidentCard.hasKnownOrigin(code)
            : PersonalNumber.isDateShaped(code) || PersonalNumber.hasRightCheck(code)
        return looksPersonal ? CodeVerdict(kind, fault: fault) : organisation
    }

    /// Fifteen characters: the older foreigners' card, then a first-generation identity number with a province and a
    /// date, then a registration number, right or faulty.
    ///
    /// One identity number in ten passes the check of registration numbers, the sample of the standard among them, and
    /// one registration number in thirty reads as an identity number. The person goes first here too; the answer warns,
    /// and `BusinessRegistrationNumber` accepts the number where the field says that it is one.
    private static func fifteen(_ code: UnsafeBufferPointer<UInt8>) -> CodeVerdict {
        if ForeignPermanentResidentCard.isOlderForm(code) {
            return CodeVerdict(.foreignPermanentResidentCard, warnings: IdentifierWarnings(.unverifiable))
        }
        let registration = BusinessRegistrationNumber.check(code)
        if FirstGenerationNumber.isPlausible(code) {
            return FirstGenerationNumber.verdict(code, isRegistration: registration.isValid)
        }
        if registration.isValid { return registration }
        var digits = 0
        for byte in code where Ascii.isDigit(byte) { digits += 1 }
        return digits >= 13 ? registration : CodeVerdict(.unknown, fault: .unknownForm(length: 15))
    }

    /// Nine characters: a passport by its form, then an organisation code; of those that fail its check, travel permits
    /// of residents of Hong Kong and Macao are told apart.
    private static func nine(_ code: UnsafeBufferPointer<UInt8>) -> CodeVerdict {
        let passport = Passport.check(code)
        if passport.isValid { return passport }
        let organisation = OrganisationCode.check(code)
        if organisation.isValid { return organisation }
        let isPermit =
            (code[0] == UInt8(ascii: "H") || code[0] == UInt8(ascii: "M")) && Ascii.areDigits(code, from: 1, count: 8)
        if isPermit { return CodeVerdict(.unknown, fault: .unsupportedDocument) }
        return Ascii.isHardlyCode(code) ? CodeVerdict(.unknown, fault: .unknownForm(length: 9)) : organisation
    }
}
