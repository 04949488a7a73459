// Why this file exists: gives a workbook row by row, as the CSV reader gives a text file.

/// Reads the worksheets of a workbook, one after the other, with the memory of its shared text and one row.
///
/// Macros, links and pictures are not looked at; a hidden sheet is opened only by `open(sheet:)`. Hidden rows and columns count: a filter hides, it does
/// not delete. Of merged cells only the first has a value, as in the file.
package struct XLSXReader: ~Copyable {
    private let archive: ZipArchive
    private let workbook: Workbook
    private let rows: SheetRows
    private var member: ZipMember?
    private var xml: XMLStream?
    private var sheet = 0
    private var spent = 0
    private var isOpen = false
    private var hasRows = false
    private var isPaused = false
    /// Bytes of the shared text as it is packed, and those of the sheet's rows so far: a text may be named in any number
    /// of cells.
    private let packedStrings: Int
    private var written = 0

    /// The name of the sheet that is being read.
    package var sheetName: String { workbook.sheets[sheet].name.text }

    /// All worksheets in the order of the tabs, the hidden ones after all others.
    var sheets: [SheetName] { workbook.sheets.map(\.name) }

    /// For each cell of the last row, whether it is a number without a date format.
    ///
    /// A code in such a cell may have lost digits in the sender's program, so it must be refused, never converted.
    package var numericCells: [Bool] { rows.numeric }

    /// The cells of the last row that hold a formula without a result: empty, but not because nothing was entered.
    package var formulaWithoutValue: [Int] { rows.withoutValue }

    /// - Throws: `IntakeError` if this is no workbook, a locked, damaged or hostile one, or has no visible sheet.
    package init(_ input: IntakeInput) throws(IntakeError) {
        let archive = try ZipArchive(input)
        let workbook = try Workbook(archive)
        var strings = SharedStrings()
        var packed = 0
        if let name = workbook.strings, let member = try archive.member(name, .strings, limit: XLSXLimits.part) {
            strings = try SharedStrings(member)
            packed = member.packed
        }
        var styles = DateStyles()
        if let name = workbook.styles {
            // Without it days would turn into numbers unnoticed; missing text is noticed by the cells that need it.
            guard let member = try archive.member(name, .styles, limit: XLSXLimits.part) else {
                throw .workbook(.damaged(.styles))
            }
            styles = try DateStyles(member)
        }
        self.archive = archive
        self.workbook = workbook
        packedStrings = packed
        rows = SheetRows(strings: strings, styles: styles, uses1904: workbook.uses1904)
    }

    /// Reads the next row into `row`; blank rows are passed over, and so are sheets before the first with a row.
    /// - Returns: false at the end of the sheet.
    mutating func next(into row: inout RawRow) throws(IntakeError) -> Bool {
        while true {
            if try nextOfSheet(into: &row) { return true }
            if hasRows { return false }
            guard try moveToNextSheet() else { return false }
        }
    }

    /// The same without going on to another sheet.
    mutating func nextOfSheet(into row: inout RawRow) throws(IntakeError) -> Bool {
        guard try advance() else { return false }
        hasRows = true
        // A copy would cost a buffer for each row.
        row.line = rows.row.line
        swap(&row.bytes, &rows.row.bytes)
        swap(&row.cells, &rows.row.cells)
        return true
    }

    /// Begins a sheet by its place in `sheets`.
    /// - Parameter amounts: columns whose numbers are written out plainly.
    mutating func open(sheet place: Int, amounts: Set<Int> = []) throws(IntakeError) {
        sheet = place
        hasRows = false
        rows.amountColumns = amounts
        try open()
    }

    /// Begins the sheet again, once its header has been found.
    package mutating func rewind() throws(IntakeError) { try open() }

    /// Goes on to the next visible sheet: instructions often stand before the table.
    /// - Returns: false if this was the last.
    package mutating func moveToNextSheet() throws(IntakeError) -> Bool {
        guard sheet + 1 < workbook.sheets.count, !workbook.sheets[sheet + 1].name.isHidden else { return false }
        try open(sheet: sheet + 1)
        return true
    }

    private mutating func open() throws(IntakeError) {
        spent += member?.total ?? 0
        let limit = max(0, min(XLSXLimits.sheet, XLSXLimits.allSheets - spent))
        guard let member = try archive.member(workbook.sheets[sheet].member, .sheet, limit: limit) else {
            throw .workbook(.damaged(.sheet))
        }
        rows.begin()
        // A sheet may be begun again, once its header is found: each pass is measured against what it unpacks.
        written = 0
        self.member = member
        xml = try XMLStream(rows, .sheet)
        isPaused = false
        isOpen = true
    }

    /// - Returns: whether `rows` holds another row.
    private mutating func advance() throws(IntakeError) -> Bool {
        if !isOpen { try open() }
        guard let xml, let member else { return false }
        while true {
            let outcome = isPaused ? try xml.resume() : try xml.feed(member.read())
            isPaused = false
            switch outcome {
            case .wantsMore: continue
            case .paused:
                isPaused = true
                written += rows.row.bytes.count
                let packed = max(1, member.packed + packedStrings)
                guard written <= XLSXLimits.freeOfRatio || written / packed <= XLSXLimits.ratio else {
                    throw .workbook(.bomb(.strings))
                }
                return true
            case .finished:
                // The checksum stands at the end: a sheet that fails it gives no clean end.
                try member.drain()
                self.xml = nil
                return false
            }
        }
    }
}

/// A row in words, for those outside this room.
package struct XLSXRow: Sendable, Hashable {
    /// The number of the row in the sheet.
    package var line: Int
    package var cells: [String]
    package var numeric: [Bool]
    package var formulaWithoutValue: [Int]
}

extension XLSXReader {
    /// The next row in words; nil at the end.
    package mutating func nextRow() throws(IntakeError) -> XLSXRow? {
        var row = RawRow()
        guard try next(into: &row) else { return nil }
        let cells = row.cells.map { String(decoding: row.bytes[$0], as: UTF8.self) }
        return XLSXRow(
            line: row.line, cells: cells, numeric: numericCells, formulaWithoutValue: formulaWithoutValue)
    }
}
