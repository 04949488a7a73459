// The way into accounts: make them, list them, end them. Signing in is beside it.

internal import Registry
public import Storage
public import Vault
public import WorkingDays

/// Accounts, roles and sessions of the people who work with the platform (M-37: who may do what, and who did it).
///
/// One value of it serves a whole program: it holds the threads on which passwords are checked.
public struct Access: Sendable {
    let database: any Database
    let vault: Vault
    let entropy: Entropy
    let makeID: @Sendable () -> Int64
    let now: @Sendable () -> Int64
    let cost: PasswordCost
    let limits: SessionLimits
    let worker: PasswordWorker
    let turns = Turns()
    let refusals = Refusals()

    /// - Parameters:
    ///   - vault: hashes what limits are counted by, so that neither addresses nor what strangers type are stored.
    ///   - entropy: for salts and tokens.
    ///   - now: microseconds since 1970.
    ///   - cost: the work that a check of a password takes from now on.
    ///   - mostWaiting: how many passwords may be checked or wait for it at a time.
    public init(
        database: any Database, vault: Vault, entropy: Entropy, makeID: @escaping @Sendable () -> Int64,
        now: @escaping @Sendable () -> Int64, cost: PasswordCost = .standard, limits: SessionLimits = .standard,
        mostWaiting: Int = 32
    ) {
        self.database = database
        self.vault = vault
        self.entropy = entropy
        self.makeID = makeID
        self.now = now
        self.cost = cost
        self.limits = limits
        worker = PasswordWorker(mostWaiting: mostWaiting)
    }

    /// The work that passwords took so far: N · r · p of scrypt, summed over all derivations.
    public var passwordWork: Int { worker.meter.total }

    /// Makes an account whose roles hold from that day on.
    /// - Throws: `AccessError` for what the caller can mend.
    public func add(_ account: NewAccount, today: Day) async throws -> AccountID {
        let login = try Self.login(account.login)
        let name = account.name
        guard GivenName.fault(in: name, today: today.birthDate) == nil else { throw AccessError.malformedName }
        guard !account.roles.isEmpty else { throw AccessError.roleMissing }
        guard account.organisation != nil || !account.roles.contains(where: \.needsOrganisation) else {
            throw AccessError.organisationMissing
        }
        if let until = account.until, until < today { throw AccessError.endsBeforeStart }
        let password = try await hash(new: account.password, for: login)
        let (id, createdAt) = (makeID(), now())
        do {
            try await database.write { connection in
                guard try connection.first(AccessSQL.accountByLogin, [.text(login.text)], { $0.int(0) }) == nil else {
                    throw AccessError.loginTaken
                }
                try connection.run(
                    AccessSQL.addAccount,
                    [
                        .int(id), .text(login.text), .text(name), Value(account.organisation), .text(password),
                        .text(AccountState.active.rawValue), .int(createdAt),
                    ])
                for role in account.roles {
                    try connection.run(
                        AccessSQL.addRole,
                        [.int(id), .text(role.rawValue), .text("\(today)"), Value(account.until.map { "\($0)" })])
                }
            }
        } catch let error as StorageError {
            // The login was free and the roles differ: what is left is the foreign key of the organisation.
            guard case .constraint = error, account.organisation != nil else { throw error }
            throw AccessError.unknownOrganisation
        }
        return AccountID(id)
    }

    /// All accounts, by login.
    public func accounts() async throws -> [Account] {
        try await database.read { connection in
            var roles: [AccountID: [HeldRole]] = [:]
            try connection.each(AccessSQL.allRoles, []) { row in
                if let role = HeldRole(row) { roles[AccountID(row.int(3)), default: []].append(role) }
            }
            return try connection.rows(AccessSQL.accounts) { row in
                Account(row, roles: roles[AccountID(row.int(0))] ?? [])
            }
        }
    }

    /// The account with this login, if there is one.
    public func account(login typed: String) async throws -> Account? {
        guard let login = Login(typed) else { return nil }
        return try await database.read { try Self.account(AccessSQL.accountByLogin, .text(login.text), $0)?.account }
    }

    /// Ends the account and every session and token of it, for good, and destroys its second factor; a second time changes
    /// nothing.
    /// - Throws: `AccessError.unknownLogin`.
    public func disable(login: String) async throws {
        let endedAt = now()
        try await change(login) { id, connection in
            try connection.run(
                AccessSQL.disable, [.int(id.raw), .text(AccountState.disabled.rawValue), .int(endedAt)])
            try connection.run(AccessSQL.endSessions, [.int(id.raw), .int(endedAt)])
            try connection.run(AccessTokenSQL.endAll, [.int(id.raw), .int(endedAt)])
            try connection.run(SecondFactorSQL.endAll, [.int(id.raw)])
            try connection.run(SecondFactorSQL.remove, [.int(id.raw)])
        }
    }

    /// Gives the account another password and ends every session of it. Tokens were not made from the password, and stay.
    /// - Throws: `AccessError.unknownLogin`, or `.password` if it can't be one.
    public func setPassword(login: String, _ typed: String) async throws {
        let password = try await hash(new: typed, for: try Self.login(login))
        let endedAt = now()
        try await change(login) { id, connection in
            try connection.run(AccessSQL.setPassword, [.int(id.raw), .text(password)])
            try connection.run(AccessSQL.endSessions, [.int(id.raw), .int(endedAt)])
            try connection.run(SecondFactorSQL.endAll, [.int(id.raw)])
        }
    }

    func change(
        _ typed: String, _ work: @escaping @Sendable (AccountID, any Connection) throws -> Void
    ) async throws {
        let login = try Self.login(typed)
        try await database.write { connection in
            guard let id = try connection.first(AccessSQL.accountByLogin, [.text(login.text)], { $0.int(0) }) else {
                throw AccessError.unknownLogin
            }
            try work(AccountID(id), connection)
        }
    }

    private func hash(new typed: String, for login: Login) async throws -> String {
        let password: Password
        do {
            password = try Password(new: typed, for: login)
        } catch {
            throw AccessError.password(error)
        }
        return try await worker.run { [salt = entropy.bytes(PasswordHash.saltBytes), cost, meter = worker.meter] in
            try PasswordHash(password, salt: salt, cost: cost, meter).text
        }
    }

    static func login(_ typed: String) throws(AccessError) -> Login {
        guard let login = Login(typed) else { throw .malformedLogin }
        return login
    }
}

extension HeldRole {
    /// Nil for a role or a day that this version doesn't know: then it gives no right.
    init?(_ row: any Row) {
        guard let role = Role(rawValue: row.text(0)), let from = Day(row.text(1)) as Day? else { return nil }
        let until = row.optionalText(2)
        let last = until.flatMap { Day($0) }
        if until != nil, last == nil { return nil }
        self.init(role: role, from: from, until: last)
    }
}

extension Account {
    /// A state that this version doesn't know counts as disabled.
    init(_ row: any Row, roles: [HeldRole]) {
        self.init(
            id: AccountID(row.int(0)), login: row.text(1), name: row.text(2), organisation: row.optionalText(3),
            state: AccountState(rawValue: row.text(4)) ?? .disabled, roles: roles, createdAt: row.int(5),
            endedAt: row.optionalInt(6))
    }
}
