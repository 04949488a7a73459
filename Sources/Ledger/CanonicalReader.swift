// Reads what `CanonicalJSON` writes and nothing else: a payload in another form is none of ours.

/// A canonical object: members are texts, or objects of texts, in ascending order of their keys.
public struct CanonicalObject: Sendable, Equatable {
    public private(set) var texts: [String: String] = [:]
    public private(set) var objects: [String: [String: String]] = [:]

    /// - Returns: nil if the bytes are not the canonical form, to the last one.
    public init?(_ bytes: [UInt8]) {
        var object = CanonicalObject()
        let isWhole = bytes.withUnsafeBufferPointer { buffer in
            var scan = CanonicalScan(bytes: buffer)
            return scan.members { name, scan in
                if scan.peek == UInt8(ascii: "{") {
                    guard let inner = scan.textMembers() else { return false }
                    object.objects[name] = inner
                } else {
                    guard let text = scan.text() else { return false }
                    object.texts[name] = text
                }
                return true
            } && scan.isAtEnd
        }
        guard isWhole else { return nil }
        self = object
    }

    private init() {}

    /// Only the members of one inner object; the others are passed over.
    /// - Returns: nil if there is none of that name, or the bytes are not the canonical form.
    public static func member(_ wanted: String, of bytes: [UInt8]) -> [String: String]? {
        var found: [String: String]?
        let isWhole = bytes.withUnsafeBufferPointer { buffer in
            var scan = CanonicalScan(bytes: buffer)
            return scan.members { name, scan in
                guard scan.peek == UInt8(ascii: "{") else { return scan.skipText() }
                guard name == wanted else { return scan.members { _, scan in scan.skipText() } }
                found = scan.textMembers()
                return found != nil
            } && scan.isAtEnd
        }
        return isWhole ? found : nil
    }
}

/// One pass over the bytes.
private struct CanonicalScan {
    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    /// Reads an object; `body` reads the value of each member and says whether it could.
    mutating func members(_ body: (String, inout CanonicalScan) -> Bool) -> Bool {
        guard take(UInt8(ascii: "{")) else { return false }
        if take(UInt8(ascii: "}")) { return true }
        var last: Range<Int>?
        repeat {
            let start = position
            guard let name = text() else { return false }
            let key = start + 1..<position - 1
            if let last, !bytes[last].lexicographicallyPrecedes(bytes[key]) { return false }
            last = key
            guard take(UInt8(ascii: ":")), body(name, &self) else { return false }
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}"))
    }

    mutating func textMembers() -> [String: String]? {
        var texts: [String: String] = [:]
        let isRead = members { name, scan in
            guard let text = scan.text() else { return false }
            texts[name] = text
            return true
        }
        return isRead ? texts : nil
    }

    mutating func skipText() -> Bool { span() != nil }

    mutating func text() -> String? {
        guard let (range, hasEscape) = span() else { return nil }
        let content = UnsafeBufferPointer(rebasing: bytes[range])
        return hasEscape ? Self.unescaped(content) : String(validating: content, as: UTF8.self)
    }

    /// The bytes between two quotes, and whether there is a backslash among them.
    private mutating func span() -> (Range<Int>, Bool)? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = position
        var hasEscape = false
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return (start..<position - 1, hasEscape)
            case UInt8(ascii: "\\"):
                hasEscape = true
                position += 2
            case 0..<0x20: return nil
            default: position += 1
            }
        }
        return nil
    }

    /// Only the escapes that the writer makes.
    private static func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> String? {
        var plain: [UInt8] = []
        plain.reserveCapacity(content.count)
        var index = 0
        while index < content.count {
            guard content[index] == UInt8(ascii: "\\") else {
                plain.append(content[index])
                index += 1
                continue
            }
            guard index + 1 < content.count else { return nil }
            index += 2
            switch content[index - 1] {
            case UInt8(ascii: "\""): plain.append(UInt8(ascii: "\""))
            case UInt8(ascii: "\\"): plain.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "u"):
                guard index + 4 <= content.count, content[index] == 0x30, content[index + 1] == 0x30,
                    let high = digit(content[index + 2]), let low = digit(content[index + 3]), high < 2,
                    ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(high << 4 | low)
                else { return nil }
                plain.append(high << 4 | low)
                index += 4
            default: return nil
            }
        }
        return String(validating: plain, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
