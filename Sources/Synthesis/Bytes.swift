// Why this file exists: rows are written as bytes, a million of them, without a String in between.

internal import WorkingDays

extension [UInt8] {
    /// Writes a text of the program.
    @inline(__always)
    mutating func write(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes a number of 0 or more in decimal.
    mutating func write(number: Int, digits: Int = 1) {
        var divisor = 1
        var written = 1
        while written < digits || number / divisor > 9 {
            divisor *= 10
            written += 1
        }
        while divisor > 0 {
            append(UInt8(48 + number / divisor % 10))
            divisor /= 10
        }
    }

    /// Writes an amount, given in fen (分), in units of 10 000 yuan, without needless zeros.
    mutating func write(tenThousandYuanOfFen fen: Int) {
        write(number: fen / 1_000_000)
        var rest = fen % 1_000_000
        guard rest > 0 else { return }
        append(UInt8(ascii: "."))
        var digits = 6
        while rest % 10 == 0 {
            rest /= 10
            digits -= 1
        }
        write(number: rest, digits: digits)
    }

    /// Writes an amount, given in fen, in yuan.
    mutating func write(yuanOfFen fen: Int) {
        write(number: fen / 100)
        guard fen % 100 > 0 else { return }
        append(UInt8(ascii: "."))
        write(number: fen % 100, digits: 2)
    }

    /// Writes `YYYY-MM-DD`.
    @inline(__always)
    mutating func write(_ day: Day) {
        day.appendISO(to: &self)
    }

    /// Writes a text as a string of JSON.
    mutating func write(json text: some Sequence<UInt8>) {
        let hex: StaticString = "0123456789abcdef"
        write("\"")
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case 0..<0x20:
                write("\\u00")
                append(hex.utf8Start[Int(byte >> 4)])
                append(hex.utf8Start[Int(byte & 15)])
            default: append(byte)
            }
        }
        write("\"")
    }

    /// Writes one word of a list.
    @inline(__always)
    mutating func write(_ list: WordList, _ index: Int) {
        list.append(index, to: &self)
    }
}

/// Words side by side in one piece of memory.
struct WordList: Sendable {
    private let bytes: [UInt8]
    private let ends: [Int]

    var count: Int { ends.count - 1 }

    init(_ words: [String]) {
        var bytes: [UInt8] = []
        var ends = [0]
        for word in words {
            bytes += Array(word.utf8)
            ends.append(bytes.count)
        }
        self.bytes = bytes
        self.ends = ends
    }

    /// The words of a text, parted by blanks.
    init(_ text: String) {
        self.init(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Each character of a text is a word.
    init(characters text: String) {
        self.init(text.map(String.init))
    }

    @inline(__always)
    func append(_ index: Int, to out: inout [UInt8]) {
        out.append(contentsOf: bytes[ends[index]..<ends[index + 1]])
    }
}
