// What the words of a cell mean: rules and regimes speak of meanings, never of words.

/// The words of a cell, as far as the table knows them.
public struct CodeReading: Sendable {
    public let values: [CodeValue]
    /// The first piece that the table does not know.
    public let unknown: String?

    public var means: Set<String> { Set(values.compactMap(\.means)) }
}

extension CodeTable {
    /// Reads a cell. Some values hold separators themselves (没收违法所得、没收非法财物), so the longest known piece counts.
    /// - Parameter permitted: which values may be used; all by default, whatever their dates.
    public func read(_ text: String, permitted: (CodeValue) -> Bool = { _ in true }) -> CodeReading {
        var pieces: [Substring] = [text[...]]
        for separator in separators where !separator.isEmpty {
            pieces = pieces.flatMap { $0.split(separator: separator) }
        }
        guard pieces.count > 1 else {
            let word = (pieces.first ?? text[...]).trimming()
            let value = value(of: word, permitted) ?? open(word, permitted)
            return CodeReading(values: value.map { [$0] } ?? [], unknown: value == nil ? text : nil)
        }
        var values: [CodeValue] = []
        var start = pieces.startIndex
        while start < pieces.endIndex {
            var end = pieces.endIndex
            var found: CodeValue?
            while end > start {
                let joined = text[pieces[start].startIndex..<pieces[end - 1].endIndex].trimming()
                found = value(of: joined, permitted)
                if found != nil { break }
                end -= 1
            }
            if found == nil, let open = open(pieces[start].trimming(), permitted) {
                // Words after 其他 run on until a word that the table knows.
                end = start + 1
                while end < pieces.endIndex, value(of: pieces[end].trimming(), permitted) == nil { end += 1 }
                found = open
            }
            guard let found else { return CodeReading(values: values, unknown: pieces[start].trimming()) }
            values.append(found)
            start = end
        }
        return CodeReading(values: values, unknown: nil)
    }

    private func value(of word: String, _ permitted: (CodeValue) -> Bool) -> CodeValue? {
        let candidates = values.filter(permitted)
        return candidates.first { $0.value == word } ?? candidates.first { $0.members.contains(word) }
    }

    /// An open value with words of its own: 其他-补证.
    private func open(_ word: String, _ permitted: (CodeValue) -> Bool) -> CodeValue? {
        values.first { permitted($0) && $0.isOpen && word.hasPrefix($0.value) }
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    func trimming() -> String {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice = slice.dropFirst() }
        while let last = slice.last, last.isWhitespace { slice = slice.dropLast() }
        return String(slice)
    }
}
