// The tables of destructions: that, when and by which article something was destroyed, and nothing of what it was.

internal import Storage

enum DestructionSQL: String, CaseIterable, Statement {
    /// Records whose time is over, found without a write: retention is read once a day and needs no index of its own.
    case expired = """
        SELECT r.id, r.item, e.clause FROM record r JOIN record_event e ON e.id = r.event
        WHERE r.retained_until < $1 AND r.id > $2 ORDER BY r.id LIMIT $3
        """
    case records = "SELECT id, subject, natural_key, retained_until, item FROM record WHERE id {among}"
    case events = "SELECT id, record, token, span, place FROM record_event WHERE record {among}"
    case dropPayloads = "DELETE FROM event_payload WHERE id {among}"
    case dropEvents = "DELETE FROM record_event WHERE record {among}"
    case dropRecords = "DELETE FROM record WHERE id {among}"
    case subjectsLeft = "SELECT DISTINCT subject FROM record WHERE subject {among}"
    /// Whose remaining events are sealed.
    case sealedLeft = """
        SELECT DISTINCT r.subject FROM record r JOIN record_event e ON e.record = r.id
        WHERE e.is_sealed = 1 AND r.subject {among}
        """
    case one = """
        SELECT r.id, r.item, e.clause FROM record r JOIN record_event e ON e.id = r.event WHERE r.id = $1
        """
    case newest = """
        SELECT day, clause, cause, record_count, event_count FROM destruction ORDER BY id DESC LIMIT $1
        """
    case tallies = """
        SELECT day, clause, cause, CAST(SUM(record_count) AS BIGINT), CAST(SUM(event_count) AS BIGINT) FROM destruction
        GROUP BY day, clause, cause ORDER BY day DESC, clause, cause LIMIT $1
        """
    case after = """
        SELECT d.id, d.day, d.clause, d.cause, d.actor, d.at, p.hash, d.token, d.record_count, d.event_count, d.salt,
        d.commitment, d.leaf, d.span, d.place
        FROM destruction d LEFT JOIN policy_version p ON p.id = d.policy WHERE d.id > $1 ORDER BY d.id LIMIT $2
        """
    case tokens = "SELECT token, span, place FROM destroyed_event WHERE destruction = $1 ORDER BY token"
    case names = "SELECT id, token, at FROM destruction WHERE id > $1 ORDER BY id LIMIT $2"
    case block = "SELECT day, clause, cause, token FROM destruction WHERE id = $1"
    case named = "SELECT token FROM destruction WHERE token {among}"
    case destroyedTokens = "SELECT token FROM destroyed_event WHERE token {among}"
    case strays = """
        SELECT COUNT(*) FROM destroyed_event WHERE NOT EXISTS
        (SELECT 1 FROM destruction WHERE destruction.id = destroyed_event.destruction)
        """
    case eventTokens = "SELECT id, record, token FROM record_event WHERE id > $1 ORDER BY id LIMIT $2"
    case lastPolicy = "SELECT id, hash FROM policy_version ORDER BY activated_at DESC, id DESC LIMIT 1"
}

enum DestructionSchema {
    static let migration = Migration(
        "records-3",
        [
            """
            CREATE TABLE destruction (
                id {id} PRIMARY KEY,
                day TEXT NOT NULL,
                clause TEXT NOT NULL,
                cause TEXT NOT NULL CHECK (cause IN ('retention', 'erasure')),
                actor TEXT NOT NULL,
                at {int} NOT NULL,
                policy {id} NOT NULL REFERENCES policy_version (id),
                token {bytes} NOT NULL,
                record_count {int} NOT NULL,
                event_count {int} NOT NULL,
                salt {bytes} NOT NULL,
                commitment {bytes} NOT NULL,
                leaf {bytes} NOT NULL,
                span {id} NOT NULL,
                place {int} NOT NULL
            )
            """,
            "CREATE UNIQUE INDEX destruction_token ON destruction (token)",
            // The random name of an event, and where the ledger has its entry: both are public and say nothing of it.
            """
            CREATE TABLE destroyed_event (
                token {bytes} PRIMARY KEY,
                destruction {id} NOT NULL REFERENCES destruction (id),
                span {id},
                place {int}
            )
            """,
            "CREATE INDEX destroyed_event_destruction ON destroyed_event (destruction)",
        ])

    static let destruction = BulkTable(
        "destruction",
        [
            "id", "day", "clause", "cause", "actor", "at", "policy", "token", "record_count", "event_count", "salt",
            "commitment", "leaf", "span", "place",
        ])
    static let event = BulkTable("destroyed_event", ["token", "destruction", "span", "place", "item"])
}
