// Why this file exists: a row is first a set of cells that faults may change, and only then a line of a file.

/// The cells of one row, by the position of their field, in memory that is used again for the next row.
struct RowCells {
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>]

    init(count: Int) {
        ranges = [Range<Int>](repeating: 0..<0, count: count)
    }

    /// Makes all cells empty.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        for index in ranges.indices { ranges[index] = 0..<0 }
    }

    /// Writes a cell anew. Nothing happens if the item has no such field.
    @inline(__always)
    mutating func set(_ position: Int?, _ write: (inout [UInt8]) -> Void) {
        guard let position else { return }
        let start = bytes.count
        write(&bytes)
        ranges[position] = start..<bytes.count
    }

    /// Writes a cell anew with its old bytes in view.
    mutating func change(_ position: Int?, _ write: ([UInt8], inout [UInt8]) -> Void) {
        guard let position else { return }
        let old = self[position]
        set(position) { write(old, &$0) }
    }

    mutating func blank(_ position: Int?) {
        guard let position else { return }
        ranges[position] = 0..<0
    }

    subscript(position: Int) -> [UInt8] { Array(bytes[ranges[position]]) }

    /// Appends the row as a line of CSV, quoted as RFC 4180 says where a cell needs it.
    func appendLine(to out: inout [UInt8]) {
        for (index, range) in ranges.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            let cell = bytes[range]
            if cell.contains(where: Self.needsQuotes) {
                Self.appendQuoted(cell, to: &out)
            } else {
                out.append(contentsOf: cell)
            }
        }
        out.append(0x0D)
        out.append(0x0A)
    }

    /// Appends the row as an object of JSON on a line; empty cells are left out.
    func appendObject(keys: [String], to out: inout [UInt8]) {
        out.write("{")
        var isFirst = true
        for (key, range) in zip(keys, ranges) where !range.isEmpty {
            if !isFirst { out.write(",") }
            isFirst = false
            out.write(json: key.utf8)
            out.write(":")
            out.write(json: bytes[range])
        }
        out.write("}\n")
    }

    @inline(__always)
    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }

    private static func appendQuoted(_ cell: ArraySlice<UInt8>, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        for byte in cell {
            if byte == UInt8(ascii: "\"") { out.append(byte) }
            out.append(byte)
        }
        out.append(UInt8(ascii: "\""))
    }
}
