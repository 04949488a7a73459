// The schema keeps its rules, and grows in one direction.

import Storage
import Testing

extension StoragePromise {
    static let schemas: [StoragePromise] = [
        StoragePromise("a broken rule of the schema is told apart, without the value") { database in
            try await Items.make(database)
            try await database.write { try $0.run(ItemSQL.addNamed, [.int(1), .text("秘密")]) }
            let broken: [(ItemSQL, [Value])] = [
                (.addNamed, [.int(1), .null]),
                (.addNamed, [.int(2), .text("秘密")]),
                (.addPart, [.int(1), .int(1), .null]),
                (.addPart, [.int(1), .int(1), .text("秘密")]),
                (.addPart, [.int(1), .int(424_242), .text("small")]),
            ]
            for (statement, values) in broken {
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { try $0.run(statement, values) }
                }
                #expect(error?.isConstraint == true, "\(statement)")
                #expect(error?.description.contains("秘密") == false)
                #expect(error?.description.contains("424242") == false)
            }
            try await database.write { try $0.run(ItemSQL.addPart, [.int(1), .int(1), .text("TEXT")]) }
            #expect(try await database.read { try $0.first(ItemSQL.countParts) { $0.int(0) } } == 1)
        },
        StoragePromise("migrations run once, in order, and later ones are added") { database in
            let more = Items.migrations + [Migration("items-2", ["ALTER TABLE item ADD COLUMN note TEXT"])]
            let first = try await Migrator(Items.migrations).migrate(database, now: 1)
            let again = try await Migrator(Items.migrations).migrate(database, now: 2)
            let later = try await Migrator(more).migrate(database, now: 3)
            #expect([first, again, later] == [["items-1"], [], ["items-2"]])
        },
        StoragePromise("a schema that is newer than the program is refused") { database in
            try await Migrator(Items.migrations).migrate(database, now: 1)
            await #expect(throws: StorageError.newerSchema(migration: "items-1")) {
                try await Migrator([]).migrate(database, now: 2)
            }
        },
        StoragePromise("a migration that fails leaves no half of it") { database in
            let wrong = Migration("wrong-1", ["CREATE TABLE half (id {id} PRIMARY KEY)", "CREATE TABL"])
            await #expect(throws: StorageError.self) { try await Migrator([wrong]).migrate(database, now: 1) }
            let right = Migration("right-1", ["CREATE TABLE half (id {id} PRIMARY KEY)"])
            let applied = try await Migrator([right]).migrate(database, now: 2)
            #expect(applied == ["right-1"])
        },
        StoragePromise("servers that start at the same moment migrate once") { database in
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 {
                    group.addTask { try await Migrator(Items.migrations).migrate(database, now: 1) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied == ["items-1"])
        },
    ]
}
