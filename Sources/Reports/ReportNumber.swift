// The number of a report: the form of the national reports, so that readers and machines know it at sight.

/// A report number (报告编号): the second of issue in fourteen digits and eight random hexadecimal digits.
///
/// It names a report and says nothing about its subject. Nobody can count reports with it or guess the next one.
public struct ReportNumber: Sendable, Hashable, CustomStringConvertible {
    public let text: String

    /// How many random bytes stand at the end.
    static let tailBytes = 4

    /// Reads what people type: blanks and hyphens are left out, letters may be small. Nothing else is mended.
    public init?(_ typed: String) {
        guard typed.utf8.count <= 64 else { return nil }
        let bytes = typed.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        let text = String(decoding: bytes, as: UTF8.self).uppercased()
        guard Self.hasForm(text) else { return nil }
        self.text = text
    }

    init(_ moment: ReportMoment, tail: [UInt8]) {
        text = moment.digits + tail.prefix(Self.tailBytes).map { $0.hexDigits }.joined()
    }

    public var description: String { text }

    /// The parts for reading: day, time, chance. Joined they are the number.
    public var groups: [String] {
        [String(text.prefix(8)), String(text.dropFirst(8).prefix(6)), String(text.dropFirst(14))]
    }

    private static func hasForm(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 14 + 2 * tailBytes else { return false }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let letters = UInt8(ascii: "A")...UInt8(ascii: "F")
        return bytes.prefix(14).allSatisfy(digits.contains)
            && bytes.dropFirst(14).allSatisfy { digits.contains($0) || letters.contains($0) }
    }
}

extension UInt8 {
    /// Two upper-case hexadecimal digits.
    fileprivate var hexDigits: String {
        let text = String(self, radix: 16, uppercase: true)
        return text.count == 1 ? "0" + text : text
    }
}
