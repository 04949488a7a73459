// Servers that start together on one database: each step runs once, and whoever comes second goes on without an error.

import Foundation
import Storage
import Testing

@Suite("Starters of one database take turns")
struct StarterTests {
    /// Steps that can't run twice: they rename, drop and fill.
    private static let migrations = [
        Migration("a-1", ["CREATE TABLE first (id {id} PRIMARY KEY)", "CREATE TABLE spare (id {id} PRIMARY KEY)"]),
        Migration("a-2", ["ALTER TABLE first RENAME TO second", "DROP TABLE spare"]),
        Migration("a-3", ["INSERT INTO second (id) VALUES (1)", "ALTER TABLE second RENAME TO third"]),
    ]

    private enum StarterSQL: String, Statement {
        case rows = "SELECT COUNT(*) FROM third"
    }

    /// Each starter has connections of its own, as a process has.
    private static func start(_ make: @escaping @Sendable () throws -> any Database) async throws {
        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for number in 0..<6 {
                group.addTask {
                    let database = try make()
                    defer { try? database.close() }
                    return try await Migrator(migrations).migrate(database, now: Int64(number))
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.sorted() == ["a-1", "a-2", "a-3"])
        let database = try make()
        defer { try? database.close() }
        #expect(try await database.read { try $0.first(StarterSQL.rows) { $0.int(0) } } == 1)
    }

    private static func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appending(path: "city.sqlite").path())
    }

    @Test("on SQLite")
    func onSQLite() async throws {
        for _ in 0..<5 {
            try await Self.inFolder { path in try await Self.start { try SQLiteDatabase(path: path, patience: 120) } }
        }
    }

    @Test("on PostgreSQL", .enabled(if: TestServer.url != nil))
    func onPostgreSQL() async throws {
        for _ in 0..<5 {
            try await TestServer.withSchema { url in
                try await Self.start { try PostgreSQLDatabase(url: url, maximumConnections: 1, lockTimeout: 120) }
            }
        }
    }

    private static func plan(_ database: any Database) async throws {
        let migrator = Migrator(migrations)
        let empty = try await migrator.standing(database)
        #expect(empty.applied.isEmpty && empty.missing.map(\.id) == ["a-1", "a-2", "a-3"])
        #expect(try await Migrator.isEmpty(database), "asking changed nothing")
        // Broken off after the first step, it goes on with the second.
        try await Migrator([migrations[0]]).migrate(database, now: 1)
        #expect(try await migrator.standing(database).missing.map(\.id) == ["a-2", "a-3"])
        #expect(try await migrator.migrate(database, now: 2) == ["a-2", "a-3"])
        let older = try await Migrator([migrations[0]]).standing(database)
        #expect(older.unknown == ["a-2", "a-3"] && older.missing.isEmpty)
    }

    @Test("what would run is shown without running it, and a broken run is resumed, on SQLite")
    func planOnSQLite() async throws {
        try await Self.inFolder { try await Self.plan(try SQLiteDatabase(path: $0)) }
    }

    @Test(
        "what would run is shown without running it, and a broken run is resumed, on PostgreSQL",
        .enabled(if: TestServer.url != nil))
    func planOnPostgreSQL() async throws {
        try await TestServer.withDatabase { try await Self.plan($0) }
    }
}
