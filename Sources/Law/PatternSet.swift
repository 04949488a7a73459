// Finds forbidden words in a cell in one pass over its bytes: this runs on every text of every row.

/// A few fixed byte strings to look for.
public struct PatternSet: Sendable {
    private let patterns: [(bytes: [UInt8], number: Int)]
    /// Which patterns begin with this pair of bytes; most pairs begin none.
    private let starts: [UInt16: [Int]]
    private let isFirst: [Bool]

    /// - Parameter entries: words with a number each; several words may share one.
    public init(_ entries: [(text: String, number: Int)]) {
        patterns = entries.map { (Array($0.text.utf8), $0.number) }.filter { $0.bytes.count >= 2 }
        var starts: [UInt16: [Int]] = [:]
        var isFirst = [Bool](repeating: false, count: 256)
        for (index, pattern) in patterns.enumerated() {
            starts[UInt16(pattern.bytes[0]) << 8 | UInt16(pattern.bytes[1]), default: []].append(index)
            isFirst[Int(pattern.bytes[0])] = true
        }
        self.starts = starts
        self.isFirst = isFirst
    }

    /// The numbers of all patterns that the text holds.
    public func numbers(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
        var found: [Int] = []
        guard !patterns.isEmpty, text.count >= 2 else { return found }
        for index in 0..<text.count - 1 where isFirst[Int(text[index])] {
            guard let candidates = starts[UInt16(text[index]) << 8 | UInt16(text[index + 1])] else { continue }
            for candidate in candidates {
                let pattern = patterns[candidate]
                guard !found.contains(pattern.number), Self.begins(text, at: index, with: pattern.bytes) else {
                    continue
                }
                found.append(pattern.number)
            }
        }
        return found
    }

    /// Whether the text goes on with the pattern; blanks between its characters don't hide it.
    private static func begins(_ text: UnsafeBufferPointer<UInt8>, at start: Int, with pattern: [UInt8]) -> Bool {
        var index = start
        var matched = 0
        while matched < pattern.count {
            guard index < text.count else { return false }
            if text[index] == pattern[matched] {
                matched += 1
                index += 1
            } else if text[index] == 0x20 || text[index] == 0x09 {
                index += 1
            } else if index + 2 < text.count, text[index] == 0xE3, text[index + 1] == 0x80, text[index + 2] == 0x80 {
                index += 3
            } else {
                return false
            }
        }
        return true
    }
}
