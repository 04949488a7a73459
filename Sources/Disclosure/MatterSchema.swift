// The register of matters as a table, and every statement that names it. Versions are added, never changed.

internal import Storage
internal import WorkingDays

enum MatterSQL: String, CaseIterable, Statement {
    case newest = """
        SELECT code, title, body, purpose, items, basis, from_day, until_day FROM matter
        WHERE code = $1 ORDER BY version DESC LIMIT 1
        """
    case all = """
        SELECT code, title, body, purpose, items, basis, from_day, until_day FROM matter m
        WHERE NOT EXISTS (SELECT 1 FROM matter n WHERE n.code = m.code AND n.version > m.version) ORDER BY code
        """
    case ofBody = """
        SELECT code, title, body, purpose, items, basis, from_day, until_day FROM matter m
        WHERE m.body = $1 AND NOT EXISTS (SELECT 1 FROM matter n WHERE n.code = m.code AND n.version > m.version) ORDER BY code
        """
    case audited = """
        SELECT code, title, body, purpose, items, basis, from_day, until_day, at, actor, day, policy, token, salt, span,
        place, version FROM matter ORDER BY code, version
        """
    case newestVersion = "SELECT version FROM matter WHERE code = $1 ORDER BY version DESC LIMIT 1"
    case itemsEver = "SELECT items FROM matter WHERE code = $1"
}

enum MatterSchema {
    static let migration = Migration(
        "disclosure-1",
        [
            """
            CREATE TABLE matter (
                id {id} PRIMARY KEY,
                code TEXT NOT NULL,
                version {int} NOT NULL,
                title TEXT NOT NULL,
                body TEXT NOT NULL REFERENCES organisation (code),
                purpose TEXT NOT NULL,
                items TEXT NOT NULL,
                basis TEXT NOT NULL,
                from_day TEXT NOT NULL,
                until_day TEXT,
                at {int} NOT NULL,
                actor TEXT NOT NULL,
                day TEXT NOT NULL,
                policy TEXT NOT NULL,
                token {bytes} NOT NULL,
                salt {bytes} NOT NULL,
                span {id} NOT NULL,
                place {int} NOT NULL,
                CHECK (until_day IS NULL OR from_day <= until_day)
            )
            """,
            "CREATE UNIQUE INDEX matter_version ON matter (code, version)",
            "CREATE INDEX matter_body ON matter (body)",
        ])

    static let matter = BulkTable(
        "matter",
        [
            "id", "code", "version", "title", "body", "purpose", "items", "basis", "from_day", "until_day", "at",
            "actor", "day",
            "policy", "token", "salt", "span", "place",
        ])
}

extension Matter {
    /// - Returns: nil for days that don't read: then there is no such matter.
    init?(_ row: any Row) {
        guard let from = Day(row.text(6)) as Day? else { return nil }
        let last = row.optionalText(7)
        let until = last.flatMap { Day($0) }
        if last != nil, until == nil { return nil }
        self.init(
            code: row.text(0), title: row.text(1), body: row.text(2), purpose: row.text(3),
            items: row.text(4).split(separator: ",").map(String.init), basis: row.text(5), from: from, until: until)
    }
}
