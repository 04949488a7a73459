// One reader for the formats of a table: the rules don't know which one it was.

/// Reads rows of a CSV file or of a workbook.
struct TableReader: ~Copyable {
    private var csv: CSVReader?
    private var workbook: XLSXReader?

    init(_ csv: consuming CSVReader) {
        self.csv = consume csv
        workbook = nil
    }

    init(_ workbook: consuming XLSXReader) {
        csv = nil
        self.workbook = consume workbook
    }

    var isWorkbook: Bool { if workbook == nil { false } else { true } }

    /// Reads the next row into `row`; blank rows are passed over.
    /// - Returns: false at the end of the table.
    mutating func next(into row: inout RawRow) throws(IntakeError) -> Bool {
        if let more = try csv?.next(into: &row) { return more }
        guard let more = try workbook?.next(into: &row) else { return false }
        switch workbook {
        case .some(let reader):
            row.hasOpenQuote = false
            row.isTooLong = false
            row.numericCells = reader.numericCells
            row.formulas = reader.formulaWithoutValue
        case .none: break
        }
        return more
    }
}
