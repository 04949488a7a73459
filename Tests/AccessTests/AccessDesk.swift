// Accounts on a fresh home, with a clock that a test moves by hand.

import Access
import Storage
import Synchronization
import TestSupport
import Testing
import WorkingDays

/// A home and its accounts.
final class AccessDesk: Sendable {
    static let second: Int64 = 1_000_000
    static let minute = 60 * second
    static let hour = 60 * minute
    static let password = "泉水叮咚 of twelve"

    let home: TestHome
    let access: Access
    private let clock: StandingClock

    init(cost: PasswordCost = .least) async throws {
        let home = try await TestHome()
        let clock = StandingClock(home.now)
        self.home = home
        self.clock = clock
        access = Access(
            database: home.database, vault: home.vault, entropy: .seeded(5), makeID: { home.makeID() },
            now: { clock.now }, cost: cost)
    }

    var now: Int64 { clock.now }
    var today: Day { home.today }

    func pass(_ microseconds: Int64) { clock.pass(microseconds) }

    /// The same accounts at another server: it may ask for more work, and its clock may be wrong.
    func access(cost: PasswordCost = .least, mostWaiting: Int = 32, skew: Int64 = 0) -> Access {
        Access(
            database: home.database, vault: home.vault, entropy: .seeded(6), makeID: { [home] in home.makeID() },
            now: { [clock] in clock.now + skew }, cost: cost, mostWaiting: mostWaiting)
    }

    @discardableResult
    func add(
        _ login: String = "lin.jia", name: String = "林甲", organisation: String? = TestRows.body,
        roles: Set<Role> = [.providerClerk], until: Day? = nil, password: String = AccessDesk.password
    ) async throws -> AccountID {
        try await access.add(
            NewAccount(
                login: login, name: name, organisation: organisation, roles: roles, until: until, password: password),
            today: today)
    }

    func signIn(
        _ login: String = "lin.jia", _ password: String = AccessDesk.password, from address: String = "192.0.2.1",
        on day: Day? = nil
    ) async throws -> SignedIn {
        let step = try await access.signIn(
            login: login, password: password, address: address, today: day ?? today, rule: .whereEnrolled)
        return try #require(step.opened)
    }

    /// The error of an attempt, nil if it went well.
    func refusal(
        _ login: String = "lin.jia", _ password: String = AccessDesk.password, from address: String = "192.0.2.1",
        on day: Day? = nil
    ) async throws -> AccessError? {
        do {
            _ = try await signIn(login, password, from: address, on: day)
            return nil
        } catch let error as AccessError {
            return error
        }
    }

    func isOpen(_ token: String, on day: Day? = nil) async throws -> Bool {
        try await access.session(token: token, today: day ?? today) != nil
    }
}

extension AccessDesk {
    static let day = 24 * hour

    func network(_ text: String) throws -> NetworkRange { try #require(NetworkRange(text)) }

    /// A token of somebody who may ask about subjects and read the log, and also hands in files.
    func issue(
        _ login: String = "lin.jia", name: String = "审批系统", scopes: Set<TokenScope> = [.query],
        networks: [NetworkRange] = [], days: Int = 90, on day: Day? = nil
    ) async throws -> IssuedToken {
        let day = day ?? today
        return try await access.issue(
            NewToken(
                login: login, name: name, scopes: scopes, networks: networks, until: day.adding(days: days)),
            today: day)
    }

    func bearer(_ text: String, from address: String = "192.0.2.1", on day: Day? = nil) async throws -> Bearer? {
        try await access.bearer(text, address: address, today: day ?? today)
    }

    func opens(_ text: String, from address: String = "192.0.2.1", on day: Day? = nil) async throws -> Bool {
        try await bearer(text, from: address, on: day) != nil
    }
}

/// A clock that stands until it is moved.
final class StandingClock: Sendable {
    private let moment: Mutex<Int64>

    init(_ start: Int64) {
        moment = Mutex(start)
    }

    var now: Int64 { moment.withLock { $0 } }

    func pass(_ microseconds: Int64) { moment.withLock { $0 += microseconds } }
}
