// Decisions that the body behind them has revoked: whoever sends them then, they are not shown (M-41).

public import Law
public import Storage

/// By what the decision (决定) behind a record is known, whoever sends it.
public struct DecisionKey: Sendable {
    /// Keyed hash of item, party, document and deciding body.
    public let key: [UInt8]
    /// Whether the sender is the body that decided: only that body revokes a decision for all, and puts it in force again.
    public let isOwn: Bool
    /// Other keys under which senders may know the same decision, such as the body's name where they don't know its code.
    public let others: [[UInt8]]
    /// The article by which a revoked decision is withdrawn.
    public let withdrawal: Citation

    public init(key: [UInt8], isOwn: Bool, others: [[UInt8]], withdrawal: Citation) {
        self.key = key
        self.isOwn = isOwn
        self.others = others
        self.withdrawal = withdrawal
    }

    var all: [[UInt8]] { [key] + others }
}

enum DecisionSQL: String, CaseIterable, Statement {
    case revoked = "SELECT decision, record FROM revoked_decision WHERE decision {among}"
    case revoke = """
        INSERT INTO revoked_decision (decision, record) VALUES ($1, $2) ON CONFLICT DO NOTHING
        """
    case lift = "DELETE FROM revoked_decision WHERE record = $1"
    case liftKey = "DELETE FROM revoked_decision WHERE decision = $1"
    /// Of a decision of which no record is left nothing is kept.
    case forget = """
        DELETE FROM revoked_decision WHERE record IS NULL AND NOT EXISTS
        (SELECT 1 FROM record WHERE record.decision = revoked_decision.decision)
        """
    case copies = "SELECT natural_key, decision, id FROM record WHERE state = 'entered' AND decision {among}"
    case ofDecision = "SELECT id FROM record WHERE decision {among}"
    /// Keys that no withdrawn record accounts for, or that a record in force contradicts.
    case unfounded = """
        SELECT decision, record FROM revoked_decision WHERE EXISTS
        (SELECT 1 FROM record WHERE record.decision = revoked_decision.decision AND state = 'entered')
        OR NOT EXISTS (SELECT 1 FROM record WHERE record.id = revoked_decision.record AND state = 'withdrawn')
        AND NOT EXISTS
        (SELECT 1 FROM record WHERE record.decision = revoked_decision.decision AND state = 'withdrawn')
        """
}

enum DecisionSchema {
    static let migration = Migration(
        "records-4",
        [
            "ALTER TABLE record ADD COLUMN decision {bytes}",
            "CREATE INDEX record_decision ON record (decision) WHERE decision IS NOT NULL",
            // By which record of the body that revoked it. When that is destroyed the key stays as long as a copy does.
            """
            CREATE TABLE revoked_decision (
                decision {bytes} PRIMARY KEY,
                record {id} REFERENCES record (id) ON DELETE SET NULL
            )
            """,
            "CREATE INDEX revoked_decision_record ON revoked_decision (record)",
        ])
}

/// What is revoked of the decisions of one posting, and what changes with it.
struct RevokedDecisions {
    /// The record of the deciding body, by keys; 0 where it was destroyed.
    private var records: [[UInt8]: Int64] = [:]
    private var revoked: [(decision: DecisionKey, record: Int64)] = []
    private var lifted: (records: Set<Int64>, keys: Set<[UInt8]>) = ([], [])

    init(_ drafts: [RecordDraft], _ connection: any Connection) throws {
        let keys = Set(drafts.compactMap(\.decision?.key))
        guard !keys.isEmpty else { return }
        var found: [[UInt8]: Int64] = [:]
        try connection.among(DecisionSQL.revoked, keys.map(Value.bytes)) { found[$0.bytes(0)] = $0.optionalInt(1) ?? 0 }
        records = found
    }

    /// Whether the draft speaks of a revoked decision without the word of the body that made it.
    func hold(_ draft: RecordDraft) -> Bool {
        guard let decision = draft.decision, draft.standing != .revoked, records[decision.key] != nil else {
            return false
        }
        return !(decision.isOwn && draft.standing == .inForce)
    }

    /// Takes note of what the deciding body says of its decision.
    mutating func note(_ draft: RecordDraft, of record: Int64) {
        guard let decision = draft.decision, decision.isOwn else { return }
        switch draft.standing {
        case .unsaid: break
        case .revoked:
            for key in decision.all where records[key] == nil { records[key] = record }
            revoked.append((decision, record))
        case .inForce:
            guard let holder = records[decision.key] else { return }
            let keys = Set(decision.all)
            records = records.filter { !keys.contains($0.key) && ($0.value != holder || holder == 0) }
            // Whichever of the body's own records said it.
            revoked.removeAll { !keys.isDisjoint(with: $0.decision.all) }
            if holder != 0 { lifted.records.insert(holder) }
            lifted.keys.formUnion(keys)
        }
    }

    /// Writes what changed, after the records are written.
    /// - Returns: for each revoked decision the natural keys of other records of it that are still in force.
    func store(_ connection: any Connection) throws -> [[UInt8]: [[UInt8]]] {
        for record in lifted.records.sorted() { try connection.run(DecisionSQL.lift, [.int(record)]) }
        for key in lifted.keys { try connection.run(DecisionSQL.liftKey, [.bytes(key)]) }
        for (decision, record) in revoked {
            for key in decision.all { try connection.run(DecisionSQL.revoke, [.bytes(key), .int(record)]) }
        }
        let owners = Dictionary(
            revoked.flatMap { entry in entry.decision.all.map { ($0, entry.decision.key) } },
            uniquingKeysWith: { first, _ in first })
        guard !owners.isEmpty else { return [:] }
        var copies: [[UInt8]: [[UInt8]]] = [:]
        try connection.among(DecisionSQL.copies, owners.keys.map(Value.bytes)) { row in
            guard let owner = owners[row.bytes(1)] else { return }
            copies[owner, default: []].append(row.bytes(0))
        }
        return copies
    }
}

extension Records {
    /// All records of those decisions of which the sender is the deciding body, whoever sent them.
    public func copies(of decisions: [DecisionKey], _ connection: any Connection) throws -> [RecordID] {
        var ids: [RecordID] = []
        let keys = Set(decisions.filter(\.isOwn).flatMap(\.all))
        try connection.among(DecisionSQL.ofDecision, keys.map(Value.bytes)) { ids.append(RecordID($0.int(0))) }
        return ids
    }

    /// Revoked decisions that were not revoked: a key that was put in by hand would withdraw what its sender sends next.
    /// - Returns: the record that each is said to come from, if one is said.
    public func auditRevocations(_ database: any Database) async throws -> [Int64?] {
        try await database.read { try $0.rows(DecisionSQL.unfounded) { $0.optionalInt(1) } }
    }
}
