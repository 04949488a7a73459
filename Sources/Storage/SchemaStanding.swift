// How a database stands to the schema of this program, asked without changing anything.

/// Which steps are there, which would run, and which this program does not know.
public struct SchemaStanding: Sendable {
    /// Ids of the steps that were applied, in order of their ids.
    public let applied: [String]
    /// The steps that would run, in order.
    public let missing: [Migration]
    /// Steps of a newer version of the program.
    public let unknown: [String]

    public init(applied: [String], missing: [Migration], unknown: [String]) {
        self.applied = applied
        self.missing = missing
        self.unknown = unknown
    }
}

extension Migrator {
    /// The standing inside a read; the table of steps must be there.
    public func standing(_ connection: any Connection) throws -> SchemaStanding {
        standing(applied: try connection.rows(MigrationSQL.applied) { $0.text(0) })
    }

    /// The standing of a database, also of an empty one.
    public func standing(_ database: any Database) async throws -> SchemaStanding {
        guard try await !Self.isEmpty(database) else { return standing(applied: []) }
        return try await database.read { try standing($0) }
    }

    private func standing(applied: [String]) -> SchemaStanding {
        let done = Set(applied)
        return SchemaStanding(
            applied: applied, missing: migrations.filter { !done.contains($0.id) },
            unknown: done.subtracting(migrations.map(\.id)).sorted())
    }
}
