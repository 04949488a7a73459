// Reports in the ledger: that this platform issued just these bytes on that day is proved without asking it.

public import Ledger
internal import Storage
internal import Vault
internal import WorkingDays

/// What proves a report as long as it may be opened.
public struct ReportEntry: Sendable {
    /// Where the entry stands in the log `decisions`.
    public let place: EntryPlace
    /// Connects the entry with the report's JSON file.
    public let opening: ContentOpening
}

extension Reports {
    static let entryKind = "report.issued"
    /// By which everyone may have it. Source: jn-measures-2022#20.
    private static let clause = "jn-measures-2022#20"

    /// Enters a report in the caller's transaction.
    func enter(_ report: Report, on today: Day, _ connection: any Connection) throws {
        let (salt, token) = (vault.salt(), vault.token())
        let entry = entry(
            token, on: "\(today)", policy: report.snapshot.policy.hash, Commitment(salt: salt, payload: report.body))
        let span = try ledger.enter([entry], in: .decisions, connection)
        try connection.bulk(
            ReportsSchema.entry, [.int(report.id), .bytes(salt), .bytes(token), .int(span), .int(0)])
    }

    private func entry(_ token: [UInt8], on day: String, policy: String, _ commitment: Commitment) -> LedgerEntry {
        LedgerEntry(
            kind: Self.entryKind, day: day, clause: Self.clause, event: token, policy: policy, commitment: commitment)
    }

    /// Where the report stands in the ledger.
    /// - Returns: nil if an older program issued it.
    public func entry(of report: Report) async throws -> ReportEntry? {
        try await database.read { connection in
            try connection.first(ReportsSQL.entry, [.int(report.id)]) { row in
                ReportEntry(
                    place: EntryPlace(span: row.int(2), place: Int(row.int(3))),
                    opening: ContentOpening(salt: row.bytes(0), content: nil, rest: nil))
            }
        }
    }

    /// Compares every report with the ledger; see `ReportAudit`.
    /// - Parameter progress: called with the number of reports checked.
    public func audit(progress: @Sendable (Int) -> Void = { _ in }) async throws -> ReportAudit.Outcome {
        try await ReportAudit(ledger).run(database, progress: progress)
    }
}
