// A small city for the tests of the site: a fresh database, the real policy pack, invented subjects, a fixed day.

import Access
import Disclosure
import Foundation
import Hummingbird
import HummingbirdTesting
import Identifiers
import Intake
import Law
import Ledger
import Logging
import Records
import Registry
import Reports
import Storage
import Synchronization
import TestSupport
import Testing
import Vault
import Web
import WorkingDays

/// A clock that stands until a test moves it.
final class Moment: Sendable {
    private let microseconds: Mutex<Int64>

    init(_ start: Int64) {
        microseconds = Mutex(start)
    }

    var now: Int64 { microseconds.withLock { $0 } }

    func pass(minutes: Int64) { microseconds.withLock { $0 += minutes * 60_000_000 } }
}

/// The home that one test reads. Its folder is removed when it goes.
final class TestHome: Sendable {
    static let today = day(2026, 11, 20)
    static let person = (name: "张甲乙", number: personNumber)

    let code: String
    let hostileCode: String
    let pack: PolicyPack
    private let folder: String
    let database: any Database
    let registry: Registry
    let records: Records
    private let vault: Vault
    let makeID: @Sendable () -> Int64
    let access: Access
    /// The moment of accounts and sessions, in microseconds since 1970; a test moves it on.
    let moment: Moment

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? .earliest
    }

    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    init() async throws {
        pack = try PackLoader(root: Self.repository + "/policy").load("cn-3701").pack
        folder = FileManager.default.temporaryDirectory.path + "/web-tests-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        database = try await TestDatabase.make(in: folder)
        try await Migrator(TestSchema.migrations).migrate(database, now: 0)
        let counter = Mutex<UInt64>(1)
        let entropy = Entropy { count in
            (0..<count).map { _ in
                counter.withLock { state in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return UInt8(truncatingIfNeeded: state >> 33)
                }
            }
        }
        vault = Vault(keys: KeyRing.generate(entropy), entropy: entropy)
        let last = Mutex<Int64>(1000)
        makeID = {
            last.withLock { last in
                last += 1
                return last
            }
        }
        registry = Registry(vault: vault, makeID: makeID)
        records = Records(vault: vault, makeID: makeID)
        let moment = Moment(TestDay.noon(of: Self.today))
        self.moment = moment
        access = Access(
            database: database, vault: vault, entropy: .seeded(11), makeID: makeID, now: { moment.now }, cost: .least)
        code = Self.code("91370102MADEM0001")
        hostileCode = Self.code("91370102MADEM0002")
        try await fill(makeID)
    }

    deinit {
        try? database.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The site on that day; the day is asked for at each request.
    func site(
        on today: @autoclosure @escaping @Sendable () -> Day = TestHome.today,
        resources: String = TestHome.repository + "/Sources/Web/Resources",
        isBehindTLS: Bool = false, proxies: [NetworkRange] = NetworkRange.loopback,
        secondFactor: SecondFactorRule = .whereEnrolled, access: Access? = nil,
        operations: OperationsDoor? = nil, logger: Logger = TestHome.silent
    ) throws -> TestSite {
        let settings = WebSettings(
            host: "127.0.0.1", port: 0, isDemo: true,
            platformName: Bilingual(zh: "测试市公共信用信息平台", en: "Test City Public Credit"),
            operatorName: Bilingual(zh: "测试中心", en: "Test Centre"), version: "0.0.0",
            resources: resources, isBehindTLS: isBehindTLS, proxies: proxies, secondFactor: secondFactor,
            today: today, now: { 1_000_000 })
        let door = PublicDoor(database: database, registry: registry, records: records, pack: pack)
        let site = try PublicSite(
            settings, pack: pack, door: door, official: official,
            ledger: LedgerDoor(records.ledger, database: database), reports: reports,
            access: access ?? self.access, desk: desk,
            operations: operations ?? self.operations(), logger: logger)
        return TestSite(home: self, application: site.application())
    }

    /// The accounts and limits as another server sees them, whose clock may be wrong.
    func access(skew: Int64 = 0) -> Access {
        Access(
            database: database, vault: vault, entropy: .seeded(12), makeID: makeID,
            now: { [moment] in moment.now + skew }, cost: .least)
    }

    /// The channel of officials, as the roof wires it.
    var official: OfficialDoor {
        let (makeID, moment) = (makeID, moment)
        return OfficialDoor(
            database: database, registry: registry, records: records, vault: vault, pack: pack,
            log: QueryLog(database: database, records: records, vault: vault, makeID: makeID), makeID: makeID,
            now: { moment.now })
    }

    /// The counter of the providers, as the roof wires it.
    var desk: DeskDoor {
        let (database, registry, records, pack, makeID, moment) = (database, registry, records, pack, makeID, moment)
        return DeskDoor(
            intake: IntakeDesk(
                database: database, registry: registry, records: records, vault: vault,
                keepers: [ReportCopies(), IntakeCopies(vault: vault)], makeID: makeID, now: { moment.now }),
            batches: BatchDesk(database: database, vault: vault, now: { moment.now }),
            organisation: { code in try await database.read { try registry.provider(code: code, $0) } },
            policy: { try await database.write { try records.activate(pack, now: 0, makeID: makeID, $0) } },
            spoolFolder: folder)
    }

    /// The room of reports, as the roof wires it.
    var reports: Reports {
        Reports(
            database: database,
            door: PublicDoor(database: database, registry: registry, records: records, pack: pack), pack: pack,
            vault: vault, ledger: records.ledger,
            issuer: ReportIssuer(
                platform: Bilingual(zh: "测试市公共信用信息平台", en: "Test City Public Credit"),
                name: Bilingual(zh: "测试中心", en: "Test Centre")), makeID: makeID)
    }

    /// Withdraws the records of an item behind the rooms' back.
    func withdraw(item: String) async throws {
        _ = try await database.write {
            try $0.run(RawSQL("UPDATE record SET state = 'withdrawn' WHERE item = $1"), [.text(item)])
        }
    }

    /// One more row about the organisation, with a number of its own.
    func enter(_ row: (item: String, fields: [String: String]), _ number: UInt8) async throws {
        let draft = Draft(.organisation(code: code), "济南泉测餐饮有限公司", row)
        try await database.write { [registry, records, pack, makeID, code] connection in
            let subject = try #require(try registry.organisation(code: code, connection))
            let stamp = try records.activate(pack, now: 0, makeID: makeID, connection)
            let context = PostContext(actor: "operator", today: Self.today, now: 0, policy: stamp)
            _ = try records.post([draft.record(subject, number, pack)], context, connection)
        }
    }

    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    // MARK: Data

    private func fill(_ makeID: @escaping @Sendable () -> Int64) async throws {
        let drafts = [
            Draft(.organisation(code: code), "济南泉测餐饮有限公司", TestRows.registration(code)),
            Draft(.organisation(code: code), "济南泉测餐饮有限公司", TestRows.penalty(code, "济测罚〔2026〕1号", "2026-06-05")),
            Draft(.organisation(code: code), "济南泉测餐饮有限公司", TestRows.penalty(code, "济测罚〔2019〕9号", "2019-07-10")),
            Draft(.organisation(code: code), "济南泉测餐饮有限公司", TestRows.permit(code)),
            Draft(
                .organisation(code: hostileCode), TestRows.hostileName,
                TestRows.penalty(hostileCode, "济测罚〔2026〕2号", "2026-06-08", content: TestRows.hostileContent)),
            Draft(
                .person(document: "resident-id", number: Self.person.number), Self.person.name,
                TestRows.penalty("", "济测罚〔2026〕3号", "2026-06-09", content: "罚款0.01万元")),
        ]
        try await database.write { [registry, records, pack] connection in
            try registry.add(TestRows.provider, now: 0, connection)
            let stamp = try records.activate(pack, now: 0, makeID: makeID, connection)
            let subjects = try registry.resolve(
                drafts.map { SubjectDraft(identity: $0.identity, kind: $0.kind, name: $0.name) }, since: "2020-01-01",
                connection)
            let context = PostContext(actor: "operator", today: Self.today, now: 0, policy: stamp)
            for (number, draft) in drafts.enumerated() {
                guard let subject = subjects[draft.identity] else { continue }
                _ = try records.post([draft.record(subject, UInt8(number), pack)], context, connection)
            }
        }
    }

    private static func code(_ first17: String) -> String {
        first17 + (UnifiedSocialCreditCode.checkCharacter(forFirst17: first17).map(String.init) ?? "")
    }

    private static var personNumber: String {
        let first17 = "37010219900307551"
        return first17 + (ResidentIdentityNumber.checkCharacter(forFirst17: first17).map(String.init) ?? "")
    }
}
