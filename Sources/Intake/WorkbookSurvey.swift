// Looks at every sheet of a workbook before one is read: rows on a second sheet must never be dropped in silence.

internal import Law

/// Finds the one sheet that holds the rows.
struct WorkbookSurvey {
    /// Titles and remarks may stand above the header.
    private static let headerRows = 30

    /// What was found on one sheet.
    private struct Sheet {
        let place: Int
        let name: SheetName
        /// The number of rows through the header, and the header.
        let header: (rows: Int, map: HeaderMap)
        /// Rows stand below the header, and it has a column that says whom they are about.
        let holdsRows: Bool
    }

    private let item: CatalogueItem
    private let names: HeaderNames
    /// Fields that say whom a row is about: lists of words for a choice have none of them.
    private let subjects: [Int]

    init(_ item: CatalogueItem, _ names: HeaderNames) {
        self.item = item
        self.names = names
        subjects = [.subjectName, .subjectCode, .personId].compactMap { item.index(role: $0) }
    }

    /// Opens the workbook behind the header of the sheet with the rows. Instructions and empty sheets may stand beside it.
    /// - Parameter header: set to the header, or left nil if there is none.
    /// - Throws: `IntakeError.rowsOnSheets` if more than one sheet holds rows, or only a hidden one.
    func open(_ input: IntakeInput, _ header: inout HeaderMap?) throws(IntakeError) -> TableReader {
        var reader = try XLSXReader(input)
        var sheets: [Sheet] = []
        var isEmpty = true
        for (place, name) in reader.sheets.enumerated() {
            try reader.open(sheet: place)
            if let sheet = try survey(&reader, place, name, &isEmpty) { sheets.append(sheet) }
        }
        if isEmpty { throw .empty }
        let full = sheets.filter(\.holdsRows)
        guard full.count < 2, full.first?.name.isHidden != true else { throw .rowsOnSheets(full.map(\.name)) }
        guard let sheet = full.first ?? sheets.first(where: { !$0.name.isHidden }) else { return TableReader(reader) }
        try reader.open(sheet: sheet.place, amounts: amounts(sheet.header.map))
        var row = RawRow()
        for _ in 0..<sheet.header.rows { _ = try reader.nextOfSheet(into: &row) }
        header = sheet.header.map
        return TableReader(reader)
    }

    /// - Returns: nil if no row of the sheet is a header.
    private func survey(
        _ reader: inout XLSXReader, _ place: Int, _ name: SheetName, _ isEmpty: inout Bool
    ) throws(IntakeError) -> Sheet? {
        var row = RawRow()
        var best: (rows: Int, map: HeaderMap)?
        var read = 0
        while read < Self.headerRows, try reader.nextOfSheet(into: &row) {
            read += 1
            isEmpty = false
            if let map = HeaderMap(row, names), map.mappedCount > best?.map.mappedCount ?? 0 { best = (read, map) }
        }
        guard let best else { return nil }
        let hasRows = if best.rows < read { true } else { try reader.nextOfSheet(into: &row) }
        let saysWhom = subjects.isEmpty || subjects.contains { best.map.columns[$0] != nil }
        return Sheet(place: place, name: name, header: best, holdsRows: hasRows && saysWhom)
    }

    private func amounts(_ header: HeaderMap) -> Set<Int> {
        Set(item.fields.indices.filter { item.fields[$0].type == .money }.compactMap { header.columns[$0] })
    }
}
