// The tables of subjects and organisations, and every statement that names them.

public import Storage

enum RegistrySQL: String, CaseIterable, Statement {
    case subjectsByCode = """
        SELECT id, kind, code, name, district, status FROM subject WHERE code {among}
        """
    case subjectsByLookup = "SELECT id, kind, lookup FROM subject WHERE lookup {among}"
    case subjectsByID = "SELECT id, kind, code, name, district, status FROM subject WHERE id {among}"
    case identities = "SELECT id, code, lookup FROM subject WHERE id {among}"
    case rename = """
        UPDATE subject SET name = $2, kind = $3, district = $4, status = $5, registered_since = $6 WHERE id = $1
        """
    case registeredSince = "SELECT registered_since FROM subject WHERE id = $1"
    case lastName = "SELECT name, from_day FROM subject_name WHERE subject = $1 AND until_day IS NULL"
    case allNames = "SELECT name FROM subject_name WHERE subject = $1"
    case endName = "UPDATE subject_name SET until_day = $2 WHERE subject = $1 AND until_day IS NULL"
    case addName = """
        INSERT INTO subject_name (subject, name, from_day) VALUES ($1, $2, $3)
        ON CONFLICT (subject, name, from_day) DO UPDATE SET until_day = NULL
        """
    case dropName = "DELETE FROM subject_name WHERE subject = $1 AND name = $2 AND from_day = $3"
    case formerNames = """
        SELECT name, from_day, until_day FROM subject_name WHERE subject = $1 AND until_day > from_day
        AND name NOT IN (SELECT n.name FROM subject_name n WHERE n.subject = $1 AND n.until_day IS NULL)
        ORDER BY from_day DESC
        """
    case addGram = "INSERT INTO name_gram (gram, subject) VALUES ($1, $2) ON CONFLICT (gram, subject) DO NOTHING"
    case dropGram = "DELETE FROM name_gram WHERE gram = $1 AND subject = $2"
    case search = """
        SELECT s.id, s.kind, s.code, s.name, s.district, s.status FROM name_gram g JOIN subject s ON s.id = g.subject
        WHERE g.gram = $1 AND g.subject > $2
        AND EXISTS (SELECT 1 FROM name_gram h WHERE h.gram = $3 AND h.subject = g.subject)
        AND EXISTS (SELECT 1 FROM name_gram k WHERE k.gram = $4 AND k.subject = g.subject)
        ORDER BY g.subject LIMIT $5
        """
    case searchOne = """
        SELECT DISTINCT s.id, s.kind, s.code, s.name, s.district, s.status
        FROM (SELECT gram, subject FROM name_gram WHERE gram >= $1 AND gram < $2 ORDER BY gram, subject LIMIT $5) g
        JOIN subject s ON s.id = g.subject WHERE s.id > $3 ORDER BY s.id LIMIT $4
        """
    case countByKind = "SELECT kind, COUNT(*) FROM subject GROUP BY kind ORDER BY kind"
    case addOrganisation = """
        INSERT INTO organisation (code, name, kind, district, items, added_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, district = excluded.district,
        items = excluded.items
        """
    case organisation = "SELECT code, name, kind, district, items FROM organisation WHERE code = $1"
    case organisationNames = "SELECT code, name FROM organisation WHERE code {among}"
    case organisations = "SELECT code, name, kind, district, items FROM organisation ORDER BY code"
}

public enum RegistrySchema {
    public static var statements: [any Statement] {
        (RegistrySQL.allCases as [any Statement]) + (RegistryForgetSQL.allCases as [any Statement])
    }

    public static let migrations = [
        Migration(
            "registry-1",
            [
                """
                CREATE TABLE subject (
                    id {id} PRIMARY KEY,
                    kind TEXT NOT NULL,
                    code TEXT,
                    lookup {bytes},
                    name TEXT,
                    district TEXT,
                    status TEXT,
                    registered_since TEXT,
                    CHECK ((code IS NULL) <> (lookup IS NULL)),
                    CHECK (kind <> 'naturalPerson' OR (code IS NULL AND name IS NULL))
                )
                """,
                "CREATE UNIQUE INDEX subject_code ON subject (code) WHERE code IS NOT NULL",
                "CREATE UNIQUE INDEX subject_lookup ON subject (lookup) WHERE lookup IS NOT NULL",
                """
                CREATE TABLE subject_identity (
                    subject {id} PRIMARY KEY REFERENCES subject (id),
                    body {bytes} NOT NULL
                )
                """,
                """
                CREATE TABLE subject_name (
                    subject {id} NOT NULL REFERENCES subject (id),
                    name TEXT NOT NULL,
                    from_day TEXT NOT NULL,
                    until_day TEXT,
                    PRIMARY KEY (subject, name, from_day)
                ) {clustered}
                """,
                """
                CREATE TABLE name_gram (
                    gram TEXT NOT NULL,
                    subject {id} NOT NULL,
                    PRIMARY KEY (gram, subject)
                ) {clustered}
                """,
                """
                CREATE TABLE organisation (
                    code TEXT PRIMARY KEY,
                    name TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    district TEXT,
                    items TEXT NOT NULL,
                    added_at {int} NOT NULL
                )
                """,
            ])
    ]

    static let subject = BulkTable("subject", ["id", "kind", "code", "lookup", "name", "district", "status"])
    static let subjectName = BulkTable("subject_name", ["subject", "name", "from_day"])
    static let subjectIdentity = BulkTable("subject_identity", ["subject", "body"])
    static let nameGram = BulkTable("name_gram", ["gram", "subject"])
}
