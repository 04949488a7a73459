// Why this file exists: the cursor over bytes that the parsers of `Day` share.

/// A cursor that reads numbers, signs and clock times from bytes, left to right.
struct DayReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    /// The next byte, unread.
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Reads as many digits as there are, up to the upper bound; nil if there are fewer than the lower bound.
    mutating func number(digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < digits.upperBound, let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            count += 1
            position += 1
        }
        return count >= digits.lowerBound ? value : nil
    }

    /// Reads one given byte; false, reading nothing, if another stands there.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    /// Reads one given ASCII character.
    mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        skip(UInt8(ascii: scalar))
    }

    /// Reads the three bytes of one Chinese character in UTF-8.
    mutating func skip(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        skip(first) && skip(second) && skip(third)
    }

    /// Reads ` HH:MM[:SS]` or `THH:MM[:SS[.fraction]][offset]` to the end of the bytes.
    ///
    /// - Returns: Minutes after midnight in Asia/Shanghai of the day written before; below 0 or from 1440 on it is
    ///   another day. Nil if there is no such time or something follows it.
    mutating func clockTime() -> Int? {
        let isTimestamp = skip("T")
        guard isTimestamp || skip(" "), let hour = number(digits: 2...2), hour < 24, skip(":"),
            let minute = number(digits: 2...2), minute < 60
        else { return nil }
        if skip(":") {
            guard let second = number(digits: 2...2), second <= 60 else { return nil }
            if isTimestamp, skip("."), number(digits: 1...9) == nil { return nil }
        }
        let local = hour * 60 + minute
        guard isTimestamp, !isAtEnd else { return isAtEnd ? local : nil }
        guard let offset = zoneOffset(), isAtEnd else { return nil }
        return local - offset + 8 * 60
    }

    /// Reads `Z`, `±HH:MM` or `±HHMM`, as minutes east of UTC.
    private mutating func zoneOffset() -> Int? {
        if skip("Z") { return 0 }
        let isWest = skip("-")
        guard isWest || skip("+"), let hour = number(digits: 2...2), hour < 24 else { return nil }
        _ = skip(":")
        guard let minute = number(digits: 2...2), minute < 60 else { return nil }
        return isWest ? -(hour * 60 + minute) : hour * 60 + minute
    }
}
