// What an address has left is one number for all servers, and nobody else's traffic changes it.

import Access
import Storage
import TestSupport
import Testing

@Suite("Limits that servers share")
struct SharedLimitTests {
    private func isRefused(_ desk: AccessDesk, _ access: Access? = nil, _ address: String = "192.0.2.1") async throws
        -> Bool
    {
        do {
            try await (access ?? desk.access).spend(.reports, address: address)
            return false
        } catch AccessError.throttled(let seconds) {
            #expect(seconds >= 1)
            return true
        }
    }

    @Test("what was spent at one server is gone at the other, and comes back one by one")
    func shared() async throws {
        let desk = try await AccessDesk()
        let other = desk.access()
        for number in 0..<20 {
            #expect(try await !isRefused(desk, number.isMultiple(of: 3) ? other : nil), "\(number)")
        }
        #expect(try await isRefused(desk))
        #expect(try await isRefused(desk, other))
        desk.pass(6 * AccessDesk.second - 1)
        #expect(try await isRefused(desk, other))
        desk.pass(1)
        #expect(try await !isRefused(desk, other))
        #expect(try await isRefused(desk), "one came back, and not one for each server")
        desk.pass(AccessDesk.hour)
        for _ in 0..<20 { #expect(try await !isRefused(desk)) }
        #expect(try await isRefused(desk, other))
    }

    @Test("a flood from one address takes nothing from another")
    func fair() async throws {
        let desk = try await AccessDesk()
        for _ in 0..<100 { _ = try await isRefused(desk, nil, "203.0.113.9") }
        #expect(try await isRefused(desk, nil, "203.0.113.9"))
        #expect(try await !isRefused(desk, nil, "203.0.113.10"))
    }

    @Test("who was refused is told so from memory: asking again changes nothing in the database")
    func cheap() async throws {
        let desk = try await AccessDesk()
        for _ in 0..<21 { _ = try await isRefused(desk) }
        let row = "SELECT full_at FROM allowance"
        let before = try await desk.home.numbers(row)
        try await desk.home.run("DELETE FROM allowance")
        #expect(try await isRefused(desk), "nobody looked")
        #expect(before.count == 1)
        #expect(try await desk.home.numbers(row).isEmpty)
    }

    @Test("many requests at once at two servers get what one after the other would get")
    func atOnce() async throws {
        let desk = try await AccessDesk()
        let other = desk.access()
        let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask { try await isRefused(desk, number.isMultiple(of: 2) ? other : nil) }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(refused == 20)
    }

    @Test(
        "the addresses of one IPv6 subscriber share, whatever way they are written; no address stands in the database")
    func network() async throws {
        let desk = try await AccessDesk()
        for number in 1...20 { #expect(try await !isRefused(desk, nil, "2001:db8:7:1::\(number)")) }
        #expect(try await isRefused(desk, nil, "2001:0DB8:0007:0001:aaaa::1"))
        #expect(try await !isRefused(desk, nil, "2001:db8:7:2::1"))
        for _ in 1...20 { #expect(try await !isRefused(desk, nil, "192.0.2.77")) }
        #expect(try await isRefused(desk, nil, "::ffff:192.0.2.77"))
        #expect(try await desk.home.files(holding: "192.0.2.77").isEmpty)
        #expect(try await desk.home.files(holding: "2001:db8").isEmpty)
    }

    @Test("a server whose clock is hours ahead shuts nobody out at the others", arguments: [1, 5, 24 * 365])
    func ahead(hours: Int64) async throws {
        let desk = try await AccessDesk()
        let ahead = desk.access(skew: hours * AccessDesk.hour)
        for _ in 0..<20 { #expect(try await !isRefused(desk, ahead)) }
        #expect(try await isRefused(desk, ahead))
        #expect(try await !isRefused(desk))
    }

    @Test("allowances that are whole again are forgotten")
    func forgotten() async throws {
        let desk = try await AccessDesk()
        #expect(try await !isRefused(desk))
        desk.pass(6 * AccessDesk.second + AccessDesk.hour)
        try await desk.access.forget()
        #expect(try await desk.home.number("SELECT COUNT(*) FROM allowance") == 1)
        desk.pass(1)
        try await desk.access.forget()
        #expect(try await desk.home.number("SELECT COUNT(*) FROM allowance") == 0)
    }

    // MARK: Sign-ins

    @Test("whoever tries one login after the other from one address has to wait; others don't")
    func logins() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let other = desk.access()
        for number in 0..<60 { #expect(try await desk.refusal("nobody\(number)") == .wrongCredentials) }
        #expect(try await desk.refusal("nobody60") == .throttled(seconds: 10))
        await #expect(throws: AccessError.throttled(seconds: 10)) {
            try await other.signIn(
                login: "lin.jia", password: AccessDesk.password, address: "192.0.2.1", today: desk.today,
                rule: .whereEnrolled)
        }
        #expect(try await desk.refusal(from: "192.0.2.2") == nil)
        desk.pass(10 * AccessDesk.second)
        #expect(try await desk.refusal() == nil)
    }

    @Test("sign-ins that go well count for nothing, however many come from one office")
    func office() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        for _ in 0..<70 { #expect(try await desk.refusal() == nil) }
        #expect(try await desk.home.number("SELECT COUNT(*) FROM allowance") == 0)
    }

    @Test("right passwords at the same moment at servers whose clocks differ by a little are all taken")
    func sameMoment() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        for (skew, refused) in [(AccessDesk.second, "not the password"), (0, AccessDesk.password)] {
            let answer = try? await desk.access(skew: skew).signIn(
                login: "lin.jia", password: refused, address: "192.0.2.1", today: desk.today, rule: .whereEnrolled)
            #expect((answer != nil) == (skew == 0))
        }
    }

    @Test("a wait that a wrong clock put years ahead keeps nobody out")
    func wrongWait() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let ahead = desk.access(skew: 20 * 365 * 24 * AccessDesk.hour)
        for _ in 0..<5 {
            await #expect(throws: AccessError.wrongCredentials) {
                try await ahead.signIn(
                    login: "lin.jia", password: "not the password", address: "192.0.2.1", today: desk.today,
                    rule: .whereEnrolled)
            }
        }
        #expect(try await desk.refusal() == nil)
    }
}

@Suite("Networks")
struct NetworkTests {
    @Test(
        "a range holds its addresses and no others",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false), ("192.0.2.128/25", "192.0.2.127", false),
            ("192.0.2.128/25", "192.0.2.200", true), ("2001:db8::/33", "2001:db8:7fff::1", true),
            ("2001:db8::/33", "2001:db8:8000::1", false), ("0.0.0.0/0", "203.0.113.1", true),
            ("0.0.0.0/0", "2001:db8::1", false), ("127.0.0.0/8", "::ffff:127.0.0.1", true),
        ])
    func contains(range: String, address: String, holds: Bool) throws {
        let (range, address) = (try #require(NetworkRange(range)), try #require(NetworkAddress(address)))
        #expect(range.contains(address) == holds)
    }

    @Test(
        "a range has one spelling",
        arguments: [
            ("10.1.2.3/8", "10.0.0.0/8"), ("192.0.2.255/25", "192.0.2.128/25"), ("192.0.2.1/32", "192.0.2.1"),
            ("2001:DB8:0:0::1", "2001:db8::1"), ("2001:db8:ffff::/33", "2001:db8:8000::/33"), ("::/0", "::/0"),
        ])
    func oneSpelling(typed: String, text: String) throws {
        let range = try #require(NetworkRange(typed))
        #expect(range.text == text)
        #expect(NetworkRange(text) == range)
    }

    @Test(
        "what is no range is none",
        arguments: ["", "here", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::1/129", "1.2.3.4/-1"])
    func malformed(text: String) {
        #expect(NetworkRange(text) == nil)
    }
}
