// A text as statements are looked for in it: width, case and blanks of any kind hide no word.

/// The characters of a text, levelled; line breaks remain, since they end a sentence.
public struct LevelText: Sendable {
    /// Unicode scalars; 0 stands for what was cut out.
    private(set) var scalars: [UInt32]

    public init(_ text: String) {
        scalars = []
        scalars.reserveCapacity(text.utf8.count / 3)
        for scalar in text.unicodeScalars {
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            switch value {
            case 0x0A, 0x0D: scalars.append(0x0A)
            case 0...0x20: continue
            case 0x41...0x5A: scalars.append(value | 0x20)
            case 0x3400...0x9FFF: scalars.append(value)
            default:
                guard let level = Unicode.Scalar(value), !level.properties.isWhitespace,
                    level.properties.generalCategory != .format
                else { continue }
                scalars.append(value)
            }
        }
    }

    public var count: Int { scalars.count }
    var isEmpty: Bool { scalars.isEmpty }

    /// The text with all that it has of the others cut out; its two sides make no new word.
    public func without(_ others: [LevelText]) -> LevelText { without(LevelWords(others)) }

    func without(_ others: LevelWords) -> LevelText {
        guard !others.isEmpty else { return self }
        var rest = self
        var start = 0
        while start < scalars.count {
            let found = others.length(in: self, from: start)
            for index in start..<start + found { rest.scalars[index] = 0 }
            start += max(found, 1)
        }
        return rest
    }

    /// Whether the other text stands at a place of this one.
    func has(_ other: LevelText, at start: Int) -> Bool {
        guard start >= 0, start + other.count <= scalars.count else { return false }
        for index in other.scalars.indices where scalars[start + index] != other.scalars[index] { return false }
        return true
    }

    /// Whether the other text ends at a place of this one.
    func has(_ other: LevelText, before end: Int) -> Bool { has(other, at: end - other.count) }

    public func contains(_ other: LevelText) -> Bool {
        guard let first = other.scalars.first, scalars.count >= other.count else { return false }
        return (0...scalars.count - other.count).contains { scalars[$0] == first && has(other, at: $0) }
    }
}
