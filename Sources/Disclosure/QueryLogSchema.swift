// The tables of the query log, and every statement that names them.

internal import Access
internal import Registry
public import Storage

enum QuerySQL: String, CaseIterable, Statement {
    case unsealed = """
        SELECT id, at, day, channel, means, account, person, body, matter, purpose, subject, items, shown, refusal, answer,
        salt FROM query_entry WHERE batch IS NULL ORDER BY id LIMIT $1
        """
    case countUnsealed = "SELECT COUNT(*) FROM query_entry WHERE batch IS NULL"
    case seal = "UPDATE query_entry SET batch = $2 WHERE id = $1 AND batch IS NULL"
    case ofBatch = """
        SELECT id, at, day, channel, means, account, person, body, matter, purpose, subject, items, shown, refusal, answer,
        salt FROM query_entry WHERE batch = $1 ORDER BY id
        """
    case batches = """
        SELECT id, day, entry_count, root, policy, token, salt, span, place, ended_on, end_clause, end_policy, end_token,
        end_salt, end_span, end_place FROM query_batch WHERE id > $1 ORDER BY id LIMIT $2
        """
    case over = """
        SELECT id, day, entry_count, root, policy, token, salt, span, place, ended_on, end_clause, end_policy, end_token,
        end_salt, end_span, end_place FROM query_batch WHERE day < $1 AND ended_on IS NULL ORDER BY day, id LIMIT $2
        """
    case end = """
        UPDATE query_batch SET ended_on = $2, end_clause = $3, end_policy = $4, end_token = $5, end_salt = $6,
        end_span = $7, end_place = $8 WHERE id = $1 AND ended_on IS NULL
        """
    case drop = "DELETE FROM query_entry WHERE batch = $1"
    case strays = """
        SELECT COUNT(*) FROM query_entry WHERE batch IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM query_batch WHERE query_batch.id = query_entry.batch)
        """
    case uses = "SELECT matter, CAST(SUM(used) AS BIGINT) FROM matter_use WHERE matter {among} GROUP BY matter"
    case usesOfBatch = "SELECT matter, used FROM matter_use WHERE batch = $1 ORDER BY matter"
    case usesUnsealed =
        "SELECT matter, COUNT(*) FROM query_entry WHERE batch IS NULL AND refusal IS NULL GROUP BY matter"
    /// The newest first, from a line on; an empty text asks for everything.
    case newest = """
        SELECT id, at, day, channel, means, account, person, body, matter, purpose, subject, items, shown, refusal, answer,
        salt FROM query_entry WHERE day >= $1 AND day <= $2 AND (day < $3 OR (day = $3 AND id < $4))
        AND ($5 = '' OR matter = $5) AND (CAST($6 AS BIGINT) = 0 OR account = $6) ORDER BY day DESC, id DESC LIMIT $7
        """
    case newestOfSubject = """
        SELECT id, at, day, channel, means, account, person, body, matter, purpose, subject, items, shown, refusal, answer,
        salt FROM query_entry WHERE subject = $8 AND day >= $1 AND day <= $2 AND (day < $3 OR (day = $3 AND id < $4))
        AND ($5 = '' OR matter = $5) AND (CAST($6 AS BIGINT) = 0 OR account = $6) ORDER BY day DESC, id DESC LIMIT $7
        """
    case newestOfBody = """
        SELECT id, at, day, channel, means, account, person, body, matter, purpose, subject, items, shown, refusal, answer,
        salt FROM query_entry WHERE body = $8 AND day >= $1 AND day <= $2 AND (day < $3 OR (day = $3 AND id < $4))
        AND ($5 = '' OR matter = $5) AND (CAST($6 AS BIGINT) = 0 OR account = $6) ORDER BY day DESC, id DESC LIMIT $7
        """
}

public enum DisclosureSchema {
    public static var statements: [any Statement] {
        (MatterSQL.allCases as [any Statement]) + (QuerySQL.allCases as [any Statement])
            + (ReceiverSQL.allCases as [any Statement])
    }

    public static let migrations = [MatterSchema.migration, QueryLogSchema.migration, ReceiverSchema.migration]
}

enum QueryLogSchema {
    static let migration = Migration(
        "disclosure-2",
        [
            // Lines of one day that one entry of the ledger binds together. It stays when the lines are destroyed.
            """
            CREATE TABLE query_batch (
                id {id} PRIMARY KEY,
                day TEXT NOT NULL,
                entry_count {int} NOT NULL,
                root {bytes} NOT NULL,
                policy TEXT NOT NULL,
                token {bytes} NOT NULL,
                salt {bytes} NOT NULL,
                span {id} NOT NULL,
                place {int} NOT NULL,
                ended_on TEXT,
                end_clause TEXT,
                end_policy TEXT,
                end_token {bytes},
                end_salt {bytes},
                end_span {id},
                end_place {int}
            )
            """,
            "CREATE INDEX query_batch_day ON query_batch (day, id) WHERE ended_on IS NULL",
            """
            CREATE TABLE query_entry (
                id {id} PRIMARY KEY,
                at {int} NOT NULL,
                day TEXT NOT NULL,
                channel TEXT NOT NULL,
                means TEXT NOT NULL,
                account {id} NOT NULL,
                person TEXT NOT NULL,
                body TEXT NOT NULL,
                matter TEXT NOT NULL,
                purpose TEXT NOT NULL,
                subject {id},
                items TEXT NOT NULL,
                shown {int} NOT NULL,
                refusal TEXT,
                answer {bytes} NOT NULL,
                salt {bytes} NOT NULL,
                batch {id}
            )
            """,
            "CREATE INDEX query_entry_day ON query_entry (day, id)",
            "CREATE INDEX query_entry_body ON query_entry (body, day, id)",
            "CREATE INDEX query_entry_subject ON query_entry (subject, day, id) WHERE subject IS NOT NULL",
            "CREATE INDEX query_entry_batch ON query_entry (batch, id)",
            // How often a matter was used, by batch: the number outlives the lines.
            """
            CREATE TABLE matter_use (
                matter TEXT NOT NULL,
                batch {id} NOT NULL,
                used {int} NOT NULL,
                PRIMARY KEY (matter, batch)
            ) {clustered}
            """,
            "CREATE INDEX matter_use_batch ON matter_use (batch)",
        ])

    static let entry = BulkTable(
        "query_entry",
        [
            "id", "at", "day", "channel", "means", "account", "person", "body", "matter", "purpose", "subject", "items",
            "shown", "refusal", "answer", "salt",
        ])
    static let batch = BulkTable(
        "query_batch", ["id", "day", "entry_count", "root", "policy", "token", "salt", "span", "place"])
    static let use = BulkTable("matter_use", ["matter", "batch", "used"])
}

extension QueryEntry {
    /// A channel, a means or a refusal that this version doesn't know reads as nil; the audit finds such a line.
    init?(_ row: any Row) {
        let reason = row.optionalText(13)
        guard let channel = Channel(rawValue: row.text(3)), let means = QueryMeans(rawValue: row.text(4)),
            reason == nil || Refusal(rawValue: reason ?? "") != nil
        else { return nil }
        self.init(
            id: row.int(0), at: row.int(1), day: row.text(2), channel: channel, means: means,
            account: AccountID(row.int(5)), person: row.text(6), body: row.text(7), matter: row.text(8),
            purpose: row.text(9), subject: row.optionalInt(10).map { SubjectID($0) },
            items: row.text(11).split(separator: ",").map(String.init), shown: Int(row.int(12)),
            refusal: reason.flatMap(Refusal.init), answer: row.bytes(14), salt: row.bytes(15))
    }

    var values: [Value] {
        [
            .int(id), .int(at), .text(day), .text(channel.rawValue), .text(means.rawValue), .int(account.raw),
            .text(person), .text(body), .text(matter), .text(purpose), Value(subject?.raw),
            .text(items.joined(separator: ",")), .int(Int64(shown)), Value(refusal?.rawValue), .bytes(answer),
            .bytes(salt),
        ]
    }
}
