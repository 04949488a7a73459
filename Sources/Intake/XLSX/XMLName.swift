// Why this file exists: names and attributes as expat gives them, compared in place instead of copied.

/// The local part of a name: prefixes differ from program to program.
struct XMLName {
    let local: UnsafePointer<CChar>
    let qualified: UnsafePointer<CChar>

    init(_ qualified: UnsafePointer<CChar>) {
        self.qualified = qualified
        var start = qualified
        var cursor = qualified
        while cursor.pointee != 0 {
            if cursor.pointee == 0x3A { start = cursor + 1 }
            cursor += 1
        }
        local = start
    }

    static func == (name: XMLName, text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes in
            for (index, byte) in bytes.enumerated() where UInt8(bitPattern: name.local[index]) != byte { return false }
            return name.local[bytes.count] == 0
        }
    }

    static func ~= (text: StaticString, name: XMLName) -> Bool { name == text }
}

/// The attributes of one element, good while it is being handled.
struct XMLAttributes {
    private let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.list = list }

    func forEach(_ body: (XMLName, UnsafePointer<CChar>) -> Void) {
        guard var cursor = list else { return }
        while let name = cursor[0], let value = cursor[1] {
            body(XMLName(name), value)
            cursor += 2
        }
    }

    func text(_ wanted: StaticString) -> String? {
        var found: String?
        forEach { name, value in if found == nil, name == wanted { found = String(cString: value) } }
        return found
    }

    func number(_ wanted: StaticString) -> Int? { text(wanted).flatMap { Int($0) } }

    /// XML Schema writes truth as 1 or true.
    func isTrue(_ wanted: StaticString) -> Bool { text(wanted).map { $0 == "1" || $0 == "true" } ?? false }
}
