// Rows as bytes: the form in which they travel, and in which two ends are compared.

internal import Storage

/// Writes values one after the other: a byte for the kind, then the content; lengths and numbers are big-endian.
enum RowCoding {
    static func append(_ values: ArraySlice<Value>, to bytes: inout [UInt8]) {
        for value in values {
            switch value {
            case .null: bytes.append(0)
            case .int(let number):
                bytes.append(1)
                withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
            case .text(let text):
                bytes.append(2)
                append(length: text.utf8.count, to: &bytes)
                bytes += text.utf8
            case .bytes(let content):
                bytes.append(3)
                append(length: content.count, to: &bytes)
                bytes += content
            }
        }
    }

    private static func append(length: Int, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: UInt32(length).bigEndian) { bytes += $0 }
    }

    /// Reads all values of a piece.
    /// - Throws: `TransferError.altered` if the bytes are not what `append` writes.
    static func values(_ bytes: ArraySlice<UInt8>) throws(TransferError) -> [Value] {
        var reader = ByteReader(bytes)
        var values: [Value] = []
        while !reader.isAtEnd {
            switch try reader.byte() {
            case 0: values.append(.null)
            case 1: values.append(.int(Int64(bitPattern: try reader.number(8))))
            case 2:
                guard let text = String(validating: try reader.take(Int(try reader.number(4))), as: UTF8.self) else {
                    throw .altered
                }
                values.append(.text(text))
            case 3: values.append(.bytes(Array(try reader.take(Int(try reader.number(4))))))
            default: throw .altered
            }
        }
        return values
    }
}

/// Takes bytes off the front and never reads past the end.
struct ByteReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func byte() throws(TransferError) -> UInt8 {
        guard let first = rest.popFirst() else { throw .altered }
        return first
    }

    mutating func number(_ count: Int) throws(TransferError) -> UInt64 {
        try take(count).reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func take(_ count: Int) throws(TransferError) -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw .altered }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
