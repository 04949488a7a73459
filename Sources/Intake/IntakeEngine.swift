// The way of a file: reader, header, rules; then to the desk row by row, or to nobody when it is only a check.

internal import Identifiers
public import Law
internal import Ledger
internal import Records
internal import Registry
public import WorkingDays

/// Validates files against the catalogue in force (数据校验). It knows no database.
public struct IntakeEngine: Sendable {
    let pack: PolicyPack
    let today: Day
    let compiled: CompiledItem
    /// The codes of the fields.
    let codes: [String]
    /// Names of bodies and the codes beside them.
    let bodies: [(name: Int, code: Int)]
    /// Which fields the public may see, if it sees the record.
    let isPublic: [Bool]

    /// - Throws: `IntakeError` if the catalogue of that day has no such item.
    public init(item: String, pack: PolicyPack, today: Day) throws(IntakeError) {
        guard pack.knows(item: item) else {
            throw .unknownItem(id: item, known: Set(pack.items.map(\.id)).sorted())
        }
        guard let compiled = CompiledItem(item, on: today, of: pack) else { throw .itemNotInForce(id: item) }
        self.pack = pack
        self.today = today
        self.compiled = compiled
        codes = compiled.item.fields.map(\.code)
        bodies = FieldPlaces(compiled).bodies
        isPublic = compiled.item.fields.map { $0.sensitivity == .public }
    }

    /// Checks a file and stores nothing.
    /// - Parameters:
    ///   - feedback: where to write returned rows.
    ///   - progress: called now and then with the number of rows read.
    public func check(
        _ input: IntakeInput, feedback: String?, progress: (Int) -> Void = { _ in }
    ) throws(IntakeError) -> IntakeResult {
        var result = IntakeResult(item: compiled.item.id)
        var seen = Set<Int>()
        var run = try IntakeRun(self, input, knownBodies: nil, feedback: feedback)
        result.unknownColumns = run.unknownColumns
        while let accepted = try run.next(&result) {
            if accepted, !seen.insert(run.factHash()).inserted {
                result.duplicates += 1
            } else if accepted {
                result.accepted += 1
                if run.row.isLate { result.late += 1 }
            }
            if result.received % 1000 == 0 { progress(result.received) }
        }
        result.feedback = try run.finish()
        result.conclude()
        if result.rejected == 0 { result.state = .checked }
        return result
    }
}

/// One pass over one file.
struct IntakeRun: ~Copyable {
    let engine: IntakeEngine
    private var table: TableFile
    private var checker: RowChecker
    private var raw = RawRow()
    private(set) var row = CheckedRow()
    /// The row that `next` returned last, if it did.
    private(set) var returned: ReturnedRow?
    private let feedbackPlace: FeedbackPlace?
    private var sheet: FeedbackSheet?

    var unknownColumns: [String] { table.header.unknown }
    var isWorkbook: Bool { table.isWorkbook }
    /// The sender's own names of the columns, without those of a feedback sheet.
    var columns: [String] { table.header.own }
    var line: Int { raw.line }
    /// Where the row stood in the file that came back, as the feedback sheet says.
    var sentLine: Int? { table.header.sentLine.flatMap { Int(raw.text($0)) } }

    init(
        _ engine: IntakeEngine, _ input: IntakeInput, knownBodies: KnownBodies?, feedback: String?
    ) throws(IntakeError) {
        let checker = RowChecker(engine.compiled, pack: engine.pack, today: engine.today, knownBodies: knownBodies)
        let item = engine.compiled.item
        let table = try TableFile(input, item: item, forbidden: checker.forbidden)
        // Opened before anything is entered: a place that can't be written is said first.
        let place = if let feedback { try FeedbackPlace(feedback, input: input) } else { nil as FeedbackPlace? }
        sheet = try place?.sheet(
            isWorkbook: table.isWorkbook, columns: table.header.own, item: item, pack: engine.pack, on: engine.today)
        self.engine = engine
        self.checker = checker
        self.table = table
        feedbackPlace = place
    }

    /// Reads and checks the next row; a returned row goes to the feedback sheet.
    /// - Returns: whether it may enter; nil at the end of the file.
    mutating func next(_ result: inout IntakeResult) throws(IntakeError) -> Bool? {
        guard try table.reader.next(into: &raw) else { return nil }
        checker.check(raw, table.header, into: &row)
        result.received += 1
        result.count(row.notices)
        guard row.hasErrors else { return true }
        result.rejected += 1
        let back = ReturnedRow(raw, row, header: table.header, item: engine.compiled.item)
        returned = back
        try feedbackPlace?.add(back, to: &sheet)
        return false
    }

    /// - Returns: where the feedback sheet is, if a row was returned.
    func finish() throws(IntakeError) -> String? {
        guard let feedbackPlace, let sheet, sheet.rows > 0 else {
            feedbackPlace?.clear()
            return nil
        }
        return try feedbackPlace.put(sheet)
    }

    /// What makes two rows of one file the same row: subject, key and content.
    func factHash() -> Int {
        var hasher = Hasher()
        hasher.combine(row.identity)
        for index in engine.compiled.canonicalOrder where !row.isEmpty(index) {
            hasher.combine(index)
            row.withBytes(index) {
                hasher.combine($0.count)
                hasher.combine(bytes: UnsafeRawBufferPointer($0))
            }
        }
        return hasher.finalize()
    }

    /// The values as canonical JSON objects: all of them, those that the public may see at most, and the others.
    func fields() -> (all: [UInt8], open: [UInt8], closed: [UInt8]) {
        // A text that holds a person's number is masked before anybody sees it, so it proves nothing to the public.
        let masked = row.notices.filter { $0.kind == .identityInText }.compactMap(\.field)
        func isOpen(_ index: Int) -> Bool { engine.isPublic[index] && !masked.contains(index) }
        let open = json { isOpen($0) }
        let closed = json { !isOpen($0) }
        // Most rows have no other fields, and `{}` says so.
        return (closed.count == 2 ? open : json { _ in true }, open, closed)
    }

    private func json(where isIn: (Int) -> Bool) -> [UInt8] {
        var json = CanonicalJSON()
        json.open()
        for index in engine.compiled.canonicalOrder where !row.isEmpty(index) && isIn(index) {
            row.withBytes(index) { json.member(engine.codes[index], utf8: $0) }
        }
        json.close()
        return json.bytes
    }
}

extension IntakeEngine {
    /// The columns of the item, in the catalogue's order.
    public var columns: [Field] { compiled.item.fields }
}
