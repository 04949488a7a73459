// A home with one account and the forms of its site, for the tests of the sign-in.

import Access
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Registry
import Testing
import WorkingDays

/// A home with one account, and the forms of its site.
struct LoginDoor {
    static let password = "a spring in the stone"

    let home: TestHome
    let site: TestSite

    init(
        isBehindTLS: Bool = false, until: Day? = nil, secondFactor: SecondFactorRule = .whereEnrolled,
        roles: Set<Role> = [.providerClerk]
    ) async throws {
        home = try await TestHome()
        _ = try await home.access.add(
            NewAccount(
                login: "lin.jia", name: "林&甲", organisation: TestRows.provider.code, roles: roles,
                until: until, password: Self.password), today: TestHome.today)
        site = try home.site(isBehindTLS: isBehindTLS, secondFactor: secondFactor)
    }

    /// Sends a form as a browser would.
    func send(
        _ address: String, _ form: String, _ headers: [String: String] = ["Sec-Fetch-Site": "same-origin"]
    ) async throws -> Answer {
        var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        let asked = fields
        return try await site.application.test(.router) { client in
            try await client.execute(
                uri: address, method: .post, headers: asked, body: ByteBuffer(string: form)
            ) { response in
                Answer(status: response.status.code, headers: response.headers, text: String(buffer: response.body))
            }
        }
    }

    func signIn(
        _ login: String = "lin.jia", _ password: String = LoginDoor.password, next: String? = nil,
        _ headers: [String: String] = ["Sec-Fetch-Site": "same-origin"]
    ) async throws -> Answer {
        try await send(
            "/login",
            "login=\(escaped(login))&password=\(escaped(password))" + (next.map { "&next=\(escaped($0))" } ?? ""),
            headers)
    }

    /// The cookie of a new session.
    func cookie() async throws -> String {
        let cookie = try #require(try await signIn().header("Set-Cookie"))
        return String(cookie.prefix { $0 != ";" })
    }

    /// Whether the cookie opens a session: whoever is signed in is led on from the sign-in.
    func isSignedIn(_ cookie: String) async throws -> Bool {
        try await site.ask("/login", ["Cookie": cookie]).status == 303
    }

    func formToken(_ cookie: String) async throws -> String {
        let token = String(cookie.dropFirst("session=".count))
        return try #require(try await home.access.session(token: token, today: TestHome.today)).formToken
    }

    private func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
