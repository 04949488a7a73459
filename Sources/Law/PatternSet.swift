// Finds forbidden words in a cell in one pass over its bytes: this runs on every text of every row.

/// A few fixed byte strings to look for.
public struct PatternSet: Sendable {
    private let patterns: [(bytes: [UInt8], number: Int)]
    /// The row of `pairs` for a first byte; 0 if no pattern begins with it.
    private let rows: [UInt8]
    /// For a row and a second byte: where the patterns of that pair stand in `lists`; 0 if there are none.
    private let pairs: [UInt16]
    /// Places of patterns, each list ended by −1.
    private let lists: [Int32]
    /// The third byte of each pattern; 0 if it has none.
    private let thirds: [UInt8]

    /// - Parameter entries: words with a number each; several words may share one.
    public init(_ entries: [(text: String, number: Int)]) {
        let patterns = entries.map { (bytes: Array($0.text.utf8), number: $0.number) }.filter { $0.bytes.count >= 2 }
        var rows = [UInt8](repeating: 0, count: 256)
        var pairs = [UInt16](repeating: 0, count: 256)
        var lists: [Int32] = [-1]
        for (first, second) in Set(patterns.map { [$0.bytes[0], $0.bytes[1]] }).map({ ($0[0], $0[1]) }) {
            if rows[Int(first)] == 0 {
                rows[Int(first)] = UInt8(pairs.count / 256)
                pairs += [UInt16](repeating: 0, count: 256)
            }
            pairs[Int(rows[Int(first)]) * 256 + Int(second)] = UInt16(lists.count)
            for (place, pattern) in patterns.enumerated() where pattern.bytes.starts(with: [first, second]) {
                lists.append(Int32(place))
            }
            lists.append(-1)
        }
        self.patterns = patterns
        thirds = patterns.map { $0.bytes.count > 2 ? $0.bytes[2] : 0 }
        self.rows = rows
        self.pairs = pairs
        self.lists = lists
    }

    /// The numbers of all patterns that the text holds.
    public func numbers(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
        var found: [Int] = []
        guard !patterns.isEmpty, text.count >= 2 else { return found }
        rows.withUnsafeBufferPointer { rows in
            pairs.withUnsafeBufferPointer { pairs in
                for index in 0..<text.count - 1 {
                    let row = Int(rows[Int(text[index])])
                    guard row > 0 else { continue }
                    let list = Int(pairs[row * 256 + Int(text[index + 1])])
                    if list > 0 { look(text, at: index, list, &found) }
                }
            }
        }
        return found
    }

    private func look(_ text: UnsafeBufferPointer<UInt8>, at index: Int, _ list: Int, _ found: inout [Int]) {
        var place = list
        while lists[place] >= 0 {
            let pattern = Int(lists[place])
            place += 1
            guard goesOn(text, at: index + 2, with: thirds[pattern]) else { continue }
            let number = patterns[pattern].number
            if Self.begins(text, at: index, with: patterns[pattern].bytes), !found.contains(number) {
                found.append(number)
            }
        }
    }

    /// Whether a third byte, or a blank before it, stands there: most candidates end here.
    private func goesOn(_ text: UnsafeBufferPointer<UInt8>, at index: Int, with third: UInt8) -> Bool {
        guard third > 0 else { return true }
        guard index < text.count else { return false }
        return text[index] == third || text[index] == 0x20 || text[index] == 0x09 || text[index] == 0xE3
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
