// Sealing: lines of the log are bound by the ledger some time after they were written, a day's lines in few entries.

internal import Ledger
public import Storage
internal import Vault

extension QueryLog {
    /// Lines that one entry binds at most.
    private static let most = 1_000

    /// Binds all lines that are written and not bound yet. A job calls it once an hour; what is bound can't be changed
    /// unnoticed any more.
    /// - Parameters:
    ///   - policy: hash of the pack in force.
    ///   - hold: called in each transaction; what it throws undoes it.
    /// - Returns: how many lines.
    @discardableResult
    public func seal(
        under policy: String, holding hold: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> Int {
        var sealed = 0
        while true {
            // Looking first and apart: an hour without a question makes nobody wait.
            guard try await unsealed() > 0 else { return sealed }
            let count = try await database.write { connection in
                try hold(connection)
                return try sealSome(under: policy, connection)
            }
            guard count > 0 else { return sealed }
            sealed += count
        }
    }

    /// How many lines no entry of the ledger binds yet.
    public func unsealed() async throws -> Int {
        try await database.read { Int(try $0.first(QuerySQL.countUnsealed, [], { $0.int(0) }) ?? 0) }
    }

    private func sealSome(under policy: String, _ connection: any Connection) throws -> Int {
        let found = try connection.rows(QuerySQL.unsealed, [.int(Int64(Self.most))], QueryEntry.init)
        // A line that doesn't read can't be bound by what it says; the audit tells of it.
        let entries = found.compactMap(\.self)
        let days = Dictionary(grouping: entries, by: \.day).sorted { $0.key < $1.key }
        var span = OpenSpan()
        let batches = try days.map { day, lines in
            let batch = QueryBatch(
                id: makeID(), day: day, count: lines.count, root: try QueryBatch.root(of: lines),
                uses: MatterUse.all(in: lines), policy: policy)
            let (token, salt) = (vault.token(), vault.salt())
            return (
                batch: batch, lines: lines, token: token, salt: salt,
                place: span.add(batch.entry(token, salt: salt)).place
            )
        }
        // In a held city too: what is asked there must be bound, and nothing is signed before it is let go.
        let id = try ledger.enter(span, in: .queries, whileHeld: true, connection)
        for each in batches {
            let batch = each.batch
            try connection.bulk(
                QueryLogSchema.batch,
                [
                    .int(batch.id), .text(batch.day), .int(Int64(batch.count)), .bytes(batch.root), .text(batch.policy),
                    .bytes(each.token), .bytes(each.salt), .int(id), .int(Int64(each.place)),
                ])
            for line in each.lines { try connection.run(QuerySQL.seal, [.int(line.id), .int(batch.id)]) }
            try connection.bulk(
                QueryLogSchema.use,
                batch.uses.flatMap { [.text($0.matter), .int(batch.id), .int(Int64($0.count))] as [Value] })
        }
        return entries.count
    }
}
