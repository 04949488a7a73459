// Officials with a telephone, for the tests of the second factor.

import Access
import Storage
import TestSupport
import Testing
import WorkingDays

/// Accounts from which a one-time code is asked.
struct FactorDesk: Sendable {
    let desk: AccessDesk

    /// - Parameter login: an account that has no key yet.
    init(_ login: String = "lin.jia") async throws {
        desk = try await AccessDesk()
        try await desk.add(login)
    }

    /// The right password, as far as it leads.
    func begin(
        _ login: String = "lin.jia", from address: String = "192.0.2.1", rule: SecondFactorRule = .required,
        access: Access? = nil
    ) async throws -> SignInStep {
        try await (access ?? desk.access).signIn(
            login: login, password: AccessDesk.password, address: address, today: desk.today, rule: rule)
    }

    func half(
        _ login: String = "lin.jia", from address: String = "192.0.2.1", rule: SecondFactorRule = .required
    ) async throws -> HalfSignedIn {
        try #require(try await begin(login, from: address, rule: rule).half)
    }

    func enter(
        _ code: OneTimeCode, _ half: HalfSignedIn, from address: String = "192.0.2.1", access: Access? = nil,
        on day: Day? = nil
    ) async throws -> SignedIn {
        try await (access ?? desk.access).enter(
            code: code, half: half.token, address: address, today: day ?? desk.today)
    }

    /// The error of an attempt, nil if it went well.
    func refusal(
        _ code: OneTimeCode, _ half: HalfSignedIn, from address: String = "192.0.2.1", on day: Day? = nil
    ) async throws -> AccessError? {
        do {
            _ = try await enter(code, half, from: address, on: day)
            return nil
        } catch let error as AccessError {
            return error
        }
    }

    /// The key that is offered to an account without one.
    func offered(_ half: HalfSignedIn) throws -> OneTimeKey {
        guard case .enrolmentNeeded(let key) = half.session.stage else {
            throw AccessError.signInOver
        }
        return key
    }

    /// Sets a key up and lets half an hour pass, so that its first code is long over.
    func enrolled(_ login: String = "lin.jia") async throws -> OneTimeKey {
        let half = try await half(login)
        let key = try offered(half)
        _ = try await enter(code(key), half)
        desk.pass(30 * AccessDesk.minute)
        return key
    }

    /// What the telephone shows, if its clock is off by so many steps.
    func code(_ key: OneTimeKey, off steps: Int64 = 0) -> OneTimeCode {
        key.code(step: Totp.step(at: desk.now) + steps)
    }

    /// A code that is wrong now, and in the steps around.
    func wrongCode(_ key: OneTimeKey) throws -> OneTimeCode {
        let near = (-3...3).map { code(key, off: $0).text }
        let free = (0...9).map { "00000\($0)" }.first { !near.contains($0) }
        return try #require(free.flatMap { OneTimeCode($0) })
    }

    func halves() async throws -> Int64 { try await desk.home.number("SELECT COUNT(*) FROM half_session") }
}
