// A home: one folder with the database and the keys. Opening it wires the rooms together.

internal import Access
internal import Disclosure
internal import Foundation
internal import Intake
internal import Law
internal import Ledger
internal import Records
internal import Registry
internal import Reports
internal import Storage
internal import Transfer
internal import Vault
internal import WorkingDays

/// Everything that a command needs, opened once.
struct Home {
    let path: String
    let database: any Database
    /// `sqlite` or `postgresql`.
    let engine: String
    let vault: Vault
    let registry: Registry
    let records: Records
    /// One for the whole program: it gathers the lines of those who ask at the same time.
    let queryLog: QueryLog
    let pack: PolicyPack
    let makeID: @Sendable () -> Int64
    let clock: HomeClock

    static let migrations =
        RegistrySchema.migrations + VaultStore.migrations + LedgerSchema.migrations + RecordsSchema.migrations
        + BatchSchema.migrations
        + ReportsSchema.migrations + AccessSchema.migrations + DisclosureSchema.migrations + JobSchema.migrations
        + TransferSchema.migrations

    /// Opens a home that exists.
    static func open(_ common: CommonOptions) async throws -> Home {
        let path = common.homePath
        let place = DatabasePlace(common)
        try await place.mustHoldCity(home: path)
        guard let text = try? String(contentsOfFile: "\(path)/keys", encoding: .utf8) else {
            throw Failure("the key file '\(path)/keys' can't be read; put it back from its backup")
        }
        let base = try place.open()
        let home = try Home(path: path, database: base, keys: KeyRing(fileText: text), pack: cityPack(path))
        try await home.prepare(base)
        return home
    }

    /// Makes a home, or finds the one that is there: a second run changes nothing.
    /// - Parameter ledgerName: what its logs are called for good; nil for a name drawn from its secrets.
    static func make(_ common: CommonOptions, city: String, ledgerName: String? = nil) async throws -> Home {
        let path = common.homePath
        let id = try packID(city)
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure("the folder '\(path)' can't be made; choose a place that you may write to")
        }
        let place = DatabasePlace(common)
        let keyPath = "\(path)/keys"
        let isNew = !FileManager.default.fileExists(atPath: keyPath)
        if isNew {
            if try await place.holdsCity() {
                throw Failure(
                    "there is a database but no key file in '\(path)'; put the file 'keys' back from its backup")
            }
            let keys = KeyRing.generate(Entropy.system())
            let isWritten = FileManager.default.createFile(
                atPath: keyPath, contents: Data(keys.fileText.utf8), attributes: [.posixPermissions: 0o600])
            guard isWritten else {
                throw Failure("'\(keyPath)' can't be written; choose a place that you may write to")
            }
        }
        let settled = "\(path)/city"
        if !FileManager.default.fileExists(atPath: settled) {
            try Data("\(id)\n".utf8).write(to: URL(fileURLWithPath: settled))
        }
        let keys = try KeyRing(fileText: try String(contentsOfFile: keyPath, encoding: .utf8))
        let base = try place.open()
        let home = try Home(path: path, database: base, keys: keys, pack: cityPack(path))
        try await home.prepare(base, ledgerName: ledgerName)
        _ = try await home.policy()
        // That a list of destructions is missing later means something only if there was one from the beginning.
        if isNew { try home.destroyedFile.begin() }
        return home
    }

    private init(path: String, database: any Database, keys: KeyRing, pack: PolicyPack) throws {
        let entropy = Entropy.system()
        let node = entropy.bytes(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        let clock = HomeClock()
        let maker = IdentifierMaker(node: node) { clock.now() }
        self.clock = clock
        self.path = path
        self.database = SettledDatabase(database)
        engine = database is SQLiteDatabase ? "sqlite" : "postgresql"
        self.pack = pack
        makeID = { maker.next() }
        vault = Vault(keys: keys, entropy: entropy)
        registry = Registry(vault: vault, makeID: makeID)
        records = Records(vault: vault, makeID: makeID)
        queryLog = QueryLog(database: self.database, records: records, vault: vault, makeID: makeID)
    }

    /// Brings the schema up to date and makes sure that the keys belong to this database.
    private func prepare(_ base: any Database, ledgerName: String? = nil) async throws {
        try await clock.follow(base)
        try await Migrator(Self.migrations).migrate(base, now: clock.now())
        let (records, name) = (records, ledgerName ?? self.ledgerName)
        let isOurs = try await database.write { connection in
            guard try records.recognisesHome(connection) else { return false }
            try records.ledger.begin(under: name, connection)
            return true
        }
        guard isOurs else {
            throw Failure("the key file '\(path)/keys' is another home's; put this home's own back from its backup")
        }
    }

    var desk: IntakeDesk {
        IntakeDesk(
            database: database, registry: registry, records: records, vault: vault, keepers: copies, makeID: makeID,
            now: clock.now)
    }

    /// Accounts and sessions. A program that serves asks for it once: it holds the threads for passwords.
    var access: Access {
        Access(
            database: database, vault: vault, entropy: Entropy.system(), makeID: makeID, now: clock.now)
    }

    /// The way out to officials.
    var official: OfficialDoor {
        OfficialDoor(
            database: database, registry: registry, records: records, vault: vault, pack: pack, log: queryLog,
            makeID: makeID, now: clock.now)
    }

    /// The pinned day, the demo city's own, or today.
    func day(_ common: CommonOptions) -> Day {
        common.today ?? demoDay ?? Day.instant(microseconds: clock.now())
    }

    /// The stamp of the pack that the home works under.
    func policy() async throws -> PolicyStamp {
        let (records, pack, makeID, clock) = (records, pack, makeID, clock)
        return try await database.write {
            try records.activate(pack, now: clock.now(), makeID: makeID, $0)
        }
    }

    /// A demo city has a day of its own, so that what it shows never changes.
    var demoDay: Day? {
        (try? String(contentsOfFile: "\(path)/demo-day", encoding: .utf8))
            .flatMap { Day($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    func pin(demoDay day: Day) throws {
        try Data("\(day)\n".utf8).write(to: URL(fileURLWithPath: "\(path)/demo-day"))
    }

    private static func packID(_ city: String) throws -> String {
        let cities = ["jinan": "cn-3701", "cn-3701": "cn-3701"]
        guard let id = cities[city] else {
            throw Failure("there is no policy pack for '\(city)'; known cities: jinan")
        }
        return id
    }

    private static func cityPack(_ path: String) throws -> PolicyPack {
        let id = (try? String(contentsOfFile: "\(path)/city", encoding: .utf8)) ?? "cn-3701"
        return try Resources.pack(id.trimmingCharacters(in: .whitespacesAndNewlines)).pack
    }
}
