// The end of the log's own time: lines are destroyed whole batches at once, and the ledger says so.

public import Law
internal import Ledger
internal import Records
public import Storage
internal import Vault
public import WorkingDays

extension QueryLog {
    private static let most = 5

    /// Destroys the lines whose time is over on that day: bound ones only, so that it can be proved that there were some.
    /// Source: jn-12-2020#1; the period is the limit `queryLog` of the pack.
    /// - Parameter hold: called in each transaction; what it throws undoes it.
    /// - Returns: how many lines went.
    @discardableResult
    public func forget(
        on today: Day, pack: PolicyPack,
        holding hold: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> Int {
        guard let limit = pack.limit("queryLog", on: today), let period = limit.period,
            let citation = limit.provision.citations.first
        else { return 0 }
        // The last day whose period has ended before today.
        var last = today.adding(years: -1)
        while period.end(from: last) >= today { last = last.adding(days: -1) }
        let (bound, policy) = (last.adding(days: 1), pack.hash)
        var gone = 0
        while true {
            let due: [Value] = [.text("\(bound)"), .int(Int64(Self.most))]
            guard try await database.read({ try $0.first(QuerySQL.over, due, { $0.int(0) }) }) != nil else {
                return gone
            }
            gone += try await database.write { connection in
                try hold(connection)
                let batches = try connection.rows(QuerySQL.over, due, { $0.int(0) })
                let end = QueryBatch.End(day: "\(today)", clause: "\(citation)", policy: policy)
                var span = OpenSpan()
                let made = batches.map { batch in
                    let (token, salt) = (vault.token(), vault.salt())
                    return (
                        id: batch, token: token, salt: salt,
                        place: span.add(end.entry(of: batch, token, salt: salt)).place
                    )
                }
                let id = try ledger.enter(span, in: .queries, whileHeld: true, connection)
                return try made.reduce(0) { sum, each in
                    try connection.run(
                        QuerySQL.end,
                        [
                            .int(each.id), .text(end.day), .text(end.clause), .text(end.policy), .bytes(each.token),
                            .bytes(each.salt), .int(id), .int(Int64(each.place)),
                        ])
                    return sum + (try connection.run(QuerySQL.drop, [.int(each.id)]))
                }
            }
        }
    }
}
