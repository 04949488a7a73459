// The sheet that goes back to the sender: the returned rows as they came, and beside each what is wrong with it.

internal import Law
internal import WorkingDays

/// A feedback sheet (退回表) in the format that was sent. It can be corrected and submitted as it is.
///
/// It grows in a nameless file, so that a half-written sheet is never taken for a whole one and none is left behind.
struct FeedbackSheet {
    private enum Form {
        case csv(CSVSheetWriter)
        case workbook(XLSXSheetWriter)
    }

    private let item: CatalogueItem
    private let pack: PolicyPack
    private let day: Day
    private var form: Form
    private(set) var rows = 0

    /// - Parameters:
    ///   - folder: whose file system holds the sheet while it is written.
    ///   - columns: the sender's own names of the columns.
    ///   - day: the day of the submission.
    init(
        folder: String, isWorkbook: Bool, columns own: [String], item: CatalogueItem, pack: PolicyPack, on day: Day
    ) throws(SpoolFault) {
        self.item = item
        self.pack = pack
        self.day = day
        let columns = own + FeedbackColumn.all
        let long = [FeedbackColumn.reason, FeedbackColumn.basis]
        form =
            isWorkbook
            ? .workbook(
                try XLSXSheetWriter(
                    folder: folder, header: columns,
                    wrapping: Set(columns.indices.filter { $0 >= own.count && long.contains(columns[$0]) })))
            : .csv(try CSVSheetWriter(folder: folder, header: columns))
    }

    mutating func add(_ row: ReturnedRow) throws(SpoolFault) {
        let cells = FeedbackRow.cells(row, item: item, pack: pack, on: day)
        switch form {
        case .csv(let writer): try writer.add(cells)
        case .workbook(let writer): try writer.add(cells)
        }
        rows += 1
    }

    /// The finished sheet.
    func finish() throws(SpoolFault) -> SpoolFile {
        switch form {
        case .csv(let writer): try writer.finish()
        case .workbook(let writer): try writer.finish()
        }
    }
}

/// Writes a table as CSV that Excel and LibreOffice open: UTF-8 with its mark, RFC 4180.
final class CSVSheetWriter {
    private let file: SpoolFile
    private var buffer: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(folder: String, header: [String]) throws(SpoolFault) {
        file = try SpoolFile(folder: folder)
        write(header)
    }

    func add(_ cells: [String]) throws(SpoolFault) {
        write(cells)
        if buffer.count > 1 << 16 { try flush() }
    }

    func finish() throws(SpoolFault) -> SpoolFile {
        try flush()
        return file
    }

    private func flush() throws(SpoolFault) {
        try file.append(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func write(_ cells: [String]) {
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
