// A home in a temporary folder, wired like the real one, with keys, clock and chance that never change.

public import Disclosure
internal import Foundation
public import Intake
public import Law
internal import Ledger
public import Records
public import Registry
public import Storage
internal import Synchronization
public import Vault
public import WorkingDays

/// A statement that only a test would run.
public struct RawSQL: Statement {
    public let sql: String

    public init(_ sql: String) {
        self.sql = sql
    }
}

/// A whole home with one registered provider; its folder goes when it goes.
public final class TestHome: Sendable {
    public let path: String
    public let database: any Database
    public let vault: Vault
    public let registry: Registry
    public let records: Records
    public let pack: PolicyPack
    public let today: Day
    public let provider: Organisation
    private let maker: IdentifierMaker

    public init(pack: PolicyPack? = nil, today: Day = TestDay.today) async throws {
        let folder = URL(fileURLWithPath: try TestFolder.make("home"), isDirectory: true)
        let now = TestDay.noon(of: today)
        let maker = IdentifierMaker(node: 1) { now }
        let keys = KeyRing(wrapping: Array(repeating: 7, count: 32), lookup: Array(repeating: 9, count: 32))
        try Data(keys.fileText.utf8).write(to: folder.appendingPathComponent("keys"))
        let makeID: @Sendable () -> Int64 = { maker.next() }
        path = folder.path
        database = try await TestDatabase.make(in: path)
        vault = Vault(keys: keys, entropy: .seeded(1))
        registry = Registry(vault: vault, makeID: makeID)
        records = Records(vault: vault, makeID: makeID)
        self.pack = try pack ?? TestPack.load()
        self.today = today
        self.maker = maker
        provider = Organisation(
            code: TestRows.body, name: "济南市市场监督管理局", kind: "provider", district: nil, items: [])
        try await Migrator(TestSchema.migrations).migrate(database, now: now)
        let (registry, provider, ledger) = (registry, provider, records.ledger)
        try await database.write { connection in
            try ledger.begin(under: "test.invalid", connection)
            for body in [provider] + TestRows.otherBodies { try registry.add(body, now: now, connection) }
        }
    }

    deinit {
        try? database.close()
        try? FileManager.default.removeItem(atPath: path)
    }

    public var now: Int64 { TestDay.noon(of: today) }

    public func makeID() -> Int64 { maker.next() }

    public func policy() async throws -> PolicyStamp {
        let (records, pack, maker, now) = (records, pack, maker, now)
        return try await database.write { try records.activate(pack, now: now, makeID: { maker.next() }, $0) }
    }

    /// The channel of officials, with a log of its own.
    public var official: OfficialDoor {
        let (maker, now) = (maker, now)
        return OfficialDoor(
            database: database, registry: registry, records: records, vault: vault, pack: pack,
            log: QueryLog(database: database, records: records, vault: vault, makeID: { maker.next() }),
            makeID: { maker.next() }, now: { now })
    }

    public var door: PublicDoor {
        PublicDoor(database: database, registry: registry, records: records, pack: pack)
    }

    public func item(_ id: String) throws -> CatalogueItem {
        guard let item = pack.item(id, on: today) else { throw IntakeError.itemNotInForce(id: id) }
        return item
    }

    /// Submits bytes as the provider.
    public func submit(
        _ bytes: [UInt8], item: String = "penalty", provider code: String? = nil, feedback: String? = nil,
        on day: Day? = nil
    ) async throws -> IntakeResult {
        let maker = maker
        let now = TestDay.noon(of: day ?? today)
        let desk = IntakeDesk(
            database: database, registry: registry, records: records, vault: vault, keepers: copies,
            makeID: { maker.next() }, now: { now })
        return try await desk.submit(
            .bytes(bytes), engine: try IntakeEngine(item: item, pack: pack, today: day ?? today),
            provider: code ?? provider.code, actor: "operator", policy: try await policy(), feedback: feedback)
    }

    /// Submits rows under the official header.
    public func submit(
        _ rows: [TestRow], item: String = "penalty", provider: String? = nil, feedback: String? = nil,
        on day: Day? = nil
    ) async throws -> IntakeResult {
        try await submit(
            TestFile(try self.item(item), rows).bytes, item: item, provider: provider, feedback: feedback, on: day)
    }
}

extension TestHome {
    /// Runs a statement behind the rooms' back, as somebody with the file in hands would.
    @discardableResult
    public func run(_ sql: String, _ values: [Value] = []) async throws -> Int {
        try await database.write { try $0.run(RawSQL(sql), values) }
    }

    /// The first number of the answer.
    public func number(_ sql: String) async throws -> Int64 {
        try await database.read { try $0.first(RawSQL(sql)) { $0.int(0) } ?? 0 }
    }

    public func numbers(_ sql: String) async throws -> [Int64] {
        try await database.read { try $0.rows(RawSQL(sql)) { $0.int(0) } }
    }

    public func texts(_ sql: String) async throws -> [String] {
        try await database.read { try $0.rows(RawSQL(sql)) { $0.text(0) } }
    }

    /// The files of the home whose bytes hold the text; on a server, the tables with rows that do.
    public func files(holding text: String) async throws -> [String] {
        let wanted = Data(text.utf8)
        let hex = wanted.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var tables: [String] = []
        if TestEngine.current == .postgresql {
            for table in try await texts(TestSQL.tables) {
                let hits = try await database.read {
                    try $0.first(RawSQL(TestSQL.rows(of: table)), [.text(text), .text(hex)]) { $0.int(0) }
                }
                if hits ?? 0 > 0 { tables.append(table) }
            }
        }
        return try tables
            + FileManager.default.subpathsOfDirectory(atPath: path).filter { file in
                let content = try? Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)"))
                return content?.range(of: wanted) != nil
            }
    }
}

extension Entropy {
    /// Chance that is the same in every run.
    public static func seeded(_ seed: UInt64) -> Entropy {
        let source = Mutex(SeededRandom(seed))
        return Entropy { count in
            source.withLock { source in (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &source) } }
        }
    }
}
