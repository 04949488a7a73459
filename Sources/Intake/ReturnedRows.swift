// Returned rows in the database: sealed with a key of their batch, so that forgetting them is destroying that key.

internal import Law
internal import Storage
internal import Vault

enum ReturnedSQL: String, CaseIterable, Statement {
    case page = """
        SELECT first_row, body FROM returned_row WHERE batch = $1 AND first_row < $2 AND first_row + row_count > $3
        ORDER BY first_row
        """
    case forget = "DELETE FROM returned_row WHERE batch = $1"
    case forgetFacts = "DELETE FROM returned_fact WHERE batch = $1"
    case addFact = "INSERT INTO returned_fact (batch, fact) VALUES ($1, $2) ON CONFLICT DO NOTHING"
    /// Once known by what a batch was closed stays known when its time is up.
    case close = "UPDATE batch SET head = NULL, closed_by = COALESCE($2, closed_by) WHERE id = $1"
    case head = "SELECT head FROM batch WHERE id = $1 AND head IS NOT NULL"
    case keepHead = "UPDATE batch SET head = $2 WHERE id = $1"
    case old = "SELECT id FROM batch WHERE head IS NOT NULL AND started_at < $1 ORDER BY id LIMIT 100"
}

/// What a row of `returned_row` is, for the fast way in.
private let returnedTable = BulkTable("returned_row", ["batch", "first_row", "row_count", "body"])

/// Rows that wait for the next transaction of their batch.
struct ReturnedPile: Sendable {
    /// Rows sealed together: few enough to open for one page, enough to share the cost of a seal.
    private static let mostRows = 100
    private static let mostBytes = 1 << 18

    let batch: Int64
    private let key: DataKey
    private let vault: Vault
    /// How many are in the database.
    private var stored = 0
    private var rows = 0
    private var writer = ReturnedRowWriter()
    private var marks: [Value] = []
    private var facts = Set<[UInt8]>()

    init(batch: Int64, key: DataKey, vault: Vault) {
        self.batch = batch
        self.key = key
        self.vault = vault
    }

    var isEmpty: Bool { rows == 0 }

    var isFull: Bool { rows == Self.mostRows || writer.bytes.count >= Self.mostBytes }

    /// - Parameter facts: the hashes of what the row tells; see `IntakeRun.returnedFacts`.
    mutating func add(_ row: ReturnedRow, _ mark: ReturnedMark, facts: [[UInt8]]) {
        writer.add(row)
        self.facts.formUnion(facts)
        marks += mark.values(of: batch)
        rows += 1
    }

    /// Seals and stores them with their marks in the transaction of the caller.
    func store(_ connection: any Connection) throws {
        guard !isEmpty else { return }
        let body = try vault.seal(writer.bytes, under: key, context: ReturnedRows.context(batch, stored))
        try connection.bulk(returnedTable, [.int(batch), .int(Int64(stored)), .int(Int64(rows)), .bytes(body)])
        try connection.bulk(markTable, marks)
        // Several rows of a batch may tell the same fact.
        for fact in facts.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            try connection.run(ReturnedSQL.addFact, [.int(batch), .bytes(fact)])
        }
    }

    /// Begins anew once they are stored.
    mutating func clear() {
        stored += rows
        rows = 0
        writer = ReturnedRowWriter()
        marks.removeAll(keepingCapacity: true)
        facts.removeAll(keepingCapacity: true)
    }
}

/// Reads and forgets returned rows.
struct ReturnedRows: Sendable {
    let vault: Vault

    /// Binds a piece to its batch and place: no piece can stand in for another.
    static func context(_ batch: Int64, _ first: Int) -> String { "returned-row \(batch) \(first)" }

    static func headContext(_ batch: Int64) -> String { "batch-head \(batch)" }

    /// Some of the batch's returned rows, by their order of return, counted from 0.
    func rows(_ range: Range<Int>, of batch: Int64, _ connection: any Connection) throws -> [ReturnedRow] {
        let key = try VaultStore(vault).key(of: batch, connection)
        var found: [ReturnedRow] = []
        let bounds: [Value] = [.int(batch), .int(Int64(range.upperBound)), .int(Int64(range.lowerBound))]
        try connection.each(ReturnedSQL.page, bounds) { row in
            let first = Int(row.int(0))
            let plain = try vault.open(row.bytes(1), under: key, context: Self.context(batch, first))
            guard var reader = ReturnedRowReader(plain) else { return }
            for (offset, row) in reader.rows().enumerated() where range.contains(first + offset) { found.append(row) }
        }
        return found
    }

    /// The lines whose rows came in corrected.
    func settledLines(of batch: Int64, _ connection: any Connection) throws -> Set<Int> {
        Set(
            try connection.rows(MarkSQL.settledLines, [.int(batch), .bytes(ReturnedMark.noFact)]) { Int($0.int(0)) })
    }

    /// Forgets the rows of a batch whose file came again, and keeps the name of the file under a key of its own: its sender
    /// must know it again in the list, and nothing was mended.
    func forget(_ batch: Int64, sentAgainAs later: Int64, _ connection: any Connection) throws {
        let name = try fileName(of: batch, connection)
        try forget(batch, closing: later, connection)
        guard let name else { return }
        var writer = ReturnedRowWriter()
        writer.add(SubmissionHead(fileName: name, isWorkbook: false, columns: [], unknownColumns: []))
        let key = try VaultStore(vault).makeKey(for: batch, connection)
        let head = try vault.seal(writer.bytes, under: key, context: Self.headContext(batch))
        try connection.run(ReturnedSQL.keepHead, [.int(batch), .bytes(head)])
    }

    private func fileName(of batch: Int64, _ connection: any Connection) throws -> String? {
        guard let key = try VaultStore(vault).keys(of: [batch], connection)[batch],
            let sealed = try connection.first(ReturnedSQL.head, [.int(batch)], { $0.bytes(0) }),
            var reader = ReturnedRowReader(try vault.open(sealed, under: key, context: Self.headContext(batch)))
        else { return nil }
        return reader.head()?.fileName
    }

    /// Destroys the key of the batch and what was sealed under it.
    /// - Parameter closing: the later batch that holds or mended its rows; nil if their time is up.
    func forget(_ batch: Int64, closing: Int64?, _ connection: any Connection) throws {
        try connection.run(ReturnedSQL.forget, [.int(batch)])
        try connection.run(ReturnedSQL.forgetFacts, [.int(batch)])
        try connection.run(MarkSQL.forget, [.int(batch)])
        try connection.run(MarkSQL.forgetFacts, [.int(batch)])
        try connection.run(ReturnedSQL.close, [.int(batch), Value(closing)])
        try VaultStore(vault).destroyKey(of: batch, connection)
    }

    /// Forgets the rows of batches that began before then; at most a hundred batches at once.
    func forget(before time: Int64, _ connection: any Connection) throws {
        for batch in try connection.rows(ReturnedSQL.old, [.int(time)], { $0.int(0) }) {
            try forget(batch, closing: nil, connection)
        }
    }
}
