// A move: the city from one database to another, resumable, with every row compared before the old place is closed.

public import Storage

/// Moves a city (迁移), from SQLite to PostgreSQL or back.
public struct Move: Sendable {
    private let source: any Database
    private let target: any Database
    private let now: Int64
    private let name: String

    /// - Parameters:
    ///   - now: microseconds since 1970.
    ///   - name: random text that no other move has.
    public init(from source: any Database, to target: any Database, now: Int64, name: String) {
        self.source = source
        self.target = target
        self.now = now
        self.name = name
    }

    /// Brings both ends to one schema and settles what this run has to do.
    /// - Parameter anew: throws away what an earlier run carried.
    /// - Throws: `TransferError.occupied` if the target holds a city, `TransferError.departed` if this one left for another
    ///   place before.
    public func begin(_ migrations: [Migration], anew: Bool) async throws {
        guard try await !Migrator.isEmpty(source) else { throw TransferError.nothingThere }
        try await Migrator(migrations).migrate(source, now: now)
        try await Migrator(migrations).migrate(target, now: now)
        let (left, arriving) = (try await Self.standing(source), try await Self.standing(target))
        switch left?.phase {
        case nil: break
        case .arriving: throw TransferError.halfSource
        // Only the move that closed this place may go on.
        case .departed:
            guard arriving?.phase == .arriving, arriving?.move == left?.move else { throw TransferError.departed }
        }
        if arriving?.phase == .arriving, !anew { return }
        let name = left?.move ?? name
        try await target.write { [now] in try TransferSchema.beginArrival($0, move: name, now: now) }
        // The mark is seen at the other end only if both are one database.
        if left == nil, try await Self.standing(source) != nil {
            try await target.write { try TransferSchema.leave(.arriving, $0) }
            throw TransferError.samePlace
        }
    }

    private static func standing(_ database: any Database) async throws -> (phase: TransferPhase, move: String)? {
        try await database.read { try TransferSchema.standing($0) }
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

    /// Closes the old place, compares every row of both ends, then opens the new one.
    ///
    /// Whoever writes asks in the same transaction whether the place is closed, and whoever was writing has ended before
    /// the first row is compared. If the ends differ, the old place is opened again.
    /// - Parameters:
    ///   - audit: looks at the arrived city with its own proofs before it opens; throws if something is wrong.
    ///   - progress: called with the rows compared.
    /// - Throws: `TransferError.changed` if the ends differ.
    public func settle(
        audit: (any Database) async throws -> Void, progress: @escaping @Sendable (Int) -> Void
    ) async throws -> [String: TableDigest] {
        let move = try await Self.standing(target)?.move ?? name
        try await source.write { [now] in try TransferSchema.enter(.departed, move: move, now: now, $0) }
        do {
            try await source.waitForWriters()
            async let sourceDigests = CityTables.digests(source, progress: progress)
            let arrived = try await CityTables.digests(target) { _ in }
            let left = try await sourceDigests
            for table in left.keys.sorted() where left[table] != arrived[table] {
                throw TransferError.changed(table: table)
            }
            try await audit(target)
            try await target.write { try TransferSchema.leave(.arriving, $0) }
            return arrived
        } catch {
            try await source.write { try TransferSchema.leave(.departed, $0) }
            throw error
        }
    }
}
