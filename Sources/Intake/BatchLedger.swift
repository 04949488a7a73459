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

/// Writes the life of a batch.
struct BatchLedger: Sendable {
    let database: any Database
    let vault: Vault

    /// Writes the batch with its sealed head, and forgets returned rows whose time is up.
    /// - Throws: `IntakeError.nothingToCorrect`.
    func begin(_ birth: BatchBirth) async throws -> ReturnedPile {
        let (vault, rows) = (vault, ReturnedRows(vault: vault))
        return try await database.write { connection in
            if let corrects = birth.corrects {
                let values: [Value] = [.int(corrects), .text(birth.item), .text(birth.provider)]
                guard try connection.first(BatchSQL.link, values, { $0.int(0) }) != nil else {
                    throw IntakeError.nothingToCorrect
                }
            }
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
            return ReturnedPile(batch: birth.id, key: key, vault: vault)
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
    func finish(_ birth: BatchBirth, _ result: IntakeResult, now: Int64) async throws {
        let notices = result.notices.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue) \($0.value)" }.joined(separator: "\n")
        let outcome: [Value] =
            [.int(birth.id), .text(result.state.rawValue), .int(now)] + result.counts + [.text(notices)]
        let rows = ReturnedRows(vault: vault)
        try await database.write { connection in
            try connection.run(BatchSQL.finish, outcome)
            // The same file again holds the same rows: whatever came back of it came back anew.
            let same: [Value] = [.text(birth.item), .text(birth.provider), .bytes(birth.fileKey), .int(birth.id)]
            for earlier in try connection.rows(BatchSQL.sameFileBefore, same, { $0.int(0) }) {
                try rows.forget(earlier, closing: birth.id, connection)
            }
            if result.rejected == 0 { try close(birth, result.received, rows, connection) }
        }
    }

    /// Closes the chain upwards: a batch is mended once a clean one with no fewer rows corrects it.
    private func close(
        _ birth: BatchBirth, _ received: Int, _ rows: ReturnedRows, _ connection: any Connection
    ) throws {
        var mended = received
        var next = birth.corrects
        while let earlier = next {
            let values: [Value] = [.int(earlier), .text(birth.item), .text(birth.provider)]
            let link = try connection.first(BatchSQL.link, values) {
                (
                    rejected: Int($0.int(0)), received: Int($0.int(1)), corrects: $0.optionalInt(2),
                    isOpen: $0.isNull(3) && $0.text(4) == BatchState.returned.rawValue
                )
            }
            guard let link, link.isOpen, link.rejected <= mended else { return }
            try rows.forget(earlier, closing: birth.id, connection)
            mended = link.received
            next = link.corrects
        }
    }
}
