// A site that asks everybody for a one-time code, and somebody with a telephone in front of it.

import Access
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

/// The sign-in in two steps, as a browser goes through it.
struct FactorDoor {
    let door: LoginDoor

    init(roles: Set<Role> = [.providerClerk], isBehindTLS: Bool = false) async throws {
        door = try await LoginDoor(isBehindTLS: isBehindTLS, secondFactor: .required, roles: roles)
    }

    /// The right password; returns the cookie of what it opened by half.
    func half(next: String? = nil) async throws -> String {
        let answer = try await door.signIn(next: next)
        try #require(answer.status == 303)
        return try Self.cookie("half-session", of: answer)
    }

    /// The cookie that an answer sets.
    static func cookie(_ name: String, of answer: Answer) throws -> String {
        let set = answer.headers[values: .setCookie].first { $0.hasPrefix("\(name)=") }
        return String(try #require(set).prefix { $0 != ";" })
    }

    func page(_ address: String, _ cookie: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await door.site.ask(address, headers.merging(["Cookie": cookie]) { $1 })
    }

    /// The key as the page shows it.
    func key(_ cookie: String) async throws -> OneTimeKey {
        let text = try await page("/login/enrol", cookie).text
        let groups = text.matches(of: /<span>([A-Z2-7]{4})<\/span>/).map { String($0.output.1) }
        return try #require(OneTimeKey(groups.joined(separator: " ")))
    }

    func formToken(_ address: String, _ cookie: String) async throws -> String {
        let text = try await page(address, cookie).text
        return String(try #require(text.firstMatch(of: /name="form-token" value="([^"]*)"/)).output.1)
    }

    /// Sends a code as the page's form would.
    func send(
        _ code: String, to address: String, _ cookie: String, token: String? = nil, next: String? = nil,
        _ headers: [String: String] = ["Sec-Fetch-Site": "same-origin"]
    ) async throws -> Answer {
        var formToken = token
        if formToken == nil { formToken = try await self.formToken(address, cookie) }
        let code = code.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let next = next?.addingPercentEncoding(withAllowedCharacters: .alphanumerics).map { "&next=\($0)" } ?? ""
        return try await door.send(
            address, "form-token=\(formToken ?? "")&code=\(code)\(next)", headers.merging(["Cookie": cookie]) { $1 })
    }

    /// What the telephone shows.
    func code(_ key: OneTimeKey) -> String { key.code(step: Totp.step(at: door.home.moment.now)).text }

    /// A code that is wrong now.
    func wrongCode(_ key: OneTimeKey) -> String {
        let step = Totp.step(at: door.home.moment.now)
        let near = (-2...2).map { key.code(step: step + $0).text }
        return (0...9).map { "00000\($0)" }.first { !near.contains($0) } ?? ""
    }

    /// Sets a key up, and lets its code become old.
    func enrolled() async throws -> OneTimeKey {
        let cookie = try await half()
        let key = try await key(cookie)
        try #require(try await send(code(key), to: "/login/enrol", cookie).status == 303)
        door.home.moment.pass(minutes: 5)
        return key
    }
}
