// Forgetting by the calendar: what may no longer be kept is found and destroyed in pieces, by the article that says so.

public import Law
public import Registry
public import Storage
internal import WorkingDays

/// What a run of forgetting did.
public struct ForgettingSummary: Sendable, Hashable {
    public var records = 0
    public var events = 0

    public init() {}
}

/// A record that may be destroyed, as far as the one who orders it must know it.
public struct DestroyableRecord: Sendable {
    public let id: RecordID
    public let item: String
    /// The article by which it was collected.
    public let clause: String
}

extension Records {
    /// Records of one transaction: a fraction of a second, so that nobody waits for it.
    static let destroyedAtOnce = 200

    /// Destroys every record whose last day of retention lies before today (M-22, P-box4). What is destroyed stays destroyed
    /// if the work is cut off; the rest is the next run's.
    /// - Parameters:
    ///   - hold: called in each transaction; what it throws undoes that transaction and ends the work. A job proves with it
    ///     that it is still its worker's.
    ///   - progress: called with the records destroyed so far.
    public func forget(
        _ database: any Database, registry: Registry, pack: PolicyPack, _ context: PostContext,
        keepers: [any KeepsCopies],
        holding hold: @escaping @Sendable (any Connection) throws -> Void = { _ in },
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> ForgettingSummary {
        var summary = ForgettingSummary()
        var last = Int64.min
        while true {
            // A server that is stopped ends between two pieces.
            try Task.checkCancellation()
            let after = last
            let expired = try await database.read { connection in
                try connection.rows(
                    DestructionSQL.expired,
                    [.text("\(context.today)"), .int(after), .int(Int64(Self.destroyedAtOnce))], Self.destroyable)
            }
            guard let end = expired.last else { return summary }
            last = end.id.raw
            let orders = Dictionary(grouping: expired) { Self.clause($0, pack, on: context.today) }
            let piece = try await database.write { connection in
                try hold(connection)
                var piece = ForgettingSummary()
                for (clause, records) in orders.sorted(by: { $0.key < $1.key }) {
                    let order = DestructionOrder(clause: clause, cause: .retention, context: context)
                    let gone = try destroy(
                        records.map(\.id), order, onlyExpired: true, registry: registry, keepers: keepers, connection)
                    piece.records += gone.records.count
                    piece.events += gone.events
                }
                return piece
            }
            summary.records += piece.records
            summary.events += piece.events
            progress(summary.records)
        }
    }

    /// The record with that key; nil if there is none, or none any more.
    public func destroyable(_ id: RecordID, _ connection: any Connection) throws -> DestroyableRecord? {
        try connection.first(DestructionSQL.one, [.int(id.raw)], Self.destroyable)
    }

    private static func destroyable(_ row: any Row) -> DestroyableRecord {
        DestroyableRecord(id: RecordID(row.int(0)), item: row.text(1), clause: row.text(2))
    }

    /// The article by which the time of an item is over: the general limit for dishonesty information, which outlives its
    /// text, and what the catalogue cites for all other. An item that no pack knows any more goes by the article under which
    /// it came.
    static func clause(_ record: DestroyableRecord, _ pack: PolicyPack, on today: Day) -> String {
        let item = pack.item(record.item, on: today) ?? pack.items.last { $0.id == record.item }
        let limit =
            item?.informationClass == .dishonesty
            ? pack.limit("disclosureMaximum", on: today)?.provision.citations.first : nil
        return (limit ?? item?.provision.citations.first)?.description ?? record.clause
    }
}

// MARK: - What may be told

extension Records {
    /// The last destructions, newest day first: counts by day, article and cause, without content.
    public func destructions(limit: Int, _ connection: any Connection) throws -> [Destruction] {
        try connection.rows(DestructionSQL.tallies, [.int(Int64(limit))]) { row in
            Destruction(
                day: row.text(0), clause: row.text(1), cause: DestructionCause(rawValue: row.text(2)) ?? .retention,
                records: Int(row.int(3)), events: Int(row.int(4)))
        }
    }
}
