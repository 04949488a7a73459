// Why this file exists: holds the shared text of a workbook compactly, as one buffer instead of a million strings.

/// All shared text, by number.
struct SharedStrings {
    private let bytes: [UInt8]
    /// Where each text ends.
    private let ends: [UInt32]

    init() {
        bytes = []
        ends = []
    }

    init(_ member: ZipMember) throws(IntakeError) {
        let list = StringList()
        try member.parse(list, .strings)
        bytes = list.bytes
        ends = list.ends
    }

    /// - Returns: nil if there is no such text.
    func range(_ index: Int) -> Range<Int>? {
        guard ends.indices.contains(index) else { return nil }
        return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }

    subscript(range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }
}

/// Joins the pieces of rich text; readings (`rPh`) say how a word is spoken and are no part of it.
struct RichText {
    private var readingDepth: Int?
    private var textDepth: Int?

    var isInText: Bool { textDepth != nil }

    mutating func start(_ name: XMLName, depth: Int) {
        if name == "rPh", readingDepth == nil { readingDepth = depth }
        if name == "t", readingDepth == nil, textDepth == nil { textDepth = depth }
    }

    mutating func end(depth: Int) {
        if readingDepth == depth { readingDepth = nil }
        if textDepth == depth { textDepth = nil }
    }
}

private final class StringList: XMLHandler {
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [UInt32] = []
    private var rich = RichText()
    private var start = 0

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int, _ xml: XMLStream) {
        if depth == 1, !(name == "sst") { return xml.refuse() }
        if depth == 2 { start = bytes.count }
        if depth > 2 { rich.start(name, depth: depth) }
    }

    func end(_ name: XMLName, depth: Int, _ xml: XMLStream) {
        rich.end(depth: depth)
        guard depth == 2, name == "si" else { return }
        EscapedText.decode(&bytes, from: start)
        ends.append(UInt32(bytes.count))
    }

    func text(_ piece: UnsafeBufferPointer<UInt8>, _ xml: XMLStream) {
        // Bounded by the limit on the unpacked part: as UTF-8, text is at most twice as long as in the file.
        if rich.isInText { bytes += piece }
    }
}

/// `_x000D_`: how workbooks write characters that XML can't hold, and the underscore that begins such a word.
enum EscapedText {
    static func decode(_ bytes: inout [UInt8], from start: Int) {
        guard var read = next(bytes, start) else { return }
        var write = read
        while read < bytes.count {
            if let value = value(bytes, read), let scalar = Unicode.Scalar(value) {
                for byte in String(scalar).utf8 {
                    bytes[write] = byte
                    write += 1
                }
                read += 7
            } else {
                bytes[write] = bytes[read]
                write += 1
                read += 1
            }
        }
        bytes.removeLast(bytes.count - write)
    }

    private static func next(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard bytes.count - start >= 7 else { return nil }
        return (start...(bytes.count - 7)).first { value(bytes, $0) != nil }
    }

    /// The value written at `index`; halves of surrogate pairs have none and stay as they stand.
    static func value(_ bytes: [UInt8], _ index: Int) -> UInt32? {
        guard index + 7 <= bytes.endIndex, bytes[index] == 0x5F, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F
        else { return nil }
        var value: UInt32 = 0
        for position in index + 2..<index + 6 {
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue, bytes[position] < 0x80 else {
                return nil
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
