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
    /// For a row and a second byte: the low six bits of the third bytes that may follow. Most Han characters that share two
    /// bytes with the beginning of a pattern end here.
    private let masks: [UInt64]
    /// The third byte of each pattern; 0 if it has none.
    private let thirds: [UInt8]

    /// - Parameter entries: words with a number each; several words may share one.
    public init(_ entries: [(text: String, number: Int)]) {
        let patterns = entries.map { (bytes: Array($0.text.utf8), number: $0.number) }.filter { $0.bytes.count >= 2 }
        var rows = [UInt8](repeating: 0, count: 256)
        var pairs = [UInt16](repeating: 0, count: 256)
        var lists: [Int32] = [-1]
        var masks = [UInt64](repeating: 0, count: 256)
        let places = Dictionary(grouping: patterns.indices) {
            Int(patterns[$0].bytes[0]) * 256 + Int(patterns[$0].bytes[1])
        }
        for (begin, places) in places {
            let (first, second) = (begin / 256, begin % 256)
            if rows[first] == 0 {
                rows[first] = UInt8(pairs.count / 256)
                pairs += [UInt16](repeating: 0, count: 256)
                masks += [UInt64](repeating: 0, count: 256)
            }
            let pair = Int(rows[first]) * 256 + second
            pairs[pair] = UInt16(lists.count)
            for place in places {
                lists.append(Int32(place))
                guard patterns[place].bytes.count > 2 else {
                    masks[pair] = .max
                    continue
                }
                masks[pair] |= Self.bit(patterns[place].bytes[2])
                // Where a character is shorter, a blank may stand before the third byte.
                if first < 0xE0 { for blank in Self.blanks { masks[pair] |= Self.bit(blank) } }
            }
            lists.append(-1)
        }
        self.patterns = patterns
        thirds = patterns.map { $0.bytes.count > 2 ? $0.bytes[2] : 0 }
        self.rows = rows
        self.pairs = pairs
        self.lists = lists
        self.masks = masks
    }

    /// The numbers of all patterns that the text holds.
    public func numbers(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
        var found: [Int] = []
        guard !patterns.isEmpty, text.count >= 2 else { return found }
        rows.withUnsafeBufferPointer { rows in
            masks.withUnsafeBufferPointer { masks in
                var index = 0
                while index < text.count - 2 {
                    let row = Int(rows[Int(text[index])])
                    let second = text[index + 1]
                    if row > 0, masks[row * 256 + Int(second)] & Self.bit(text[index + 2]) != 0 {
                        look(text, at: index, Int(pairs[row * 256 + Int(second)]), &found)
                    }
                    // No word begins inside a character, and most are Han, of three bytes.
                    let isWide = text[index] >= 0xE0 && second & 0xC0 == 0x80 && text[index + 2] & 0xC0 == 0x80
                    index += isWide ? 3 : 1
                }
                guard index == text.count - 2 else { return }
                let list = Int(pairs[Int(rows[Int(text[index])]) * 256 + Int(text[index + 1])])
                if list > 0 { look(text, at: index, list, &found) }
            }
        }
        return found
    }

    private static func bit(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & 63) }

    /// First bytes of what may stand between the characters of a word.
    private static let blanks: [UInt8] = [0x09, 0x0A, 0x0D, 0x20, 0xC2, 0xE2, 0xE3, 0xEF]

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
        return text[index] == third || Self.blank(text, at: index) > 0
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
            } else {
                let blank = blank(text, at: index)
                guard blank > 0 else { return false }
                index += blank
            }
        }
        return true
    }

    /// How many bytes a blank, or a mark without width, takes there; 0 if there is none.
    private static func blank(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        switch text[index] {
        case 0x09, 0x0A, 0x0D, 0x20: return 1
        case 0xC2: return index + 1 < text.count && text[index + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard index + 2 < text.count, text[index + 1] == 0x80 || text[index + 1] == 0x81 else { return 0 }
            return (0x80...0x8F).contains(text[index + 2]) || text[index + 1] == 0x81 && text[index + 2] == 0xA0 ? 3 : 0
        case 0xE3: return index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] == 0x80 ? 3 : 0
        case 0xEF: return index + 2 < text.count && text[index + 1] == 0xBB && text[index + 2] == 0xBF ? 3 : 0
        default: return 0
        }
    }
}
