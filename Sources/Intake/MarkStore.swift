// The table of marks: which returned rows of a batch have come in corrected, and which are still missing.

internal import Storage

enum MarkSQL: String, CaseIterable, Statement {
    /// Which of these marks do open rows bear, and in which batches?
    case openMarks = """
        SELECT mark, batch FROM returned_mark WHERE settled_by IS NULL AND mark {among}
        """
    case openLines = """
        SELECT line FROM returned_mark WHERE batch = $1 AND mark = $2 AND settled_by IS NULL ORDER BY line
        """
    case openAt = """
        SELECT parts, sent_line FROM returned_mark WHERE batch = $1 AND line = $2 AND settled_by IS NULL
        """
    /// Has this fact settled a row of the batch already?
    case used = "SELECT line FROM returned_mark WHERE batch = $1 AND settled_by = $2 LIMIT 1"
    case settle = "UPDATE returned_mark SET settled_by = $3 WHERE batch = $1 AND line = $2 AND settled_by IS NULL"
    /// What is open of a sender's batches of an item.
    case open = """
        SELECT DISTINCT m.batch, m.mask FROM returned_mark m JOIN batch b ON b.id = m.batch
        WHERE b.item = $1 AND b.provider = $2 AND b.head IS NOT NULL AND m.settled_by IS NULL AND m.mask > 0
        """
    /// A fact came in since that looks like a row of the batch: whether it is meant, a later correction says.
    case remember = "INSERT INTO fact_since (batch, fact) VALUES ($1, $2) ON CONFLICT DO NOTHING"
    case remembered = "SELECT batch FROM fact_since WHERE batch = $1 AND fact = $2"
    case forgetFacts = "DELETE FROM fact_since WHERE batch = $1"
    case count = "SELECT COUNT(*), COUNT(settled_by) FROM returned_mark WHERE batch = $1"
    /// Rows that came in corrected; those for which no fact is to come bear `ReturnedMark.noFact`.
    case settledLines = "SELECT line FROM returned_mark WHERE batch = $1 AND settled_by <> $2"
    case countSettled = "SELECT COUNT(*) FROM returned_mark WHERE batch = $1 AND settled_by <> $2"
    case forget = "DELETE FROM returned_mark WHERE batch = $1"
}

/// What a row of `returned_mark` is, for the fast way in.
let markTable = BulkTable("returned_mark", ["batch", "line", "mask", "mark", "parts", "sent_line", "settled_by"])

extension ReturnedMark {
    func values(of batch: Int64) -> [Value] {
        [
            .int(batch), .int(Int64(line)), .int(Int64(mask)), .bytes(mark), .bytes(parts),
            Value(sentLine.map(Int64.init)), isFinal ? .bytes(Self.noFact) : .null,
        ]
    }

    /// Stands for the fact that came in, where none is to come.
    static let noFact: [UInt8] = [0]
}
