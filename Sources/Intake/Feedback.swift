// The sheet that goes back to the sender: the returned rows as they came, and beside each what is wrong with it.

internal import Foundation
internal import Glibc
internal import Law

/// A feedback sheet in the format that was sent.
enum FeedbackWriter {
    case csv(CSVFeedbackWriter)
    case workbook(XLSXFeedbackWriter)

    init(
        path: String, isWorkbook: Bool, header: HeaderMap, item: CatalogueItem, pack: PolicyPack
    ) throws(IntakeError) {
        self =
            isWorkbook
            ? .workbook(try XLSXFeedbackWriter(path: path, header: header, item: item, pack: pack))
            : .csv(try CSVFeedbackWriter(path: path, header: header, item: item, pack: pack))
    }

    var rows: Int {
        switch self {
        case .csv(let writer): writer.rows
        case .workbook(let writer): writer.rows
        }
    }

    mutating func add(_ raw: RawRow, _ row: CheckedRow, forbidden: [ForbiddenData]) throws(IntakeError) {
        switch self {
        case .csv(var writer):
            try writer.add(raw, row, forbidden: forbidden)
            self = .csv(writer)
        case .workbook(var writer):
            try writer.add(raw, row, forbidden: forbidden)
            self = .workbook(writer)
        }
    }

    mutating func finish() throws(IntakeError) {
        switch self {
        case .csv(var writer):
            try writer.finish()
            self = .csv(writer)
        case .workbook(var writer):
            try writer.finish()
            self = .workbook(writer)
        }
    }

    func discard() {
        switch self {
        case .csv(let writer): writer.discard()
        case .workbook(let writer): writer.discard()
        }
    }
}

/// Writes returned rows as CSV that Excel and LibreOffice open and that can be corrected and submitted as it is.
///
/// It is written beside its place and moved there at the end, so that a half-written sheet is never taken for a whole one.
struct CSVFeedbackWriter {
    private let path: String
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private let header: HeaderMap
    private let item: CatalogueItem
    private let pack: PolicyPack
    private(set) var rows = 0

    init(path: String, header: HeaderMap, item: CatalogueItem, pack: PolicyPack) throws(IntakeError) {
        self.path = path
        self.header = header
        self.item = item
        self.pack = pack
        let part = path + ".part"
        guard
            FileManager.default.createFile(atPath: part, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: part)
        else { throw .feedbackUnwritable(path: path, .refused) }
        self.handle = handle
        buffer = [0xEF, 0xBB, 0xBF]
        let own = header.names.indices.filter { !header.isFeedback[$0] }.map { header.names[$0] }
        writeLine(own + FeedbackColumn.all)
    }

    /// Adds a returned row. A cell with a forbidden value comes back blank: nothing of it is kept (M-43).
    mutating func add(_ raw: RawRow, _ row: CheckedRow, forbidden: [ForbiddenData]) throws(IntakeError) {
        let cells = FeedbackRow.cells(raw, row, header: header, item: item, pack: pack, forbidden: forbidden)
        writeLine(cells)
        rows += 1
        if buffer.count > 1 << 16 { try flush() }
    }

    /// Moves the finished sheet to its place.
    mutating func finish() throws(IntakeError) {
        try flush()
        do {
            try handle.synchronize()
            try handle.close()
        } catch {
            throw .feedbackUnwritable(path: path, .refused)
        }
        guard rename(path + ".part", path) == 0 else { throw .feedbackUnwritable(path: path, .refused) }
    }

    func discard() {
        try? handle.close()
        try? FileManager.default.removeItem(atPath: path + ".part")
    }

    private mutating func flush() throws(IntakeError) {
        do {
            try handle.write(contentsOf: Data(buffer))
            buffer.removeAll(keepingCapacity: true)
        } catch {
            throw .feedbackUnwritable(path: path, .refused)
        }
    }

    private mutating func writeLine(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            if needsQuotes {
                buffer.append(0x22)
                for byte in cell.utf8 {
                    if byte == 0x22 { buffer.append(0x22) }
                    buffer.append(byte)
                }
                buffer.append(0x22)
            } else {
                buffer += cell.utf8
            }
        }
        buffer += [0x0D, 0x0A]
    }
}

extension Notice {
    /// The remark in words for the sender: column, what is wrong, how to mend it.
    func sentence(_ item: CatalogueItem) -> String {
        let rule = kind.rule
        let column = field.map { "“\(item.fields[$0].name.zh)”" } ?? ""
        let detail = detail.map { "（\($0.zh)）" } ?? ""
        return "\(column)\(rule.title.zh)\(detail)：\(rule.mend.zh)"
    }

    /// The clause that the rule rests on, by name.
    func basis(_ pack: PolicyPack) -> String {
        kind.rule.citations.compactMap { citation in
            pack.source(of: citation)?.name(ofArticle: citation.article, .chinese)
        }.joined(separator: "，")
    }
}

extension Array where Element: Hashable {
    func uniqued() -> [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}
