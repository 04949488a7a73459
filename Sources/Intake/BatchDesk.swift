// The counter at which a provider asks what became of its files. Nobody sees another provider's batches.

public import Law
public import Storage
public import Vault
internal import WorkingDays

/// Reads batches and their returned rows.
public struct BatchDesk: Sendable {
    /// How long returned rows wait for their sender, in days, counted from receipt.
    ///
    /// No text sets a period. A quarter covers the monthly sending and two more months to mend what came back, and
    /// data that never became a record should not lie longer than that.
    public static let keptDays = 90
    static let keptMicroseconds = Int64(keptDays) * 86_400_000_000
    /// After so many microseconds without a sign of life a batch counts as cut off. A transaction takes far less.
    static let silence: Int64 = 60_000_000
    /// Rows of one piece of a sheet.
    private static let piece = 500

    private let database: any Database
    private let rows: ReturnedRows
    private let now: @Sendable () -> Int64

    /// - Parameter now: microseconds since 1970.
    public init(database: any Database, vault: Vault, now: @escaping @Sendable () -> Int64) {
        self.database = database
        rows = ReturnedRows(vault: vault)
        self.now = now
    }

    /// The batches of a provider, newest first.
    /// - Parameter before: the last batch of the page before.
    public func list(
        provider: String, item: String? = nil, state: BatchState? = nil, before: Int64? = nil, limit: Int
    ) async throws -> [Batch] {
        let values: [Value] = [
            .text(provider), .int(before ?? .max), .text(item ?? ""), .text(state?.rawValue ?? ""), .int(Int64(limit)),
            .int(now() - Self.silence),
        ]
        let reader = reader
        return try await database.read { try reader.batches(BatchSQL.list, values, $0) }
    }

    /// Batches with rows to mend, newest first.
    public func open(provider: String, limit: Int) async throws -> [Batch] {
        let reader = reader
        return try await database.read { connection in
            try reader.batches(BatchSQL.open, [.text(provider), .int(Int64(limit))], provider, connection)
        }.filter(\.hasOpenRows)
    }

    /// - Returns: nil if there is no such batch, or it is another provider's.
    public func batch(_ id: Int64, provider: String) async throws -> Batch? {
        let reader = reader
        return try await database.read { try reader.batch(id, provider, $0) }
    }

    /// What the batch corrects and what corrects it.
    public func chain(of batch: Batch) async throws -> BatchChain {
        let reader = reader
        return try await database.read { connection in
            let before = try batch.corrects.flatMap { try reader.batch($0, batch.provider, connection) }
            let after = try reader.batches(
                BatchSQL.corrections, [.int(batch.id), .text(batch.provider)], batch.provider, connection)
            let closing = try batch.closedBy.flatMap { try reader.batch($0, batch.provider, connection) }
            let same = try reader.batches(
                BatchSQL.sentBefore, [.int(batch.id), .text(batch.provider)], batch.provider, connection)
            return BatchChain(corrects: before, corrections: after, closedBy: closing, sentBefore: same.first)
        }
    }

    /// How many returned rows of each batch came in corrected while others are still open; batches without any are missing.
    public func settled(of batches: [Batch]) async throws -> [Int64: Int] {
        let open = batches.filter(\.hasOpenRows).map(\.id)
        return try await database.read { connection in
            var counts: [Int64: Int] = [:]
            for id in open {
                let count = try connection.first(MarkSQL.countSettled, [.int(id), .bytes(ReturnedMark.noFact)]) {
                    Int($0.int(0))
                }
                if let count, count > 0 { counts[id] = count }
            }
            return counts
        }
    }

    /// Some of the returned rows that have not come in corrected, by their order of return, counted from 0; none once they
    /// were forgotten.
    public func returned(of batch: Batch, _ range: Range<Int>) async throws -> [ReturnedRow] {
        guard batch.hasOpenRows else { return [] }
        let rows = rows
        return try await database.read { connection in
            let settled = try rows.settledLines(of: batch.id, connection)
            guard !settled.isEmpty else { return try rows.rows(range, of: batch.id, connection) }
            var found: [ReturnedRow] = []
            var (first, place) = (0, 0)
            while first < batch.rejected, place < range.upperBound {
                for row in try rows.rows(first..<first + Self.piece, of: batch.id, connection)
                where !settled.contains(row.line) {
                    if range.contains(place) { found.append(row) }
                    place += 1
                }
                first += Self.piece
            }
            return found
        }
    }

    /// The returned rows that are still open as a sheet in the format that was sent, with the reasons beside them.
    /// - Parameters:
    ///   - item: the item of the batch as it is in the catalogue.
    ///   - folder: whose file system holds the sheet while it is written and read.
    /// - Returns: nil once the rows were forgotten.
    public func sheet(
        of batch: Batch, item: CatalogueItem, pack: PolicyPack, folder: String
    ) async throws -> SpoolFile? {
        guard batch.hasOpenRows, let head = batch.head else { return nil }
        var sheet = try FeedbackSheet(
            folder: folder, isWorkbook: head.isWorkbook, columns: head.columns, item: item, pack: pack,
            on: batch.receivedOn)
        let rows = rows
        let settled = try await database.read { try rows.settledLines(of: batch.id, $0) }
        var first = 0
        while first < batch.rejected {
            let range = first..<first + Self.piece
            let piece = try await database.read { try rows.rows(range, of: batch.id, $0) }
            for row in piece where !settled.contains(row.line) { try sheet.add(row) }
            first += Self.piece
            try Task.checkCancellation()
        }
        return try sheet.finish()
    }

    private var reader: BatchReader { BatchReader(rows: rows, now: now()) }
}

/// Turns rows of the table into batches.
private struct BatchReader: Sendable {
    let rows: ReturnedRows
    let now: Int64

    func batch(_ id: Int64, _ provider: String, _ connection: any Connection) throws -> Batch? {
        let values: [Value] = [.int(id), .text(provider), .int(now - BatchDesk.silence)]
        return try batches(BatchSQL.one, values, connection).first
    }

    /// - Parameter ids: a statement that yields ids.
    func batches(
        _ ids: BatchSQL, _ values: [Value], _ provider: String, _ connection: any Connection
    ) throws -> [Batch] {
        try connection.rows(ids, values) { $0.int(0) }.compactMap { try batch($0, provider, connection) }
    }

    func batches(_ statement: BatchSQL, _ values: [Value], _ connection: any Connection) throws -> [Batch] {
        let found = try connection.rows(statement, values) { ($0.int(0), $0.optionalBytes(18), batch($0)) }
        let keys = try VaultStore(rows.vault).keys(of: found.filter { $0.1 != nil }.map(\.0), connection)
        return try found.compactMap { id, sealed, make in
            var head: SubmissionHead?
            if let sealed, let key = keys[id] {
                let plain = try rows.vault.open(sealed, under: key, context: ReturnedRows.headContext(id))
                var reader = ReturnedRowReader(plain)
                head = reader?.head()
            }
            return make(head)
        }
    }

    private func batch(_ row: any Row) -> @Sendable (SubmissionHead?) -> Batch? {
        let notices = row.text(15).split(separator: "\n").reduce(into: [NoticeKind: Int]()) { counts, line in
            let parts = line.split(separator: " ")
            guard parts.count == 2, let kind = NoticeKind(rawValue: String(parts[0])) else { return }
            counts[kind] = Int(parts[1])
        }
        let (id, started) = (row.int(0), row.int(5))
        let (item, provider, actor) = (row.text(1), row.text(2), row.text(3))
        let state = BatchState(rawValue: row.text(4)) ?? .interrupted
        let day = row.optionalText(6).flatMap { Day($0) } ?? Day.instant(microseconds: started)
        let counts = (8...14).map { Int(row.int($0)) }
        let (ended, corrects, closedBy) = (row.optionalInt(7), row.optionalInt(16), row.optionalInt(17))
        let isSentAgain = row.int(19) > 0
        let keptUntil = started + BatchDesk.keptMicroseconds
        let isKept = now < keptUntil
        return { head in
            Batch(
                id: id, item: item, provider: provider, actor: actor, state: state, startedAt: started, endedAt: ended,
                receivedOn: day, received: counts[0], accepted: counts[1], rejected: counts[2], duplicates: counts[3],
                updated: counts[4], late: counts[5], lastLine: counts[6], notices: notices, corrects: corrects,
                closedBy: closedBy, isSentAgain: isSentAgain, head: isKept ? head : nil, keptUntil: keptUntil)
        }
    }
}
