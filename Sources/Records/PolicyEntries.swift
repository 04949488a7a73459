// Which rules were in force when, in the log `policy`: nobody can say later that another pack was active.

internal import Ledger
public import Storage
internal import Vault
internal import WorkingDays

enum PolicySQL: String, CaseIterable, Statement {
    case byHash = "SELECT id, span FROM policy_version WHERE pack = $1 AND hash = $2"
    case active = "SELECT pack, hash FROM policy_version ORDER BY activated_at DESC, id DESC LIMIT 1"
    case add = "INSERT INTO policy_version (id, pack, hash, activated_at) VALUES ($1, $2, $3, $4)"
    case unentered = """
        SELECT id, pack, hash, activated_at FROM policy_version WHERE span IS NULL ORDER BY activated_at, id
        """
    case setEntry = "UPDATE policy_version SET salt = $2, token = $3, span = $4, place = $5 WHERE id = $1"
    case entered = """
        SELECT id, pack, hash, activated_at, salt, token, span, place FROM policy_version WHERE span IS NOT NULL ORDER BY id
        """

    /// Empty for the versions of an older program, until a round takes them up.
    static let migration = Migration(
        "records-5",
        ["salt {bytes}", "token {bytes}", "span {id}", "place {int}"].map {
            "ALTER TABLE policy_version ADD COLUMN \($0)"
        }
    )
}

/// A pack version (规则包版本) as its entry binds it.
struct PolicyVersion: Sendable {
    static let entryKind = "policy.activated"
    /// Catalogues bind from the day on which they are in force. Source: jn-measures-2022#10.
    private static let clause = "jn-measures-2022#10"

    let id: Int64
    let pack: String
    let hash: String
    /// Microseconds since 1970.
    let at: Int64

    init(_ row: any Row) {
        (id, pack, hash, at) = (row.int(0), row.text(1), row.text(2), row.int(3))
    }

    func entry(_ token: [UInt8], salt: [UInt8]) -> LedgerEntry {
        var payload = CanonicalJSON()
        payload.open()
        payload.member("at", "\(at)")
        payload.member("event", hex: token)
        payload.member("hash", hash)
        payload.member("pack", pack)
        payload.close()
        return LedgerEntry(
            kind: Self.entryKind, day: "\(Day.instant(microseconds: at))", clause: Self.clause, event: token,
            policy: hash, commitment: Commitment(salt: salt, payload: payload.bytes))
    }
}

extension Records {
    /// Whether a version waits for its entry.
    func hasUnenteredVersions(_ connection: any Connection) throws -> Bool {
        try connection.first(PolicySQL.unentered, [], { $0.int(0) }) != nil
    }

    /// Enters the versions that have no entry, in the order in which they were active. A held city does it too: under which
    /// rules it goes on forgetting must be said, and nothing is signed before it is let go.
    func enterVersions(_ connection: any Connection) throws {
        let versions = try connection.rows(PolicySQL.unentered, []) { PolicyVersion($0) }
        let made = versions.map { (version: $0, token: vault.token(), salt: vault.salt()) }
        var open = OpenSpan()
        for each in made { open.add(each.version.entry(each.token, salt: each.salt)) }
        let span = try ledger.enter(open, in: .policy, whileHeld: true, connection)
        for (place, each) in made.enumerated() {
            try connection.run(
                PolicySQL.setEntry,
                [.int(each.version.id), .bytes(each.salt), .bytes(each.token), .int(span), .int(Int64(place))])
        }
    }
}

/// One thing that is wrong with the versions of the pack.
public struct PolicyFault: Sendable, Hashable {
    public enum Kind: String, Sendable {
        /// A version is not what was entered, or two claim one entry.
        case altered = "policy-mismatch"
        /// The ledger has more entries of versions than there are versions.
        case dropped = "policy-missing"
    }
    public let kind: Kind
    /// Hash of the version; nil if nobody can tell which.
    public let hash: String?
}

extension Records {
    /// Compares the versions of the pack with the log `policy`. There are few, so they are read at once.
    public func auditPolicy(_ database: any Database) async throws -> [PolicyFault] {
        try await database.read { connection in
            let rows = try connection.rows(PolicySQL.entered, []) { row in
                (
                    version: PolicyVersion(row), salt: row.bytes(4), token: row.bytes(5),
                    place: EntryPlace(span: row.int(6), place: Int(row.int(7)))
                )
            }
            let found = try ledger.find(rows.map(\.place), connection)
            var claimed: Set<EntryPlace> = []
            var faults: [PolicyFault] = []
            for row in rows {
                let isOnly = claimed.insert(row.place).inserted
                let entry = found[row.place].map { Array($0.entry) }
                if !isOnly || entry != row.version.entry(row.token, salt: row.salt).bytes {
                    faults.append(PolicyFault(kind: .altered, hash: row.version.hash))
                }
            }
            var entered = try ledger.waitingEntries(of: .policy, connection).count
            var index = 0
            let size = try ledger.size(of: .policy, connection)
            while index < size {
                let page = try ledger.entries(of: .policy, from: index, connection)
                guard !page.isEmpty else { break }
                (entered, index) = (entered + page.count, index + page.count)
            }
            let dropped = PolicyFault(kind: .dropped, hash: nil)
            return faults + Array(repeating: dropped, count: max(0, entered - claimed.count))
        }
    }
}
