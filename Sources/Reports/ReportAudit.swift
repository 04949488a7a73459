// Every report against its entry in the ledger, and every entry of a report against the reports.

internal import Foundation
public import Ledger
public import Storage

/// One thing that is wrong with reports.
public struct ReportFault: Sendable, Hashable {
    public enum Kind: String, Sendable {
        /// The body, or a column of its row, is not what was entered.
        case altered = "report-mismatch"
        /// A report that may still be opened lacks its entry or its body.
        case incomplete = "report-incomplete"
        /// A report has ended, and its body or what connects it with its entry is still there.
        case kept = "report-not-destroyed"
        /// The ledger has more entries of reports than there are reports: some were taken away.
        case dropped = "report-missing"
        /// There are more reports than entries of reports: some were never issued.
        case foreign = "report-not-entered"
    }
    public let kind: Kind
    /// Nil if nobody can tell which.
    public let report: Int64?

    public init(kind: Kind, report: Int64?) {
        self.kind = kind
        self.report = report
    }
}

/// The audit of reports (报告核验). It needs no key and opens nothing but to hash it.
///
/// Of a report that has ended no entry can be told any more, so these are counted: for each entry that says that a report was
/// issued there is one row, which stays for good.
public struct ReportAudit: Sendable {
    public struct Outcome: Sendable {
        /// Reports that were looked at, ended ones among them.
        public var checked = 0
        public var faults: [ReportFault] = []
    }

    private static let page: Int64 = 200
    private let ledger: Ledger

    public init(_ ledger: Ledger) {
        self.ledger = ledger
    }

    /// - Parameter progress: called with the number of reports checked.
    public func run(
        _ database: any Database, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Outcome {
        var outcome = Outcome()
        // Both in one moment: reports are issued meanwhile.
        let (known, waiting, size) = try await database.read { connection in
            (
                try connection.first(ReportsSQL.count) { Int($0.int(0)) } ?? 0,
                try ledger.waitingEntries(of: .decisions, connection).count(where: Self.isIssue),
                try ledger.size(of: .decisions, connection)
            )
        }
        var entered = waiting
        var index = 0
        while index < size {
            let from = index
            let entries = try await database.read { try ledger.entries(of: .decisions, from: from, $0) }
            // What is missing in the log itself, the audit of the log says.
            guard !entries.isEmpty else { break }
            entered += entries.prefix(size - index).count(where: Self.isIssue)
            index += entries.count
        }
        for _ in known..<max(known, entered) { outcome.faults.append(ReportFault(kind: .dropped, report: nil)) }
        for _ in entered..<max(known, entered) { outcome.faults.append(ReportFault(kind: .foreign, report: nil)) }
        var last = Int64.min
        while true {
            let after = last
            let page = try await database.read { connection in
                let rows = try connection.rows(ReportsSQL.auditedAfter, [.int(after), .int(Self.page)]) { Stored($0) }
                let found = try ledger.find(rows.compactMap(\.entry?.place), connection)
                return rows.map { row in
                    (id: row.id, fault: row.fault(row.entry.flatMap { found[$0.place]?.entry }))
                }
            }
            outcome.faults += page.compactMap { row in row.fault.map { ReportFault(kind: $0, report: row.id) } }
            outcome.checked += page.count
            guard let end = page.last else { return outcome }
            last = end.id
            progress(outcome.checked)
        }
    }

    private static func isIssue(_ entry: ArraySlice<UInt8>) -> Bool {
        CanonicalObject(Array(entry))?.texts["kind"] == Reports.entryKind
    }
}

/// A report with all that is kept beside it.
private struct Stored {
    let id: Int64
    let columns: Columns
    let isEnded: Bool
    let entry: (salt: [UInt8], token: [UInt8], place: EntryPlace)?
    let body: [UInt8]?

    /// What row and body both say.
    struct Columns: Equatable {
        let number: String
        let dataAsOf: String
        let usableUntil: String?
    }

    init(_ row: any Row) {
        id = row.int(0)
        columns = Columns(number: row.text(1), dataAsOf: row.text(2), usableUntil: row.optionalText(3))
        isEnded = !row.isNull(4)
        entry = row.optionalBytes(5).map {
            ($0, row.bytes(6), EntryPlace(span: row.int(7), place: Int(row.int(8))))
        }
        body = row.optionalBytes(9)
    }

    func fault(_ entered: ArraySlice<UInt8>?) -> ReportFault.Kind? {
        if isEnded { return entry == nil && body == nil ? nil : .kept }
        guard let entry, let body else { return .incomplete }
        guard let said = entered.flatMap({ CanonicalObject(Array($0)) })?.texts,
            said["kind"] == Reports.entryKind, said["event"] == Hexadecimal.text(entry.token),
            said["commitment"] == Commitment(salt: entry.salt, payload: body).text,
            let snapshot = try? JSONDecoder().decode(ReportSnapshot.self, from: Data(body)),
            Columns(
                number: snapshot.number, dataAsOf: "\(snapshot.dataAsOf)",
                usableUntil: snapshot.usableUntil.map { "\($0)" }) == columns
        else { return .altered }
        return nil
    }
}
