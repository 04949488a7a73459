// A city moves between engines: every row, once, compared, and never open at two places.

import Foundation
import Intake
import Records
import Storage
import TestSupport
import Testing
import Transfer

@Suite struct `Moves` {
    private func move(_ city: CarriedCity, to target: any Database, anew: Bool = false) async throws -> Int {
        let move = Move(from: city.home.database, to: target, now: city.home.now, name: "\(UUID())")
        try await move.begin(TestSchema.migrations, anew: anew)
        return try await move.carry { _ in }
    }

    private func settle(_ city: CarriedCity, in target: any Database) async throws {
        _ = try await Move(from: city.home.database, to: target, now: city.home.now, name: "none").settle(
            audit: { _ = try #require(try await city.events($0)) }, progress: { _ in })
    }

    @Test func `P-3.4: the moved city proves itself, and the old place is closed`() async throws {
        let city = try await CarriedCity()
        let target = try city.fileDatabase("new")
        let carried = try await move(city, to: target)
        #expect(carried > 100)
        #expect(try await !CarriedCity.isSettled(target), "half a city opens for nobody")
        #expect(try await CarriedCity.isSettled(city.home.database))
        try await settle(city, in: target)
        #expect(try await CarriedCity.isSettled(target))
        #expect(try await !CarriedCity.isSettled(city.home.database))
        #expect(try await city.events(target) == 32)
        await #expect(throws: TransferError.departed) { try await move(city, to: try await city.place("third")) }
    }

    @Test func `whoever works at the old place is stopped at the moment it is closed`() async throws {
        let city = try await CarriedCity()
        let server = SettledDatabase(city.home.database)
        let statement = RawSQL("UPDATE organisation SET district = '370103'")
        try await server.write { try $0.run(statement, []) }
        let target = try city.fileDatabase("new")
        _ = try await move(city, to: target)
        let halfway = SettledDatabase(target)
        await #expect(throws: TransferError.unfinished) { try await halfway.write { try $0.run(statement, []) } }
        // Writers are at work while the place is being closed: what they were told is stored is in the new place.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<4 {
                group.addTask {
                    let sign = RawSQL("UPDATE organisation SET district = '37010\(number + 2)'")
                    while true {
                        do {
                            try await server.write { try $0.run(sign, []) }
                        } catch StorageError.busy {
                            continue
                        } catch is TransferError {
                            return
                        }
                    }
                }
            }
            while true {
                do {
                    try await settle(city, in: target)
                    break
                } catch StorageError.busy {
                    continue
                } catch TransferError.changed {
                    _ = try await move(city, to: target, anew: true)
                }
            }
            try await group.waitForAll()
        }
        let district = RawSQL("SELECT district FROM organisation ORDER BY code")
        let old = try await city.home.database.read { try $0.rows(district) { $0.text(0) } }
        #expect(try await target.read { try $0.rows(district) { $0.text(0) } } == old)
        #expect(try await CarriedCity.isSettled(target))
        #expect(try await !CarriedCity.isSettled(city.home.database))
    }

    @Test func `one city is never open at two places, and never at none`() async throws {
        let city = try await CarriedCity()
        let (first, second) = (try city.fileDatabase("first"), try city.fileDatabase("second"))
        _ = try await move(city, to: first)  // and never settled
        _ = try await move(city, to: second)
        try await settle(city, in: second)
        await #expect(throws: TransferError.departed) { try await move(city, to: first) }
        #expect(try await !CarriedCity.isSettled(first))
        #expect(try await CarriedCity.isSettled(second))
        let onward = Move(from: first, to: try city.fileDatabase("third"), now: 0, name: "onward")
        await #expect(throws: TransferError.halfSource) { try await onward.begin(TestSchema.migrations, anew: false) }
    }

    @Test func `a place is not moved onto itself, whatever it is called, and a stranger's file is left alone`()
        async throws
    {
        let city = try await CarriedCity()
        await #expect(throws: TransferError.self) { try await move(city, to: city.home.database) }
        #expect(try await CarriedCity.isSettled(city.home.database))
        let stranger = try city.fileDatabase("stranger")
        try await stranger.write { try $0.define("CREATE TABLE bookmark (id {id} PRIMARY KEY, name TEXT)") }
        let onward = Move(from: stranger, to: try city.fileDatabase("new"), now: 0, name: "none")
        await #expect(throws: TransferError.nothingThere) { try await onward.begin(TestSchema.migrations, anew: false) }
        #expect(try await stranger.read { try $0.tables().map(\.name) } == ["bookmark"])
    }

    @Test func `a move that was broken off goes on where it stopped`() async throws {
        let city = try await CarriedCity()
        let target = try await city.place("engine")
        let first = try await move(city, to: target)
        // As after a kill in the middle: the rows of the last tables are not there yet.
        try await target.write { connection in
            for table in ["event_payload", "record_event"] {
                try connection.run(RawSQL("DELETE FROM \(table) WHERE id > (SELECT MIN(id) FROM \(table))"), [])
            }
        }
        let second = try await move(city, to: target)
        #expect(second > 0 && second < first / 2)
        try await settle(city, in: target)
        #expect(try await city.events(target) == 32)
    }

    @Test func `an old place that was written to is noticed, and nothing opens or closes`() async throws {
        let city = try await CarriedCity()
        let target = try city.fileDatabase("new")
        _ = try await move(city, to: target)
        try await city.home.run("UPDATE subject SET district = '000000' WHERE code IS NOT NULL")
        await #expect(throws: TransferError.changed(table: "subject")) { try await settle(city, in: target) }
        #expect(try await CarriedCity.isSettled(city.home.database))
        #expect(try await !CarriedCity.isSettled(target))
        _ = try await move(city, to: target, anew: true)
        try await settle(city, in: target)
        #expect(try await city.events(target) == 32)
    }

    @Test func `a place with a city in it takes no other`() async throws {
        let city = try await CarriedCity()
        let other = try await CarriedCity()
        await #expect(throws: TransferError.self) { try await move(city, to: other.home.database) }
        await #expect(throws: TransferError.self) { try await move(city, to: other.home.database, anew: true) }
        #expect(try await other.events(other.home.database) == 32)
        #expect(try await CarriedCity.isSettled(other.home.database))
    }

    @Test func `every table of the schema has a key and is found on both engines in the same form`() async throws {
        let city = try await CarriedCity()
        let file = try city.fileDatabase("file")
        try await Migrator(TestSchema.migrations).migrate(file, now: city.home.now)
        let shapes = try await file.read { try $0.tables() }
        #expect(shapes.allSatisfy { !$0.key.isEmpty })
        #expect(shapes.count > 15)
        #expect(try await city.home.database.read { try $0.tables() } == shapes)
        var seen: Set<String> = []
        for shape in shapes {
            #expect(shape.references.subtracting([shape.name]).isSubset(of: seen), "\(shape.name) comes too early")
            seen.insert(shape.name)
        }
    }
}
