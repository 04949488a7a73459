// The table of requests that must have one effect, and every statement that names it.

internal import Storage

enum RequestKeySQL: String, CaseIterable, Statement {
    case find = "SELECT content, begun_at, status, location, body FROM request_key WHERE id = $1"
    case begin = """
        INSERT INTO request_key (id, content, begun_at) VALUES ($1, $2, $3)
        ON CONFLICT (id) DO UPDATE SET content = excluded.content, begun_at = excluded.begun_at, status = NULL,
        location = NULL, body = NULL
        """
    case answer = """
        UPDATE request_key SET status = $3, location = $4, body = $5 WHERE id = $1 AND begun_at = $2
        """
    case release = "DELETE FROM request_key WHERE id = $1 AND begun_at = $2 AND status IS NULL"
    case forget = "DELETE FROM request_key WHERE begun_at < $1"
}

enum RequestKeySchema {
    static let migration = Migration(
        "access-3",
        [
            """
            CREATE TABLE request_key (
                id {bytes} PRIMARY KEY,
                content {bytes} NOT NULL,
                begun_at {int} NOT NULL,
                status {int},
                location TEXT,
                body {bytes}
            )
            """,
            "CREATE INDEX request_key_begun ON request_key (begun_at)",
        ])
}
