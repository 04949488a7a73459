// Tokens: issued once, listed, ended, and asked for with each request of a program.

internal import Registry
internal import Storage
internal import Vault
public import WorkingDays

extension Access {
    /// Issues a token for what its account may do itself.
    /// - Parameter today: the day on which the account must hold the role of every scope.
    /// - Throws: `AccessError` for what the caller can mend.
    public func issue(_ new: NewToken, today: Day) async throws -> IssuedToken {
        let login = try Self.login(new.login)
        let name = new.name
        guard GivenName.fault(in: name, today: today.birthDate) == nil else { throw AccessError.malformedName }
        guard !new.scopes.isEmpty else { throw AccessError.scopeMissing }
        guard today <= new.until, new.until <= today.adding(days: AccessToken.mostDays) else {
            throw AccessError.tokenDays
        }
        let text = TokenText(entropy.bytes(SessionToken.byteCount))
        let (id, createdAt) = (makeID(), now())
        let token = try await database.write { connection in
            guard let account = try Self.account(AccessSQL.accountByLogin, .text(login.text), connection)?.account
            else {
                throw AccessError.unknownLogin
            }
            guard account.roles(on: today).isSuperset(of: new.scopes.map(\.role)) else {
                throw AccessError.scopeNotHeld
            }
            let token = AccessToken(
                id: id, account: account.id, login: account.login, name: name, scopes: new.scopes,
                networks: new.networks.map(\.text), createdAt: createdAt, until: new.until, usedOn: nil, endedAt: nil)
            try connection.run(
                AccessTokenSQL.add,
                [
                    .int(id), .bytes(text.key), .int(account.id.raw), .text(name),
                    .text(token.scopes.map(\.rawValue).sorted().joined(separator: ",")),
                    .text(token.networks.joined(separator: ",")), .int(createdAt), .text("\(token.until)"),
                ])
            return token
        }
        return IssuedToken(text: text.text, token: token)
    }

    /// The tokens of an account, or of all, oldest first; those that are over stay a year.
    /// - Parameter login: nil for all accounts, by login.
    /// - Throws: `AccessError.malformedLogin` or `.unknownLogin`.
    public func tokens(login typed: String?) async throws -> [AccessToken] {
        let login = try typed.map { try Self.login($0) }
        return try await database.read { connection in
            guard let login else {
                return try connection.rows(AccessTokenSQL.all, [], AccessToken.init).compactMap { $0 }
            }
            guard let id = try connection.first(AccessSQL.accountByLogin, [.text(login.text)], { $0.int(0) }) else {
                throw AccessError.unknownLogin
            }
            return try connection.rows(AccessTokenSQL.ofAccount, [.int(id)], AccessToken.init).compactMap { $0 }
        }
    }

    /// Ends the token, for good; a second time changes nothing.
    /// - Throws: `AccessError.unknownToken`.
    public func endToken(_ id: Int64) async throws {
        let endedAt = now()
        try await database.write { connection in
            guard try connection.first(AccessTokenSQL.isKnown, [.int(id)], { $0.int(0) }) != nil else {
                throw AccessError.unknownToken
            }
            try connection.run(AccessTokenSQL.end, [.int(id), .int(endedAt)])
        }
    }

    /// Who comes with this text. Nil for a token that is unknown, ended, expired or used from another address, and for one
    /// whose account is disabled or holds none of its roles today: the asker never learns which.
    /// - Parameters:
    ///   - address: where the request came from.
    ///   - today: the day whose roles the requester has.
    public func bearer(_ text: String, address: String, today: Day) async throws -> Bearer? {
        guard let text = TokenText(text) else { return nil }
        let found = try await database.read { connection in
            try connection.first(AccessTokenSQL.byHash, [.bytes(text.key)], AccessToken.init)?.flatMap { token in
                try Self.account(AccessSQL.accountByID, .int(token.account.raw), connection)
                    .map { (token: token, account: $0.account) }
            }
        }
        guard let (token, account) = found else { return nil }
        let roles = account.roles(on: today).intersection(token.scopes.map(\.role))
        guard token.endedAt == nil, today <= token.until, token.accepts(address), !roles.isEmpty else { return nil }
        // Written once a day and not for each request.
        if token.usedOn.map({ $0 < today }) ?? true {
            try await database.write { try $0.run(AccessTokenSQL.use, [.int(token.id), .text("\(today)")]) }
        }
        return Bearer(
            token: token.id,
            requester: Requester(
                account: account.id, login: account.login, name: account.name, organisation: account.organisation,
                roles: roles))
    }
}

extension AccessToken {
    /// Nil for a last day that can't be read: then it opens nothing. A scope that this version doesn't know gives no right.
    init?(_ row: any Row) {
        guard let until = Day(row.text(7)) as Day? else { return nil }
        self.init(
            id: row.int(0), account: AccountID(row.int(1)), login: row.text(2), name: row.text(3),
            scopes: Set(row.text(4).split(separator: ",").compactMap { TokenScope(rawValue: String($0)) }),
            networks: row.text(5).isEmpty
                ? [] : row.text(5).split(separator: ",", omittingEmptySubsequences: false).map(String.init),
            createdAt: row.int(6), until: until,
            usedOn: row.optionalText(8).flatMap { Day($0) }, endedAt: row.optionalInt(9))
    }

    /// A network that can't be read holds nobody.
    func accepts(_ text: String) -> Bool {
        if networks.isEmpty { return true }
        guard let address = NetworkAddress(text) else { return false }
        return networks.contains { NetworkRange($0)?.contains(address) ?? false }
    }
}
