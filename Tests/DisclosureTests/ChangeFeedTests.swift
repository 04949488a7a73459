// Receivers of shared data: what they are told, in which order, and what they must let go.

import Access
import Disclosure
import Law
import Records
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `The feed of changes` {
    private let day = TestDay.on("2026-11-20")

    private func receiver(_ home: SharingHome, roles: Set<Role> = [.dataReceiver]) -> Requester {
        home.querier(roles: roles)
    }

    private func settle(_ home: SharingHome) async throws {
        try await home.home.records.settleLedger(home.home.database, now: home.home.now)
    }

    private func page(
        _ home: SharingHome, since: Int = 0, on day: Day? = nil, matter: String = SharingHome.matter
    ) async throws -> ChangePage {
        try await settle(home)
        let answer = try await home.door.changes(
            since: since, matter: matter, purpose: SharingHome.purpose, to: receiver(home), by: .api,
            on: day ?? home.today)
        guard case .page(let page) = answer else {
            Issue.record("refused")
            throw StorageError.busy
        }
        return page
    }

    private func told(_ page: ChangePage) -> [String] {
        page.changes.map { change in
            switch change {
            case .record(let record, _): "record \(record.id.raw) v\(record.version)"
            case .gone(let record, _, _): "gone \(record)"
            case .destroyed(let events, _, _, _): "destroyed \(events.count)"
            }
        }
    }

    @Test(
        "M-18, M-41: a receiver gets what its matter needs once, then each change, and a withdrawal as gone without content"
    )
    func follow() async throws {
        let home = try await SharingHome(
            today: day, items: ["penalty"],
            rows: [
                ("penalty", TestRows.penalty(1, today: day)), ("penalty", TestRows.penalty(2, today: day)),
                ("permit", TestRows.permit(1, today: day)), ("penalty", TestRows.personPenalty(3, today: day)),
            ])
        let first = try await page(home)
        #expect(told(first).count == 2 && told(first).allSatisfy { $0.hasPrefix("record") })
        #expect(first.changes.map(\.index) == first.changes.map(\.index).sorted())
        #expect(!first.hasMore)
        // Nothing new: the same place.
        let second = try await page(home, since: first.next)
        #expect(second.changes.isEmpty && second.next == first.next)
        // A new version, then a withdrawal of the other.
        _ = try await home.home.submit([TestRows.penalty(1, today: day).with(["CF_NR": "罚款人民币5000元，限期改正"])])
        let third = try await page(home, since: first.next)
        #expect(told(third).count == 1 && told(third)[0].hasSuffix("v2"))
        _ = try await home.home.submit([TestRows.penalty(2, today: day).with(["CF_ZT": "撤销"])])
        let fourth = try await page(home, since: third.next)
        #expect(told(fourth).map { $0.prefix(4) } == ["gone"])
        // Whoever begins anew comes to the same state.
        let whole = try await page(home)
        #expect(told(whole).filter { $0.hasPrefix("record") } == told(third))
    }

    @Test("M-22: what is over is told as gone from any position, and what is destroyed by the names of its events")
    func over() async throws {
        let home = try await SharingHome(
            today: day, items: ["penalty"], rows: [("penalty", TestRows.penalty(1, today: day))])
        let first = try await page(home)
        guard case .record(let record, _)? = first.changes.first else { return #expect(Bool(false)) }
        let last = try #require(record.shownUntil)
        #expect(told(try await page(home, on: last)).map { $0.prefix(6) } == ["record"])
        #expect(told(try await page(home, on: last.adding(days: 1))) == ["gone \(record.id.raw)"])
        let past = day.adding(years: 6)
        let context = PostContext(
            actor: "operator", today: past, now: TestDay.noon(of: past), policy: try await home.home.policy())
        _ = try await home.home.records.forget(
            home.home.database, registry: home.home.registry, pack: home.home.pack, context,
            keepers: home.home.copies)
        let after = try await page(home, since: first.next, on: past)
        guard case .destroyed(let events, let on, _, let index)? = after.changes.first else {
            return #expect(Bool(false), "nothing was destroyed")
        }
        #expect(events == [record.event.token] && on == "\(past)")
        // Who has not come so far is on the list.
        let (receivers, newest) = try await home.door.receivers()
        #expect(newest == index && receivers.map(\.taken) == [first.next] && first.next <= index)
        _ = try await page(home, since: after.next, on: past)
        #expect(try await home.door.receivers().receivers.map(\.taken) == [after.next])
        // To begin anew takes nothing back.
        _ = try await page(home, on: past)
        #expect(try await home.door.receivers().receivers.map(\.taken) == [after.next])
    }

    @Test("M-20b, M-37: a querier is no receiver, another's matter opens nothing, and each page is on record")
    func refused() async throws {
        let home = try await SharingHome(today: day, rows: [("penalty", TestRows.penalty(1, today: day))])
        try await settle(home)
        func ask(_ requester: Requester, _ matter: String = SharingHome.matter) async throws -> Refusal? {
            let answer = try await home.door.changes(
                since: 0, matter: matter, purpose: SharingHome.purpose, to: requester, by: .api, on: day)
            if case .refused(let refusal, _, _) = answer { return refusal }
            return nil
        }
        #expect(try await ask(receiver(home, roles: [.businessQuerier, .auditor, .operator])) == .notEntitled)
        #expect(try await ask(receiver(home), "SC-0") == .matterUnknown)
        #expect(try await ask(receiver(home)) == nil)
        #expect(try await home.log().map(\.refusal) == [nil, .matterUnknown, .notEntitled])
        #expect(try await home.log().map(\.shown) == [1, 0, 0])
        #expect(try await home.door.receivers().receivers.count == 1)
    }

    @Test("M-22, M-41: when its matter is over, a receiver is told what to let go all the same, and nothing else")
    func ended() async throws {
        let home = try await SharingHome(
            today: day, items: ["penalty"],
            rows: [("penalty", TestRows.penalty(1, today: day)), ("penalty", TestRows.penalty(2, today: day))])
        let first = try await page(home)
        _ = try await home.register([home.matter(items: ["registration"], until: day)])
        _ = try await home.home.submit([TestRows.penalty(2, today: day).with(["CF_ZT": "撤销"])])
        _ = try await home.home.submit([TestRows.penalty(3, today: day)])
        let after = try await page(home, since: first.next, on: day.adding(days: 1))
        #expect(told(after).allSatisfy { $0.hasPrefix("gone") } && !after.changes.isEmpty)
        // Who never followed gets nothing.
        let other = Requester(
            account: AccountID(9), login: "li", name: "李接收", organisation: TestRows.body, roles: [.dataReceiver])
        let answer = try await home.door.changes(
            since: 0, matter: SharingHome.matter, purpose: SharingHome.purpose, to: other, by: .api,
            on: day.adding(days: 1))
        guard case .refused(.matterNotInForce, _, _) = answer else { return #expect(Bool(false), "answered") }
    }

    @Test("M-22: nobody has carried out what is not entered yet")
    func beyond() async throws {
        let home = try await SharingHome(today: day, rows: [("penalty", TestRows.penalty(1, today: day))])
        let first = try await page(home)
        await #expect(throws: ChangeFeedError.beyond(size: first.next)) {
            _ = try await page(home, since: first.next + 1)
        }
        #expect(try await home.door.receivers().receivers.map(\.taken) == [0])
    }

    @Test("page by page a city is told whole, in the order of its ledger, also what an older program entered")
    func pages() async throws {
        let home = try await SharingHome(today: day, items: ["penalty"])
        for number in 1...45 { _ = try await home.home.submit([TestRows.penalty(number, today: day)]) }
        // A server of an older version says of none of its transactions which events it left.
        try await home.home.run(
            """
            DELETE FROM event_span WHERE span > 0 AND span IN (SELECT span FROM record_event WHERE id > (SELECT MIN(id) FROM
            record_event))
            """)
        var seen: [Int] = []
        var next = 0
        while true {
            let page = try await page(home, since: next)
            seen += page.changes.map(\.index)
            #expect(page.next > next)
            next = page.next
            if !page.hasMore { break }
        }
        #expect(seen == Array(0..<45))
    }
}
