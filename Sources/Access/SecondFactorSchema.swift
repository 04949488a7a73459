// The tables of second factors and of half-open sessions, and every statement that names them.

internal import Storage

enum SecondFactorSQL: String, CaseIterable, Statement {
    case find = "SELECT wrapped, sealed, last_step FROM second_factor WHERE account = $1"
    case accounts = "SELECT account FROM second_factor ORDER BY account"
    case add = """
        INSERT INTO second_factor (account, wrapped, sealed, confirmed_at, last_step) VALUES ($1, $2, $3, $4, $5)
        """
    case use = "UPDATE second_factor SET last_step = $2 WHERE account = $1 AND last_step < $2"
    case remove = "DELETE FROM second_factor WHERE account = $1"

    case begin = """
        INSERT INTO half_session (token_hash, account, form_token, created_at, wrapped, sealed)
        VALUES ($1, $2, $3, $4, $5, $6)
        """
    case half = "SELECT account, form_token, created_at, wrapped, sealed FROM half_session WHERE token_hash = $1"
    case end = "DELETE FROM half_session WHERE token_hash = $1"
    case endAll = "DELETE FROM half_session WHERE account = $1"
    case forget = "DELETE FROM half_session WHERE created_at < $1"
}

enum SecondFactorSchema {
    static let migration = Migration(
        "access-5",
        [
            // The key sealed under a data key of its own, which is wrapped beside it; the step of the code used last.
            """
            CREATE TABLE second_factor (
                account {id} PRIMARY KEY REFERENCES account (id),
                wrapped {bytes} NOT NULL,
                sealed {bytes} NOT NULL,
                confirmed_at {int} NOT NULL,
                last_step {int} NOT NULL
            )
            """,
            // With a key: the account has none yet, and gets this one with its first right code.
            """
            CREATE TABLE half_session (
                token_hash {bytes} PRIMARY KEY,
                account {id} NOT NULL REFERENCES account (id),
                form_token TEXT NOT NULL,
                created_at {int} NOT NULL,
                wrapped {bytes},
                sealed {bytes},
                CHECK ((wrapped IS NULL) = (sealed IS NULL))
            )
            """,
            "CREATE INDEX half_session_account ON half_session (account)",
            "CREATE INDEX half_session_created ON half_session (created_at)",
        ])
}
