// Begins and ends batches: what a submission leaves in the table of batches beside its rows.

internal import Records
internal import Storage
internal import Vault
internal import WorkingDays

/// What the sender says of a file.
public struct SenderNote: Sendable {
    /// The name of the file, for people to know it again.
    public let fileName: String?
    /// The batch whose returned rows this file brings back.
    public let corrects: Int64?

    public init(fileName: String? = nil, corrects: Int64? = nil) {
        self.fileName = fileName
        self.corrects = corrects
    }
}

/// A batch that begins.
struct BatchBirth: Sendable {
    let id: Int64
    let item: String
    let provider: String
    let actor: String
    let startedAt: Int64
    let receivedOn: Day
    let fileKey: [UInt8]
    let corrects: Int64?
    let head: SubmissionHead
}

/// What the work on a batch begins with.
struct BatchBeginning: Sendable {
    let returned: ReturnedPile
    let corrected: CorrectedBatches

    /// The masks under which entering rows are looked up; nil if none of them can settle anything.
    var masks: [Int]? {
        let masks = corrected.masks
        return corrected.links.isEmpty && masks.isEmpty ? nil : masks
    }
}

/// Writes the life of a batch.
struct BatchLedger: Sendable {
    let database: any Database
    let vault: Vault

    /// Writes the batch with its sealed head, and forgets returned rows whose time is up.
    /// - Throws: `IntakeError.nothingToCorrect`.
    func begin(_ birth: BatchBirth) async throws -> BatchBeginning {
        let (vault, rows) = (vault, ReturnedRows(vault: vault))
        return try await database.write { connection in
            let corrected = try corrected(birth, connection)
            if birth.corrects != nil, corrected.links.isEmpty { throw IntakeError.nothingToCorrect }
            try rows.forget(before: birth.startedAt - BatchDesk.keptMicroseconds, connection)
            let key = try VaultStore(vault).makeKey(for: birth.id, connection)
            var writer = ReturnedRowWriter()
            writer.add(birth.head)
            let head = try vault.seal(writer.bytes, under: key, context: ReturnedRows.headContext(birth.id))
            try connection.run(
                BatchSQL.begin,
                [
                    .int(birth.id), .text(birth.item), .text(birth.provider), .text(birth.actor),
                    .int(birth.startedAt), .bytes(birth.fileKey), .int(birth.startedAt), .text("\(birth.receivedOn)"),
                    Value(birth.corrects), .bytes(head),
                ])
            return BatchBeginning(
                returned: ReturnedPile(batch: birth.id, key: key, vault: vault), corrected: corrected)
        }
    }

    /// Marks a batch whose work ended in the middle. If even that fails, its silence tells.
    func stop(_ batch: Int64, _ state: BatchState) async {
        let database = database
        // A task of its own: the work may have ended because its task was cancelled, and then nothing can be written.
        await Task {
            _ = try? await database.write { try $0.run(BatchSQL.stop, [.int(batch), .text(state.rawValue)]) }
        }.value
    }

    /// Writes the outcome and closes the earlier batches of which nothing is open any more.
    func finish(
        _ birth: BatchBirth, _ result: IntakeResult, _ corrected: CorrectedBatches, now: Int64
    ) async throws {
        let notices = result.notices.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue) \($0.value)" }.joined(separator: "\n")
        let outcome: [Value] =
            [.int(birth.id), .text(result.state.rawValue), .int(now)] + result.counts + [.text(notices)]
        let rows = ReturnedRows(vault: vault)
        // As in `stop`: when every row is in, it is too late to cancel.
        try await Task {
            try await database.write { connection in
                try connection.run(BatchSQL.finish, outcome)
                // The same file again holds the same rows: whatever came back of it came back anew.
                let sender: [Value] = [.text(birth.item), .text(birth.provider), .int(now - BatchDesk.silence)]
                for (earlier, later) in try connection.rows(BatchSQL.sentAgain, sender, { ($0.int(0), $0.int(1)) }) {
                    try rows.forget(earlier, sentAgainAs: later, connection)
                }
                for link in corrected.links { try close(link, birth, rows, connection) }
            }
        }.value
    }

    /// Closes a batch once each of its returned rows has come in corrected, in whatever file.
    private func close(
        _ link: Int64, _ birth: BatchBirth, _ rows: ReturnedRows, _ connection: any Connection
    ) throws {
        guard let standing = try standing(link, birth, connection), standing.isOpen else { return }
        let counts = try connection.first(MarkSQL.count, [.int(link)]) { (all: $0.int(0), settled: $0.int(1)) }
        guard let counts, counts.all == standing.rejected, counts.settled == counts.all else { return }
        try rows.forget(link, closing: birth.id, connection)
    }

    /// The batches before this one, nearest first, and how their open rows are known again.
    private func corrected(_ birth: BatchBirth, _ connection: any Connection) throws -> CorrectedBatches {
        var corrected = CorrectedBatches()
        var next = birth.corrects
        while let id = next, let standing = try standing(id, birth, connection) {
            corrected.links.append(id)
            next = standing.corrects
        }
        try connection.each(MarkSQL.open, [.text(birth.item), .text(birth.provider)]) { row in
            corrected.open[row.int(0), default: []].insert(Int(row.int(1)))
        }
        try connection.each(BatchSQL.receipts, [.text(birth.item), .text(birth.provider)]) { row in
            guard let day = Day(row.text(2)) else { return }
            corrected.receipts[row.int(0)] = Receipt(at: row.int(1), day: day)
        }
        return corrected
    }

    private struct Standing {
        let rejected: Int64
        let corrects: Int64?
        let isOpen: Bool
    }

    /// - Returns: nil if it is no batch of this sender and item.
    private func standing(_ id: Int64, _ birth: BatchBirth, _ connection: any Connection) throws -> Standing? {
        try connection.first(BatchSQL.link, [.int(id), .text(birth.item), .text(birth.provider)]) {
            Standing(
                rejected: $0.int(0), corrects: $0.optionalInt(1),
                isOpen: $0.isNull(2) && $0.text(3) == BatchState.returned.rawValue)
        }
    }
}
