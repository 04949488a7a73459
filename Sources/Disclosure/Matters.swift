// The way into the register of matters: whole sheets or nothing, each change with an entry in the ledger.

public import Law
internal import Ledger
public import Records
public import Registry
public import Storage
public import Vault
internal import WorkingDays

/// The register of application matters (应用事项清单). Source: jn-4-2021#3.1.
public struct Matters: Sendable {
    let database: any Database
    private let registry: Registry
    private let ledger: Ledger
    private let vault: Vault
    private let pack: PolicyPack
    private let makeID: @Sendable () -> Int64

    public init(
        database: any Database, registry: Registry, records: Records, vault: Vault, pack: PolicyPack,
        makeID: @escaping @Sendable () -> Int64
    ) {
        self.database = database
        self.registry = registry
        ledger = records.ledger
        self.vault = vault
        self.pack = pack
        self.makeID = makeID
    }

    /// What registering a sheet did.
    public struct Outcome: Sendable {
        public let new: Int
        public let changed: Int
        public let unchanged: Int
        /// What is wrong, by the place of the matter in the sheet; if there is anything, nothing was registered.
        public let faults: [(place: Int, fault: MatterFault)]
    }

    /// Registers matters, or changes those that are known by their code.
    /// - Parameters:
    ///   - context: who does it, when, and under which pack.
    public func register(_ matters: [Matter], _ context: PostContext) async throws -> Outcome {
        let (pack, registry) = (pack, registry)
        return try await database.write { connection in
            var faults: [(Int, MatterFault)] = []
            var fresh: [(matter: Matter, version: Int64)] = []
            var seen: Set<String> = []
            var changed = 0
            let bodies = try matters.reduce(into: [String: String]()) { kinds, matter in
                if kinds[matter.body] == nil {
                    kinds[matter.body] = try registry.provider(code: matter.body, connection)?.kind
                }
            }
            for (place, matter) in matters.enumerated() {
                do throws(MatterFault) {
                    try matter.check(bodyKind: bodies[matter.body], pack: pack, today: context.today)
                } catch {
                    faults.append((place, error))
                    continue
                }
                let known = try newest(matter.code, connection)
                if !seen.insert(matter.code).inserted {
                    faults.append((place, .twice))
                } else if let known, known.body != matter.body {
                    faults.append((place, .anothersCode))
                } else if known != matter {
                    let last = try connection.first(MatterSQL.newestVersion, [.text(matter.code)]) { $0.int(0) }
                    fresh.append((matter, (last ?? 0) + 1))
                    changed += known == nil ? 0 : 1
                }
            }
            guard faults.isEmpty else { return Outcome(new: 0, changed: 0, unchanged: 0, faults: faults) }
            try add(fresh, context, connection)
            return Outcome(
                new: fresh.count - changed, changed: changed, unchanged: matters.count - fresh.count, faults: [])
        }
    }

    /// The matters of a body, or all, by code.
    public func list(of body: String?) async throws -> [Matter] {
        try await database.read { connection in
            if let body { return try connection.rows(MatterSQL.ofBody, [.text(body)], Matter.init).compactMap(\.self) }
            return try connection.rows(MatterSQL.all, [], Matter.init).compactMap(\.self)
        }
    }

    /// The matter with this code as it stands now.
    func newest(_ code: String, _ connection: any Connection) throws -> Matter? {
        try connection.first(MatterSQL.newest, [.text(code)], Matter.init) ?? nil
    }

    /// The items that any version of the matter needed.
    func items(everOf code: String, _ connection: any Connection) throws -> Set<String> {
        Set(
            try connection.rows(MatterSQL.itemsEver, [.text(code)]) { $0.text(0) }
                .flatMap { $0.split(separator: ",").map(String.init) })
    }

    private func add(
        _ matters: [(matter: Matter, version: Int64)], _ context: PostContext, _ connection: any Connection
    ) throws {
        guard !matters.isEmpty else { return }
        var span = OpenSpan()
        let made = matters.map { matter, version in
            let (token, salt) = (vault.token(), vault.salt())
            let entry = MatterEntry(
                matter: matter, version: version, at: context.now, actor: context.actor, day: "\(context.today)",
                policy: context.policy.hash)
            return (entry: entry, token: token, salt: salt, place: span.add(entry.leaf(token, salt: salt)).place)
        }
        let id = try ledger.enter(span, in: .queries, connection)
        for each in made {
            let matter = each.entry.matter
            try connection.bulk(
                MatterSchema.matter,
                [
                    .int(makeID()), .text(matter.code), .int(each.entry.version), .text(matter.title),
                    .text(matter.body), .text(matter.purpose),
                    .text(matter.items.joined(separator: ",")), .text(matter.basis), .text("\(matter.from)"),
                    Value(matter.until.map { "\($0)" }), .int(context.now), .text(context.actor),
                    .text("\(context.today)"), .text(context.policy.hash), .bytes(each.token), .bytes(each.salt),
                    .int(id), .int(Int64(each.place)),
                ])
        }
    }
}

/// A version of a matter as its entry in the ledger binds it: nobody can widen a matter unnoticed.
struct MatterEntry: Sendable {
    static let kind = "matter.registered"
    private static let clause = "jn-4-2021#3.1"

    let matter: Matter
    /// Counted from 1 for each code: the greatest is in force, whatever clock wrote it.
    let version: Int64
    /// Microseconds since 1970.
    let at: Int64
    let actor: String
    /// ISO day.
    let day: String
    /// Hash of the pack.
    let policy: String

    func leaf(_ token: [UInt8], salt: [UInt8]) -> LedgerEntry {
        var payload = CanonicalJSON()
        payload.open()
        payload.member("actor", actor)
        payload.member("at", "\(at)")
        payload.member("basis", matter.basis)
        payload.member("body", matter.body)
        payload.member("code", matter.code)
        payload.member("event", hex: token)
        payload.member("from", "\(matter.from)")
        payload.member("items", matter.items.joined(separator: ","))
        payload.member("purpose", matter.purpose)
        payload.member("title", matter.title)
        if let until = matter.until { payload.member("until", "\(until)") }
        payload.member("version", "\(version)")
        payload.close()
        return LedgerEntry(
            kind: Self.kind, day: day, clause: Self.clause, event: token, policy: policy,
            commitment: Commitment(salt: salt, payload: payload.bytes))
    }
}
