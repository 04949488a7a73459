// Bytes as the ledger writes them: lower-case hexadecimal.

/// Hexadecimal text (十六进制), two digits a byte.
public enum Hexadecimal {
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        text.reserveCapacity(2 * bytes.underestimatedCount)
        for byte in bytes {
            for digit in [byte >> 4, byte & 0xF] {
                text.unicodeScalars.append(Unicode.Scalar(digit < 10 ? 0x30 + digit : 0x61 - 10 + digit))
            }
        }
        return text
    }

    /// - Returns: nil unless the text is pairs of digits and of letters from a to f.
    public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = text.utf8.compactMap { digit in
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x61 + 10
            default: nil
            }
        }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
