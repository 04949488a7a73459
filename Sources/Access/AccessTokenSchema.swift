// The table of tokens, and every statement that names it.

internal import Storage

enum AccessTokenSQL: String, CaseIterable, Statement {
    case add = """
        INSERT INTO access_token (id, token_hash, account, name, scopes, networks, created_at, until_day)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    case all = """
        SELECT access_token.id, access_token.account, account.login, access_token.name, access_token.scopes,
        access_token.networks, access_token.created_at, access_token.until_day, access_token.used_on,
        access_token.ended_at
        FROM access_token JOIN account ON account.id = access_token.account
        ORDER BY account.login, access_token.created_at, access_token.id
        """
    case ofAccount = """
        SELECT access_token.id, access_token.account, account.login, access_token.name, access_token.scopes,
        access_token.networks, access_token.created_at, access_token.until_day, access_token.used_on,
        access_token.ended_at
        FROM access_token JOIN account ON account.id = access_token.account
        WHERE access_token.account = $1 ORDER BY access_token.created_at, access_token.id
        """
    case byHash = """
        SELECT access_token.id, access_token.account, account.login, access_token.name, access_token.scopes,
        access_token.networks, access_token.created_at, access_token.until_day, access_token.used_on,
        access_token.ended_at
        FROM access_token JOIN account ON account.id = access_token.account
        WHERE access_token.token_hash = $1
        """
    case use = "UPDATE access_token SET used_on = $2 WHERE id = $1 AND (used_on IS NULL OR used_on < $2)"
    case isKnown = "SELECT id FROM access_token WHERE id = $1"
    case end = "UPDATE access_token SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL"
    case endAll = "UPDATE access_token SET ended_at = $2 WHERE account = $1 AND ended_at IS NULL"
    case forgetExpired = "DELETE FROM access_token WHERE until_day < $1"
    case forgetEnded = "DELETE FROM access_token WHERE ended_at < $1"
}

enum AccessTokenSchema {
    static let migration = Migration(
        "access-4",
        [
            """
            CREATE TABLE access_token (
                id {id} PRIMARY KEY,
                token_hash {bytes} NOT NULL UNIQUE,
                account {id} NOT NULL REFERENCES account (id),
                name TEXT NOT NULL,
                scopes TEXT NOT NULL,
                networks TEXT NOT NULL,
                created_at {int} NOT NULL,
                until_day TEXT NOT NULL,
                used_on TEXT,
                ended_at {int},
                CHECK (scopes <> '')
            )
            """,
            "CREATE INDEX access_token_account ON access_token (account)",
            "CREATE INDEX access_token_until ON access_token (until_day)",
            "CREATE INDEX access_token_ended ON access_token (ended_at) WHERE ended_at IS NOT NULL",
        ])
}
