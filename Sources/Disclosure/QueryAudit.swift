// Whether the query log and the register of matters are what was entered: the log can't be altered unnoticed.

internal import Ledger
internal import Storage
internal import WorkingDays

/// One thing that is wrong with the query log or the register of matters.
public struct QueryFault: Sendable, Hashable {
    public enum Kind: String, Sendable {
        /// The lines of a batch are not those that were bound, or the batch is not what was entered.
        case altered = "query-mismatch"
        /// Lines are gone though nobody entered their destruction, or they are there though somebody did.
        case lines = "query-lines"
        /// A version of a matter is not what was entered.
        case matter = "matter-mismatch"
        /// The ledger has more entries than there are batches, ends and matters.
        case dropped = "query-missing"
        /// A line belongs to no batch.
        case stray = "query-stray"
    }
    public let kind: Kind
    /// Number of the batch, or nil.
    public let batch: Int64?
}

/// What an audit of the query log found.
public struct QueryReport: Sendable {
    public var lines = 0
    public var batches = 0
    /// Lines that no entry binds yet.
    public var unsealed = 0
    public var faults: [QueryFault] = []
}

extension QueryLog {
    private static let pageSize = 200
    /// An hour's lines are fewer.
    private static let mostUnsealed = 100_000

    /// Compares every batch, every line and every matter with the log `queries`.
    public func audit(progress: @Sendable (Int) -> Void = { _ in }) async throws -> QueryReport {
        var report = QueryReport()
        var claimed: Set<EntryPlace> = []
        // What is entered while the audit runs is the next one's.
        let entered = try await entered()
        try await auditMatters(&report, &claimed)
        var after: Int64 = 0
        while true {
            let start = after
            let page = try await database.read { connection in
                var uses: [Int64: [MatterUse]] = [:]
                let ids = try connection.rows(QuerySQL.batches, [.int(start), .int(Int64(Self.pageSize))]) { $0.int(0) }
                for id in ids {
                    uses[id] = try connection.rows(QuerySQL.usesOfBatch, [.int(id)]) {
                        MatterUse(matter: $0.text(0), count: Int($0.int(1)))
                    }
                }
                let batches = try connection.rows(
                    QuerySQL.batches, [.int(start), .int(Int64(Self.pageSize))]
                ) { StoredBatch($0, uses: uses[$0.int(0)] ?? []) }
                let places = batches.flatMap { [$0.seal.place] + [$0.end?.mark.place].compactMap(\.self) }
                return (
                    batches: batches, entries: try ledger.find(places, connection).mapValues { Array($0.entry) },
                    lines: try batches.map { stored in
                        try connection.rows(QuerySQL.ofBatch, [.int(stored.batch.id)], QueryEntry.init)
                    }
                )
            }
            for (stored, lines) in zip(page.batches, page.lines) {
                check(stored, lines, page.entries, &report, &claimed)
            }
            progress(report.lines)
            guard page.batches.count == Self.pageSize, let last = page.batches.last else { break }
            after = last.batch.id
        }
        try await count(&report, missing: entered - claimed.count)
        return report
    }

    private func check(
        _ stored: StoredBatch, _ lines: [QueryEntry?], _ entries: [EntryPlace: [UInt8]], _ report: inout QueryReport,
        _ claimed: inout Set<EntryPlace>
    ) {
        let batch = stored.batch
        report.batches += 1
        report.lines += lines.count
        func fault(_ kind: QueryFault.Kind) { report.faults.append(QueryFault(kind: kind, batch: batch.id)) }
        let isOnly = claimed.insert(stored.seal.place).inserted
        if !isOnly || entries[stored.seal.place] != batch.entry(stored.seal.token, salt: stored.seal.salt).bytes {
            fault(.altered)
        }
        if let (end, mark) = stored.end {
            let isOnly = claimed.insert(mark.place).inserted
            if !isOnly || entries[mark.place] != end.entry(of: batch.id, mark.token, salt: mark.salt).bytes {
                fault(.altered)
            }
            if !lines.isEmpty { fault(.lines) }
        } else if lines.count != batch.count {
            fault(.lines)
        } else {
            let read = lines.compactMap(\.self)
            let root = read.count == lines.count ? try? QueryBatch.root(of: read) : nil
            if root != batch.root || MatterUse.all(in: read) != batch.uses
                || read.contains(where: { $0.day != batch.day })
            {
                fault(.altered)
            }
        }
    }

    private func auditMatters(_ report: inout QueryReport, _ claimed: inout Set<EntryPlace>) async throws {
        let (rows, found) = try await database.read { connection in
            let rows = try connection.rows(MatterSQL.audited, []) { row in
                (
                    code: row.text(0), version: row.int(16),
                    entry: Matter(row).map {
                        MatterEntry(
                            matter: $0, version: row.int(16), at: row.int(8), actor: row.text(9), day: row.text(10),
                            policy: row.text(11)
                        ).leaf(row.bytes(12), salt: row.bytes(13)).bytes
                    }, place: EntryPlace(span: row.int(14), place: Int(row.int(15)))
                )
            }
            return (rows, try ledger.find(rows.map(\.place), connection).mapValues { Array($0.entry) })
        }
        var last: (code: String, version: Int64) = ("", 0)
        for row in rows {
            let isOnly = claimed.insert(row.place).inserted
            let isNext = row.version == (row.code == last.code ? last.version + 1 : 1)
            last = (row.code, row.version)
            if !isOnly || !isNext || row.entry == nil || found[row.place] != row.entry {
                report.faults.append(QueryFault(kind: .matter, batch: nil))
            }
        }
    }

    /// How many entries the log has, placed or waiting.
    private func entered() async throws -> Int {
        try await database.read { connection in
            try ledger.waitingEntries(of: .queries, connection).count + ledger.size(of: .queries, connection)
        }
    }

    /// Whether the ledger has as many entries as there is something to be entered, and what no entry binds yet.
    private func count(_ report: inout QueryReport, missing: Int) async throws {
        let (strays, unsealed, unreadable) = try await database.read { connection in
            let lines = try connection.rows(QuerySQL.unsealed, [.int(Int64(Self.mostUnsealed))], QueryEntry.init)
            return (
                try connection.first(QuerySQL.strays, [], { $0.int(0) }) ?? 0,
                try connection.first(QuerySQL.countUnsealed, [], { $0.int(0) }) ?? 0, lines.count { $0 == nil }
            )
        }
        report.unsealed = Int(unsealed)
        report.lines += Int(unsealed)
        if strays > 0 { report.faults.append(QueryFault(kind: .stray, batch: nil)) }
        let altered = QueryFault(kind: .altered, batch: nil)
        report.faults += Array(repeating: altered, count: unreadable)
        let dropped = QueryFault(kind: .dropped, batch: nil)
        report.faults += Array(repeating: dropped, count: max(0, missing))
    }
}
