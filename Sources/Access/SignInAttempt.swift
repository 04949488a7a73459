// Failed sign-ins and the waiting that they cost: for one login from one address, so that nobody shuts another out.

internal import Crypto
internal import Storage

/// An attempt to sign in with a login from an address.
///
/// Five failures are free, since people mistype. Each further one doubles the waiting, from 15 seconds to 15 minutes. An
/// hour without an attempt forgets the pair. The owner of the login waits for nothing that came from elsewhere. The
/// table stays small: a row needs a piece of password work, and goes after an hour.
struct SignInAttempt: Sendable {
    static let free: Int64 = 5
    private static let second: Int64 = 1_000_000
    private static let longestWait = 15 * 60 * second
    static let memory = 60 * 60 * second

    /// A hash of the pair: neither addresses nor what strangers type stand in the database.
    private let pair: [UInt8]

    /// - Parameter login: nil for what can't be a login; all of those from one address are one pair.
    init(login: Login?, address: String) {
        pair = Array(SHA256.hash(data: Array("sign-in\0\(login?.text ?? "")\0\(Self.network(address))".utf8)))
    }

    /// Counts the attempt as a failure until it turns out to be none.
    /// - Throws: `AccessError.throttled` while the pair has to wait; that attempt doesn't count.
    func begin(at moment: Int64, _ connection: any Connection) throws {
        try connection.run(AccessSQL.forgetFailures, [.int(moment - Self.memory)])
        let known = try connection.first(AccessSQL.failure, [.bytes(pair)]) { ($0.int(0), $0.int(1)) }
        let (failures, blockedUntil) = known ?? (0, 0)
        guard blockedUntil <= moment else {
            throw AccessError.throttled(seconds: Int((blockedUntil - moment + Self.second - 1) / Self.second))
        }
        let count = failures + 1
        try connection.run(
            AccessSQL.countFailure,
            [.bytes(pair), .int(count), .int(moment), .int(moment + Self.wait(after: count))])
    }

    /// The attempt was not looked at, so it counts for nothing.
    func takeBack(_ connection: any Connection) throws {
        let known = try connection.first(AccessSQL.failure, [.bytes(pair)]) { ($0.int(0), $0.int(1)) }
        guard let (failures, _) = known else { return }
        if failures <= 1 { return try forget(connection) }
        // Whoever was let in had no wait left; the count before this attempt stays.
        try connection.run(AccessSQL.uncountFailure, [.bytes(pair), .int(failures - 1)])
    }

    /// The attempt was no failure.
    func forget(_ connection: any Connection) throws {
        try connection.run(AccessSQL.clearFailure, [.bytes(pair)])
    }

    /// How long the pair has to wait after so many failures, in microseconds.
    static func wait(after failures: Int64) -> Int64 {
        guard failures >= free else { return 0 }
        return min(15 * second << min(failures - free, 10), longestWait)
    }

    /// Of an IPv6 address the first half, which is what one subscriber has; of any other text all of it.
    private static func network(_ address: String) -> String {
        let groups = address.split(separator: ":", omittingEmptySubsequences: false)
        guard groups.count > 2, !address.contains(".") else { return address }
        // A gap of zeros within the first half ends it.
        return groups.prefix(4).prefix { !$0.isEmpty }.joined(separator: ":")
    }
}
