// The tables of accounts, roles, sessions and failed sign-ins, and every statement that names them.

public import Storage

enum AccessSQL: String, CaseIterable, Statement {
    case addAccount = """
        INSERT INTO account (id, login, name, organisation, password, state, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """
    case addRole = "INSERT INTO account_role (account, role, from_day, until_day) VALUES ($1, $2, $3, $4)"
    case accountByLogin = """
        SELECT id, login, name, organisation, state, created_at, ended_at, password FROM account WHERE login = $1
        """
    case accountByID = """
        SELECT id, login, name, organisation, state, created_at, ended_at, password FROM account WHERE id = $1
        """
    case accounts = """
        SELECT id, login, name, organisation, state, created_at, ended_at, password FROM account ORDER BY login
        """
    case roles = "SELECT role, from_day, until_day FROM account_role WHERE account = $1 ORDER BY from_day, role"
    case allRoles = "SELECT role, from_day, until_day, account FROM account_role ORDER BY account, from_day, role"
    case disable = "UPDATE account SET state = $2, ended_at = $3 WHERE id = $1 AND state <> $2"
    case setPassword = "UPDATE account SET password = $2 WHERE id = $1"

    case addSession = """
        INSERT INTO session (token_hash, account, form_token, created_at, seen_at) VALUES ($1, $2, $3, $4, $4)
        """
    case session = "SELECT account, form_token, created_at, seen_at, ended_at FROM session WHERE token_hash = $1"
    case seeSession = "UPDATE session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2"
    case endSession = "UPDATE session SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL"
    case endSessions = "UPDATE session SET ended_at = $2 WHERE account = $1 AND ended_at IS NULL"
    case forgetSessions = "DELETE FROM session WHERE created_at < $1"

    case failure = "SELECT failures, blocked_until FROM sign_in_failure WHERE pair = $1"
    case countFailure = """
        INSERT INTO sign_in_failure (pair, failures, failed_at, blocked_until) VALUES ($1, $2, $3, $4)
        ON CONFLICT (pair) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at,
        blocked_until = excluded.blocked_until
        """
    case uncountFailure = "UPDATE sign_in_failure SET failures = $2, blocked_until = 0 WHERE pair = $1"
    case clearFailure = "DELETE FROM sign_in_failure WHERE pair = $1"
    case forgetFailures = "DELETE FROM sign_in_failure WHERE failed_at < $1"

    case allowance = "SELECT full_at FROM allowance WHERE holder = $1"
    case setAllowance = """
        INSERT INTO allowance (holder, full_at) VALUES ($1, $2) ON CONFLICT (holder) DO UPDATE SET full_at = excluded.full_at
        """
    case dropAllowance = "DELETE FROM allowance WHERE holder = $1"
    case forgetAllowances = "DELETE FROM allowance WHERE full_at < $1"
}

public enum AccessSchema {
    public static var statements: [any Statement] {
        AccessSQL.allCases + RequestKeySQL.allCases + AccessTokenSQL.allCases + SecondFactorSQL.allCases
    }

    public static let migrations = [
        Migration(
            "access-1",
            [
                """
                CREATE TABLE account (
                    id {id} PRIMARY KEY,
                    login TEXT NOT NULL UNIQUE,
                    name TEXT NOT NULL,
                    organisation TEXT REFERENCES organisation (code),
                    password TEXT,
                    state TEXT NOT NULL,
                    created_at {int} NOT NULL,
                    ended_at {int},
                    CHECK ((state = 'disabled') = (ended_at IS NOT NULL))
                )
                """,
                "CREATE INDEX account_organisation ON account (organisation)",
                """
                CREATE TABLE account_role (
                    account {id} NOT NULL REFERENCES account (id),
                    role TEXT NOT NULL,
                    from_day TEXT NOT NULL,
                    until_day TEXT,
                    PRIMARY KEY (account, role, from_day),
                    CHECK (until_day IS NULL OR from_day <= until_day)
                )
                """,
                """
                CREATE TABLE session (
                    token_hash {bytes} PRIMARY KEY,
                    account {id} NOT NULL REFERENCES account (id),
                    form_token TEXT NOT NULL,
                    created_at {int} NOT NULL,
                    seen_at {int} NOT NULL,
                    ended_at {int}
                )
                """,
                "CREATE INDEX session_account ON session (account)",
                "CREATE INDEX session_created ON session (created_at)",
                """
                CREATE TABLE sign_in_failure (
                    pair {bytes} PRIMARY KEY,
                    failures {int} NOT NULL,
                    failed_at {int} NOT NULL,
                    blocked_until {int} NOT NULL
                )
                """,
                "CREATE INDEX sign_in_failure_failed ON sign_in_failure (failed_at)",
            ]),
        Migration(
            "access-2",
            [
                // What an address has left of a limit, as the instant from which it has all of it again.
                "CREATE TABLE allowance (holder {bytes} PRIMARY KEY, full_at {int} NOT NULL)",
                "CREATE INDEX allowance_full ON allowance (full_at)",
            ]),
        RequestKeySchema.migration,
        AccessTokenSchema.migration,
        SecondFactorSchema.migration,
    ]
}
