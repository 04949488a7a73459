// Failed sign-ins and the waiting that they cost: for one login from one address, so that nobody shuts another out.

internal import Storage
internal import Vault

/// An attempt to sign in with a login from an address.
///
/// Five failures are free, since people mistype. Each further one doubles the waiting, from 15 seconds to 15 minutes. An
/// hour without an attempt forgets the pair. The owner of the login waits for nothing that came from elsewhere. The
/// table stays small: a row needs a piece of password work, and goes after an hour. Whoever tries one login after the other
/// is held back by the allowance of the address, which a sign-in that goes well does not touch.
struct SignInAttempt: Sendable {
    static let free: Int64 = 5
    private static let second: Int64 = 1_000_000
    private static let longestWait = 15 * 60 * second
    static let memory = 60 * 60 * second

    /// A keyed hash of the pair: neither addresses nor what strangers type stand in the database.
    private let pair: [UInt8]
    let allowance: Allowance

    /// - Parameter login: nil for what can't be a login; all of those from one address are one pair.
    init(login: Login?, address: String, _ vault: Vault) {
        allowance = Allowance(.failedSignIns, of: address, vault)
        pair = vault.lookup(
            "sign-in", Array("\(login?.text ?? "")\0".utf8) + NetworkAddress.subscriber(address))
    }

    /// Counts the attempt as a failure until it turns out to be none.
    /// - Throws: `AccessError.throttled` while the pair or the address has to wait; that attempt doesn't count.
    func begin(at moment: Int64, _ connection: any Connection) throws {
        try connection.run(AccessSQL.forgetFailures, [.int(moment - Self.memory)])
        try connection.run(AccessSQL.forgetAllowances, [.int(moment - Self.memory)])
        let known = try connection.first(AccessSQL.failure, [.bytes(pair)]) { ($0.int(0), $0.int(1)) }
        let (failures, blockedUntil) = known ?? (0, 0)
        // A longer wait than the longest was written by a clock that is wrong, so it is none.
        guard blockedUntil <= moment || blockedUntil > moment + Self.longestWait else {
            throw AccessError.throttled(seconds: Int((blockedUntil - moment + Self.second - 1) / Self.second))
        }
        try allowance.spend(at: moment, connection)
        let count = failures + 1
        // Free failures block nothing, not even those who began in the same moment at another server.
        let pause = Self.wait(after: count)
        try connection.run(
            AccessSQL.countFailure,
            [.bytes(pair), .int(count), .int(moment), .int(pause > 0 ? moment + pause : 0)])
    }

    /// The attempt was not looked at, so it counts for nothing.
    func takeBack(at moment: Int64, _ connection: any Connection) throws {
        try allowance.giveBack(at: moment, connection)
        let known = try connection.first(AccessSQL.failure, [.bytes(pair)]) { ($0.int(0), $0.int(1)) }
        guard let (failures, _) = known else { return }
        if failures <= 1 { return try clear(connection) }
        // Whoever was let in had no wait left; the count before this attempt stays.
        try connection.run(AccessSQL.uncountFailure, [.bytes(pair), .int(failures - 1)])
    }

    /// The attempt was no failure.
    func forget(at moment: Int64, _ connection: any Connection) throws {
        try allowance.giveBack(at: moment, connection)
        try clear(connection)
    }

    private func clear(_ connection: any Connection) throws {
        try connection.run(AccessSQL.clearFailure, [.bytes(pair)])
    }

    /// How long the pair has to wait after so many failures, in microseconds.
    static func wait(after failures: Int64) -> Int64 {
        guard failures >= free else { return 0 }
        return min(15 * second << min(failures - free, 10), longestWait)
    }
}
