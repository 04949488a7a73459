// From the password to the open session: the one-time code, the first one that sets a key up, and the operator's reset.

internal import Storage
internal import Vault
public import WorkingDays

extension Access {
    /// The half-open session of a token. Nil if there is none, or if it ended: by time, by opening, with the account or its last
    /// role, by a new password, by a reset, or because its account got another key meanwhile.
    public func halfSession(token text: String, today: Day) async throws -> HalfSession? {
        guard let token = SessionToken(text: text) else { return nil }
        let moment = now()
        guard let known = try await database.read({ try Self.half(token, at: moment, today: today, $0) }) else {
            return nil
        }
        let stage: HalfSessionStage =
            switch known.key {
            case .own: .codeNeeded
            case .offered(let key): .enrolmentNeeded(try key.open(for: known.account.id, vault))
            }
        return HalfSession(
            login: known.account.login, stage: stage, formToken: known.formToken,
            expiresAt: known.createdAt + HalfSession.longest)
    }

    /// Opens the session of whoever knows the password and types the right code. The half-open session ends, the token is new.
    ///
    /// Where a key is being set up, the first right code makes it the account's. A code works once: the step of the last one
    /// grows in the transaction that opens the session, so of two requests with the same code one wins, at whichever servers.
    /// A wrong code counts like a wrong password, for the pair of login and address, so nobody shuts another out; and
    /// for the account from everywhere, since who comes so far knows its password.
    /// - Throws: `AccessError`: `.wrongCode`, `.signInOver` or `.throttled`.
    public func enter(code: OneTimeCode, half text: String, address: String, today: Day) async throws -> SignedIn {
        let began = now()
        guard let token = SessionToken(text: text),
            let known = try await database.read({ try Self.half(token, at: began, today: today, $0) })
        else { throw AccessError.signInOver }
        let attempt = SignInAttempt(login: Login(known.account.login), address: address, vault)
        let tokens = FreshTokens(entropy)
        let opened: SignedIn? = try await turns.take(attempt.allowance.holder) { [database, now, vault, limits] in
            try await database.write { connection in
                let moment = now()
                guard let known = try Self.half(token, at: moment, today: today, connection) else {
                    throw AccessError.signInOver
                }
                try attempt.begin(at: moment, connection)
                let codes = Allowance(.wrongCodes, of: known.account.id, vault)
                try codes.spend(at: moment, connection)
                // A wrong code ends the transaction well: what `begin` counted stays.
                guard try Self.accept(code, known, at: moment, vault, connection) else { return nil }
                try connection.run(SecondFactorSQL.end, [.bytes(token.halfKey)])
                try attempt.forget(at: moment, connection)
                try codes.giveBack(at: moment, connection)
                return try Self.open(known.account, tokens, at: moment, today: today, limits, connection)
            }
        }
        guard let opened else { throw AccessError.wrongCode }
        return opened
    }

    /// Ends the half-open session of the token; a token of none changes nothing.
    public func endHalf(token text: String) async throws {
        guard let token = SessionToken(text: text) else { return }
        try await database.write { try $0.run(SecondFactorSQL.end, [.bytes(token.halfKey)]) }
    }

    /// Destroys the second factor of an account, because its telephone is lost, and ends every session of it: at the next
    /// sign-in a new one is set up. Without one, it ends the sessions.
    /// - Throws: `AccessError.malformedLogin` or `.unknownLogin`.
    public func resetSecondFactor(login: String) async throws {
        let endedAt = now()
        try await change(login) { id, connection in
            try connection.run(SecondFactorSQL.remove, [.int(id.raw)])
            try connection.run(SecondFactorSQL.endAll, [.int(id.raw)])
            try connection.run(AccessSQL.endSessions, [.int(id.raw), .int(endedAt)])
        }
    }

    /// The accounts that have a second factor.
    public func withSecondFactor() async throws -> Set<AccountID> {
        try await database.read { Set(try $0.rows(SecondFactorSQL.accounts) { AccountID($0.int(0)) }) }
    }

    // MARK: In a transaction

    /// Begins a half-open session if the account has a key, or one is offered.
    static func half(
        _ account: Account, _ tokens: FreshTokens, _ offer: OfferedKey?, at moment: Int64, _ connection: any Connection
    ) throws -> HalfSignedIn? {
        let isSet = try connection.first(SecondFactorSQL.find, [.int(account.id.raw)]) { _ in true } ?? false
        guard isSet || offer != nil else { return nil }
        let offer = isSet ? nil : offer
        try connection.run(SecondFactorSQL.forget, [.int(moment - HalfSession.longest)])
        try connection.run(
            SecondFactorSQL.begin,
            [
                .bytes(tokens.token.halfKey), .int(account.id.raw), .text(tokens.formToken), .int(moment),
                Value(offer?.sealed.wrapped), Value(offer?.sealed.sealed),
            ])
        let session = HalfSession(
            login: account.login, stage: offer.map { .enrolmentNeeded($0.key) } ?? .codeNeeded,
            formToken: tokens.formToken, expiresAt: moment + HalfSession.longest)
        return HalfSignedIn(token: tokens.token.text, session: session)
    }

    /// What is known of a half-open session.
    private struct KnownHalf: Sendable {
        enum Key: Sendable {
            case own(SealedKey, lastStep: Int64)
            case offered(SealedKey)
        }

        let account: Account
        let key: Key
        let formToken: String
        let createdAt: Int64
    }

    private static func half(
        _ token: SessionToken, at moment: Int64, today: Day, _ connection: any Connection
    ) throws -> KnownHalf? {
        let found = try connection.first(SecondFactorSQL.half, [.bytes(token.halfKey)]) { row in
            (
                account: row.int(0), formToken: row.text(1), createdAt: row.int(2),
                offered: row.isNull(3) ? nil : SealedKey(wrapped: row.bytes(3), sealed: row.bytes(4))
            )
        }
        guard let found, moment < found.createdAt + HalfSession.longest,
            let account = try account(AccessSQL.accountByID, .int(found.account), connection)?.account,
            !account.roles(on: today).isEmpty
        else { return nil }
        let own = try connection.first(SecondFactorSQL.find, [.int(found.account)]) { row in
            KnownHalf.Key.own(SealedKey(wrapped: row.bytes(0), sealed: row.bytes(1)), lastStep: row.int(2))
        }
        let key: KnownHalf.Key
        switch (own, found.offered) {
        case (let own?, nil): key = own
        case (nil, let offered?): key = .offered(offered)
        // Two set a key up at the same time: the first has won. Or the key is gone: then the sign-in begins anew.
        case (_?, _?), (nil, nil): return nil
        }
        return KnownHalf(account: account, key: key, formToken: found.formToken, createdAt: found.createdAt)
    }

    /// Takes the code if it is right, and notes its step.
    private static func accept(
        _ code: OneTimeCode, _ known: KnownHalf, at moment: Int64, _ vault: Vault, _ connection: any Connection
    ) throws -> Bool {
        let account = known.account.id
        switch known.key {
        case .own(let sealed, let last):
            guard let step = try sealed.open(for: account, vault).step(of: code, at: moment, after: last) else {
                return false
            }
            return try connection.run(SecondFactorSQL.use, [.int(account.raw), .int(step)]) == 1
        case .offered(let sealed):
            guard let step = try sealed.open(for: account, vault).step(of: code, at: moment, after: nil) else {
                return false
            }
            try connection.run(
                SecondFactorSQL.add,
                [.int(account.raw), .bytes(sealed.wrapped), .bytes(sealed.sealed), .int(moment), .int(step)])
            // Whoever else was setting a key up with this password has lost.
            try connection.run(SecondFactorSQL.endAll, [.int(account.raw)])
            return true
        }
    }
}
