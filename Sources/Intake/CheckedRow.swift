// A row after all rules: normalised values, what is known of its subject and dates, and every notice.

internal import Identifiers
internal import Law
internal import Records
internal import Registry
internal import WorkingDays

/// Filled again for each row, so that a million rows need the memory of one.
struct CheckedRow {
    var line = 0
    var notices: [Notice] = []
    /// Normalised values of all fields in one buffer.
    private(set) var bytes: [UInt8] = []
    private(set) var ranges: [Range<Int>] = []
    /// Days, by field.
    var days: [Day?] = []
    var amounts: [Amount?] = []
    /// Meanings of choices, by field.
    var means: [Set<String>] = []
    var identity: SubjectIdentity?
    /// When the persons were born whose numbers stand where the party's belongs.
    var births: [BirthDate] = []
    var subjectKind: SubjectKind?
    var period: PublicPeriod?
    var isLate = false
    /// Fields that hold a word for nothing.
    var placeholders: Set<Int> = []
    /// Choices that are not in today's code table, with the times of their values.
    var outdated: [(field: Int, intervals: [Interval])] = []
    /// Columns of the file with words that may be forbidden; whether they are depends on the subject and the sentence.
    var suspects: [(suspicion: Int, column: Int)] = []
    /// Columns of the file whose cells may not be kept.
    private(set) var forbiddenColumns: Set<Int> = []

    mutating func begin(line: Int, fields: Int) {
        self.line = line
        notices.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        Self.reset(&ranges, to: 0..<0, fields)
        Self.reset(&days, to: nil, fields)
        Self.reset(&amounts, to: nil, fields)
        Self.reset(&means, to: [], fields)
        identity = nil
        births.removeAll(keepingCapacity: true)
        subjectKind = nil
        period = nil
        isLate = false
        placeholders.removeAll(keepingCapacity: true)
        suspects.removeAll(keepingCapacity: true)
        if !forbiddenColumns.isEmpty { forbiddenColumns = [] }
        outdated.removeAll(keepingCapacity: true)
    }

    private static func reset<T>(_ values: inout [T], to empty: T, _ count: Int) {
        guard values.count == count else { return values = [T](repeating: empty, count: count) }
        for index in values.indices { values[index] = empty }
    }

    mutating func set(_ field: Int, _ value: UnsafeBufferPointer<UInt8>) {
        let start = bytes.count
        bytes += value
        ranges[field] = start..<bytes.count
    }

    mutating func set(_ field: Int, _ value: some Collection<UInt8>) {
        let start = bytes.count
        bytes += value
        ranges[field] = start..<bytes.count
    }

    mutating func clear(_ field: Int) { ranges[field] = 0..<0 }

    func isEmpty(_ field: Int) -> Bool { ranges[field].isEmpty }

    func text(_ field: Int) -> String { String(decoding: bytes[ranges[field]], as: UTF8.self) }

    func text(_ field: Int?) -> String { field.map { text($0) } ?? "" }

    func day(_ field: Int?) -> Day? { field.flatMap { days[$0] } }

    /// One of the meanings of a choice.
    func meaning(_ field: Int?) -> String? { field.flatMap { means[$0].first } }

    func withBytes<T>(_ field: Int, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[ranges[field]])) }
    }

    var hasErrors: Bool { notices.contains { $0.kind.severity == .error } }

    func hasError(_ field: Int) -> Bool {
        notices.contains { $0.field == field && $0.kind.severity == .error }
    }

    /// The cell holds what may not be collected: it comes back blank.
    mutating func refuse(_ column: Int, _ field: Int?, _ title: Bilingual) {
        forbiddenColumns.insert(column)
        note(.forbiddenValue, field, title)
    }

    mutating func note(_ kind: NoticeKind, _ field: Int? = nil, _ detail: Bilingual? = nil) {
        if notices.contains(where: { $0.kind == kind && $0.field == field }) { return }
        notices.append(Notice(kind, field: field, detail: detail))
    }
}
