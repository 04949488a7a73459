// Names are found by their one- and two-character pieces: the same on both engines, two-character words included.

/// The pieces of names and queries.
enum NameGrams {
    /// One or two characters of a name. Pieces compare as the bytes of their text do.
    struct Piece: Hashable, Comparable {
        private let code: UInt64

        init(_ first: Unicode.Scalar, _ second: Unicode.Scalar? = nil) {
            code = UInt64(first.value) << 32 | UInt64(second.map { $0.value + 1 } ?? 0)
        }

        var text: String {
            var text = String.UnicodeScalarView()
            if let first = Unicode.Scalar(UInt32(code >> 32)) { text.append(first) }
            let second = UInt32(truncatingIfNeeded: code)
            if second > 0, let second = Unicode.Scalar(second - 1) { text.append(second) }
            return String(text)
        }

        static func < (left: Piece, right: Piece) -> Bool { left.code < right.code }
    }

    /// All pieces of a name, each once: every pair of neighbours, and the last character, which begins no pair.
    static func pieces(of name: String) -> [Piece] {
        let characters = fold(name)
        var pieces: [Piece] = []
        pieces.reserveCapacity(characters.count)
        if let end = characters.last { pieces.append(Piece(end)) }
        for (first, second) in zip(characters, characters.dropFirst()) { pieces.append(Piece(first, second)) }
        pieces.sort()
        var last: Piece?
        return pieces.filter { piece in
            defer { last = piece }
            return piece != last
        }
    }

    /// The pieces to ask the index for: at most three, the ones that tell most first.
    static func query(_ text: String) -> [String] {
        let characters = fold(text)
        guard characters.count > 1 else { return characters.map { Piece($0).text } }
        let pairs = zip(characters, characters.dropFirst()).map { Piece($0, $1).text }
        let telling = pairs.filter { !common.contains($0) }
        return Array((telling.isEmpty ? pairs : telling).prefix(3))
    }

    /// Whether the name really contains what was asked, after the same folding.
    static func matches(_ name: String, _ text: String) -> Bool {
        let (name, text) = (fold(name), fold(text))
        guard text.count <= name.count else { return false }
        return (0...name.count - text.count).contains { name[$0..<$0 + text.count].elementsEqual(text) }
    }

    static func isSame(_ one: String, _ other: String) -> Bool { fold(one) == fold(other) }

    static func level(_ name: String) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: fold(name))
        return String(text)
    }

    /// Blanks and brackets don't matter, nor does case or width.
    private static func fold(_ text: String) -> [Unicode.Scalar] {
        var folded: [Unicode.Scalar] = []
        folded.reserveCapacity(text.utf8.count / 3 + 1)
        for scalar in text.unicodeScalars {
            var value = scalar.value
            if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
            if value <= 0x20 || value == 0x3000 || value == 0xA0 || value == 0x28 || value == 0x29 { continue }
            if (0x41...0x5A).contains(value) { value += 0x20 }
            guard let plain = Unicode.Scalar(value) else { continue }
            if value < 0x80 || (0x2E80...0xA63F).contains(value) {
                // Latin letters of ASCII and the ideographs: nothing more to fold.
                folded.append(plain)
            } else {
                folded += plain.properties.lowercaseMapping.unicodeScalars
            }
        }
        return folded
    }

    /// Where the pieces that begin with a character end in the order of the index.
    static func end(of character: String) -> String { character + "\u{10FFFF}" }

    /// Pieces that most company names share.
    private static let common: Set<String> = ["有限", "限公", "公司", "责任", "任公", "限责", "股份", "份有", "济南", "南市", "山东"]
}
