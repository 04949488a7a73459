// The table of batches: what was handed in by whom, how far it got, and what became of it.

public import Storage

enum BatchSQL: String, CaseIterable, Statement {
    case begin = """
        INSERT INTO batch (id, item, provider, actor, state, started_at, received, accepted, rejected, duplicates,
        updated, late, next_line, notices, file_key, touched_at, received_on, corrects, head)
        VALUES ($1, $2, $3, $4, 'running', $5, 0, 0, 0, 0, 0, 0, 0, '', $6, $7, $8, $9, $10)
        """
    /// The newest batch of a sender, however far it got: one that was cut off changed records too.
    case lastFile = """
        SELECT file_key, ended_at FROM batch WHERE item = $1 AND provider = $2 ORDER BY id DESC LIMIT 1
        """
    case progress = """
        UPDATE batch SET received = $2, accepted = $3, rejected = $4, duplicates = $5, updated = $6, late = $7,
        next_line = $8, touched_at = $9 WHERE id = $1
        """
    case finish = """
        UPDATE batch SET state = $2, ended_at = $3, received = $4, accepted = $5, rejected = $6, duplicates = $7,
        updated = $8, late = $9, notices = $10 WHERE id = $1
        """
    case stop = "UPDATE batch SET state = $2 WHERE id = $1 AND state = 'running'"
    /// What batches a provider sent, newest first. One that nobody has touched for long was cut off.
    case list = """
        SELECT id, item, provider, actor, shown, started_at, received_on, ended_at, received, accepted, rejected,
        duplicates, updated, late, next_line, notices, corrects, closed_by, head,
        (SELECT COUNT(*) FROM batch again WHERE again.id = known.closed_by AND again.file_key = known.file_key)
        FROM (SELECT id, item, provider, actor, started_at, received_on, ended_at, received, accepted, rejected,
        duplicates, updated, late, next_line, notices, corrects, closed_by, head, file_key,
        CASE WHEN state = 'running' AND COALESCE(touched_at, started_at) < $6 THEN 'interrupted' ELSE state END AS shown
        FROM batch WHERE provider = $1 AND id < $2) known
        WHERE ($3 = '' OR item = $3) AND ($4 = '' OR shown = $4) ORDER BY id DESC LIMIT $5
        """
    case one = """
        SELECT id, item, provider, actor,
        CASE WHEN state = 'running' AND COALESCE(touched_at, started_at) < $3 THEN 'interrupted' ELSE state END,
        started_at, received_on, ended_at, received, accepted, rejected, duplicates, updated, late, next_line, notices,
        corrects, closed_by, head,
        (SELECT COUNT(*) FROM batch again WHERE again.id = batch.closed_by AND again.file_key = batch.file_key)
        FROM batch WHERE id = $1 AND provider = $2
        """
    /// The newest batch before this one that brought the same file.
    case sentBefore = """
        SELECT earlier.id FROM batch own JOIN batch earlier ON earlier.file_key = own.file_key
        AND earlier.item = own.item AND earlier.provider = own.provider AND earlier.id < own.id
        WHERE own.id = $1 AND own.provider = $2 ORDER BY earlier.id DESC LIMIT 1
        """
    case corrections = "SELECT id FROM batch WHERE corrects = $1 AND provider = $2 ORDER BY id DESC LIMIT 20"
    /// Batches with rows to mend: returned, and neither mended nor sent again since. Rows that aren't to be sent again
    /// wait for nobody; batches of an older program have no marks.
    case open = """
        SELECT b.id FROM batch b WHERE b.provider = $1 AND b.rejected > 0 AND b.head IS NOT NULL AND b.closed_by IS NULL
        AND b.state = 'returned' AND (EXISTS (SELECT 1 FROM returned_mark m WHERE m.batch = b.id AND m.settled_by IS NULL)
        OR NOT EXISTS (SELECT 1 FROM returned_mark n WHERE n.batch = b.id))
        ORDER BY b.id DESC LIMIT $2
        """
    /// Batches whose file came again, and the newest batch that has its rows. One that nobody touched for long was cut off,
    /// whatever its state says.
    case sentAgain = """
        SELECT earlier.id, MAX(later.id) FROM batch earlier JOIN batch later ON later.file_key = earlier.file_key
        AND later.item = earlier.item AND later.provider = earlier.provider AND later.id > earlier.id
        WHERE earlier.item = $1 AND earlier.provider = $2 AND earlier.head IS NOT NULL AND earlier.rejected > 0
        AND earlier.closed_by IS NULL AND (earlier.state <> 'running' OR COALESCE(earlier.touched_at, earlier.started_at) < $3)
        AND later.ended_at IS NOT NULL GROUP BY earlier.id ORDER BY earlier.id
        """
    case link =
        "SELECT rejected, corrects, closed_by, state FROM batch WHERE id = $1 AND item = $2 AND provider = $3"
    /// When batches with returned rows were received.
    case receipts = """
        SELECT id, started_at, received_on FROM batch
        WHERE item = $1 AND provider = $2 AND head IS NOT NULL AND closed_by IS NULL AND rejected > 0
        AND received_on IS NOT NULL
        """
}

public enum BatchSchema {
    public static var statements: [any Statement] {
        (BatchSQL.allCases as [any Statement]) + (ReturnedSQL.allCases as [any Statement])
            + (MarkSQL.allCases as [any Statement])
    }

    public static let migrations = [
        Migration(
            "intake-1",
            [
                """
                CREATE TABLE batch (
                    id {id} PRIMARY KEY,
                    item TEXT NOT NULL,
                    provider TEXT NOT NULL,
                    actor TEXT NOT NULL,
                    state TEXT NOT NULL,
                    started_at {int} NOT NULL,
                    ended_at {int},
                    received {int} NOT NULL,
                    accepted {int} NOT NULL,
                    rejected {int} NOT NULL,
                    duplicates {int} NOT NULL,
                    updated {int} NOT NULL,
                    late {int} NOT NULL,
                    next_line {int} NOT NULL,
                    notices TEXT NOT NULL,
                    file_key {bytes} NOT NULL
                )
                """,
                "CREATE INDEX batch_item_provider ON batch (item, provider)",
            ]),
        Migration(
            "intake-2",
            [
                "ALTER TABLE batch ADD COLUMN touched_at {int}",
                // The day of receipt, from which the time for entry counts; a demo city has days of its own.
                "ALTER TABLE batch ADD COLUMN received_on TEXT",
                // The batch whose returned rows this one brings back.
                "ALTER TABLE batch ADD COLUMN corrects {id}",
                // The later batch after which nothing of this one is open.
                "ALTER TABLE batch ADD COLUMN closed_by {id}",
                // Name and columns of the file, sealed as the returned rows are, and forgotten with them.
                "ALTER TABLE batch ADD COLUMN head {bytes}",
                "CREATE INDEX batch_provider ON batch (provider, id)",
                "CREATE INDEX batch_corrects ON batch (corrects) WHERE corrects IS NOT NULL",
                "CREATE INDEX batch_head ON batch (id) WHERE head IS NOT NULL",
                """
                CREATE TABLE returned_row (
                    batch {id} NOT NULL REFERENCES batch (id),
                    first_row {int} NOT NULL,
                    row_count {int} NOT NULL,
                    body {bytes} NOT NULL,
                    PRIMARY KEY (batch, first_row)
                )
                """,
            ]),
        Migration(
            "intake-3",
            [
                "CREATE INDEX batch_file ON batch (file_key)",
                // Keyed hashes by which a returned row is known again; `settled_by` is the fact that came in for it.
                """
                CREATE TABLE returned_mark (
                    batch {id} NOT NULL REFERENCES batch (id),
                    line {int} NOT NULL,
                    mask {int} NOT NULL,
                    mark {bytes} NOT NULL,
                    parts {bytes} NOT NULL,
                    sent_line {int},
                    settled_by {bytes},
                    PRIMARY KEY (batch, line)
                )
                """,
                """
                CREATE TABLE fact_since (
                    batch {id} NOT NULL REFERENCES batch (id),
                    fact {bytes} NOT NULL,
                    PRIMARY KEY (batch, fact)
                )
                """,
                "CREATE INDEX returned_mark_open ON returned_mark (mark) WHERE settled_by IS NULL",
                "CREATE INDEX returned_mark_settled ON returned_mark (settled_by) WHERE settled_by IS NOT NULL",
            ]),
        // A fact that is destroyed is looked for here.
        Migration("intake-4", ["CREATE INDEX fact_since_fact ON fact_since (fact)"]),
        // Keyed hashes of the facts that returned rows tell: they are forgotten with them.
        Migration(
            "intake-5",
            [
                """
                CREATE TABLE returned_fact (
                    batch {id} NOT NULL REFERENCES batch (id),
                    fact {bytes} NOT NULL,
                    PRIMARY KEY (batch, fact)
                )
                """,
                "CREATE INDEX returned_fact_fact ON returned_fact (fact)",
            ]),
    ]
}
