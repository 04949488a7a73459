// JSON straight into bytes: an organisation's answer is the hottest path of the room, and its shape is fixed.

internal import Hummingbird

/// Writes one JSON text in a single pass. Names are literals of ours; values are escaped.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    var buffer: ByteBuffer { ByteBuffer(bytes: bytes) }

    // MARK: Structure

    mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        try enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    mutating func object(_ name: StaticString, _ body: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        try enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    mutating func array(_ name: StaticString, _ body: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        try enclose(UInt8(ascii: "["), UInt8(ascii: "]"), body)
    }

    // MARK: Members

    mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    /// An absent value is `null`, so that every record has the same members.
    mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { raw("null") }
    }

    mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        bytes.append(contentsOf: String(value).utf8)
        isFirst = false
    }

    mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        raw(value ? "true" : "false")
    }

    mutating func member(_ name: StaticString, hex: [UInt8]) {
        key(name)
        bytes.append(UInt8(ascii: "\""))
        hex.appendHex(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        isFirst = false
    }

    // MARK: Elements

    mutating func element(_ value: String) {
        separate()
        string(value)
    }

    /// An element that is JSON already.
    mutating func element(json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
        isFirst = false
    }

    // MARK: Bytes

    private mutating func enclose(
        _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) throws -> Void
    ) rethrows {
        separate()
        bytes.append(open)
        isFirst = true
        try body(&self)
        bytes.append(close)
        isFirst = false
    }

    /// Puts the comma before an element; after a key there is none.
    private mutating func separate() {
        if !isFirst, bytes.last != UInt8(ascii: ":") { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func key(_ name: StaticString) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        isFirst = true
    }

    private mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
        isFirst = false
    }

    private mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { source in
            var start = 0
            for position in source.indices {
                let byte = source[position]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: source[start..<position])
                start = position + 1
                escape(byte)
            }
            bytes.append(contentsOf: source[start...])
        }
        bytes.append(UInt8(ascii: "\""))
        isFirst = false
    }

    private mutating func escape(_ byte: UInt8) {
        if byte >= 0x20 {
            bytes += [UInt8(ascii: "\\"), byte]
        } else {
            bytes.append(contentsOf: "\\u00".utf8)
            [byte].appendHex(to: &bytes)
        }
    }
}

extension [UInt8] {
    /// Two lower-case hexadecimal digits for each byte.
    func appendHex(to bytes: inout [UInt8]) {
        for byte in self {
            for value in [byte >> 4, byte & 15] {
                bytes.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
            }
        }
    }

    var hexText: String {
        var bytes: [UInt8] = []
        appendHex(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
