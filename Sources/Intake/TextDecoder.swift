// Files come as UTF-8, GB18030 or UTF-16. Everything behind this point is UTF-8.

internal import Glibc

/// Turns pieces of a file into UTF-8. What can't be decoded becomes U+FFFD, which the rules report as garbled.
struct TextDecoder: ~Copyable {
    enum Encoding: String {
        case utf8, gb18030 = "GB18030", utf16LittleEndian = "UTF-16LE", utf16BigEndian = "UTF-16BE"
    }

    let encoding: Encoding
    private let converter: iconv_t?
    private var rest: [UInt8] = []

    /// - Parameter start: the beginning of the file, as long as it can be had; says the encoding.
    /// - Returns: also how many bytes of byte-order mark to skip.
    static func detect(_ start: [UInt8]) -> (encoding: Encoding, mark: Int) {
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if start.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if start.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        // A character cut off at the end of the piece is no fault: the last three bytes don't count.
        return (isUTF8(start) ? .utf8 : .gb18030, 0)
    }

    init(_ encoding: Encoding) {
        self.encoding = encoding
        converter = encoding == .utf8 ? nil : iconv_open("UTF-8", encoding.rawValue)
    }

    deinit {
        if let converter { iconv_close(converter) }
    }

    /// Decodes the next piece; `isLast` turns an unfinished character into U+FFFD.
    mutating func decode(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
        guard let converter else { return piece }
        var input = rest + piece
        rest = []
        var output: [UInt8] = []
        output.reserveCapacity(input.count * 3 / 2 + 16)
        var buffer = [UInt8](repeating: 0, count: 65536)
        var position = 0
        while position < input.count {
            var consumed = 0
            var produced = 0
            var failure: Int32 = 0
            input.withUnsafeMutableBytes { bytes in
                buffer.withUnsafeMutableBytes { space in
                    var from = bytes.baseAddress.map { ($0 + position).assumingMemoryBound(to: CChar.self) }
                    var left = bytes.count - position
                    var to = space.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var room = space.count
                    let result = iconv(converter, &from, &left, &to, &room)
                    failure = result == Int(bitPattern: UInt.max) ? errno : 0
                    consumed = bytes.count - position - left
                    produced = space.count - room
                }
            }
            output += buffer[..<produced]
            position += consumed
            if failure == EINVAL, !isLast {
                rest = Array(input[position...])
                return output
            }
            if failure == EILSEQ || failure == EINVAL {
                output += [0xEF, 0xBF, 0xBD]
                // One byte can't begin a character of UTF-16: a lone surrogate is two.
                position += encoding == .gb18030 ? 1 : min(2, input.count - position)
            }
        }
        return output
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        var index = 0
        let end = bytes.count - 3
        while index < end {
            let byte = bytes[index]
            let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0
            guard length > 0, index + length <= bytes.count else { return length > 0 }
            for next in 1..<max(length, 1) where bytes[index + next] & 0xC0 != 0x80 { return false }
            index += length
        }
        return true
    }
}
