// Three kinds of document share one shape of eighteen characters; the shape is judged here, the kinds apart.

/// The shape of GB 11643: six digits, eight of the birth date, three of a sequence, and a check character.
///
/// - Source: GB 11643-1999
enum PersonalNumber {
    /// What is wrong with the canonical bytes; nothing if shape, date and check hold.
    static func fault(in bytes: UnsafeBufferPointer<UInt8>, today: BirthDate) -> IdentifierFault? {
        guard bytes.count == 18 else { return .wrongLength(found: bytes.count, expected: 18) }
        if let position = Ascii.firstNonDigit(bytes, count: 17) { return .digitExpected(position: position) }
        guard Ascii.isDigit(bytes[17]) || bytes[17] == UInt8(ascii: "X") else { return .digitExpected(position: 18) }
        guard let birth = BirthDate(digits: bytes, at: 6) else { return .noSuchDate }
        if let fault = birth.fault(today: today) { return fault }
        return CheckSum.personalCheck(bytes) == bytes[17] ? nil : .wrongPersonalCheckCharacter
    }

    /// Which document the first digits belong to; `bytes` are eighteen.
    static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> IdentifierKind {
        if bytes[0] == UInt8(ascii: "9") { return .foreignPermanentResidentCard }
        guard bytes[0] == UInt8(ascii: "8"), 1...3 ~= bytes[1] &- 0x30 else { return .residentIdentityNumber }
        for index in 2..<6 where bytes[index] != 0x30 { return .residentIdentityNumber }
        return .hmtResidencePermit
    }

    /// The verdict on eighteen bytes of a given kind and fault, with the warnings that belong to the kind.
    static func verdict(
        _ bytes: UnsafeBufferPointer<UInt8>, kind: IdentifierKind, fault: IdentifierFault?
    ) -> CodeVerdict {
        guard fault == nil else { return CodeVerdict(kind, fault: fault) }
        switch kind {
        case .foreignPermanentResidentCard:
            return CodeVerdict(kind, warnings: ForeignPermanentResidentCard.warnings(on: bytes))
        case .hmtResidencePermit: return CodeVerdict(kind)
        default: return CodeVerdict(kind, warnings: Region.warnings(bytes, at: 0, national: false))
        }
    }

    /// The verdict on a text that ought to be of `kind`.
    static func check(
        _ bytes: UnsafeBufferPointer<UInt8>, as kind: IdentifierKind, today: BirthDate
    ) -> CodeVerdict {
        if bytes.count == 18 {
            let found = self.kind(of: bytes)
            if found != kind { return CodeVerdict(kind, fault: fault(in: bytes, today: today) ?? .otherKind(found)) }
        }
        return verdict(bytes, kind: kind, fault: fault(in: bytes, today: today))
    }

    /// Whether digits 7 to 14 look like a date of the last three centuries, even if the day does not exist.
    static func isDateShaped(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Ascii.areDigits(bytes, from: 6, count: 8) else { return false }
        return 18...20 ~= Ascii.number(bytes, at: 6, count: 2) && 1...12 ~= Ascii.number(bytes, at: 10, count: 2)
            && 1...31 ~= Ascii.number(bytes, at: 12, count: 2)
    }

    /// Whether the bytes are seventeen digits with the check character that belongs to them, whatever the date says.
    static func hasRightCheck(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count == 18 && Ascii.areDigits(bytes, from: 0, count: 17) && CheckSum.personalCheck(bytes) == bytes[17]
    }

    /// The birth date in a text already known to be of this shape.
    static func birthDate(in text: String) -> BirthDate? {
        text.withBytes { $0.count == 18 ? BirthDate(digits: $0, at: 6) : nil }
    }
}
