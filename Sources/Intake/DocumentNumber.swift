// One decision, one number: 泉〔2026〕51号, [2026] and （2026） are the same document, whatever brackets its sender likes.

/// How numbers of documents are compared. What is shown and stored stays as it was sent.
enum DocumentNumber {
    /// Appends a number to a key, with one kind of bracket and one kind of dash.
    /// - Returns: whether the number was written with others.
    static func append(_ number: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) -> Bool {
        var isFolded = false
        var index = 0
        while index < number.count {
            let byte = number[index]
            let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let end = min(index + width, number.count)
            let sign = width == 1 ? sign(byte) : width == 3 && end == index + 3 ? sign(number[index..<end]) : .other
            switch sign {
            case .opening: key += [0xE3, 0x80, 0x94]  // 〔
            case .closing: key += [0xE3, 0x80, 0x95]  // 〕
            case .dash: key.append(UInt8(ascii: "-"))
            case .other: key += number[index..<end]
            }
            isFolded = isFolded || sign != .other
            index = end
        }
        return isFolded
    }

    /// The same without what copyists add and leave out: 第 before the number, and zeros in front of it.
    static func appendPlain(_ number: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) {
        var levelled: [UInt8] = []
        _ = append(number, to: &levelled)
        var isInNumber = false
        var index = 0
        while index < levelled.count {
            let byte = levelled[index]
            let isDigit = (0x30...0x39).contains(byte)
            if levelled[index...].starts(with: Self.ordinal) {
                index += Self.ordinal.count
                continue
            }
            let next = index + 1 < levelled.count ? levelled[index + 1] : 0
            if byte == 0x30, !isInNumber, (0x30...0x39).contains(next) {
                index += 1
                continue
            }
            isInNumber = isDigit
            key.append(byte)
            index += 1
        }
    }

    private static let ordinal = Array("第".utf8)

    private enum Sign { case opening, closing, dash, other }

    private static func sign(_ byte: UInt8) -> Sign {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"): .opening
        case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"): .closing
        default: .other
        }
    }

    /// Signs of three bytes. 〔 and 〕 are not among them: they are what the others become.
    private static func sign(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Sign {
        let bytes = UnsafeBufferPointer(rebasing: bytes)
        let value = UInt32(bytes[0] & 0x0F) << 12 | UInt32(bytes[1] & 0x3F) << 6 | UInt32(bytes[2] & 0x3F)
        switch value {
        // 【 〖 〘 〚 〈 （ ［ ｛ ﹙ ﹛ ﹝
        case 0x3010, 0x3016, 0x3018, 0x301A, 0x3008, 0xFF08, 0xFF3B, 0xFF5B, 0xFE59, 0xFE5B, 0xFE5D: return .opening
        case 0x3011, 0x3017, 0x3019, 0x301B, 0x3009, 0xFF09, 0xFF3D, 0xFF5D, 0xFE5A, 0xFE5C, 0xFE5E: return .closing
        // ‐ to ―, −, ﹣, －
        case 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: return .dash
        default: return .other
        }
    }
}
