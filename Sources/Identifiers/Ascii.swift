// Codes are judged as bytes; these are the few questions that every judgement asks of a byte.

/// Questions about ASCII bytes.
enum Ascii {
    /// Stands for a character outside ASCII when a text is judged as bytes; it is in no alphabet.
    static let outside: UInt8 = 0xFF

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    @inline(__always)
    static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isUpper(byte) }

    /// Space and the control characters that format text.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

    /// Whether `count` bytes from `start` are digits.
    @inline(__always)
    static func areDigits(_ code: UnsafeBufferPointer<UInt8>, from start: Int, count: Int) -> Bool {
        for index in start..<(start + count) where !isDigit(code[index]) { return false }
        return true
    }

    /// The position, counted from 1, of the first of the first `count` bytes that is no digit.
    static func firstNonDigit(_ code: UnsafeBufferPointer<UInt8>, count: Int) -> Int? {
        for index in 0..<count where !isDigit(code[index]) { return index + 1 }
        return nil
    }

    /// The decimal number in `count` bytes from `start`, which are known to be digits.
    @inline(__always)
    static func number(_ code: UnsafeBufferPointer<UInt8>, at start: Int, count: Int) -> Int {
        var number = 0
        for index in start..<(start + count) { number = number &* 10 &+ Int(code[index] &- 0x30) }
        return number
    }

    /// How many bytes are neither digits nor capitals.
    static func strangers(in code: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in code where !isAlphanumeric(byte) { count += 1 }
        return count
    }

    /// Whether the bytes can hardly be meant as a code: no digit at all, or more than two characters of other kinds.
    static func isHardlyCode(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
        strangers(in: code) > 2 || !code.contains(where: isDigit)
    }

    /// The byte as a character for a message.
    static func scalar(_ byte: UInt8) -> Unicode.Scalar { Unicode.Scalar(byte) }
}
