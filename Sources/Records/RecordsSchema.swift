// The tables of records, events and payloads, and every statement that names them.

public import Storage

enum RecordsSQL: String, CaseIterable, Statement {
    case byNaturalKey = """
        SELECT natural_key, id, content_key, version, state, public_until, received_at, event, entered, decided,
        provider FROM record
        WHERE natural_key {among}
        """
    case update = """
        UPDATE record SET content_key = $2, provider = $3, version = $4, state = $5, decided = $6, act_end = $7,
        is_published = $8, public_until = $9, retained_until = $10, regime = $11, tier = $12, received_at = $13,
        event = $14, decision = COALESCE($15, decision) WHERE id = $1
        """
    case ofSubject = """
        SELECT r.id, r.subject, r.item, r.state, r.provider, r.version, r.decided, r.act_end, r.is_published,
        r.public_until, r.retained_until, r.regime, r.tier, r.received_at, r.entered, e.is_sealed,
        e.id, e.kind, e.day, e.clause, e.token, e.commitment, e.leaf, p.hash, e.span, e.place
        FROM record r JOIN record_event e ON e.id = r.event JOIN policy_version p ON p.id = e.policy
        WHERE r.subject = $1 ORDER BY r.decided DESC, r.id DESC
        """
    case newestOfItem = """
        SELECT r.id, r.subject, r.item, r.state, r.provider, r.version, r.decided, r.act_end, r.is_published,
        r.public_until, r.retained_until, r.regime, r.tier, r.received_at, r.entered, e.is_sealed,
        e.id, e.kind, e.day, e.clause, e.token, e.commitment, e.leaf, p.hash, e.span, e.place
        FROM record r JOIN record_event e ON e.id = r.event JOIN policy_version p ON p.id = e.policy
        WHERE r.item = $1 AND r.state = 'entered' AND r.is_published = 1
        AND (r.public_until IS NULL OR r.public_until >= $2)
        AND r.decided >= $3 AND r.decided <= $4
        AND (r.decided < $5 OR (r.decided = $5 AND r.id < $6))
        ORDER BY r.decided DESC, r.id DESC LIMIT $7
        """
    case count = "SELECT COUNT(*) FROM record WHERE state = 'entered'"
    case countItem = "SELECT COUNT(*) FROM record WHERE item = $1 AND state = 'entered'"
    /// Records whose newest event up to a day left them entered.
    case countOn = """
        SELECT COUNT(*) FROM record_event e JOIN record r ON r.id = e.record
        WHERE e.day <= $1 AND e.kind NOT IN ('record.withdrawn', 'record.destroyed') AND ($2 = '' OR r.item = $2)
        AND NOT EXISTS (SELECT 1 FROM record_event n WHERE n.record = e.record AND n.id > e.id AND n.day <= $1)
        """
    case eventsAfter = """
        SELECT e.id, e.record, e.kind, e.day, e.clause, e.token, e.commitment, e.leaf, p.hash, r.subject, e.is_sealed,
        e.actor, e.at, r.item, r.event, r.provider, r.version, r.received_at, r.decided, r.act_end, r.is_published,
        r.public_until, r.retained_until, r.regime, r.tier, r.state, e.span, e.place, r.natural_key, r.content_key
        FROM record_event e LEFT JOIN policy_version p ON p.id = e.policy LEFT JOIN record r ON r.id = e.record
        WHERE e.id > $1 ORDER BY e.id LIMIT $2
        """
    case payloadsWithSalt = "SELECT id, salt, body FROM event_payload WHERE id {among}"
    case countEvents = "SELECT COUNT(*) FROM record_event"
    case displacedRecords = """
        SELECT COUNT(*) FROM record r
        WHERE NOT EXISTS (SELECT 1 FROM record_event e WHERE e.id = r.event AND e.record = r.id)
        OR EXISTS (SELECT 1 FROM record_event n WHERE n.record = r.id AND n.id > r.event)
        OR r.entered <> (SELECT f.day FROM record_event f WHERE f.record = r.id ORDER BY f.id LIMIT 1)
        """
    case unplaced = """
        SELECT e.id, e.kind, e.day, e.clause, e.token, p.hash, e.commitment
        FROM record_event e JOIN policy_version p ON p.id = e.policy WHERE e.span IS NULL ORDER BY e.id LIMIT $1
        """
    case setPlace = "UPDATE record_event SET span = $2, place = $3 WHERE id = $1 AND span IS NULL"
    case strayPayloads = """
        SELECT COUNT(*) FROM event_payload WHERE NOT EXISTS
        (SELECT 1 FROM record_event WHERE record_event.id = event_payload.id)
        """
    case newestEvent = "SELECT at FROM record_event ORDER BY id DESC LIMIT 1"
    case homeMark = "SELECT mark FROM home_mark"
    case markHome = "INSERT INTO home_mark (mark) VALUES ($1)"
}

public enum RecordsSchema {
    public static var statements: [any Statement] {
        (RecordsSQL.allCases as [any Statement]) + (DestructionSQL.allCases as [any Statement])
            + (DecisionSQL.allCases as [any Statement]) + (PolicySQL.allCases as [any Statement])
            + (ChangesSQL.allCases as [any Statement])
    }

    public static let migrations = [
        Migration(
            "records-1",
            [
                "CREATE TABLE home_mark (mark {bytes} PRIMARY KEY)",
                """
                CREATE TABLE policy_version (
                    id {id} PRIMARY KEY,
                    pack TEXT NOT NULL,
                    hash TEXT NOT NULL,
                    activated_at {int} NOT NULL
                )
                """,
                """
                CREATE TABLE record (
                    id {id} PRIMARY KEY,
                    subject {id} NOT NULL REFERENCES subject (id),
                    item TEXT NOT NULL,
                    natural_key {bytes} NOT NULL,
                    content_key {bytes} NOT NULL,
                    provider TEXT NOT NULL,
                    version {int} NOT NULL,
                    state TEXT NOT NULL CHECK (state IN ('entered', 'withdrawn', 'destroyed')),
                    decided TEXT NOT NULL,
                    act_end TEXT,
                    is_published {int} NOT NULL CHECK (is_published IN (0, 1)),
                    public_until TEXT,
                    retained_until TEXT,
                    regime TEXT,
                    tier TEXT,
                    received_at {int} NOT NULL,
                    entered TEXT NOT NULL,
                    event {id} NOT NULL
                )
                """,
                "CREATE UNIQUE INDEX record_natural_key ON record (natural_key)",
                "CREATE INDEX record_subject ON record (subject)",
                "CREATE INDEX record_item_decided ON record (item, decided)",
                """
                CREATE TABLE record_event (
                    id {id} PRIMARY KEY,
                    record {id} NOT NULL REFERENCES record (id),
                    kind TEXT NOT NULL,
                    day TEXT NOT NULL,
                    clause TEXT NOT NULL,
                    actor TEXT NOT NULL,
                    at {int} NOT NULL,
                    policy {id} NOT NULL REFERENCES policy_version (id),
                    token {bytes} NOT NULL,
                    commitment {bytes} NOT NULL,
                    leaf {bytes} NOT NULL,
                    is_sealed {int} NOT NULL CHECK (is_sealed IN (0, 1))
                )
                """,
                "CREATE INDEX record_event_record ON record_event (record)",
                """
                CREATE TABLE event_payload (
                    id {id} PRIMARY KEY,
                    salt {bytes} NOT NULL,
                    body {bytes} NOT NULL
                )
                """,
            ]),
        // Where the event's entry stands in the ledger: empty for events of an older program, until a round takes them up.
        Migration(
            "records-2",
            [
                "ALTER TABLE record_event ADD COLUMN span {id}", "ALTER TABLE record_event ADD COLUMN place {int}",
                "CREATE INDEX record_event_unplaced ON record_event (id) WHERE span IS NULL",
            ]),
        DestructionSchema.migration, DecisionSchema.migration, PolicySQL.migration, ChangesSchema.migration,
    ]

    static let record = BulkTable(
        "record",
        [
            "id", "subject", "item", "natural_key", "content_key", "provider", "version", "state", "decided", "act_end",
            "is_published", "public_until", "retained_until", "regime", "tier", "received_at", "entered", "event",
            "decision",
        ])
    static let event = BulkTable(
        "record_event",
        [
            "id", "record", "kind", "day", "clause", "actor", "at", "policy", "token", "commitment", "leaf",
            "is_sealed",
            "span", "place",
        ])
    static let payload = BulkTable("event_payload", ["id", "salt", "body"])
}
