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
                let bytes = patterns[candidate].bytes
                guard index + bytes.count <= text.count, text[index..<index + bytes.count].elementsEqual(bytes),
                    !found.contains(patterns[candidate].number)
                else { continue }
                found.append(patterns[candidate].number)
            }
        }
        return found
    }
}
