// What a page says of a text whose last day is over: rights and limits go on, the citation says that it has lapsed.

import Foundation
import Law
import Testing
import TestSupport
import Web
import WorkingDays

@Suite struct `A text that has lapsed` {
    private let last = WebTests.TestHome.day(2026, 12, 31)
    private let after = WebTests.TestHome.day(2027, 1, 15)

    @Test("M-55: until its last day the city's text is cited as living law, afterwards as lapsed, in both languages")
    func pages() async throws {
        let home = try await WebTests.TestHome()
        let code = home.code
        let title = try #require(home.pack.sources["jn-measures-2022"]).title.en
        for (day, isOver) in [(last, false), (after, true)] {
            let site = try home.site(on: day)
            for address in ["/s/\(code)", "/guide"] {
                let chinese = try await site.ask(address, ["Accept-Language": "zh-CN"]).text
                #expect(chinese.contains("济南市社会信用管理办法》第"), "\(address) \(day)")
                #expect(chinese.contains(/济南市社会信用管理办法》第\d+条（已失效）/) == isOver, "\(address) \(day)")
                let english = try await site.ask(address, ["Accept-Language": "en"]).text
                #expect(
                    english.contains(try Regex("\(title), art\\. \\d+ \\(lapsed\\)")) == isOver, "\(address) \(day)")
            }
            let json = try await site.ask("/api/v1/public/subjects/\(code)", ["Accept-Language": "zh-CN"]).text
            #expect(json.contains("济南市社会信用管理办法》第22条"), "\(day)")
            #expect(json.contains("济南市社会信用管理办法》第22条（已失效）") == isOver, "\(day)")
            // What lives on is never marked.
            #expect(!json.contains("行政处罚法（2021年修订）》第48条（已失效）"))
        }
    }

    @Test("M-55: a site that is served past midnight says it from the next request on")
    func midnight() async throws {
        let home = try await WebTests.TestHome()
        let moment = Moment(TestDay.noon(of: last))
        let site = try home.site(on: Day.instant(microseconds: moment.now))
        let address = "/api/v1/public/subjects/\(home.code)"
        #expect(try await !site.ask(address).text.contains("第22条（已失效）"))
        moment.pass(minutes: 24 * 60)
        #expect(try await site.ask(address).text.contains("第22条（已失效）"))
    }
}
