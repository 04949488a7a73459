// JSON text for one line of output, written into memory that the caller set aside.

/// A cursor over a buffer that is large enough for one line.
struct LineWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// Room that suffices for the fixed words, every warning and the longest reason, beside `length` bytes of text:
    /// an escaped byte takes six.
    static func capacity(forTextOf length: Int) -> Int { 700 + 6 * length }

    /// Writes into `buffer` from its beginning.
    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    /// What was written.
    var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[..<count]) }

    /// Writes fixed words.
    @inline(__always)
    mutating func write(_ text: StaticString) {
        write(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes the names of warnings as the elements of an array.
    @inline(__always)
    mutating func write(_ warnings: IdentifierWarnings) {
        var separator: StaticString = "\""
        for warning in warnings {
            write(separator)
            write(warning.label)
            write("\"")
            separator = ",\""
        }
    }

    /// Writes UTF-8 with the escapes of JSON (RFC 8259 §7); what is no UTF-8 is repaired first.
    mutating func writeEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
        var needsCare: UInt8 = 0
        for byte in bytes { needsCare |= Self.isPlain(byte) ? 0 : 1 }
        guard needsCare != 0 else { return write(bytes) }
        for byte in String(decoding: bytes, as: UTF8.self).utf8 {
            if byte >= 0x80 || Self.isPlain(byte) {
                append(byte)
            } else if byte == 0x22 || byte == 0x5C {
                append(0x5C)
                append(byte)
            } else {
                write("\\u00")
                append(Self.hexDigit(byte >> 4))
                append(Self.hexDigit(byte & 0x0F))
            }
        }
    }

    /// Writes bytes as they are.
    @inline(__always)
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        precondition(bytes.count <= buffer.count - count, "line of \(buffer.count) bytes is full at \(count)")
        guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
        (target + count).initialize(from: source, count: bytes.count)
        count += bytes.count
    }

    private mutating func append(_ byte: UInt8) {
        precondition(count < buffer.count, "line of \(buffer.count) bytes is full")
        buffer[count] = byte
        count += 1
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte &- 0x20 < 0x5F && byte != 0x22 && byte != 0x5C
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x57 + value
    }
}
