// Forward-only changes of the schema. Each room exports its own; the roof hands them over in one list.

/// One step of the schema, never edited after a release.
public struct Migration: Sendable {
    /// Stable and unique, for example `records-1`.
    public let id: String
    /// Statements with the tokens `{id}` (an integer key made by the program), `{int}` and `{bytes}`; `{clustered}` after
    /// a table keeps its rows in the order of the primary key, where the engine can.
    public let schema: [String]

    public init(_ id: String, _ schema: [String]) {
        self.id = id
        self.schema = schema
    }
}

enum MigrationSQL: String, CaseIterable, Statement {
    case applied = "SELECT id FROM schema_migration ORDER BY id"
    case record = "INSERT INTO schema_migration (id, applied_at) VALUES ($1, $2)"
}

/// Brings a database to the schema of this program.
public struct Migrator: Sendable {
    /// The statements of the migrator itself; they need the table that `migrate` makes first.
    public static var statements: [any Statement] { MigrationSQL.allCases }

    let migrations: [Migration]
    private let isWhole: Bool

    /// - Parameters:
    ///   - migrations: the steps, in order.
    ///   - isWhole: these are all steps of the program; false for the first ones alone, when an old backup comes in.
    public init(_ migrations: [Migration], isWhole: Bool = true) {
        self.migrations = migrations
        self.isWhole = isWhole
    }

    /// The steps that a database stands at.
    public static func applied(_ connection: any Connection) throws -> [String] {
        try connection.rows(MigrationSQL.applied) { $0.text(0) }
    }

    /// Whether no step was ever applied: nobody has made a city here.
    /// - Throws: `StorageError` if the database can't be asked at all.
    public static func isEmpty(_ database: any Database) async throws -> Bool {
        do {
            return try await database.read { try $0.rows(MigrationSQL.applied) { $0.text(0) } }.isEmpty
        } catch let error as StorageError {
            // Without the table of steps the engine answers with an error of its own.
            guard case .engine = error else { throw error }
            return true
        }
    }

    /// Applies what is missing, in one transaction each.
    /// - Parameter now: microseconds since 1970, written beside each step.
    /// - Returns: the ids that were applied.
    /// - Throws: `StorageError.newerSchema` if the database knows a step that this program does not.
    @discardableResult
    public func migrate(_ database: any Database, now: Int64) async throws -> [String] {
        var applied: [String] = []
        try await database.write { connection in
            try connection.define(
                "CREATE TABLE IF NOT EXISTS schema_migration (id TEXT PRIMARY KEY, applied_at {int} NOT NULL)")
        }
        let known = Set(migrations.map(\.id))
        let done = Set(try await database.read { try $0.rows(MigrationSQL.applied) { $0.text(0) } })
        if isWhole, let newer = done.subtracting(known).min() { throw StorageError.newerSchema(migration: newer) }
        for migration in migrations {
            if done.contains(migration.id) { continue }
            let isNew = try await database.write { connection in
                // Starters take turns from here on. One that waited may still see the database as it was: then it meets
                // the row of the other one, collides before it has changed anything, and looks again.
                try connection.define("")
                let done = Set(try connection.rows(MigrationSQL.applied) { $0.text(0) })
                guard !done.contains(migration.id) else { return false }
                try connection.run(MigrationSQL.record, [.text(migration.id), .int(now)])
                for statement in migration.schema { try connection.define(statement) }
                return true
            }
            if isNew { applied.append(migration.id) }
        }
        return applied
    }
}
