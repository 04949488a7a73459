// Values come back as they went in.

import Storage
import Testing

extension StoragePromise {
    static let values: [StoragePromise] = [
        StoragePromise("integers come back, up to both limits") { database in
            try await Items.make(database)
            let numbers: [Int64] = [0, 1, -1, 255, 65_536, -2_147_483_649, .max, .min]
            for number in numbers {
                let found = try await database.write { connection in
                    try connection.run(ItemSQL.add, [.int(number), .null, .int(number), .null])
                    return try connection.first(ItemSQL.find, [.int(number)]) { $0.int(1) }
                }
                #expect(found == number)
            }
        },
        StoragePromise("texts come back, with characters of every length and marks of SQL") { database in
            try await Items.make(database)
            let texts = ["", "a", "公共信用信息", "𠮷野家", "é e\u{301}", "'; DROP TABLE item; --", "$1 ?1 {among}", "\n\t\\N"]
            for (id, text) in texts.enumerated() {
                let found = try await database.write { connection in
                    try connection.run(ItemSQL.addNamed, [.int(Int64(id)), .text(text)])
                    return try connection.first(ItemSQL.find, [.int(Int64(id))]) { $0.optionalText(0) }
                }
                #expect(found.map { $0.map { Array($0.utf8) } } == Array(text.utf8))
            }
        },
        StoragePromise("bytes come back, none of them and a million of them") { database in
            try await Items.make(database)
            let every = (UInt8.min...UInt8.max).map(\.self)
            let large = (0..<1_000_003).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            for (id, bytes) in [[], [0], every, large].enumerated() {
                let found = try await database.write { connection in
                    try connection.run(ItemSQL.add, [.int(Int64(id)), .null, .null, .bytes(bytes)])
                    return try connection.first(ItemSQL.find, [.int(Int64(id))]) { $0.optionalBytes(2) }
                }
                #expect(found == bytes)
            }
        },
        StoragePromise("null is neither zero nor empty, in whatever order values come") { database in
            try await Items.make(database)
            let rows: [[Value]] = [
                [.int(1), .null, .null, .null],
                [.int(2), .text(""), .int(0), .bytes([])],
                [.int(3), .null, .int(7), .null],
            ]
            try await database.write { connection in
                for row in rows { try connection.run(ItemSQL.add, row) }
                for row in rows {
                    let nulls = try connection.first(ItemSQL.find, [row[0]]) { found in
                        (0..<3).map(found.isNull)
                    }
                    #expect(nulls == row.dropFirst().map { $0 == .null })
                }
            }
        },
        StoragePromise("a column read as another kind yields the empty value, never a conversion") { database in
            try await Items.make(database)
            try await database.write { connection in
                try connection.run(ItemSQL.add, [.int(1), .text("12"), .int(34), .bytes([0x35])])
                let read = try connection.first(ItemSQL.find, [.int(1)]) { row in
                    (row.int(0), row.bytes(0), row.text(1), row.bytes(1), row.int(2), row.text(2))
                }
                #expect(read?.0 == 0 && read?.1 == [] && read?.2 == "" && read?.3 == [] && read?.4 == 0)
                #expect(read?.5 == "")
            }
        },
        StoragePromise("text is ordered and compared by bytes, not by a language") { database in
            try await Items.make(database)
            let texts = ["b", "B", "a", "Z", "_", "é", "中", "一", "𠮷", "｡", "ab", "a b", ""]
            let ordered = texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let found = try await database.write { connection in
                for (id, text) in texts.enumerated() {
                    try connection.run(ItemSQL.addNamed, [.int(Int64(id)), .text(text)])
                }
                return try connection.rows(ItemSQL.names) { $0.text(0) }
            }
            #expect(found == ordered)
            let before = try await database.read {
                try $0.rows(ItemSQL.namesBefore, [.text("a")]) { $0.text(0) }
            }
            #expect(before == ordered.filter { $0.utf8.lexicographicallyPrecedes("a".utf8) })
        },
        StoragePromise("sums and counts are integers") { database in
            try await Items.make(database)
            for (id, number) in [20_000, 1, -50_000_000, 10_000, 123_456_789_012_345_678].enumerated() {
                try await database.write {
                    try $0.run(ItemSQL.add, [.int(Int64(id)), .null, .int(Int64(number)), .null])
                }
            }
            let sum = try await database.read { try $0.first(ItemSQL.sum) { [$0.int(0), $0.int(1)] } }
            #expect(sum == [123_456_788_962_375_679, 0])
        },
    ]
}
