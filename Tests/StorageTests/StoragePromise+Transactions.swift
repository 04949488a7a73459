// A transaction is all or nothing, and sees nothing of others.

import Dispatch
import Storage
import Testing

extension StoragePromise {
    static let transactions: [StoragePromise] = [
        StoragePromise("work that throws leaves nothing and its error arrives") { database in
            try await Items.make(database)
            await #expect(throws: Refusal()) {
                try await database.write { connection in
                    try connection.run(ItemSQL.addNamed, [.int(1), .text("甲")])
                    throw Refusal()
                }
            }
            #expect(try await Items.count(database) == 0)
        },
        StoragePromise("a read sees one moment, though another writes meanwhile") { database in
            try await Items.make(database)
            let (signals, signal) = AsyncStream.makeStream(of: Void.self)
            let written = DispatchSemaphore(value: 0)
            async let writing: Void = {
                for await _ in signals {
                    try await database.write { try $0.run(ItemSQL.addNamed, [.int(1), .text("乙")]) }
                    written.signal()
                }
            }()
            let counts = try await database.read { connection in
                let before = try connection.first(ItemSQL.count) { $0.int(0) }
                signal.yield()
                signal.finish()
                let outcome = written.wait(timeout: .now() + 20)
                #expect(outcome == .success)
                return [before, try connection.first(ItemSQL.count) { $0.int(0) }]
            }
            try await writing
            #expect(counts == [0, 0])
            #expect(try await Items.count(database) == 1)
        },
        StoragePromise("after a commit the stamp is another one, also of what was under way when it was taken") {
            database in
            try await Items.make(database)
            let before = try await database.stamp()
            try await database.write { try $0.run(ItemSQL.addNamed, [.int(1), .text("甲")]) }
            let between = try await database.stamp()
            #expect(between != before)
            let (signals, signal) = AsyncStream.makeStream(of: Void.self)
            let taken = DispatchSemaphore(value: 0)
            async let meanwhile: CommitStamp? = {
                for await _ in signals {
                    defer { taken.signal() }
                    return try await database.stamp()
                }
                return nil
            }()
            try await database.write { connection in
                try connection.run(ItemSQL.addNamed, [.int(2), .text("乙")])
                signal.yield()
                signal.finish()
                let outcome = taken.wait(timeout: .now() + 20)
                #expect(outcome == .success)
            }
            #expect(try await meanwhile != database.stamp())
        },
        StoragePromise("a read can't write") { database in
            try await Items.make(database)
            await #expect(throws: StorageError.self) {
                try await database.read { _ = try $0.run(ItemSQL.addNamed, [.int(1), .null]) }
            }
            #expect(try await Items.count(database) == 0)
        },
        StoragePromise("other statements, and the same one, run while rows are being read") { database in
            try await Items.make(database)
            let seen = try await database.write { connection in
                for id in 1...4 { try connection.run(ItemSQL.add, [.int(Int64(id)), .null, .int(0), .null]) }
                var seen: [Int64] = []
                try connection.each(ItemSQL.idsAfter, [.int(0), .int(3)]) { outer in
                    try connection.run(ItemSQL.setNumber, [.int(outer.int(0)), .int(outer.int(0) * 10)])
                    try connection.each(ItemSQL.idsAfter, [.int(outer.int(0)), .int(2)]) { seen.append($0.int(0)) }
                    seen.append(try connection.first(ItemSQL.number, [.int(outer.int(0))]) { $0.int(0) } ?? -1)
                }
                return seen
            }
            #expect(seen == [2, 3, 10, 3, 4, 20, 4, 30])
        },
        StoragePromise("eight writers that count on one row lose nothing") { database in
            try await Items.make(database)
            try await database.write { try $0.run(ItemSQL.add, [.int(1), .null, .int(0), .null]) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<25 {
                            try await database.write { connection in
                                let number = try connection.first(ItemSQL.number, [.int(1)]) { $0.int(0) } ?? 0
                                try connection.run(ItemSQL.setNumber, [.int(1), .int(number + 1)])
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let number = try await database.read { try $0.first(ItemSQL.number, [.int(1)]) { $0.int(0) } }
            #expect(number == 200)
        },
        StoragePromise("of two writers that look before they write, the second sees the first") { database in
            try await Items.make(database)
            let added = try await withThrowingTaskGroup(of: Bool.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        try await database.write { connection in
                            // The rule holds over two rows, so no constraint can keep it.
                            guard try connection.first(ItemSQL.count, [], { $0.int(0) }) == 0 else { return false }
                            try connection.run(ItemSQL.addNamed, [.int(Int64(task)), .null])
                            return true
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(added.filter(\.self).count == 1)
            #expect(try await Items.count(database) == 1)
        },
    ]
}
