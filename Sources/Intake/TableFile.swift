// Opens a submission: what kind of file it is, how it is written, where its header stands.

internal import Law

/// What is handed in.
public enum IntakeInput: Sendable {
    case file(path: String)
    case bytes([UInt8])

    /// Whether it gives the same bytes when it is read again.
    var isRepeatable: Bool {
        switch self {
        case .file(let path):
            FileSource.isRegular(path)
        case .bytes: true
        }
    }

    func source() throws(IntakeError) -> any ByteSource {
        switch self {
        case .file(let path): try FileSource(path: path)
        case .bytes(let bytes): MemorySource(bytes)
        }
    }
}

/// A table that is open at its first data row.
struct TableFile: ~Copyable {
    var reader: TableReader
    let header: HeaderMap

    var isWorkbook: Bool { reader.isWorkbook }

    /// - Throws: an `IntakeError` if it is no table, has no header, or has columns that are refused.
    init(_ input: IntakeInput, item: CatalogueItem, forbidden: [ForbiddenData]) throws(IntakeError) {
        var source = try input.source()
        let start = try source.next()
        let names = HeaderNames(item)
        let isWorkbook = start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
        var found: HeaderMap?
        let opened =
            isWorkbook
            ? try WorkbookSurvey(item, names).open(input, &found) : try Self.openText(start, source, names, &found)
        guard let found else { throw .noHeader(item: item.id) }
        try found.checkPermitted(forbidden, item)
        try found.checkUnambiguous(item)
        header = found
        reader = opened
    }

    /// - Parameter header: set to the best header, or left nil if there is none.
    private static func openText(
        _ start: [UInt8], _ source: any ByteSource, _ names: HeaderNames, _ header: inout HeaderMap?
    ) throws(IntakeError) -> TableReader {
        try checkKind(start)
        let (encoding, mark) = TextDecoder.detect(start)
        var decoder = TextDecoder(encoding)
        let text = decoder.decode(Array(start.dropFirst(mark)), isLast: false)
        if text.allSatisfy({ $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }) { throw .empty }
        var best: (rows: Int, separator: UInt8, header: HeaderMap)?
        for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            guard let found = findHeader(text, candidate, names),
                found.header.mappedCount > best?.header.mappedCount ?? 0
            else { continue }
            best = (found.rows, candidate, found.header)
        }
        var reader = CSVReader(
            start: text, decoder: decoder, source: source, separator: best?.separator ?? UInt8(ascii: ","))
        var skipped = RawRow()
        for _ in 0..<(best?.rows ?? 0) { _ = try reader.next(into: &skipped) }
        header = best?.header
        return TableReader(reader)
    }

    /// The row that names most columns, among the first 30: titles and remarks may stand above it.
    private static func findHeader(
        _ text: [UInt8], _ separator: UInt8, _ names: HeaderNames
    ) -> (rows: Int, header: HeaderMap)? {
        var reader = CSVReader(
            start: text, decoder: TextDecoder(.utf8), source: MemorySource([]), separator: separator)
        var row = RawRow()
        var best: (rows: Int, header: HeaderMap)?
        for number in 1...30 {
            guard let more = try? reader.next(into: &row), more else { break }
            if let header = HeaderMap(row, names), header.mappedCount > best?.header.mappedCount ?? 0 {
                best = (number, header)
            }
        }
        return best
    }

    private static func checkKind(_ start: [UInt8]) throws(IntakeError) {
        guard !start.isEmpty else { throw .empty }
        let kinds: [(magic: [UInt8], name: String)] = [
            (Array("%PDF".utf8), "a PDF document"),
            ([0x1F, 0x8B], "a gzip archive"), (Array("<?xml".utf8), "an XML document"),
            (Array("<!DOCTYPE".utf8), "a web page"), (Array("<html".utf8), "a web page"),
            ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
        ]
        if let kind = kinds.first(where: { start.starts(with: $0.magic) }) { throw .notATable(kind: kind.name) }
        let isUTF16 = start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
        if !isUTF16, start.prefix(4096).contains(0) { throw .notATable(kind: "a binary file") }
        if start.allSatisfy({ $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }) { throw .empty }
    }
}
