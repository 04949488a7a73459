// Why this file exists: gathers the cells of a sheet into rows, one at a time, whatever program wrote them.

/// Fills `row`, then pauses the stream.
final class SheetRows: XMLHandler {
    var row = RawRow()
    /// Columns of amounts: their numbers are written out plainly.
    var amountColumns: Set<Int> = []
    /// Number cells without a date format, by cell of `row`.
    private(set) var numeric: [Bool] = []
    /// Cells of `row` with a formula whose result the file does not hold.
    private(set) var withoutValue: [Int] = []
    private let strings: SharedStrings
    private let styles: DateStyles
    private let uses1904: Bool
    private var isInData = false
    private var isInRow = false
    private var cell: SheetCell?
    private var column = -1
    private var value: [UInt8] = []
    private var rich = RichText()
    private var isInValue = false

    init(strings: SharedStrings, styles: DateStyles, uses1904: Bool) {
        self.strings = strings
        self.styles = styles
        self.uses1904 = uses1904
    }

    /// Makes ready for another sheet.
    func begin() {
        row = RawRow()
        isInData = false
        isInRow = false
        cell = nil
        rich = RichText()
        isInValue = false
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int, _ xml: XMLStream) {
        switch (depth, name) {
        case (1, _): if !(name == "worksheet") { xml.refuse() }
        case (2, "sheetData"): isInData = true
        case (3, "row"): if isInData { startRow(attributes, xml) }
        case (4, "c"): if isInRow { startCell(attributes, xml) }
        case (5, "v"):
            isInValue = cell != nil
            cell?.hasValue = true
        case (5, "f"): cell?.hasFormula = true
        case (5, "is"): cell?.hasInlineText = true
        case (6..., _): if cell?.hasInlineText == true { rich.start(name, depth: depth) }
        default: break
        }
    }

    func end(_ name: XMLName, depth: Int, _ xml: XMLStream) {
        switch depth {
        // Pictures, rules of colour and links follow: none of them is read.
        case 2: if isInData { xml.finish() }
        case 3: if isInRow { endRow(xml) }
        case 4: if isInRow, let cell { endCell(cell, xml) }
        case 5: isInValue = false
        default: rich.end(depth: depth)
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, _ xml: XMLStream) {
        guard isInValue || rich.isInText else { return }
        value += bytes
        if value.count > XLSXLimits.rowBytes { refuseLength(xml) }
    }

    // MARK: Rows

    private func startRow(_ attributes: XMLAttributes, _ xml: XMLStream) {
        let last = row.line
        row.line = attributes.text("r").map { Int($0) ?? 0 } ?? last + 1
        // Rows go up in every workbook: otherwise one number would mean two rows.
        guard row.line > last, row.line <= XLSXLimits.rows else { return xml.refuse() }
        row.bytes.removeAll(keepingCapacity: true)
        row.cells.removeAll(keepingCapacity: true)
        numeric.removeAll(keepingCapacity: true)
        withoutValue.removeAll(keepingCapacity: true)
        column = -1
        isInRow = true
    }

    private func endRow(_ xml: XMLStream) {
        isInRow = false
        if !row.isBlank || !withoutValue.isEmpty { xml.pause() }
    }

    // MARK: Cells

    private func startCell(_ attributes: XMLAttributes, _ xml: XMLStream) {
        guard let cell = SheetCell(attributes, after: column) else { return xml.refuse() }
        column = cell.column
        value.removeAll(keepingCapacity: true)
        self.cell = cell
    }

    private func endCell(_ cell: SheetCell, _ xml: XMLStream) {
        self.cell = nil
        let start = row.bytes.count
        var isNumeric = false
        switch cell.type {
        case .shared:
            if cell.hasValue {
                guard let text = number().flatMap(strings.range) else { return xml.refuse() }
                row.bytes += strings[text]
            }
        case .text:
            row.bytes += value
            EscapedText.decode(&row.bytes, from: start)
        case .number:
            isNumeric = !value.isEmpty && !appendDay(cell)
            if isNumeric, amountColumns.contains(cell.column) {
                CellNumber.append(value, to: &row.bytes)
            } else if isNumeric {
                row.bytes += value
            }
        case .day: SerialDay.append(iso: value, to: &row.bytes)
        case .truth: row.bytes += value.isEmpty ? [] : Array((value == [0x30] ? "FALSE" : "TRUE").utf8)
        case .fault: row.bytes += value
        }
        guard row.bytes.count <= XLSXLimits.rowBytes else { return refuseLength(xml) }
        // A text that is empty is a result; a formula without any was never computed.
        // Nor is an error such as #REF!.
        let isUncomputed =
            cell.type == .fault || cell.hasFormula && value.isEmpty && !(cell.type == .text && cell.hasValue)
        // Cells that are only coloured may stand anywhere.
        guard start < row.bytes.count || isUncomputed else { return }
        guard cell.column < XLSXLimits.columns else {
            return xml.refuse(.workbook(.tooManyColumns(row: row.line, limit: XLSXLimits.columns)))
        }
        while row.cells.count <= cell.column {
            row.cells.append(0..<0)
            numeric.append(false)
        }
        row.cells[cell.column] = start..<row.bytes.count
        numeric[cell.column] = isNumeric
        if isUncomputed { withoutValue.append(cell.column) }
    }

    private func appendDay(_ cell: SheetCell) -> Bool {
        guard styles.isDate(cell.style), !value.isEmpty else { return false }
        guard let serial = Double(String(decoding: value, as: UTF8.self)) else { return false }
        return SerialDay.append(serial, uses1904: uses1904, to: &row.bytes)
    }

    private func number() -> Int? { Int(String(decoding: value, as: UTF8.self)) }

    private func refuseLength(_ xml: XMLStream) {
        xml.refuse(.workbook(.rowTooLong(row: row.line, limit: XLSXLimits.rowBytes)))
    }
}
