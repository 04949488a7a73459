// Every byte: what is destroyed is in no file of the home, in no backup made afterwards, and comes back with no older one.

import Foundation
import Intake
import Records
import Registry
import Storage
import Testing
import TestSupport
import Transfer
import Vault
import WorkingDays

@Suite("Forgotten for good")
struct ForgottenTests {
    private static let mark = "标记甲乙丙丁戊己庚辛"
    private static let personMark = "标记自然人壬癸子丑"

    /// A city with a marked company and a marked person, and others that stay.
    private func city() async throws -> TestHome {
        let home = try await TestHome()
        let rows = (10...60).map { TestRows.penalty($0, today: home.today) }
        _ = try await home.submit(
            rows + [
                TestRows.penalty(1).with(["CF_WFXW": Self.mark, "CF_XDR_MC": "济南\(Self.mark)有限公司"]),
                TestRows.personPenalty(2, name: "欧阳\(Self.personMark.prefix(3))").with(["CF_WFXW": Self.personMark]),
            ])
        _ = try await home.submit(rows.map { $0.with(["CF_NR": "罚款人民币5000元，限期缴纳"]) })
        return home
    }

    /// Everything of the marked records that must be nowhere afterwards.
    private func secrets(_ home: TestHome, _ ids: [Int64]) async throws -> [[UInt8]] {
        let list = ids.map(String.init).joined(separator: ",")
        let events = "SELECT id FROM record_event WHERE record IN (\(list))"
        let person = "SELECT subject FROM record WHERE id IN (\(list))"
        return try await home.column("SELECT salt FROM event_payload WHERE id IN (\(events))")
            + home.column("SELECT body FROM event_payload WHERE id IN (\(events))").map { Array($0.suffix(40)) }
            + home.column("SELECT wrapped FROM vault_key WHERE subject IN (\(person))")
            + home.column("SELECT body FROM subject_identity WHERE subject IN (\(person))")
            + home.column("SELECT natural_key FROM record WHERE id IN (\(list))")
            + home.column("SELECT content_key FROM record WHERE id IN (\(list))")
            + [Array(Self.mark.utf8), Array(Self.personMark.utf8), Array(TestCode.organisation(1).utf8)]
    }

    private func marked(_ home: TestHome) async throws -> [Int64] {
        let all = try await home.numbers("SELECT id FROM record ORDER BY id")
        return Array(all.suffix(2))
    }

    private func backup(_ home: TestHome, _ path: String) async throws {
        _ = try await archive(home, path).make(
            of: home.database, files: [:], salt: home.vault.salt(), made: home.now
        ) { _ in }
    }

    private func archive(_ home: TestHome, _ path: String) -> Backup {
        Backup(path: path, key: nil) { [vault = home.vault] in
            vault.lookup("backup", Array($0.utf8)).map { String($0) }.joined(separator: ".")
        }
    }

    @Test("M-22: after its destruction no file of the home and no backup holds a byte of it, nor its salt or key")
    func bytes() async throws {
        let home = try await city()
        let ids = try await marked(home)
        let secrets = try await secrets(home, ids)
        #expect(secrets.count >= 12)
        for secret in secrets.prefix(3) { #expect(try await !home.places(holding: secret).isEmpty) }
        let gone = try await home.erase(ids)
        #expect(gone.records.count == 2)
        try await backup(home, home.path + "/after.backup")
        for (place, secret) in secrets.enumerated() {
            #expect(try await home.places(holding: secret) == [], "secret \(place)")
        }
        #expect(try await home.faults() == [])
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 51)
    }

    @Test("M-22: the same at the end of its time, by the daily work")
    func expiry() async throws {
        let home = try await city()
        let secrets = try await secrets(home, try await marked(home))
        let others = TestRows.registration(70, today: home.today)
        _ = try await home.submit([others], item: "registration")
        #expect(try await home.forget(on: home.today.adding(years: 5)).records == 53)
        try await backup(home, home.path + "/after.backup")
        for (place, secret) in secrets.enumerated() {
            #expect(try await home.places(holding: secret) == [], "secret \(place)")
        }
        #expect(try await home.faults() == [])
        #expect(try await home.texts("SELECT item FROM record") == ["registration"])
    }

    @Test(
        "P-box4: a backup that is older than a destruction comes back without what was destroyed, and its proofs hold")
    func restored() async throws {
        let home = try await city()
        try await home.records.settleLedger(home.database, now: home.now)
        let path = home.path + "/before.backup"
        try await backup(home, path)
        let ids = try await marked(home)
        let secrets = try await secrets(home, ids)
        _ = try await home.erase(ids)
        let blocks = try await home.database.read { [records = home.records] connection in
            try records.destructionNames(after: .min, limit: 9, connection).compactMap {
                try records.destructionBlock($0.id, connection)
            }
        }
        try FileManager.default.createDirectory(atPath: home.path + "/place", withIntermediateDirectories: true)
        let place = try await TestDatabase.make(in: home.path + "/place")
        _ = try await archive(home, path).restore(
            into: place, migrations: TestSchema.migrations, now: home.now
        ) { _ in }
        #expect(try await home.records.audit(place, registry: home.registry).faults == [])
        let gone = try await home.records.replay(
            blocks, place, registry: home.registry, keepers: home.copies, actor: "operator", now: home.now)
        #expect(gone.records == 2)
        try await place.scrub(upTo: nil)
        try await Backup.settle(place)
        // What is missing is explained by the destruction, before and after it has its place in the ledger.
        #expect(try await home.records.audit(place, registry: home.registry).faults == [])
        try await home.records.settleLedger(place, now: home.now)
        let report = try await home.records.audit(place, registry: home.registry)
        #expect(report.faults == [] && report.destructions == 1 && report.destroyed == 2)
        try place.close()
        try FileManager.default.removeItem(atPath: path)
        for (number, secret) in secrets.enumerated() {
            #expect(try await home.places(holding: secret) == [], "secret \(number)")
        }
    }

    @Test("M-22: destroying part of a city again and again leaves no older copy of a row between the others")
    func pieces() async throws {
        let home = try await TestHome()
        for start in stride(from: 0, to: 900, by: 300) {
            _ = try await home.submit(
                (1...300).map { number in
                    TestRows.penalty(start + number).with([
                        "CF_WFXW": "标记\(start + number)号" + String(repeating: "长", count: 40 + number % 50)
                    ])
                })
        }
        var ids = try await home.numbers("SELECT id FROM record ORDER BY id")
        var generator = SeededRandom(7)
        ids.shuffle(using: &generator)
        var salts: [[UInt8]] = []
        while ids.count > 150 {
            let part = Array(ids.prefix(150))
            ids.removeFirst(150)
            let list = part.map(String.init).joined(separator: ",")
            salts += try await home.column(
                "SELECT salt FROM event_payload WHERE id IN (SELECT id FROM record_event WHERE record IN (\(list)))")
            _ = try await home.erase(part)
        }
        #expect(salts.count == 750)
        guard TestEngine.current == .sqlite else { return }
        let file = try Data(contentsOf: URL(fileURLWithPath: home.path + "/city.sqlite"))
        #expect(salts.filter { file.range(of: Data($0)) != nil }.isEmpty)
        let log = try? Data(contentsOf: URL(fileURLWithPath: home.path + "/city.sqlite-wal"))
        #expect(log?.count ?? 0 == 0, "the write-ahead log is empty")
    }
}
