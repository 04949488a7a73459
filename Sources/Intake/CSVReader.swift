// A streaming reader of CSV in every dialect that departments send: RFC 4180 quotes, three separators, any line end.

internal import Glibc

/// One row as it stands in the file: the cells are ranges of one buffer that is used again for the next row.
struct RawRow {
    /// The physical line where the row begins, counted from 1.
    var line = 0
    /// The cells, and between them whatever separated them.
    var bytes: [UInt8] = []
    var cells: [Range<Int>] = []
    /// Which cells a workbook stores as numbers; empty for text formats.
    var numericCells: [Bool] = []
    /// Cells whose formula was never computed.
    var formulas: [Int] = []
    /// The file ended inside quotation marks: rows below may have been swallowed.
    var hasOpenQuote = false
    /// The row was longer than any row of a table; it was cut off, and reading goes on at the next line.
    var isTooLong = false

    var isBlank: Bool {
        !isTooLong && cells.allSatisfy { cell in bytes[cell].allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }

    /// A cell without blanks at its ends; empty if the row has no such cell.
    func text(_ cell: Int) -> String {
        guard cell < cells.count else { return "" }
        return bytes.withUnsafeBufferPointer { buffer in
            String(decoding: trimmed(UnsafeBufferPointer(rebasing: buffer[cells[cell]])), as: UTF8.self)
        }
    }
}

/// Cuts UTF-8 into rows. Holds one piece of the file and one row, never more.
struct CSVReader: ~Copyable {
    /// No honest table has a longer row; an open quotation mark would otherwise swallow the file.
    static var rowLimit: Int { 1 << 20 }

    private var source: any ByteSource
    private var decoder: TextDecoder
    private let separator: UInt8
    private var piece: [UInt8]
    private var position = 0
    private var isAtEnd = false
    private var line = 1

    /// - Parameters:
    ///   - start: what was already read of the file, decoded.
    ///   - separator: comma, semicolon or tab.
    init(start: [UInt8], decoder: consuming TextDecoder, source: any ByteSource, separator: UInt8) {
        piece = start
        self.decoder = decoder
        self.source = source
        self.separator = separator
    }

    private enum State { case start, plain, quoted, quoteInQuoted }

    /// Reads the next row into `row`; blank lines are passed over.
    /// - Returns: false at the end of the file.
    mutating func next(into row: inout RawRow) throws(IntakeError) -> Bool {
        repeat {
            guard try readRow(into: &row) else { return false }
        } while row.isBlank
        return true
    }

    private mutating func readRow(into row: inout RawRow) throws(IntakeError) -> Bool {
        row.bytes.removeAll(keepingCapacity: true)
        row.cells.removeAll(keepingCapacity: true)
        row.line = line
        row.hasOpenQuote = false
        row.isTooLong = false
        if takePlainRow(&row) { return true }
        var state = State.start
        var cellStart = 0
        var hasContent = false
        while true {
            guard let byte = try nextByte() else {
                guard hasContent else { return false }
                row.cells.append(cellStart..<row.bytes.count)
                row.hasOpenQuote = state == .quoted
                return true
            }
            hasContent = true
            switch (state, byte) {
            case (.start, 0x22):
                state = .quoted
            case (.quoted, 0x22):
                state = .quoteInQuoted
            case (.quoteInQuoted, 0x22):
                row.bytes.append(0x22)
                state = .quoted
            case (.quoted, _):
                if byte == 0x0A { line += 1 }
                if byte == 0x0D, try peek() != 0x0A { line += 1 }
                row.bytes.append(byte)
                appendRun(to: &row.bytes, isQuoted: true)
            case (_, separator):
                row.cells.append(cellStart..<row.bytes.count)
                cellStart = row.bytes.count
                state = .start
            case (_, 0x0A), (_, 0x0D):
                if byte == 0x0D, try peek() == 0x0A { position += 1 }
                line += 1
                row.cells.append(cellStart..<row.bytes.count)
                return true
            default:
                // Text after a closing quotation mark is kept as it stands: the rules will look at it.
                row.bytes.append(byte)
                state = .plain
                appendRun(to: &row.bytes, isQuoted: false)
            }
            if row.bytes.count + row.cells.count > Self.rowLimit {
                row.cells.append(cellStart..<row.bytes.count)
                row.isTooLong = true
                try skipLine()
                return true
            }
        }
    }

    /// Takes a whole row at once if it lies in this piece and holds no quotation mark: nearly every row does.
    /// - Returns: false if the row has to be read byte by byte; nothing has changed then.
    private mutating func takePlainRow(_ row: inout RawRow) -> Bool {
        let (start, separator) = (position, separator)
        let next: Int? = piece.withUnsafeBytes { piece in
            guard start < piece.count, let base = piece.baseAddress,
                let feed = memchr(base + start, 0x0A, piece.count - start)
            else { return nil }
            let line = UnsafeRawBufferPointer(start: base + start, count: UnsafeRawPointer(feed) - (base + start))
            let isReturned = line.last == 0x0D
            let text = UnsafeRawBufferPointer(rebasing: isReturned ? line.dropLast() : line[...])
            guard text.count <= Self.rowLimit, !Self.holds(text, 0x22), !Self.holds(text, 0x0D) else { return nil }
            var cell = 0
            for index in text.indices where text[index] == separator {
                row.cells.append(cell..<index)
                cell = index + 1
            }
            row.cells.append(cell..<text.count)
            row.bytes.append(contentsOf: text)
            return start + line.count + 1
        }
        guard let next else { return false }
        position = next
        line += 1
        return true
    }

    private static func holds(_ text: UnsafeRawBufferPointer, _ byte: CInt) -> Bool {
        guard let start = text.baseAddress else { return false }
        return memchr(start, byte, text.count) != nil
    }

    /// Passes over the rest of a line, whatever it holds: an open quotation mark must not swallow the file.
    private mutating func skipLine() throws(IntakeError) {
        while let byte = try nextByte() {
            if byte == 0x0A {
                line += 1
                return
            }
        }
    }

    /// Takes the bytes up to the next one that means something.
    private mutating func appendRun(to bytes: inout [UInt8], isQuoted: Bool) {
        var end = position
        let limit = min(piece.count, position + Self.rowLimit)
        while end < limit {
            let byte = piece[end]
            if byte == 0x22 || byte == 0x0A || byte == 0x0D { break }
            if !isQuoted && byte == separator { break }
            end += 1
        }
        bytes += piece[position..<end]
        position = end
    }

    private mutating func nextByte() throws(IntakeError) -> UInt8? {
        guard try fill() else { return nil }
        defer { position += 1 }
        return piece[position]
    }

    private mutating func peek() throws(IntakeError) -> UInt8? {
        try fill() ? piece[position] : nil
    }

    private mutating func fill() throws(IntakeError) -> Bool {
        while position == piece.count {
            if isAtEnd { return false }
            let raw = try source.next()
            isAtEnd = raw.isEmpty
            piece = decoder.decode(raw, isLast: raw.isEmpty)
            position = 0
        }
        return true
    }
}
