// Guessing is slow, and nobody can use that to shut another person out.

import Access
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite("Waiting after failures")
struct ThrottleTests {
    private func fail(_ times: Int, _ desk: AccessDesk, from address: String = "192.0.2.1") async throws {
        for _ in 0..<times {
            #expect(try await desk.refusal("lin.jia", "not the password", from: address) == .wrongCredentials)
        }
    }

    @Test("four failures cost nothing, after the fifth there is a wait, even with the right password")
    func fifth() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        try await fail(4, desk)
        #expect(try await desk.refusal() == nil)
        try await fail(5, desk)
        #expect(try await desk.refusal() == .throttled(seconds: 15))
        desk.pass(15 * AccessDesk.second - 1)
        #expect(try await desk.refusal() == .throttled(seconds: 1))
        desk.pass(1)
        #expect(try await desk.refusal() == nil)
        try await fail(4, desk)
    }

    @Test("the wait doubles with each failure up to fifteen minutes, and asking in between makes it no longer")
    func doubles() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        try await fail(5, desk)
        for seconds in [15, 30, 60, 120, 240, 480, 900, 900] {
            #expect(try await desk.refusal() == .throttled(seconds: seconds))
            #expect(try await desk.refusal() == .throttled(seconds: seconds))
            desk.pass(Int64(seconds) * AccessDesk.second)
            try await fail(1, desk)
        }
    }

    @Test("whoever guesses from one address shuts nobody out who signs in from another, nor another login")
    func nobodyElse() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        try await desk.add("wang.yi")
        try await fail(5, desk, from: "203.0.113.9")
        #expect(try await desk.refusal(from: "203.0.113.9") == .throttled(seconds: 15))
        #expect(try await desk.refusal(from: "192.0.2.1") == nil)
        #expect(try await desk.refusal("wang.yi", from: "203.0.113.9") == nil)
    }

    @Test("the addresses of one IPv6 subscriber count as one")
    func network() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        for number in 1...5 { try await fail(1, desk, from: "2001:db8:7:1::\(number)") }
        #expect(try await desk.refusal(from: "2001:db8:7:1:aaaa::1") == .throttled(seconds: 15))
        #expect(try await desk.refusal(from: "2001:db8:7:2::1") == nil)
    }

    @Test("an unknown login waits like a known one")
    func unknownWaits() async throws {
        let desk = try await AccessDesk()
        for _ in 0..<5 { #expect(try await desk.refusal("nobody") == .wrongCredentials) }
        #expect(try await desk.refusal("nobody") == .throttled(seconds: 15))
    }

    @Test("an attempt that nobody had time for is no failure")
    func busy() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        try await fail(4, desk)
        let crowded = desk.access(cost: .least, mostWaiting: 0)
        for _ in 0..<9 {
            await #expect(throws: AccessError.busy) {
                try await crowded.signIn(
                    login: "lin.jia", password: AccessDesk.password, address: "192.0.2.1", today: desk.today,
                    rule: .whereEnrolled)
            }
        }
        #expect(try await desk.home.numbers("SELECT failures FROM sign_in_failure") == [4])
        #expect(try await desk.refusal() == nil)
    }

    @Test("many attempts at the same time gain nothing")
    func atOnce() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        let refusals = try await withThrowingTaskGroup(of: AccessError?.self) { group in
            for _ in 0..<20 { group.addTask { try await desk.refusal("lin.jia", "not the password") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals.count { $0 == .wrongCredentials } == 5)
        #expect(refusals.count { $0 == .throttled(seconds: 15) } == 15)
    }

    @Test("an hour later the failures are forgotten, and their rows are gone")
    func forgotten() async throws {
        let desk = try await AccessDesk()
        try await desk.add()
        try await fail(5, desk)
        desk.pass(AccessDesk.hour + 1)
        try await fail(4, desk, from: "192.0.2.2")
        #expect(try await desk.home.number("SELECT COUNT(*) FROM sign_in_failure") == 1)
        try await fail(4, desk)
        #expect(try await desk.refusal() == nil)
    }
}
