// A restored city destroys again what was destroyed after its backup was made, before anyone may work with it.

internal import Law
public import Registry
public import Storage
internal import WorkingDays

extension Records {
    /// Carries out the destructions of a list that this database doesn't know, under their own day, article and name.
    ///
    /// What came into the city after the backup isn't there and needs no destruction. The memory it takes is that of the
    /// destructions since the backup; the events are read once, page by page.
    /// - Parameter now: microseconds since 1970.
    /// - Returns: what was destroyed.
    public func replay(
        _ blocks: [DestructionBlock], _ database: any Database, registry: Registry, keepers: [any KeepsCopies],
        actor: String, now: Int64
    ) async throws -> ForgettingSummary {
        var summary = ForgettingSummary()
        let known = try await database.read { try knownDestructions(blocks.map(\.token), $0) }
        let unknown = blocks.filter { !known.contains($0.token) }
        let wanted = Dictionary(
            unknown.enumerated().flatMap { place, block in block.events.map { ($0, place) } },
            uniquingKeysWith: { first, _ in first })
        guard !wanted.isEmpty else { return summary }
        var records: [Int: Set<RecordID>] = [:]
        var last = Int64.min
        while true {
            let after = last
            let page = try await database.read { connection in
                try connection.rows(DestructionSQL.eventTokens, [.int(after), .int(2000)]) { row in
                    (event: row.int(0), record: row.int(1), place: wanted[row.bytes(2)])
                }
            }
            guard let end = page.last else { break }
            for row in page { if let place = row.place { records[place, default: []].insert(RecordID(row.record)) } }
            last = end.event
        }
        guard !records.isEmpty else { return summary }
        let policy = try await database.read { connection in
            try connection.first(DestructionSQL.lastPolicy) { PolicyStamp(id: $0.int(0), hash: $0.text(1)) }
        }
        // Records were entered under a pack, so there is one.
        guard let policy else { return summary }
        for (place, ids) in records.sorted(by: { $0.key < $1.key }) {
            let block = unknown[place]
            let order = DestructionOrder(
                clause: block.clause, cause: block.cause,
                context: PostContext(
                    actor: actor, today: Day(block.day) ?? Day.instant(microseconds: now), now: now, policy: policy))
            let gone = try await database.write { connection in
                try destroy(
                    ids.sorted { $0.raw < $1.raw }, order, token: block.token, registry: registry, keepers: keepers,
                    connection)
            }
            summary.records += gone.records.count
            summary.events += gone.events
        }
        return summary
    }
}
