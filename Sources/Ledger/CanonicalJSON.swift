// The one byte form of a payload. RFC 8785 restricted to objects of text, so that it is short to write and to check.

/// Writes objects whose values are texts or objects. The caller adds members in ascending order of their keys; all keys
/// are ASCII, for which the order of bytes is the order that RFC 8785 asks for.
public struct CanonicalJSON: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {
        bytes.reserveCapacity(512)
    }

    public mutating func open() {
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
    }

    public mutating func open(_ key: String) {
        name(key)
        open()
    }

    public mutating func close() {
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    public mutating func member(_ key: String, _ value: String) {
        var value = value
        name(key)
        value.withUTF8 { quote($0) }
    }

    public mutating func member(_ key: String, utf8 value: UnsafeBufferPointer<UInt8>) {
        name(key)
        quote(value)
    }

    public mutating func member(_ key: String, hex value: [UInt8]) {
        name(key)
        bytes.append(UInt8(ascii: "\""))
        for byte in value {
            bytes.append(Self.digits[Int(byte >> 4)])
            bytes.append(Self.digits[Int(byte & 15)])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A member whose value is an object that is canonical already.
    public mutating func member(_ key: String, object value: [UInt8]) {
        name(key)
        bytes += value
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private mutating func name(_ key: String) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        var key = key
        key.withUTF8 { quote($0) }
        bytes.append(UInt8(ascii: ":"))
    }

    /// RFC 8785 §3.2.2.2: only quotes, backslashes and control characters are escaped.
    private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        for (index, byte) in text.enumerated() {
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes += text[start..<index]
            start = index + 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x08: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "b")]
            case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0x0C: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "f")]
            case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
            default:
                bytes += Array("\\u00".utf8)
                bytes.append(Self.digits[Int(byte >> 4)])
                bytes.append(Self.digits[Int(byte & 15)])
            }
        }
        bytes += text[start...]
        bytes.append(UInt8(ascii: "\""))
    }
}
