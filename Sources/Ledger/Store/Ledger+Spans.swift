// The order of a log, transaction by transaction: what a receiver of shared data reads on from.

public import Storage

/// The entries of one transaction and their places in the log.
public struct PlacedSpan: Sendable, Hashable {
    public let id: Int64
    /// Index of its first entry.
    public let first: Int
    public let count: Int

    public init(id: Int64, first: Int, count: Int) {
        self.id = id
        self.first = first
        self.count = count
    }

    /// The index after its last entry.
    public var end: Int { first + count }
}

extension Ledger {
    /// The transactions whose entries stand at that index and after it, in order, as far as they have their places.
    public func spans(of log: LogName, from index: Int, limit: Int, _ connection: any Connection) throws -> [PlacedSpan]
    {
        func span(_ row: any Row) -> PlacedSpan {
            PlacedSpan(id: row.int(0), first: Int(row.int(1)), count: Int(row.int(2)))
        }
        let at = try connection.first(LedgerSQL.spanAt, [.text(log.rawValue), .int(Int64(index))], span)
        let begun = at.flatMap { $0.end > index ? $0 : nil }
        let rest = try connection.rows(
            LedgerSQL.spansAfter, [.text(log.rawValue), .int(Int64(index)), .int(Int64(limit))], span)
        return Array(([begun].compactMap(\.self) + rest).prefix(limit))
    }
}
