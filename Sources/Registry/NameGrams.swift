// Names are found by their one- and two-character pieces: the same on both engines, two-character words included.

/// The pieces of names and queries.
enum NameGrams {
    /// All pieces of a name, each once.
    static func pieces(of name: String) -> [String] {
        let characters = fold(name)
        var pieces = Set(characters.map(String.init))
        for (first, second) in zip(characters, characters.dropFirst()) { pieces.insert(String([first, second])) }
        return pieces.sorted()
    }

    /// The pieces to ask the index for: at most three, the ones that tell most first.
    static func query(_ text: String) -> [String] {
        let characters = fold(text)
        guard characters.count > 1 else { return characters.map(String.init) }
        let pairs = zip(characters, characters.dropFirst()).map { String([$0, $1]) }
        let telling = pairs.filter { !common.contains($0) }
        return Array((telling.isEmpty ? pairs : telling).prefix(3))
    }

    /// Whether the name really contains what was asked, after the same folding.
    static func matches(_ name: String, _ text: String) -> Bool {
        String(fold(name)).contains(String(fold(text)))
    }

    /// Blanks and brackets don't matter, nor does case or width.
    private static func fold(_ text: String) -> [Character] {
        text.lowercased().unicodeScalars.compactMap { scalar -> Character? in
            var value = scalar.value
            if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
            if value <= 0x20 || value == 0x3000 || value == 0xA0 || value == 0x28 || value == 0x29 { return nil }
            return Unicode.Scalar(value).map { Character(Character($0).lowercased()) }
        }
    }

    /// Pieces that most company names share.
    private static let common: Set<String> = ["有限", "限公", "公司", "责任", "任公", "限责", "股份", "份有", "济南", "南市", "山东"]
}
