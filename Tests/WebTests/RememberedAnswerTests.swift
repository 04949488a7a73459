// An answer that was given before is given again only while it is the answer: two servers, one database.

import Foundation
import HTTPTypes
import Registry
import Synchronization
import Testing
import Web
import WorkingDays

/// A day that a test turns.
private final class Calendar: Sendable {
    private let day: Mutex<Day>

    init(_ day: Day) {
        self.day = Mutex(day)
    }

    var today: Day { day.withLock { $0 } }

    func turn(to day: Day) { self.day.withLock { $0 = day } }
}

@Suite struct RememberedAnswerTests {
    @Test("M-22: what was shown on its last day is not shown by the same server after midnight")
    func lastDay() async throws {
        let home = try await TestHome()
        let calendar = Calendar(TestHome.day(2027, 6, 5))
        let site = try home.site(on: calendar.today)
        let address = "/api/v1/public/subjects/\(home.code)"
        for _ in 1...2 { #expect(try await site.ask(address).text.contains("2026〕1号")) }
        calendar.turn(to: TestHome.day(2027, 6, 6))
        for _ in 1...2 { #expect(try await !site.ask(address).text.contains("2026〕1号")) }
    }

    @Test("M-41: a record that another server withdrew is gone with the next request, and the others stay")
    func withdrawn() async throws {
        let home = try await TestHome()
        let (one, other) = (try home.site(), try home.site())
        let address = "/api/v1/public/subjects/\(home.code)"
        for site in [one, other, one] { #expect(try await site.ask(address).text.contains("2026〕1号")) }
        try await home.revoke()
        for site in [one, other] {
            let answer = try await site.ask(address)
            #expect(!answer.text.contains("2026〕1号"))
            #expect(answer.text.contains("济测许〔2025〕5号"))
        }
    }

    @Test("What is withdrawn in its row is gone though no event says so")
    func withdrawnWithoutEvent() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let address = "/api/v1/public/subjects/\(home.code)"
        #expect(try await site.ask(address).text.contains("济测许〔2025〕5号"))
        try await home.withdraw(item: "permit")
        #expect(try await !site.ask(address).text.contains("济测许〔2025〕5号"))
    }

    @Test(
        "An answer that is given again is the same to the byte, in each language its own, and follows the provider's name"
    )
    func same() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let address = "/api/v1/public/subjects/\(home.code)"
        let english = ["Accept-Language": "en"]
        let first = try await (site.ask(address), site.ask(address, method: .get, english))
        let again = try await (site.ask(address), site.ask(address, method: .get, english))
        #expect(first.0.text == again.0.text)
        #expect(first.1.text == again.1.text)
        #expect(first.0.text != first.1.text)
        #expect(first.0.header("ETag") == again.0.header("ETag"))
        // Something else is committed: the answer is compared in full, and is the same.
        try await home.renameProvider(TestRows.provider.name)
        #expect(try await site.ask(address).text == first.0.text)
        try await home.renameProvider("测试市改名局")
        let renamed = try await site.ask(address)
        #expect(renamed.text.contains("测试市改名局"))
        #expect(renamed.header("ETag") != first.0.header("ETag"))
        #expect(
            try await site.ask(address, method: .get, ["If-None-Match": renamed.header("ETag") ?? ""]).status == 304)
    }
}
