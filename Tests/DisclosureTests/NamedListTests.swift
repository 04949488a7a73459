// Lists by name: the same records as the whole list holds, however deep they lie.

import Disclosure
import Records
import Registry
import TestSupport
import Testing
import WorkingDays

@Suite struct `Lists by name` {
    private let always = Day.earliest...Day.latest

    private func home() async throws -> TestHome {
        let home = try await TestHome()
        let rows = (1...40).map { number in
            let name = number % 8 == 0 ? "济南泉城（旧）餐饮\(number)号" : number == 39 ? "泰安山货" : "济南趵突食品\(number)号"
            return TestRows.penalty(number, today: home.today).with([
                "CF_XDR_MC": name, "CF_JDRQ": "\(home.today.adding(days: -number % 7))",
            ])
        }
        _ = try await home.submit(rows)
        return home
    }

    private func pages(_ home: TestHome, _ words: String, limit: Int) async throws -> [DisclosedRecord] {
        var all: [DisclosedRecord] = []
        var cursor: RecordCursor?
        while true {
            let page = try #require(
                try await home.door.list(
                    item: "penalty", named: words, on: home.today, decided: always, after: cursor, limit: limit
                ) { $0.version == 1 })
            all += page
            guard page.count == limit, let last = page.last else { return all }
            cursor = RecordCursor(decided: last.period.dates.decided, id: last.id)
        }
    }

    @Test(arguments: [1, 2, 3, 50])
    func `P-3.5: page by page they are those of the whole list, newest first`(limit: Int) async throws {
        let home = try await home()
        let list = try await home.door.list(item: "penalty", on: home.today, decided: always, after: nil, limit: 100)
        for words in ["餐饮", "泉城(旧)", "山货", "泰安", "白虎"] {
            let plain = words.replacing("(旧)", with: "（旧）")
            let expected = list.filter { $0.subject.name?.contains(plain) ?? false }.map(\.id)
            #expect(try await pages(home, words, limit: limit).map(\.id) == expected, "\(words)")
        }
    }

    @Test func `M-19: no person and nothing that is over or withdrawn is found by a name`() async throws {
        let home = try await home()
        _ = try await home.submit([TestRows.personPenalty(90, name: "欧阳山货", today: home.today)])
        #expect(try await pages(home, "山货", limit: 5).count == 1)
        _ = try await home.submit([
            TestRows.penalty(39, today: home.today).with([
                "CF_XDR_MC": "泰安山货", "CF_JDRQ": "\(home.today.adding(days: -39 % 7))", "CF_ZT": "撤销",
            ])
        ])
        #expect(try await pages(home, "山货", limit: 5).isEmpty)
        try await home.run("UPDATE record SET public_until = '2020-01-01'")
        #expect(try await pages(home, "餐饮", limit: 5).isEmpty)
    }

    @Test func `other items, other days and what the reader asks beside are left out`() async throws {
        let home = try await home()
        let day = home.today.adding(days: -1)
        let found = try await home.door.list(
            item: "penalty", named: "餐饮", on: home.today, decided: day...day, after: nil, limit: 9
        ) { _ in true }
        #expect(found?.allSatisfy { $0.period.dates.decided == day } == true)
        let none = try await home.door.list(
            item: "permit", named: "餐饮", on: home.today, decided: always, after: nil, limit: 9
        ) { _ in true }
        #expect(none?.isEmpty == true)
        let refused = try await home.door.list(
            item: "penalty", named: "餐饮", on: home.today, decided: always, after: nil, limit: 9
        ) { _ in false }
        #expect(refused?.isEmpty == true)
    }

    @Test func `a name that very many bear is left to the list itself`() async throws {
        let home = try await TestHome()
        let rows = (1...205).map { TestRows.penalty($0, today: home.today) }
        _ = try await home.submit(rows)
        let found = try await home.door.list(
            item: "penalty", named: "趵突", on: home.today, decided: always, after: nil, limit: 9
        ) { _ in true }
        #expect(found == nil)
    }
}
