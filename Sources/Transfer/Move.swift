// A move: the city from one database to another, resumable, with every row compared before the old place is closed.

public import Storage

/// Moves a city (迁移), from SQLite to PostgreSQL or back.
public struct Move: Sendable {
    private let source: any Database
    private let target: any Database
    private let now: Int64

    /// - Parameter now: microseconds since 1970.
    public init(from source: any Database, to target: any Database, now: Int64) {
        self.source = source
        self.target = target
        self.now = now
    }

    /// Brings both ends to one schema and settles what this run has to do.
    /// - Parameter anew: throws away what an earlier run carried.
    /// - Throws: `TransferError.occupied` if the target holds a city, `TransferError.departed` if this one left before.
    public func begin(_ migrations: [Migration], anew: Bool) async throws {
        try await Migrator(migrations).migrate(source, now: now)
        try await Migrator(migrations).migrate(target, now: now)
        let isArriving = try await target.read { try TransferSchema.phase($0) == .arriving }
        guard try await source.read({ try TransferSchema.phase($0) }) == nil || isArriving else {
            throw TransferError.departed
        }
        if isArriving && !anew { return }
        try await target.write { [now] in try TransferSchema.beginArrival($0, now: now) }
    }

    /// Carries what is missing, page by page; each page is final, so that a broken move goes on where it stopped.
    /// - Parameter progress: called with the rows carried by this run.
    /// - Returns: how many rows this run carried.
    public func carry(progress: @escaping @Sendable (Int) -> Void) async throws -> Int {
        let tables = try await source.read { try CityTables.all($0) }
        let present = try await target.read { try CityTables.all($0) }
        var carried = 0
        for table in tables {
            guard let there = present.first(where: { $0.shape.name == table.shape.name }),
                Set(there.shape.columns) == Set(table.shape.columns)
            else { throw TransferError.shape(table: table.shape.name) }
            // The source's own order of columns and key is used at both ends.
            var key = try await target.read { try table.greatestKey($0) }
            while true {
                let from = key
                let page = try await source.read { try table.page(after: from, $0) }
                guard !page.isEmpty else { break }
                try await target.write { try $0.bulk(table.bulk, page) }
                carried += page.count / table.shape.columns.count
                progress(carried)
                key = table.lastKey(of: page)
            }
        }
        return carried
    }

    /// Compares every row of both ends, then closes the old place and opens the new one.
    /// - Parameters:
    ///   - audit: looks at the arrived city with its own proofs before it opens; throws if something is wrong.
    ///   - progress: called with the rows compared.
    /// - Throws: `TransferError.changed` if the ends differ; nothing is closed or opened then.
    public func settle(
        audit: (any Database) async throws -> Void, progress: @escaping @Sendable (Int) -> Void
    ) async throws -> [String: TableDigest] {
        async let sourceDigests = CityTables.digests(source, progress: progress)
        let arrived = try await CityTables.digests(target) { _ in }
        let left = try await sourceDigests
        for table in left.keys.sorted() where left[table] != arrived[table] {
            throw TransferError.changed(table: table)
        }
        try await audit(target)
        // In this order: a crash between the two leaves no place open, and the next run finishes.
        try await source.write { [now] connection in
            try connection.run(TransferSQL.enter, [.text(TransferPhase.departed.rawValue), .int(now)])
        }
        try await target.write { try $0.run(TransferSQL.leave, [.text(TransferPhase.arriving.rawValue)]) }
        return arrived
    }
}
