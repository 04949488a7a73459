// Uploads differ in width, case and blanks; this is the one place where that is levelled, and letters stay as they are.

/// A text with half-width capitals and without blanks, and the code that remains when hyphens are taken out.
///
/// Nothing is guessed: an `O` stays an `O`, whatever stands around it.
struct NormalisedText {
    /// Where hyphens stood.
    enum Hyphens {
        /// Nowhere.
        case none
        /// Once, before the ninth and last character: the printed form of an organisation code.
        case beforeOrganisationCheck
        /// Somewhere else.
        case elsewhere
    }

    /// The characters, hyphens included.
    private(set) var scalars: [Unicode.Scalar] = []
    /// The characters without hyphens as bytes, those outside ASCII as `Ascii.outside`.
    private(set) var code: [UInt8] = []
    /// Where hyphens stood.
    private(set) var hyphens = Hyphens.none

    /// Normalises `raw`.
    init(_ raw: String) {
        scalars.reserveCapacity(24)
        code.reserveCapacity(24)
        var hyphenCount = 0
        for scalar in raw.unicodeScalars {
            guard let levelled = Self.level(scalar) else { continue }
            scalars.append(levelled)
            if levelled == "-" {
                hyphenCount += 1
            } else {
                code.append(levelled.isASCII ? UInt8(levelled.value) : Ascii.outside)
            }
        }
        if hyphenCount == 1, scalars.count == 10, scalars[8] == "-" {
            hyphens = .beforeOrganisationCheck
        } else if hyphenCount > 0 {
            hyphens = .elsewhere
        }
    }

    /// The normalised text, without hyphens if `droppingHyphens`.
    func text(droppingHyphens: Bool) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars where !(droppingHyphens && scalar == "-") { text.append(scalar) }
        return String(text)
    }

    /// The fault with the character that the text really has where the byte only stood for it.
    func naming(_ fault: IdentifierFault) -> IdentifierFault {
        guard case .characterNotAllowed(let position, _) = fault else { return fault }
        let visible = scalars.filter { $0 != "-" }
        return .characterNotAllowed(position: position, character: visible[position - 1])
    }

    /// Half-width, upper-case form of one character; nothing for blanks and invisible characters.
    private static func level(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x61...0x7A: Unicode.Scalar(scalar.value - 0x20)
        case 0x09...0x0D, 0x20: nil
        case 0x21...0x7E: scalar
        case 0x85, 0xA0, 0xAD, 0x1680, 0x180E, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: nil
        case 0x2000...0x200F: nil
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: "-"
        case 0xFF41...0xFF5A: Unicode.Scalar(scalar.value - 0xFEE0 - 0x20)
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        default: scalar
        }
    }
}

extension NormalisedText {
    /// Judges the code with `check` and gives it back as text.
    ///
    /// - Throws: The fault found, or `hyphenNotAllowed` for hyphens in a kind that has none.
    static func parse(
        _ raw: String, hyphensAllowed: Bool, check: (UnsafeBufferPointer<UInt8>) -> CodeVerdict
    ) throws(IdentifierFault) -> String {
        let normalised = NormalisedText(raw)
        guard !normalised.code.isEmpty else { throw .empty }
        if normalised.hyphens != .none, !hyphensAllowed { throw .hyphenNotAllowed }
        if let fault = normalised.code.withUnsafeBufferPointer(check).fault { throw normalised.naming(fault) }
        return normalised.text(droppingHyphens: true)
    }
}

extension String {
    /// Runs `body` on the UTF-8 of the text without copying it where possible.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(utf8).withUnsafeBufferPointer(body)
    }
}
