// A restored city destroys again what was destroyed after its backup was made, before anyone may work with it.

internal import Law
public import Registry
public import Storage
internal import WorkingDays

extension Records {
    /// Carries out the destructions of a list whose events are stored here, under their own day, article and name.
    ///
    /// What came into the city after the backup isn't there and needs no destruction. The memory it takes is that of the
    /// destructions since the backup; the events are read once, page by page, and only if there may be any.
    /// - Parameter now: microseconds since 1970.
    /// - Returns: what was destroyed.
    public func replay(
        _ blocks: [DestructionBlock], _ database: any Database, registry: Registry, keepers: [any KeepsCopies],
        actor: String, now: Int64
    ) async throws -> ForgettingSummary {
        var summary = ForgettingSummary()
        let blocks = DestructionBlock.joined(blocks)
        let records = try await stored(of: blocks, database)
        guard !records.isEmpty else { return summary }
        let known = try await database.read { try knownDestructions(blocks.map(\.token), $0) }
        let policy = try await database.read { connection in
            try connection.first(DestructionSQL.lastPolicy) { PolicyStamp(id: $0.int(0), hash: $0.text(1)) }
        }
        // Records were entered under a pack, so there is one.
        guard let policy else { return summary }
        for (place, ids) in records.sorted(by: { $0.key < $1.key }) {
            let block = blocks[place]
            let order = DestructionOrder(
                clause: block.clause, cause: block.cause,
                context: PostContext(
                    actor: actor, today: Day(block.day) ?? Day.instant(microseconds: now), now: now, policy: policy))
            // A destruction that is known already and left something is finished under a name of its own.
            let token = known.contains(block.token) ? nil : block.token
            let gone = try await database.write { connection in
                try destroy(
                    ids.sorted { $0.raw < $1.raw }, order, token: token, registry: registry, keepers: keepers,
                    connection)
            }
            summary.records += gone.records.count
            summary.events += gone.events
        }
        return summary
    }

    /// The records that a list of destructions names and that are stored all the same. It changes nothing.
    public func undestroyed(_ blocks: [DestructionBlock], _ database: any Database) async throws -> [RecordID] {
        try await stored(of: blocks, database).values.flatMap(\.self).sorted { $0.raw < $1.raw }
    }

    /// By the place of the block that names them.
    private func stored(
        of blocks: [DestructionBlock], _ database: any Database
    ) async throws -> [Int: Set<RecordID>] {
        var wanted = Dictionary(
            blocks.enumerated().flatMap { place, block in block.events.map { ($0, place) } },
            uniquingKeysWith: { first, _ in first })
        let names = wanted.keys.map(Value.bytes)
        // Nearly always all of them were destroyed here, and then no event is looked at.
        let gone = try await database.read { connection in
            var gone: [[UInt8]] = []
            try connection.among(DestructionSQL.destroyedTokens, names) { gone.append($0.bytes(0)) }
            return gone
        }
        for token in gone { wanted[token] = nil }
        var records: [Int: Set<RecordID>] = [:]
        guard !wanted.isEmpty else { return records }
        let places = wanted
        var last = Int64.min
        while true {
            let after = last
            let page = try await database.read { connection in
                try connection.rows(DestructionSQL.eventTokens, [.int(after), .int(2000)]) { row in
                    (event: row.int(0), record: row.int(1), place: places[row.bytes(2)])
                }
            }
            guard let end = page.last else { return records }
            for row in page { if let place = row.place { records[place, default: []].insert(RecordID(row.record)) } }
            last = end.event
        }
    }
}
