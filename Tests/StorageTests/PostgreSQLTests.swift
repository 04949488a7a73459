// What PostgreSQL has to prove beyond the contract: its errors, its types, its schema.

import Storage
import Synchronization
import Testing

@Suite("PostgreSQL: errors, types and schema", .enabled(if: TestServer.url != nil))
struct PostgreSQLTests {
    @Test("work that hides an error of the server is told, and nothing is stored")
    func tellsHiddenErrors() async throws {
        try await TestServer.withDatabase { database in
            try await Items.make(database)
            let error = await #expect(throws: StorageError.self) {
                try await database.write { connection in
                    try connection.run(ItemSQL.addNamed, [.int(1), .null])
                    _ = try? connection.run(ItemSQL.addNamed, [.int(1), .null])
                }
            }
            #expect(error?.isConstraint == true)
            #expect(try await Items.count(database) == 0)
        }
    }

    @Test("the type TEXT is told from casts, other words and a collation that is there already")
    func rewritesSchema() async throws {
        try await TestServer.withDatabase { database in
            try await database.write { connection in
                try connection.define(
                    """
                    CREATE TABLE words (
                        id {id} PRIMARY KEY CHECK (CAST(id AS TEXT) <> 'a TEXT'),
                        TEXT_2 TEXT COLLATE "POSIX",
                        TEXTUAL TEXT,
                        CHECK (TEXTUAL <> 'x')
                    )
                    """)
            }
            let collations = try await database.read {
                try $0.rows(ServerSQL.collations, [.text("words")]) { $0.text(0) }
            }
            #expect(collations == ["POSIX", "C"])
        }
    }

    @Test("work that collides for ever gives up after ten runs")
    func givesUp() async throws {
        try await TestServer.withSchema { url in
            let pauses = Mutex<[Int]>([])
            let database = try PostgreSQLDatabase(url: url) { attempt in
                pauses.withLock { $0.append(attempt) }
                return .zero
            }
            defer { database.close() }
            await #expect(throws: StorageError.busy) {
                try await database.write {
                    try $0.define("DO $$ BEGIN RAISE EXCEPTION 'collision' USING ERRCODE = '40001'; END $$")
                }
            }
            #expect(pauses.withLock(\.self) == Array(1...9))
        }
    }

    @Test("U+0000 in a text is refused as a broken rule, in a statement and in a load")
    func refusesZero() async throws {
        try await TestServer.withDatabase { database in
            try await Items.make(database)
            let rows: [[Value]] = [
                [.int(1), .text("a\0b"), .null, .null],
                [.int(1), .null, .null, .null, .int(2), .text("a\0b"), .null, .null],
            ]
            for values in rows {
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { try $0.bulk(Items.table, values) }
                }
                #expect(error?.isConstraint == true)
            }
        }
    }

    @Test("small and decimal numbers of the server are read as integers")
    func readsNumbers() async throws {
        try await TestServer.withDatabase { database in
            let row = try await database.read { try $0.first(ServerSQL.one) { row in (0..<6).map(row.int) } }
            #expect(row == [1, 1, 2, 3, -12_345_678, 0])
        }
    }
}
