// The tables of the logs, and every statement that names them.

public import Storage

enum LedgerSQL: String, CaseIterable, Statement {
    case found = "INSERT INTO ledger_log (name, origin, size) VALUES ($1, $2, 0) ON CONFLICT (name) DO NOTHING"
    case addKey = """
        INSERT INTO ledger_key (log, number, line, first_size) VALUES ($1, $2, $3, $4) ON CONFLICT (log, number) DO NOTHING
        """
    case keys = "SELECT number, line, first_size, last_size FROM ledger_key WHERE log = $1 ORDER BY number"
    case retireKey = "UPDATE ledger_key SET last_size = $3 WHERE log = $1 AND number = $2 AND last_size IS NULL"
    case rename = "UPDATE ledger_log SET origin = $2 WHERE name = $1"
    case log = "SELECT origin, size FROM ledger_log WHERE name = $1"
    /// The first statement of a round: of two rounds, one waits for the other here, or runs again.
    case hold = "UPDATE ledger_log SET size = size WHERE name = $1"
    case grow = "UPDATE ledger_log SET size = $2 WHERE name = $1"
    case waiting = """
        SELECT id, entry_count FROM ledger_span WHERE log = $1 AND first_index IS NULL ORDER BY id LIMIT $2
        """
    case waitingEntries = "SELECT entries FROM ledger_span WHERE log = $1 AND first_index IS NULL ORDER BY id"
    case countWaiting = "SELECT COUNT(*) FROM ledger_span WHERE log = $1 AND first_index IS NULL"
    case spans = "SELECT id, log, first_index, entry_count, entries FROM ledger_span WHERE id {among}"
    case place = "UPDATE ledger_span SET first_index = $2, entries = NULL WHERE id = $1"
    case placed = """
        SELECT first_index, entry_count FROM ledger_span
        WHERE log = $1 AND first_index >= $2 AND first_index < $3 ORDER BY first_index LIMIT $4
        """
    case spanAt = """
        SELECT id, first_index, entry_count FROM ledger_span WHERE log = $1 AND first_index <= $2
        ORDER BY first_index DESC LIMIT 1
        """
    case spansAfter = """
        SELECT id, first_index, entry_count FROM ledger_span WHERE log = $1 AND first_index > $2
        ORDER BY first_index LIMIT $3
        """
    case firstSpan = "SELECT MIN(id) FROM ledger_span WHERE log = $1 AND first_index >= $2"
    case tile = "SELECT hashes FROM ledger_tile WHERE log = $1 AND level = $2 AND place = $3"
    case saveTile = """
        INSERT INTO ledger_tile (log, level, place, hashes) VALUES ($1, $2, $3, $4)
        ON CONFLICT (log, level, place) DO UPDATE SET hashes = excluded.hashes
        """
    case tiles = """
        SELECT place, hashes FROM ledger_tile WHERE log = $1 AND level = $2 AND place >= $3 AND place < $4 ORDER BY place
        """
    case bundle = "SELECT entries FROM ledger_bundle WHERE log = $1 AND place = $2"
    case saveBundle = """
        INSERT INTO ledger_bundle (log, place, entries) VALUES ($1, $2, $3)
        ON CONFLICT (log, place) DO UPDATE SET entries = excluded.entries
        """
    case bundles = """
        SELECT place, entries FROM ledger_bundle WHERE log = $1 AND place >= $2 AND place < $3 ORDER BY place
        """
    case addCheckpoint = "INSERT INTO ledger_checkpoint (log, size, at, note) VALUES ($1, $2, $3, $4)"
    case signAgain = "UPDATE ledger_checkpoint SET note = $3 WHERE log = $1 AND size = $2"
    case newestCheckpoint = "SELECT size, at, note FROM ledger_checkpoint WHERE log = $1 ORDER BY size DESC LIMIT 1"
    case checkpoints = """
        SELECT size, at, note FROM ledger_checkpoint WHERE log = $1 AND size >= $2 AND size < $3 ORDER BY size
        """
    case checkpointBefore = """
        SELECT size, at, note FROM ledger_checkpoint WHERE log = $1 AND size <= $2 ORDER BY size DESC LIMIT 1
        """
    case cosignatures =
        "SELECT witness, signature FROM ledger_cosignature WHERE log = $1 AND size = $2 ORDER BY at, witness"
    case lastCosignature = """
        SELECT size, at FROM ledger_cosignature WHERE log = $1 AND witness = $2 ORDER BY size DESC LIMIT 1
        """
    case cosignedSizes = """
        SELECT size FROM ledger_cosignature WHERE log = $1 AND size > $2 GROUP BY size ORDER BY size DESC LIMIT $3
        """
    case checkpointOf = "SELECT size, at, note FROM ledger_checkpoint WHERE log = $1 AND size = $2"
    case addCosignature = """
        INSERT INTO ledger_cosignature (log, size, witness, at, signature) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (log, size, witness) DO UPDATE SET at = excluded.at, signature = excluded.signature
        """
    case dropCosignatures = "DELETE FROM ledger_cosignature WHERE log = $1 AND size = $2"
    case held = "SELECT log FROM ledger_hold WHERE released IS NULL LIMIT 1"
    case holds = "SELECT log, at, reason, size, note, released, word FROM ledger_hold ORDER BY at, log, reason"
    case addHold = "INSERT INTO ledger_hold (log, at, reason, size, note) VALUES ($1, $2, $3, $4, $5)"
    case release = """
        UPDATE ledger_hold SET released = $2, word = $3
        WHERE log = $1 AND released IS NULL AND reason <> 'unlisted'
        """
    case releaseList = "UPDATE ledger_hold SET released = $1, word = $2 WHERE released IS NULL AND reason = 'unlisted'"
}

public enum LedgerSchema {
    public static var statements: [any Statement] { LedgerSQL.allCases }

    public static let migrations = [
        Migration(
            "ledger-1",
            [
                "CREATE TABLE ledger_log (name TEXT PRIMARY KEY, origin TEXT NOT NULL, size {int} NOT NULL)",
                """
                CREATE TABLE ledger_key (
                    log TEXT NOT NULL REFERENCES ledger_log (name),
                    number {int} NOT NULL,
                    line TEXT NOT NULL,
                    PRIMARY KEY (log, number)
                )
                """,
                """
                CREATE TABLE ledger_span (
                    id {id} PRIMARY KEY,
                    log TEXT NOT NULL,
                    first_index {int},
                    entry_count {int} NOT NULL,
                    entries {bytes}
                )
                """,
                "CREATE INDEX ledger_span_waiting ON ledger_span (log, id) WHERE first_index IS NULL",
                "CREATE UNIQUE INDEX ledger_span_place ON ledger_span (log, first_index) WHERE first_index IS NOT NULL",
                """
                CREATE TABLE ledger_tile (
                    log TEXT NOT NULL,
                    level {int} NOT NULL,
                    place {int} NOT NULL,
                    hashes {bytes} NOT NULL,
                    PRIMARY KEY (log, level, place)
                )
                """,
                """
                CREATE TABLE ledger_bundle (
                    log TEXT NOT NULL,
                    place {int} NOT NULL,
                    entries {bytes} NOT NULL,
                    PRIMARY KEY (log, place)
                )
                """,
                """
                CREATE TABLE ledger_checkpoint (
                    log TEXT NOT NULL,
                    size {int} NOT NULL,
                    at {int} NOT NULL,
                    note TEXT NOT NULL,
                    PRIMARY KEY (log, size)
                )
                """,
            ]),
        Migration(
            "ledger-2",
            [
                // The sizes of the first and the last checkpoint that a key signs; without a last one it signs on.
                "ALTER TABLE ledger_key ADD COLUMN first_size {int} NOT NULL DEFAULT 0",
                "ALTER TABLE ledger_key ADD COLUMN last_size {int}",
                """
                CREATE TABLE ledger_cosignature (
                    log TEXT NOT NULL,
                    size {int} NOT NULL,
                    witness TEXT NOT NULL,
                    at {int} NOT NULL,
                    signature {bytes} NOT NULL,
                    PRIMARY KEY (log, size, witness)
                )
                """,
                "CREATE INDEX ledger_cosignature_witness ON ledger_cosignature (log, witness, size)",
                """
                CREATE TABLE ledger_hold (
                    log TEXT NOT NULL,
                    at {int} NOT NULL,
                    reason TEXT NOT NULL CHECK (reason IN ('unproved', 'behind')),
                    size {int} NOT NULL,
                    note TEXT,
                    released {int},
                    word TEXT,
                    PRIMARY KEY (log, at)
                )
                """,
            ]),
        // A third reason, beside which the same log may be held for another one in the same instant.
        Migration(
            "ledger-3",
            [
                """
                CREATE TABLE ledger_hold_new (
                    log TEXT NOT NULL,
                    at {int} NOT NULL,
                    reason TEXT NOT NULL CHECK (reason IN ('unproved', 'behind', 'forked', 'unlisted')),
                    size {int} NOT NULL,
                    note TEXT,
                    released {int},
                    word TEXT,
                    PRIMARY KEY (log, at, reason)
                )
                """,
                """
                INSERT INTO ledger_hold_new (log, at, reason, size, note, released, word)
                SELECT log, at, reason, size, note, released, word FROM ledger_hold
                """,
                "DROP TABLE ledger_hold", "ALTER TABLE ledger_hold_new RENAME TO ledger_hold",
            ]),
    ]
}
