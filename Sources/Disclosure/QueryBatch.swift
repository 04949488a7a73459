// A batch of the query log: the lines of one day that one entry of the ledger binds together.

internal import Ledger
internal import Storage

/// A batch (查询日志批次) as its entries in the ledger bind it. It stays when its lines are destroyed.
struct QueryBatch: Sendable, Hashable {
    static let sealKind = "queries.sealed"
    static let endKind = "queries.destroyed"
    /// By which article the log is kept.
    static let clause = "jn-12-2020#1"

    let id: Int64
    /// ISO day of all its lines.
    let day: String
    let count: Int
    /// Root of the tree of RFC 6962 over the commitments of its lines, in the order of their numbers.
    let root: [UInt8]
    /// How often each matter was used by its lines, as far as they were answered.
    let uses: [MatterUse]
    /// Hash of the pack under which it was sealed.
    let policy: String

    /// The entry that binds the lines.
    func entry(_ token: [UInt8], salt: [UInt8]) -> LedgerEntry {
        var payload = CanonicalJSON()
        payload.open()
        payload.member("batch", "\(id)")
        payload.member("count", "\(count)")
        payload.member("event", hex: token)
        payload.member("root", hex: root)
        payload.member("uses", uses.map { "\($0.matter)=\($0.count)" }.joined(separator: ","))
        payload.close()
        return LedgerEntry(
            kind: Self.sealKind, day: day, clause: Self.clause, event: token, policy: policy,
            commitment: Commitment(salt: salt, payload: payload.bytes))
    }

    /// How the lines of a batch went.
    struct End: Sendable, Hashable {
        /// ISO day on which they were destroyed.
        let day: String
        let clause: String
        let policy: String

        /// The entry that says that the lines were destroyed, and by which article.
        func entry(of batch: Int64, _ token: [UInt8], salt: [UInt8]) -> LedgerEntry {
            var payload = CanonicalJSON()
            payload.open()
            payload.member("batch", "\(batch)")
            payload.member("event", hex: token)
            payload.close()
            return LedgerEntry(
                kind: QueryBatch.endKind, day: day, clause: clause, event: token, policy: policy,
                commitment: Commitment(salt: salt, payload: payload.bytes))
        }
    }

    /// The root over lines in the order of their numbers.
    static func root(of entries: [QueryEntry]) throws -> [UInt8] {
        let leaves = entries.map { MerkleHash(leaf: $0.commitment.digest) }
        var levels = [leaves]
        while let last = levels.last, last.count > 1 {
            levels.append(stride(from: 0, to: last.count - 1, by: 2).map { MerkleHash(last[$0], last[$0 + 1]) })
        }
        return try MerkleTree.root(of: leaves.count) { levels[$0][$1] }.bytes
    }
}

/// How often a matter was used.
struct MatterUse: Sendable, Hashable {
    let matter: String
    let count: Int

    /// Of lines, by matter.
    static func all(in entries: [QueryEntry]) -> [MatterUse] {
        Dictionary(grouping: entries.filter { $0.refusal == nil }, by: \.matter)
            .map { MatterUse(matter: $0.key, count: $0.value.count) }.sorted { $0.matter < $1.matter }
    }
}

/// A batch as it is stored, with where the ledger has its entries.
struct StoredBatch: Sendable {
    typealias Mark = (token: [UInt8], salt: [UInt8], place: EntryPlace)

    let batch: QueryBatch
    let seal: Mark
    /// Nil while the lines are there.
    let end: (end: QueryBatch.End, mark: Mark)?

    init(_ row: any Row, uses: [MatterUse]) {
        batch = QueryBatch(
            id: row.int(0), day: row.text(1), count: Int(row.int(2)), root: row.bytes(3), uses: uses,
            policy: row.text(4))
        seal = (row.bytes(5), row.bytes(6), EntryPlace(span: row.int(7), place: Int(row.int(8))))
        end = row.optionalText(9).map { day in
            (
                QueryBatch.End(day: day, clause: row.text(10), policy: row.text(11)),
                (row.bytes(12), row.bytes(13), EntryPlace(span: row.int(14), place: Int(row.int(15))))
            )
        }
    }
}
