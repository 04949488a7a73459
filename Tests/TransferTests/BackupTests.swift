// A backup holds everything, opens for nobody else, and comes back whole or not at all, on either engine.

import Foundation
import Intake
import Records
import Registry
import Storage
import TestSupport
import Testing
import Transfer
import Vault

/// A city with persons and companies, and places to carry it to.
struct CarriedCity {
    let home: TestHome
    private let folder: String

    init() async throws {
        home = try await TestHome()
        _ = try await home.policy()
        _ = try await home.submit((1...30).map { TestRows.penalty($0) } + [TestRows.personPenalty(31)])
        _ = try await home.submit([TestRows.penalty(1).with(["CF_NR": "罚款人民币5000元，限期缴纳"])])
        folder = home.path
    }

    /// As the keys of the home make it.
    var mark: @Sendable (String) -> String {
        { [vault = home.vault] in vault.lookup("backup", Array($0.utf8)).map { String($0) }.joined(separator: ".") }
    }

    var file: String { folder + "/city.backup" }

    /// Another empty database, of the engine of this run or a file.
    func place(_ name: String) async throws -> any Database {
        try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        return try await TestDatabase.make(in: "\(folder)/\(name)")
    }

    func fileDatabase(_ name: String) throws -> any Database {
        try SQLiteDatabase(path: "\(folder)/\(name).sqlite")
    }

    func backup(_ key: ArchiveKey? = nil) async throws -> TransferSummary {
        try await Backup(path: file, key: key, mark: mark).make(
            of: home.database, files: ["city": "cn-3701\n"], salt: home.vault.salt(), made: home.now
        ) { _ in }
    }

    @discardableResult
    func restore(_ database: any Database, _ key: ArchiveKey? = nil) async throws -> TransferSummary {
        try await Backup(path: file, key: key, mark: mark).restore(
            into: database, migrations: TestSchema.migrations, now: home.now
        ) {
            _ in
        }
    }

    /// The events that a database holds, if all of them agree with their leaves.
    func events(_ database: any Database) async throws -> Int? {
        let report = try await home.records.audit(database, registry: home.registry)
        return report.faults.isEmpty ? report.events : nil
    }

    static func isSettled(_ database: any Database) async throws -> Bool {
        do {
            try await database.read { try TransferSchema.mustBeSettled($0) }
            return true
        } catch is TransferError {
            return false
        }
    }
}

@Suite struct `Backups` {
    private func key(_ byte: UInt8 = 1) throws -> ArchiveKey {
        try ArchiveKey(fileText: Data(repeating: byte, count: 32).base64EncodedString() + "\n")
    }

    @Test func `P-3.4: what comes back is what went in, and its proofs hold`() async throws {
        let city = try await CarriedCity()
        let made = try await city.backup()
        for place in [try await city.place("engine"), try city.fileDatabase("file")] {
            let came = try await city.restore(place)
            #expect((came.rows, came.tables, came.hash) == (made.rows, made.tables, made.hash))
            #expect(came.files == ["city": "cn-3701\n"])
            #expect(try await city.events(place) == 32)
            #expect(try await !CarriedCity.isSettled(place), "nobody works with it before it was looked at")
            try await Backup.settle(place)
            #expect(try await CarriedCity.isSettled(place))
            try place.close()
        }
    }

    @Test func `a restored place is refused a second city`() async throws {
        let city = try await CarriedCity()
        _ = try await city.backup()
        let place = try await city.place("engine")
        try await city.restore(place)
        try await city.restore(place)  // the first one was never settled, so it is done again
        try await Backup.settle(place)
        let before = try await city.events(place)
        await #expect(throws: TransferError.self) { try await city.restore(place) }
        #expect(try await city.events(place) == before)
    }

    @Test func `M-41: a sealed backup shows nothing and opens with its own key only`() async throws {
        let city = try await CarriedCity()
        _ = try await city.backup(try key())
        let bytes = try Data(contentsOf: URL(fileURLWithPath: city.file))
        for word in ["趵突", "市监处罚", "penalty", "subject", TestRows.body] {
            #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) is readable")
        }
        let mode = try FileManager.default.attributesOfItem(atPath: city.file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let place = try await city.place("engine")
        await #expect(throws: TransferError.needsKey) { try await city.restore(place) }
        await #expect(throws: TransferError.wrongKey) { try await city.restore(place, try key(2)) }
        try await city.restore(place, try key())
        #expect(try await city.events(place) == 32)
    }

    @Test func `M-37a: a backup that another home's keys did not make is refused, sealed or not`() async throws {
        let city = try await CarriedCity()
        let place = try await city.place("engine")
        let forger = Backup(path: city.file, key: nil, mark: { "forged \($0)" })
        _ = try await forger.make(of: city.home.database, files: [:], salt: city.home.vault.salt(), made: 0) { _ in }
        await #expect(throws: TransferError.stranger) { try await city.restore(place) }
        #expect(try await CarriedCity.isEmpty(place))
        #expect(try await CarriedCity.isSettled(place), "an attempt that failed leaves the place as it was")
        _ = try await city.backup()
        await #expect(throws: TransferError.notSealed) { try await city.restore(place, try key()) }
        try await city.restore(place)
        #expect(try await city.events(place) == 32)
    }

    @Test func `rows of any size come back, and a closed file is whole without its log`() async throws {
        let city = try await CarriedCity()
        let large = [UInt8](repeating: 7, count: 1 << 20)
        try await city.home.database.write { connection in
            let batch = try connection.first(RawSQL("SELECT MIN(id) FROM batch")) { $0.int(0) } ?? 0
            try connection.bulk(
                BulkTable("returned_row", ["batch", "first_row", "row_count", "body"]),
                (1...20).flatMap { [.int(batch), .int(1000 + $0), .int(1), .bytes(large)] as [Value] })
        }
        let made = try await city.backup()
        #expect(made.bytes > 20 << 20)
        let path = city.home.path + "/whole.sqlite"
        let place = try SQLiteDatabase(path: path)
        try await city.restore(place)
        try await Backup.settle(place)
        try place.close()
        #expect((try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int) ?? 0 == 0)
        try FileManager.default.copyItem(atPath: path, toPath: path + ".copy")
        #expect(try await city.events(try SQLiteDatabase(path: path + ".copy")) == 32)
    }

    @Test func `two backups to one name don't meet`() async throws {
        let city = try await CarriedCity()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try await city.backup() } }
            try await group.waitForAll()
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: city.home.path).filter { $0.contains(".part") }
        #expect(left.isEmpty)
        try await city.restore(try city.fileDatabase("file"))
    }

    @Test func `no plain name or number of a person stands in a backup, sealed or not`() async throws {
        let city = try await CarriedCity()
        _ = try await city.backup()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: city.file))
        #expect(bytes.range(of: Data("趵突".utf8)) != nil)
        #expect(bytes.range(of: Data("欧阳测".utf8)) == nil)
        let number = try #require(TestRows.personPenalty(31)["CF_XDR_ZJHM"])
        #expect(bytes.range(of: Data(number.utf8)) == nil)
    }

    @Test(arguments: [false, true])
    func `a damaged or cut backup leaves the place empty`(sealed: Bool) async throws {
        let city = try await CarriedCity()
        let key = sealed ? try key() : nil
        _ = try await city.backup(key)
        let whole = try Data(contentsOf: URL(fileURLWithPath: city.file))
        let place = try city.fileDatabase("file")
        var random = SeededRandom(sealed ? 11 : 12)
        for _ in 0..<60 {
            var damaged = whole
            if Bool.random(using: &random) {
                damaged = damaged.prefix(Int.random(in: 0..<whole.count, using: &random))
            } else {
                damaged[Int.random(in: 0..<whole.count, using: &random)] ^= UInt8(
                    1 << Int.random(in: 0...7, using: &random))
            }
            try damaged.write(to: URL(fileURLWithPath: city.file))
            await #expect(throws: (any Error).self) { try await city.restore(place, key) }
            #expect(try await CarriedCity.isEmpty(place))
        }
        try whole.write(to: URL(fileURLWithPath: city.file))
        try await city.restore(place, key)
        #expect(try await city.events(place) == 32)
    }

    @Test func `what can't be written leaves no file, and a bad key says so`() async throws {
        let city = try await CarriedCity()
        let nowhere = Backup(path: city.home.path + "/none/city.backup", key: nil, mark: city.mark)
        await #expect(throws: TransferError.self) {
            try await nowhere.make(of: city.home.database, files: [:], salt: city.home.vault.salt(), made: 0) { _ in }
        }
        #expect(throws: TransferError.malformedKey) { try ArchiveKey(fileText: "secret") }
        #expect(throws: TransferError.malformedKey) { try ArchiveKey(fileText: "c2hvcnQ=") }
        try Data("PK\u{3}\u{4} no backup at all, but long enough to be read".utf8)
            .write(to: URL(fileURLWithPath: city.file))
        let place = try city.fileDatabase("file")
        await #expect(throws: TransferError.notABackup) { try await city.restore(place) }
        try FileManager.default.removeItem(atPath: city.file)
        await #expect(throws: TransferError.file(path: city.file)) { try await city.restore(place) }
    }
}

extension CarriedCity {
    static func isEmpty(_ database: any Database) async throws -> Bool {
        try await database.read { connection in
            let tables = try connection.tables().map(\.name)
            guard tables.contains("subject") else { return true }
            return try connection.first(RawSQL("SELECT COUNT(*) FROM subject")) { $0.int(0) } == 0
        }
    }
}
