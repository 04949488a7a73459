// The table of jobs and every statement that names it.

enum JobSQL: String, CaseIterable, Statement {
    case enrol = """
        INSERT INTO job (id, kind, key, state, due_at, period, attempts, fence) VALUES ($1, $2, $3, 'waiting', $4, $5, 0, 0)
        ON CONFLICT (kind, key) DO NOTHING
        """
    case setPeriod = "UPDATE job SET period = $2 WHERE id = $1"
    case find = """
        SELECT id, kind, key, state, due_at, attempts, lease_until, fence, holder, finished_at, outcome, error, failed_at,
        doubted_until, period FROM job WHERE id = $1
        """
    case named = """
        SELECT id, kind, key, state, due_at, attempts, lease_until, fence, holder, finished_at, outcome, error, failed_at,
        doubted_until, period FROM job WHERE kind = $1 AND key = $2
        """
    case due = """
        SELECT id, kind, key, state, due_at, attempts, lease_until, fence, holder, finished_at, outcome, error, failed_at,
        doubted_until, period FROM job WHERE kind = $1 AND state <> 'done' AND due_at <= $2
        AND (lease_until IS NULL OR lease_until <= $2)
        ORDER BY due_at, id LIMIT 1
        """
    case next = """
        SELECT id, kind, key, state, due_at, attempts, lease_until, fence, holder, finished_at, outcome, error, failed_at,
        doubted_until, period FROM job WHERE kind = $1 AND state = 'waiting' ORDER BY due_at, id LIMIT 1
        """
    case begun = """
        SELECT id, kind, key, state, due_at, attempts, lease_until, fence, holder, finished_at, outcome, error, failed_at,
        doubted_until, period FROM job WHERE kind = $1 AND attempts > 0 ORDER BY id LIMIT 100
        """
    case all = """
        SELECT id, kind, key, state, due_at, attempts, lease_until, fence, holder, finished_at, outcome, error, failed_at,
        doubted_until, period FROM job WHERE state <> 'done' OR failed_at IS NOT NULL ORDER BY kind, due_at, id LIMIT $1
        """
    case change = """
        UPDATE job SET state = $3, due_at = $4, attempts = $5, lease_until = $6, fence = $7, holder = $8,
        finished_at = $9, outcome = $10, error = $11, failed_at = $12, doubted_until = $13 WHERE id = $1 AND fence = $2
        """
    case hold = """
        UPDATE job SET lease_until = $3, doubted_until = NULL
        WHERE id = $1 AND fence = $2 AND state = 'held'
        """
    case tallies = """
        SELECT kind, COUNT(*), SUM(CASE WHEN state = 'held' THEN 1 ELSE 0 END),
        SUM(CASE WHEN state = 'waiting' AND outcome = 'failed' THEN 1 ELSE 0 END), MIN(due_at), MAX(finished_at)
        FROM job WHERE state <> 'done' GROUP BY kind ORDER BY kind
        """
    /// The newest failure of each kind that has anything open.
    case lastErrors = """
        SELECT kind, error, failed_at FROM
        (SELECT kind, error, failed_at, ROW_NUMBER() OVER (PARTITION BY kind ORDER BY failed_at DESC, id DESC) place
        FROM job WHERE state <> 'done' AND failed_at IS NOT NULL) known WHERE place = 1
        """
    case forgetDone = """
        DELETE FROM job WHERE id IN
        (SELECT id FROM job WHERE state = 'done' AND finished_at < $1 ORDER BY finished_at LIMIT $2)
        """
}

public enum JobSchema {
    public static var statements: [any Statement] { JobSQL.allCases }

    public static let migrations = [
        Migration(
            "storage-1",
            [
                """
                CREATE TABLE job (
                    id {id} PRIMARY KEY,
                    kind TEXT NOT NULL,
                    key TEXT NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'done')),
                    due_at {int} NOT NULL,
                    period {int} CHECK (period > 0),
                    attempts {int} NOT NULL CHECK (attempts >= 0),
                    lease_until {int},
                    doubted_until {int},
                    fence {int} NOT NULL CHECK (fence >= 0),
                    holder TEXT,
                    finished_at {int},
                    outcome TEXT,
                    error TEXT,
                    failed_at {int},
                    UNIQUE (kind, key),
                    CHECK ((state = 'held') = (lease_until IS NOT NULL)),
                    CHECK ((error IS NULL) = (failed_at IS NULL)),
                    CHECK (period IS NULL OR state <> 'done')
                )
                """,
                "CREATE INDEX job_due ON job (kind, due_at) WHERE state <> 'done'",
                "CREATE INDEX job_begun ON job (kind) WHERE attempts > 0",
            ]),
        Migration("storage-2", ["CREATE INDEX job_finished ON job (finished_at) WHERE state = 'done'"]),
    ]
}
