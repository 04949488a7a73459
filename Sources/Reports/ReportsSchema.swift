// The tables of issued reports, their bodies and the marks of their files, and every statement that names them.

public import Storage

enum ReportsSQL: String, CaseIterable, Statement {
    case byNumber = """
        SELECT r.id, r.number, r.kind, r.issued_at, r.data_as_of, r.usable_until, r.ended, s.mark, s.body
        FROM report r LEFT JOIN report_snapshot s ON s.id = r.id WHERE r.number = $1
        """
    case openOfSubject = """
        SELECT r.id, r.number, r.kind, r.issued_at, r.data_as_of, r.usable_until, r.ended, s.mark, s.body, r.state
        FROM report r LEFT JOIN report_snapshot s ON s.id = r.id
        WHERE r.subject = $1 AND r.ended IS NULL ORDER BY r.id
        """
    case openAfter = """
        SELECT r.id, r.number, r.kind, r.issued_at, r.data_as_of, r.usable_until, r.ended, s.mark, s.body
        FROM report r LEFT JOIN report_snapshot s ON s.id = r.id
        WHERE r.ended IS NULL AND r.id > $1 ORDER BY r.id LIMIT $2
        """
    case expired = """
        SELECT id FROM report WHERE ended IS NULL AND usable_until IS NOT NULL AND usable_until < $1
        ORDER BY usable_until LIMIT $2
        """
    case end = "UPDATE report SET ended = $2 WHERE id = $1 AND ended IS NULL"
    case destroy = "DELETE FROM report_snapshot WHERE id = $1"
    case destroyEntry = "DELETE FROM report_entry WHERE id = $1"
    case entry = "SELECT salt, token, span, place FROM report_entry WHERE id = $1"
    /// Every report with all that is kept beside it.
    case auditedAfter = """
        SELECT r.id, r.number, r.data_as_of, r.usable_until, r.ended, e.salt, e.token, e.span, e.place, s.body
        FROM report r LEFT JOIN report_entry e ON e.id = r.id LEFT JOIN report_snapshot s ON s.id = r.id
        WHERE r.id > $1 ORDER BY r.id LIMIT $2
        """
    case count = "SELECT COUNT(*) FROM report"
    case mark = "INSERT INTO report_file (mark, report, form) VALUES ($1, $2, $3) ON CONFLICT (mark) DO NOTHING"
    case knowsMark = "SELECT report FROM report_file WHERE mark = $1"
    case numberOfMark = "SELECT r.number FROM report_file f JOIN report r ON r.id = f.report WHERE f.mark = $1"
}

public enum ReportsSchema {
    public static var statements: [any Statement] { ReportsSQL.allCases }

    public static let migrations = [
        Migration(
            "reports-1",
            [
                """
                CREATE TABLE report (
                    id {id} PRIMARY KEY,
                    number TEXT NOT NULL UNIQUE,
                    subject {id} NOT NULL REFERENCES subject (id),
                    kind TEXT NOT NULL,
                    state {bytes} NOT NULL,
                    issued_at {int} NOT NULL,
                    data_as_of TEXT NOT NULL,
                    usable_until TEXT,
                    policy TEXT NOT NULL,
                    ended TEXT
                )
                """,
                "CREATE UNIQUE INDEX report_open_state ON report (subject, kind, state) WHERE ended IS NULL",
                "CREATE INDEX report_open_until ON report (usable_until) WHERE ended IS NULL",
                """
                CREATE TABLE report_snapshot (
                    id {id} PRIMARY KEY REFERENCES report (id),
                    mark {bytes} NOT NULL,
                    body {bytes} NOT NULL
                )
                """,
                """
                CREATE TABLE report_file (
                    mark {bytes} PRIMARY KEY,
                    report {id} NOT NULL REFERENCES report (id),
                    form TEXT NOT NULL
                )
                """,
                "CREATE INDEX report_file_report ON report_file (report)",
            ]),
        // What connects a report with its entry in the ledger; it dies with the body.
        Migration(
            "reports-2",
            [
                """
                CREATE TABLE report_entry (
                    id {id} PRIMARY KEY REFERENCES report (id),
                    salt {bytes} NOT NULL,
                    token {bytes} NOT NULL,
                    span {id} NOT NULL,
                    place {int} NOT NULL
                )
                """,
                // Whether a subject that is to be forgotten has reports, ended ones among them.
                "CREATE INDEX report_subject ON report (subject)",
            ]),
        // A report outlives its subject: the column may be empty now, which no engine of the common dialect can say of one
        // that is there already.
        Migration(
            "reports-3",
            [
                "DROP INDEX report_open_state", "DROP INDEX report_subject",
                "ALTER TABLE report ADD COLUMN about {id} REFERENCES subject (id)",
                "UPDATE report SET about = subject", "ALTER TABLE report DROP COLUMN subject",
                "ALTER TABLE report RENAME COLUMN about TO subject",
                "CREATE UNIQUE INDEX report_open_state ON report (subject, kind, state) WHERE ended IS NULL",
                // Which reports name a subject that is to be forgotten, ended ones among them?
                "CREATE INDEX report_subject ON report (subject)",
            ]),
    ]

    static let report = BulkTable(
        "report",
        [
            "id", "number", "subject", "kind", "state", "issued_at", "data_as_of", "usable_until", "policy", "ended",
        ])
    static let entry = BulkTable("report_entry", ["id", "salt", "token", "span", "place"])
    static let snapshot = BulkTable("report_snapshot", ["id", "mark", "body"])
}
