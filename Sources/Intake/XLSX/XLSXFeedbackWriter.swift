// Why this file exists: the sheet that goes back to a sender who sent a workbook is a workbook too.

internal import Law

/// Writes returned rows as a workbook, with the same doors as `FeedbackWriter`.
struct XLSXFeedbackWriter {
    private let sheet: XLSXSheetWriter
    private let header: HeaderMap
    private let item: CatalogueItem
    private let pack: PolicyPack
    private(set) var rows = 0

    init(path: String, header: HeaderMap, item: CatalogueItem, pack: PolicyPack) throws(IntakeError) {
        self.header = header
        self.item = item
        self.pack = pack
        let own = header.names.indices.filter { !header.isFeedback[$0] }.map { header.names[$0] }
        let columns = own + FeedbackColumn.all
        let long = [FeedbackColumn.reason, FeedbackColumn.basis]
        sheet = try XLSXSheetWriter(
            path: path, header: columns,
            wrapping: Set(columns.indices.filter { $0 >= own.count && long.contains(columns[$0]) }))
    }

    /// Adds a returned row. A cell with a forbidden value comes back blank: nothing of it is kept (M-43).
    mutating func add(_ raw: RawRow, _ row: CheckedRow, forbidden: [ForbiddenData]) throws(IntakeError) {
        try sheet.add(FeedbackRow.cells(raw, row, header: header, item: item, pack: pack, forbidden: forbidden))
        rows += 1
    }

    /// Moves the finished workbook to its place.
    mutating func finish() throws(IntakeError) { try sheet.finish() }

    func discard() { sheet.discard() }
}
