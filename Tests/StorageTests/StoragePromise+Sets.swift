// Many keys, many rows, and what a statement says about the rows it touched.

import Storage
import Testing

extension StoragePromise {
    static let sets: [StoragePromise] = [
        StoragePromise("a look-up finds the rows of all keys, of every kind") { database in
            try await Items.make(database)
            try await database.write { connection in
                try connection.bulk(Items.table, rows(3000))
            }
            let odd = (0..<1000).map { Int64($0 * 5 + 1) }
            let expected = Set(odd.filter { $0 < 3000 })
            let found = try await database.read { connection in
                var found: [[Int64]] = [[], [], []]
                try connection.among(ItemSQL.byID, odd.map(Value.int)) { found[0].append($0.int(0)) }
                try connection.among(ItemSQL.byName, odd.map { .text("名\($0)") }) { found[1].append($0.int(0)) }
                try connection.among(ItemSQL.byBody, odd.map { .bytes(body($0)) }) { found[2].append($0.int(0)) }
                return found
            }
            for ids in found {
                #expect(Set(ids) == expected)
                #expect(ids.count == expected.count)
            }
        },
        StoragePromise("a look-up takes no keys, unknown keys, null and the same key twice") { database in
            try await Items.make(database)
            let found = try await database.write { connection in
                try connection.bulk(Items.table, rows(10))
                var found: [Set<Int64>] = []
                let few: [Value] = [.int(3), .int(4), .int(3), .int(99)]
                for keys in [[], few, [.null], [.int(99)]] {
                    var ids: Set<Int64> = []
                    try connection.among(ItemSQL.byID, keys) { ids.insert($0.int(0)) }
                    found.append(ids)
                }
                return found
            }
            #expect(found == [[], [3, 4], [], []])
        },
        StoragePromise("ten thousand rows are loaded in one go, with nulls and empty values") { database in
            try await Items.make(database)
            try await database.write {
                try $0.bulk(Items.table, rows(10_000) + [.int(-1), .text(""), .null, .bytes([])])
            }
            #expect(try await Items.count(database) == 10_001)
            let last = try await database.read {
                try $0.first(ItemSQL.find, [.int(9_999)]) { ($0.text(0), $0.optionalInt(1), $0.bytes(2)) }
            }
            #expect(last?.0 == "名9999")
            #expect(last?.1 == -9_999)
            #expect(last?.2 == body(9_999))
            let empty = try await database.read {
                try $0.first(ItemSQL.find, [.int(-1)]) { ($0.optionalText(0), $0.optionalInt(1), $0.optionalBytes(2)) }
            }
            #expect(empty?.0 == "")
            #expect(empty?.1 == nil)
            #expect(empty?.2 == [])
        },
        StoragePromise("a load of no rows does nothing; one of a single row and a refused one behave alike") {
            database in
            try await Items.make(database)
            try await database.write { connection in
                try connection.bulk(Items.table, [])
                try connection.bulk(Items.table, rows(1))
            }
            for refused in [rows(1), rows(2_000)] {
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { try $0.bulk(Items.table, refused) }
                }
                #expect(error?.isConstraint == true)
            }
            #expect(try await Items.count(database) == 1)
        },
        StoragePromise("ON CONFLICT keeps or replaces, and the change is counted") { database in
            try await Items.make(database)
            let changes = try await database.write { connection in
                [
                    try connection.run(ItemSQL.addOnce, [.int(1), .text("甲")]),
                    try connection.run(ItemSQL.addOnce, [.int(1), .text("乙")]),
                    try connection.run(ItemSQL.addOrRename, [.int(1), .text("丙")]),
                    try connection.run(ItemSQL.addOrRename, [.int(2), .null]),
                    try connection.run(ItemSQL.setNumber, [.int(9), .int(1)]),
                    try connection.run(ItemSQL.setNumber, [.int(1), .int(5)]),
                    try connection.run(ItemSQL.delete, [.int(5)]),
                ]
            }
            #expect(changes == [1, 0, 1, 1, 0, 1, 1])
            #expect(try await database.read { try $0.rows(ItemSQL.ids) { $0.int(0) } } == [2])
        },
        StoragePromise("RETURNING hands back what was stored") { database in
            try await Items.make(database)
            let row = try await database.write {
                try $0.first(ItemSQL.addReturning, [.int(7), .int(70)]) { [$0.int(0), $0.int(1)] }
            }
            #expect(row == [7, 70])
            #expect(try await Items.count(database) == 1)
        },
    ]

    private static func rows(_ count: Int) -> [Value] {
        (0..<Int64(count)).flatMap { [.int($0), .text("名\($0)"), .int(-$0), .bytes(body($0))] }
    }

    private static func body(_ id: Int64) -> [UInt8] { Array("𠮷\(id)".utf8) + [0, 255] }
}

extension StorageError {
    var isConstraint: Bool {
        if case .constraint = self { true } else { false }
    }

    var isUnreachable: Bool {
        if case .unreachable = self { true } else { false }
    }
}
