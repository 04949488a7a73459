// The way of events and pack versions into the ledger, also of those that an older program stored without an entry.

internal import Ledger
public import Storage

extension Records {
    /// Gives all that was entered its place in the logs and signs them; any server may do so at any time.
    /// - Parameter now: microseconds since 1970.
    /// - Returns: how many entries got their place.
    @discardableResult
    public func settleLedger(_ database: any Database, now: Int64) async throws -> Int {
        while try await takeUp(database) {}
        return try await ledger.settle(database, now: now)
    }

    /// Enters a chunk of the events that have no entry.
    /// - Returns: whether there were any.
    private func takeUp(_ database: any Database) async throws -> Bool {
        // Looking first and apart: nearly always there are none, and a write that finds none would still make others wait.
        let (events, hasVersions) = try await database.read { (try unplaced($0), try hasUnenteredVersions($0)) }
        if hasVersions { try await database.write(enterVersions) }
        guard !events.isEmpty else { return false }
        try await database.write { connection in
            // Another server may have entered them meanwhile.
            let events = try unplaced(connection)
            let span = try ledger.enter(events.map(\.entry), in: .records, connection)
            if let first = events.first, let last = events.last {
                try connection.bulk(ChangesSchema.span, [.int(span), .int(first.id), .int(last.id)])
            }
            for (place, event) in events.enumerated() {
                try connection.run(RecordsSQL.setPlace, [.int(event.id), .int(span), .int(Int64(place))])
            }
        }
        return true
    }

    private struct Unplaced: Sendable {
        let id: Int64
        let entry: LedgerEntry
    }

    @Sendable private func unplaced(_ connection: any Connection) throws -> [Unplaced] {
        try connection.rows(RecordsSQL.unplaced, [.int(1000)]) { row in
            Unplaced(
                id: row.int(0),
                entry: LedgerEntry(
                    kind: row.text(1), day: row.text(2), clause: row.text(3), event: row.bytes(4), policy: row.text(5),
                    commitment: Commitment(digest: row.bytes(6))))
        }
    }
}
