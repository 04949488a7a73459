// The judgement of a credit code as bytes, for bulk intake: no text, no allocation, one pass.

extension UnifiedSocialCreditCode {
    /// Judges a canonical code (half-width capitals, no blanks or hyphens).
    public static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> CodeVerdict {
        guard bytes.count == 18 else { return refused(.wrongLength(found: bytes.count, expected: 18)) }
        var seen: UInt8 = 0
        for index in 0..<18 { seen |= CheckSum.creditValue(bytes[index]) }
        guard seen & 0x40 == 0 else { return refused(strangeCharacter(in: bytes)) }
        guard Ascii.areDigits(bytes, from: 2, count: 6) else {
            for index in 2..<8 where !Ascii.isDigit(bytes[index]) {
                return refused(.regionNotDigits(position: index + 1))
            }
            return refused(.regionNotDigits(position: 3))
        }
        let expected = CheckSum.creditCheck(bytes)
        guard bytes[17] == expected else {
            if isPlaceholder(bytes) { return refused(.placeholder) }
            return refused(
                .wrongCheckCharacter(expected: Ascii.scalar(expected), found: Ascii.scalar(bytes[17])))
        }
        return CodeVerdict(.unifiedSocialCreditCode, warnings: warnings(on: bytes))
    }

    /// The check character for the first seventeen characters, or nothing if they are not seventeen of the alphabet.
    public static func checkCharacter(forFirst17 text: String) -> Character? {
        text.withBytes { bytes in
            checkByte(forFirst17: bytes).map { Character(Ascii.scalar($0)) }
        }
    }

    /// The check character as an ASCII byte, or nothing if `bytes` are not seventeen of the alphabet.
    public static func checkByte(forFirst17 bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard bytes.count == 17, bytes.allSatisfy({ CheckSum.creditValue($0) & 0x40 == 0 }) else { return nil }
        return CheckSum.creditCheck(bytes)
    }

    /// Whether the text is the filler `00000000000000000X` that rows carry for bodies without a code.
    ///
    /// It fails the check; it is allowed where the standard of the row allows it, counts as a defect of quality and is
    /// never a subject.
    public static func isPlaceholder(_ raw: String) -> Bool {
        NormalisedText(raw).code.withUnsafeBufferPointer { isPlaceholder($0) }
    }

    /// Whether the canonical bytes are the filler `00000000000000000X`.
    public static func isPlaceholder(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 18, bytes[17] == 0x58 else { return false }
        for index in 0..<17 where bytes[index] != 0x30 { return false }
        return true
    }

    private static func warnings(on bytes: UnsafeBufferPointer<UInt8>) -> IdentifierWarnings {
        var warnings = Region.warnings(bytes, at: 2, national: true)
        if CheckSum.organisationCheck(bytes, at: 8) != bytes[16] { warnings.insert(.innerOrganisationCode) }
        if !hasKnownClass(bytes[0], bytes[1]) { warnings.insert(.unknownClass) }
        return warnings
    }

    private static func strangeCharacter(in bytes: UnsafeBufferPointer<UInt8>) -> IdentifierFault {
        for index in 0..<18 where CheckSum.creditValue(bytes[index]) & 0x40 != 0 {
            return .characterNotAllowed(position: index + 1, character: Ascii.scalar(bytes[index]))
        }
        return .unknownForm(length: bytes.count)
    }

    private static func refused(_ fault: IdentifierFault) -> CodeVerdict {
        CodeVerdict(.unifiedSocialCreditCode, fault: fault)
    }
}
