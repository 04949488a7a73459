// How returned rows lie inside their seal: lengths and bytes, because a bad file has as many of them as it has rows.

internal import Law

/// Writes heads and rows.
struct ReturnedRowWriter {
    /// The form of what follows; a reader refuses others.
    static let version: UInt8 = 1
    private(set) var bytes: [UInt8] = [version]

    mutating func add(_ row: ReturnedRow) {
        number(row.line)
        number(row.cells.count)
        for cell in row.cells { text(cell) }
        number(row.notices.count)
        for notice in row.notices {
            text(notice.kind.rawValue)
            text(notice.field ?? "")
            number(notice.column.map { $0 + 1 } ?? 0)
            text(notice.detail?.zh ?? "")
            text(notice.detail?.en ?? "")
        }
    }

    mutating func add(_ head: SubmissionHead) {
        text(head.fileName ?? "")
        number(head.isWorkbook ? 1 : 0)
        for names in [head.columns, head.unknownColumns] {
            number(names.count)
            for name in names { text(name) }
        }
    }

    private mutating func text(_ text: String) {
        number(text.utf8.count)
        bytes += text.utf8
    }

    /// Seven bits a byte, the lowest first.
    private mutating func number(_ number: Int) {
        var rest = UInt(max(0, number))
        while rest > 0x7F {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

/// Reads what `ReturnedRowWriter` wrote. What does not fit ends the reading: the seal has proved it to be ours.
struct ReturnedRowReader {
    private var rest: ArraySlice<UInt8>

    /// - Returns: nil if a newer program wrote it.
    init?(_ bytes: [UInt8]) {
        guard bytes.first == ReturnedRowWriter.version else { return nil }
        rest = bytes.dropFirst()
    }

    mutating func rows() -> [ReturnedRow] {
        var rows: [ReturnedRow] = []
        while !rest.isEmpty {
            guard let line = number(), let cells = texts(), let count = number() else { break }
            var notices: [ReturnedNotice] = []
            for _ in 0..<count {
                guard let kind = text(), let field = text(), let column = number(), let zh = text(), let en = text()
                else { return rows }
                guard let kind = NoticeKind(rawValue: kind) else { continue }
                notices.append(
                    ReturnedNotice(
                        kind: kind, field: field.isEmpty ? nil : field, column: column > 0 ? column - 1 : nil,
                        detail: zh.isEmpty && en.isEmpty ? nil : Bilingual(zh: zh, en: en)))
            }
            rows.append(ReturnedRow(line: line, cells: cells, notices: notices))
        }
        return rows
    }

    mutating func head() -> SubmissionHead? {
        guard let name = text(), let form = number(), let columns = texts(), let unknown = texts() else { return nil }
        return SubmissionHead(
            fileName: name.isEmpty ? nil : name, isWorkbook: form == 1, columns: columns, unknownColumns: unknown)
    }

    private mutating func texts() -> [String]? {
        guard let count = number(), count <= rest.count else { return nil }
        var texts: [String] = []
        for _ in 0..<count {
            guard let text = text() else { return nil }
            texts.append(text)
        }
        return texts
    }

    private mutating func text() -> String? {
        guard let length = number(), length <= rest.count else { return nil }
        defer { rest = rest.dropFirst(length) }
        return String(decoding: rest.prefix(length), as: UTF8.self)
    }

    private mutating func number() -> Int? {
        var number: UInt = 0
        var shift: UInt = 0
        while let byte = rest.popFirst(), shift < 63 {
            number |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(number) }
            shift += 7
        }
        return nil
    }
}
