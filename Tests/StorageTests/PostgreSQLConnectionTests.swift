// Connections to PostgreSQL are few, break, and must not keep anybody waiting for ever.

import Dispatch
import Storage
import Synchronization
import Testing

@Suite("PostgreSQL: connections", .enabled(if: TestServer.url != nil))
struct PostgreSQLConnectionTests {
    @Test("a read whose connection breaks is asked again on a new one; a write is not")
    func survivesBreaks() async throws {
        try await TestServer.withDatabase { database in
            let runs = Mutex(0)
            let one = try await database.read { connection in
                let run = runs.withLock { runs in
                    runs += 1
                    return runs
                }
                if run == 1 { try connection.run(ServerSQL.end, []) }
                return try connection.first(ServerSQL.one) { $0.int(0) }
            }
            #expect(one == 1)
            let error = await #expect(throws: StorageError.self) {
                try await database.write { try $0.run(ServerSQL.end, []) }
            }
            #expect(error?.isUnreachable == true)
            #expect(try await database.write { try $0.first(ServerSQL.one) { $0.int(0) } } == 1)
        }
    }

    @Test("a connection that broke while it was idle is replaced unnoticed, for a write too")
    func replacesIdleConnections() async throws {
        try await TestServer.withSchema { url in
            let database = try PostgreSQLDatabase(url: url, maximumConnections: 1)
            let other = try PostgreSQLDatabase(url: url, maximumConnections: 1)
            defer {
                database.close()
                other.close()
            }
            let process = try await database.read { try $0.first(ServerSQL.process) { $0.int(0) } } ?? 0
            try await other.read { _ = try $0.run(ServerSQL.endOther, [.int(process)]) }
            let next = try await database.write { try $0.first(ServerSQL.process) { $0.int(0) } } ?? 0
            #expect(next > 0)
            #expect(next != process)
        }
    }

    @Test("when every connection is lent out, the next caller waits, and hears busy when patience ends")
    func limitsConnections() async throws {
        try await TestServer.withSchema { url in
            let database = try PostgreSQLDatabase(url: url, maximumConnections: 1, patience: 0.2)
            defer { database.close() }
            let (signals, signal) = AsyncStream.makeStream(of: Void.self)
            let release = DispatchSemaphore(value: 0)
            async let holding: Void = database.read { _ in
                signal.yield()
                _ = release.wait(timeout: .now() + 20)
            }
            for await _ in signals { break }
            await #expect(throws: StorageError.busy) { try await database.read { _ in } }
            async let waiting = database.read { try $0.first(ServerSQL.one) { $0.int(0) } }
            release.signal()
            try await holding
            #expect(try await waiting == 1)
        }
    }

    @Test("a caller that is cancelled while waiting leaves the pool whole")
    func survivesCancelling() async throws {
        try await TestServer.withSchema { url in
            let database = try PostgreSQLDatabase(url: url, maximumConnections: 2)
            defer { database.close() }
            for round in 0..<50 {
                let tasks = (0..<12).map { number in
                    Task {
                        _ = try await database.read { try $0.first(ServerSQL.one) { $0.int(0) } }
                        if number == round % 12 { try await Task.sleep(for: .microseconds(50)) }
                    }
                }
                for task in tasks.suffix(7) { task.cancel() }
                for task in tasks { _ = await task.result }
            }
            #expect(try await database.read { try $0.first(ServerSQL.one) { $0.int(0) } } == 1)
        }
    }

    @Test("a statement that takes too long, or waits too long for a lock, ends in busy")
    func limitsStatements() async throws {
        try await TestServer.withSchema { url in
            let database = try PostgreSQLDatabase(url: url, statementTimeout: 0.2, lockTimeout: 0.1)
            defer { database.close() }
            await #expect(throws: StorageError.busy) { try await database.read { try $0.run(ServerSQL.sleep, []) } }
            #expect(try await database.read { try $0.first(ServerSQL.one) { $0.int(0) } } == 1)

            try await Items.make(database)
            try await database.write { try $0.run(ItemSQL.addNamed, [.int(1), .null]) }
            let patient = try PostgreSQLDatabase(url: url)
            defer { patient.close() }
            let (signals, signal) = AsyncStream.makeStream(of: Void.self)
            let release = DispatchSemaphore(value: 0)
            async let holding: Void = patient.write { connection in
                try connection.run(ItemSQL.setNumber, [.int(1), .int(1)])
                signal.yield()
                _ = release.wait(timeout: .now() + 20)
            }
            for await _ in signals { break }
            await #expect(throws: StorageError.busy) {
                try await database.write { try $0.run(ItemSQL.setNumber, [.int(1), .int(2)]) }
            }
            release.signal()
            try await holding
            let number = try await database.read { try $0.first(ItemSQL.number, [.int(1)]) { $0.int(0) } }
            #expect(number == 1)
        }
    }

    @Test("a closed database refuses")
    func closes() async throws {
        try await TestServer.withDatabase { database in
            _ = try await database.read { try $0.first(ServerSQL.one) { $0.int(0) } }
            database.close()
            let error = await #expect(throws: StorageError.self) { try await database.read { _ in } }
            #expect(error?.isUnreachable == true)
        }
    }

    @Test("a database that does not exist is told with its code")
    func tellsMissingDatabase() async throws {
        let url = try #require(TestServer.url)
        let database = try PostgreSQLDatabase(url: TestServer.addressOfMissingDatabase(url))
        defer { database.close() }
        let error = await #expect(throws: StorageError.self) { try await database.read { _ in } }
        #expect(error?.description.contains("3D000") == true)
        #expect(error?.description.contains("no_such") == false)
    }
}
