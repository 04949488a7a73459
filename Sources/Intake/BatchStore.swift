// The table of batches: what was handed in by whom, how far it got, and what became of it.

public import Storage

enum BatchSQL: String, CaseIterable, Statement {
    case begin = """
        INSERT INTO batch (id, item, provider, actor, state, started_at, received, accepted, rejected, duplicates,
        updated, late, next_line, notices, file_key)
        VALUES ($1, $2, $3, $4, 'running', $5, 0, 0, 0, 0, 0, 0, 0, '', $6)
        """
    case lastFile = """
        SELECT file_key FROM batch WHERE item = $1 AND provider = $2 AND ended_at IS NOT NULL ORDER BY id DESC LIMIT 1
        """
    case progress = """
        UPDATE batch SET received = $2, accepted = $3, rejected = $4, duplicates = $5, updated = $6, late = $7,
        next_line = $8 WHERE id = $1
        """
    case finish = """
        UPDATE batch SET state = $2, ended_at = $3, received = $4, accepted = $5, rejected = $6, duplicates = $7,
        updated = $8, late = $9, notices = $10 WHERE id = $1
        """
}

public enum BatchSchema {
    public static var statements: [any Statement] { BatchSQL.allCases }

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
            ])
    ]
}
