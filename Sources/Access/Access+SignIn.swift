// Signing in, being signed in, signing out.

internal import Storage
internal import Vault
public import WorkingDays

extension Access {
    /// Checks login and password. Opens a session with a new token, or a half-open one if a one-time code is lacking.
    ///
    /// Unknown logins and wrong passwords take the same work and get the same answer. A failure is counted for the pair
    /// of login and address before the work is done, so that many attempts at once gain nothing. A right password that needs a
    /// code besides takes back its own attempt only: else everyone who knows the password could try codes without end.
    /// - Parameters:
    ///   - address: where the request came from; it decides only who has to wait.
    ///   - today: the day on which a role must hold.
    ///   - rule: of whom a code is asked.
    /// - Throws: `AccessError`: `.wrongCredentials`, `.notInForce`, `.throttled` or `.busy`.
    public func signIn(
        login typed: String, password: String, address: String, today: Day, rule: SecondFactorRule
    ) async throws -> SignInStep {
        let login = Login(typed)
        let attempt = SignInAttempt(login: login, address: address, vault)
        try await turns.take(attempt.allowance.holder) { [database, now] in
            try await database.write { try attempt.begin(at: now(), $0) }
        }
        let known: (account: Account, password: String?)?
        if let login {
            known = try await database.read { try Self.account(AccessSQL.accountByLogin, .text(login.text), $0) }
        } else {
            known = nil
        }
        let checked: String?
        do {
            checked = try await verify(password, known?.password, for: attempt.allowance.holder)
        } catch AccessError.busy {
            try await database.write { [now] in try attempt.takeBack(at: now(), $0) }
            throw AccessError.busy
        }
        guard let fresh = checked, let account = known?.account else { throw AccessError.wrongCredentials }
        guard !account.roles(on: today).isEmpty else { throw AccessError.notInForce }
        let tokens = FreshTokens(entropy)
        let offer = try rule == .required ? OfferedKey(for: account.id, entropy, vault) : nil
        let (stored, moment, limits) = (known?.password, now(), limits)
        return try await database.write { connection in
            // Nothing may have changed while the password was checked.
            guard let now = try Self.account(AccessSQL.accountByID, .int(account.id.raw), connection),
                now.account == account, now.password == stored
            else { throw AccessError.wrongCredentials }
            if fresh != stored { try connection.run(AccessSQL.setPassword, [.int(account.id.raw), .text(fresh)]) }
            try connection.run(AccessSQL.forgetSessions, [.int(moment - limits.absolute)])
            if let half = try Self.half(account, tokens, offer, at: moment, connection) {
                try attempt.takeBack(at: moment, connection)
                return .half(half)
            }
            try attempt.forget(at: moment, connection)
            return .open(try Self.open(account, tokens, at: moment, today: today, limits, connection))
        }
    }

    /// Begins the session of an account from which nothing is lacking.
    static func open(
        _ account: Account, _ tokens: FreshTokens, at moment: Int64, today: Day, _ limits: SessionLimits,
        _ connection: any Connection
    ) throws -> SignedIn {
        try connection.run(
            AccessSQL.addSession,
            [.bytes(tokens.token.key), .int(account.id.raw), .text(tokens.formToken), .int(moment)])
        let session = Session(
            requester: account.requester(on: today), formToken: tokens.formToken,
            expiresAt: min(moment + limits.idle, moment + limits.absolute))
        return SignedIn(token: tokens.token.text, session: session)
    }

    /// The session that a token opens. Nil if there is none, or if it ended: by time, by signing out, by the end of the
    /// account or of its last role, by a new password.
    /// - Parameter today: the day whose roles the requester has.
    public func session(token text: String, today: Day) async throws -> Session? {
        guard let token = SessionToken(text: text) else { return nil }
        let (moment, limits) = (now(), limits)
        let found = try await database.read { connection in
            try connection.first(AccessSQL.session, [.bytes(token.key)]) { row in
                row.isNull(4)
                    ? (account: row.int(0), formToken: row.text(1), createdAt: row.int(2), seenAt: row.int(3)) : nil
            }?.flatMap { row in
                try Self.account(AccessSQL.accountByID, .int(row.account), connection).map { ($0.account, row) }
            }
        }
        guard let (account, row) = found, moment < row.createdAt + limits.absolute, moment < row.seenAt + limits.idle,
            !account.roles(on: today).isEmpty
        else { return nil }
        var seenAt = row.seenAt
        // Written once a minute and not for each request: the idle limit is kept to the minute.
        if moment - seenAt >= 60_000_000 {
            seenAt = moment
            try await database.write { try $0.run(AccessSQL.seeSession, [.bytes(token.key), .int(moment)]) }
        }
        return Session(
            requester: account.requester(on: today), formToken: row.formToken,
            expiresAt: min(seenAt + limits.idle, row.createdAt + limits.absolute))
    }

    /// Ends the session of the token; a token that opens nothing changes nothing.
    public func signOut(token text: String) async throws {
        guard let token = SessionToken(text: text) else { return }
        let moment = now()
        try await database.write { try $0.run(AccessSQL.endSession, [.bytes(token.key), .int(moment)]) }
    }

    /// - Returns: the hash to keep, made anew where the work was raised since; nil if the password is wrong.
    private func verify(_ typed: String, _ stored: String?, for holder: [UInt8]) async throws -> String? {
        let salt = entropy.bytes(PasswordHash.saltBytes)
        return try await worker.run(for: holder) { [cost, meter = worker.meter] in
            guard let password = Password(tried: typed), let stored, let hash = PasswordHash(text: stored) else {
                _ = try PasswordHash(.nobodys, salt: salt, cost: cost, meter)
                return nil
            }
            guard try hash.matches(password, meter) else { return nil }
            return hash.cost == cost ? stored : try PasswordHash(password, salt: salt, cost: cost, meter).text
        }
    }

    static func account(
        _ statement: AccessSQL, _ key: Value, _ connection: any Connection
    ) throws -> (account: Account, password: String?)? {
        guard let id = try connection.first(statement, [key], { $0.int(0) }) else { return nil }
        let roles = try connection.rows(AccessSQL.roles, [.int(id)], HeldRole.init).compactMap { $0 }
        return try connection.first(statement, [key]) { (Account($0, roles: roles), $0.optionalText(7)) }
    }
}
