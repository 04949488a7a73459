// One pass over the bytes of a cell: how long it is, and whether anything in it can't be text of an official record.

/// What a pass over a cell found.
struct CellScan {
    /// In characters.
    var length = 0
    var isGarbled = false
    var hasControl = false
    /// A character without width: the name with it looks like the one without, and is not found by it.
    var hasInvisible = false
    var hasMarkup = false
    var hasDigitRun = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        var questionMarks = 0
        var digits = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                length += 1
                questionMarks = byte == UInt8(ascii: "?") ? questionMarks + 1 : 0
                digits = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? digits + 1 : 0
                if questionMarks >= 3 { isGarbled = true }
                if digits >= 15 { hasDigitRun = true }
                if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { hasControl = true }
                if byte == 0x7F { hasControl = true }
                if byte == UInt8(ascii: "<"), Self.opensTag(bytes, index + 1) { hasMarkup = true }
                index += 1
                continue
            }
            questionMarks = 0
            digits = 0
            // U+4000 to U+8FFF: most of what is written, and nothing among it needs a look.
            if byte >= 0xE4, byte <= 0xE8, index + 2 < bytes.count, bytes[index + 1] & bytes[index + 2] & 0xC0 == 0x80,
                (bytes[index + 1] | bytes[index + 2]) & 0x40 == 0
            {
                length += 1
                index += 3
                continue
            }
            let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            guard byte >= 0xC2, byte <= 0xF4, index + width <= bytes.count,
                (1..<width).allSatisfy({ bytes[index + $0] & 0xC0 == 0x80 }),
                Self.isWellFormed(byte, bytes[index + 1])
            else {
                isGarbled = true
                length += 1
                index += 1
                continue
            }
            if width == 3, Self.turnsText(bytes, index) { hasControl = true }
            if width == 3, Self.isInvisible(bytes, index) { hasInvisible = true }
            if width == 3, Self.isReplacement(bytes, index) || Self.isMojibake(bytes, index) { isGarbled = true }
            // U+0080 to U+009F are control characters too.
            if byte == 0xC2, bytes[index + 1] < 0xA0 { hasControl = true }
            length += 1
            index += width
        }
    }

    /// A tag begins with a letter, a slash or an exclamation mark right after the bracket; “<5吨” does not.
    private static func opensTag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index < bytes.count else { return false }
        let byte = bytes[index]
        let letter = byte | 0x20
        return byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
            || (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
    }

    /// No overlong forms, no surrogates, nothing past U+10FFFF: the second byte tells (RFC 3629 §4).
    private static func isWellFormed(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        case 0xE0: second >= 0xA0
        case 0xED: second < 0xA0
        case 0xF0: second >= 0x90
        case 0xF4: second < 0x90
        default: true
        }
    }

    /// U+202A to U+202E and U+2066 to U+2069 turn the direction of text, so that a name reads as another one.
    private static func turnsText(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard bytes[index] == 0xE2 else { return false }
        return bytes[index + 1] == 0x80 && (0xAA...0xAE).contains(bytes[index + 2])
            || bytes[index + 1] == 0x81 && (0xA6...0xA9).contains(bytes[index + 2])
    }

    /// U+200B, U+200E, U+200F, U+2060 to U+2064, U+FEFF. U+200C and U+200D join what is one sign.
    private static func isInvisible(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E), (0xE2, 0x80, 0x8F), (0xE2, 0x81, 0xA0...0xA4), (0xEF, 0xBB, 0xBF):
            true
        default: false
        }
    }

    /// U+FFFD.
    private static func isReplacement(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] == 0xBD
    }

    /// 锟斤拷: what U+FFFD becomes when it is read as GBK.
    private static func isMojibake(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0xE9 && bytes[index + 1] == 0x94 && bytes[index + 2] == 0x9F && index + 5 < bytes.count
            && bytes[index + 3] == 0xE6 && bytes[index + 4] == 0x96 && bytes[index + 5] == 0xA4
    }
}

/// Without blanks (ASCII, ideographic, no-break, byte-order mark) at both ends.
func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    func blank(at index: Int) -> Int {
        let byte = bytes[index]
        if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
        if byte == 0xC2, index + 1 < end, bytes[index + 1] == 0xA0 { return 2 }
        if byte == 0xE3, index + 2 < end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 { return 3 }
        if byte == 0xEF, index + 2 < end, bytes[index + 1] == 0xBB, bytes[index + 2] == 0xBF { return 3 }
        return 0
    }
    while start < end {
        let width = blank(at: start)
        if width == 0 { break }
        start += width
    }
    while start < end {
        if blank(at: end - 1) == 1 {
            end -= 1
        } else if end - 2 >= start, blank(at: end - 2) == 2 {
            end -= 2
        } else if end - 3 >= start, blank(at: end - 3) == 3 {
            end -= 3
        } else {
            break
        }
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
}
