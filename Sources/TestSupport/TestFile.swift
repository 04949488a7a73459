// Files as departments send them: any order of columns, any header, encoding, separator and end of line.

internal import Glibc
public import Law

/// A table in memory that becomes the bytes of a file.
public struct TestFile: Sendable {
    public enum Encoding: String, Sendable, CaseIterable {
        case utf8, utf8WithMark, gb18030 = "GB18030", utf16LittleEndian = "UTF-16LE", utf16BigEndian = "UTF-16BE"
    }

    public enum Quoting: Sendable, CaseIterable { case needed, always }

    public var headers: [String]
    public var lines: [[String]]
    /// Lines that stand above the header.
    public var junk: [[String]] = []
    public var encoding = Encoding.utf8
    public var separator = ","
    public var lineEnd = "\r\n"
    public var quoting = Quoting.needed

    /// All fields of the item in the catalogue's order under their Chinese names.
    public init(_ item: CatalogueItem, _ rows: [TestRow]) {
        self.init(item, codes: item.fields.map(\.code), rows)
    }

    /// Some fields of the item in an order of the test's own.
    public init(_ item: CatalogueItem, codes: [String], _ rows: [TestRow]) {
        headers = codes.map { code in item.field(code)?.name.zh ?? code }
        lines = rows.map { row in codes.map { row[$0] ?? "" } }
    }

    public init(headers: [String], lines: [[String]]) {
        self.headers = headers
        self.lines = lines
    }

    public var text: String {
        (junk + [headers] + lines).map { cells in
            cells.map(cell).joined(separator: separator) + lineEnd
        }.joined()
    }

    public var bytes: [UInt8] { Self.encode(text, encoding) }

    private func cell(_ text: String) -> String {
        let isPlain = !text.unicodeScalars.contains {
            $0 == "\"" || $0 == "\n" || $0 == "\r" || String($0) == separator
        }
        if quoting == .needed, isPlain { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// The bytes of a text, with the byte-order mark where the encoding asks for one.
    public static func encode(_ text: String, _ encoding: Encoding) -> [UInt8] {
        switch encoding {
        case .utf8: Array(text.utf8)
        case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case .gb18030: convert(Array(text.utf8), to: encoding.rawValue)
        case .utf16LittleEndian: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        }
    }

    private static func convert(_ bytes: [UInt8], to encoding: String) -> [UInt8] {
        guard let converter = iconv_open(encoding, "UTF-8") else { return [] }
        defer { iconv_close(converter) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count * 4 + 16)
        let written = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var room = target.count
                let result = iconv(converter, &from, &left, &to, &room)
                precondition(result != Int(bitPattern: UInt.max), "a test holds text that \(encoding) lacks")
                return target.count - room
            }
        }
        return Array(output[..<written])
    }
}

/// A reader of RFC 4180 that shares nothing with the one under test.
public enum TestCSV {
    public static func parse(_ bytes: [UInt8]) -> [[String]] {
        var text = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
        if text.first == "\u{FEFF}" { text.removeFirst() }
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var scalars = Array(text)[...]
        while let scalar = scalars.popFirst() {
            if isQuoted {
                if scalar != "\"" {
                    cell.unicodeScalars.append(scalar)
                } else if scalars.first == "\"" {
                    cell.unicodeScalars.append(scalars.removeFirst())
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"" {
                isQuoted = true
            } else if scalar == "," || scalar == "\n" {
                row.append(cell)
                cell = ""
                if scalar == "\n" {
                    rows.append(row)
                    row = []
                }
            } else if scalar != "\r" {
                cell.unicodeScalars.append(scalar)
            }
        }
        return rows
    }
}
