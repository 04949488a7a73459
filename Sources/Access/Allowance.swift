// How often one address may do what costs something: a bucket that all servers of the database share.

internal import Storage
internal import Vault

/// What is limited, and how far (限流). The names are stable: rows are found by them.
public struct RateLimit: Sendable, Hashable {
    let name: String
    /// So many at once.
    let burst: Int64
    /// And one more after so many microseconds.
    let each: Int64

    /// Reports that are asked for: issuing one writes, and anyone may ask (`contract.md` §4).
    public static let reports = RateLimit(name: "reports", burst: 20, each: 6_000_000)
    /// Questions of one person or program: enough for a counter, and many hours for whoever would copy a city with a lost
    /// token.
    public static let queries = RateLimit(name: "queries", burst: 600, each: 100_000)
    /// Wrong codes of one account, from all addresses together: only who knows the password can use them up.
    static let wrongCodes = RateLimit(name: "wrong-codes", burst: 20, each: 180_000_000)
    /// Sign-ins that failed, whatever logins were tried: what `SignInAttempt` can't see.
    static let failedSignIns = RateLimit(name: "failed-sign-ins", burst: 60, each: 10_000_000)
}

/// The bucket of one address. It is known by the instant from which it is full again; a full one has no row.
struct Allowance: Sendable {
    /// By so much clocks of servers differ at most, in microseconds.
    private static let tolerance: Int64 = 60_000_000

    private let limit: RateLimit
    /// A keyed hash: no address stands in the database, and none can be found again from what does.
    let holder: [UInt8]

    init(_ limit: RateLimit, of address: String, _ vault: Vault) {
        self.limit = limit
        holder = vault.lookup("allowance", Array("\(limit.name)\0".utf8) + NetworkAddress.subscriber(address))
    }

    /// The bucket of a person.
    init(_ limit: RateLimit, of account: AccountID, _ vault: Vault) {
        self.limit = limit
        holder = vault.lookup("allowance", Array("\(limit.name)\0account \(account.raw)".utf8))
    }

    /// Takes one.
    /// - Throws: `AccessError.throttled` if there is none; then nothing was changed.
    func spend(at moment: Int64, _ connection: any Connection) throws {
        let known = try connection.first(AccessSQL.allowance, [.bytes(holder)]) { $0.int(0) }
        let most = limit.burst * limit.each
        // No bucket is emptier than empty: what lies further ahead was written by a clock that is wrong.
        let isWrong = (known ?? 0) > moment + most + Self.tolerance
        let fullAt = (isWrong ? moment : max(known ?? moment, moment)) + limit.each
        let wait = fullAt - moment - most
        guard wait <= 0 else { throw AccessError.throttled(seconds: Int((wait + 999_999) / 1_000_000)) }
        try connection.run(AccessSQL.setAllowance, [.bytes(holder), .int(fullAt)])
    }

    /// Puts one back.
    func giveBack(at moment: Int64, _ connection: any Connection) throws {
        guard let known = try connection.first(AccessSQL.allowance, [.bytes(holder)], { $0.int(0) }) else { return }
        if known - limit.each <= moment {
            try connection.run(AccessSQL.dropAllowance, [.bytes(holder)])
        } else {
            try connection.run(AccessSQL.setAllowance, [.bytes(holder), .int(known - limit.each)])
        }
    }
}
