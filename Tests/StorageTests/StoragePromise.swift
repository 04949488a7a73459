// What every engine promises its callers, said once and checked on each engine.

import Storage
import Testing

/// One sentence about a database, and the check that it holds on a fresh one.
struct StoragePromise: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let check: @Sendable (any Database) async throws -> Void

    init(_ sentence: String, _ check: @escaping @Sendable (any Database) async throws -> Void) {
        testDescription = sentence
        self.check = check
    }

    static let all = values + transactions + sets + schemas
}

/// The statements of the contract, all on one table.
enum ItemSQL: String, CaseIterable, Statement {
    case add = "INSERT INTO item (id, name, number, body) VALUES ($1, $2, $3, $4)"
    case addNamed = "INSERT INTO item (id, name) VALUES ($1, $2)"
    case addOnce = "INSERT INTO item (id, name) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING"
    case addOrRename = """
        INSERT INTO item (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = excluded.name
        """
    case addReturning = "INSERT INTO item (id, number) VALUES ($1, $2) RETURNING id, number"
    case find = "SELECT name, number, body FROM item WHERE id = $1"
    case names = "SELECT name FROM item ORDER BY name"
    case namesBefore = "SELECT name FROM item WHERE name < $1 ORDER BY name"
    case ids = "SELECT id FROM item ORDER BY id"
    case idsAfter = "SELECT id FROM item WHERE id > $1 ORDER BY id LIMIT $2"
    case count = "SELECT COUNT(*) FROM item"
    case sum = "SELECT SUM(number), COUNT(name) FROM item"
    case number = "SELECT number FROM item WHERE id = $1"
    case setNumber = "UPDATE item SET number = $2 WHERE id = $1"
    case delete = "DELETE FROM item WHERE number = $1"
    case byID = "SELECT id FROM item WHERE id {among}"
    case byName = "SELECT id FROM item WHERE name {among}"
    case byBody = "SELECT id FROM item WHERE body {among}"
    case addPart = "INSERT INTO part (id, item, size) VALUES ($1, $2, $3)"
    case countParts = "SELECT COUNT(*) FROM part"
}

enum Items {
    static let migrations = [
        Migration(
            "items-1",
            [
                "CREATE TABLE item (id {id} PRIMARY KEY, name TEXT UNIQUE, number {int}, body {bytes})",
                """
                CREATE TABLE part (
                    id {id} PRIMARY KEY,
                    item {id} NOT NULL REFERENCES item (id),
                    size TEXT NOT NULL CHECK (size IN ('TEXT', 'small'))
                )
                """,
                "CREATE INDEX part_item ON part (item)",
            ])
    ]
    static let table = BulkTable("item", ["id", "name", "number", "body"])
    static let parts = BulkTable("part", ["id", "item", "size"])

    static func make(_ database: any Database) async throws {
        try await Migrator(migrations).migrate(database, now: 1)
    }

    static func count(_ database: any Database) async throws -> Int64? {
        try await database.read { try $0.first(ItemSQL.count) { $0.int(0) } }
    }
}

/// An error of the work itself, as a store would throw it.
struct Refusal: Error, Equatable {}
