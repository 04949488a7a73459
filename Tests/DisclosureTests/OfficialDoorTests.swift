// The channel of officials on real storage: what a matter opens, what it doesn't, and what the log keeps.

import Access
import Disclosure
import Law
import Records
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `The door of officials` {
    private let today = TestDay.today

    private func home() async throws -> SharingHome {
        try await SharingHome(rows: [
            ("penalty", TestRows.penalty(1)), ("permit", TestRows.permit(1)),
            ("registration", TestRows.registration(1)),
            ("honour", SharingHome.honour(3, today: today)), ("penalty", TestRows.personPenalty(3)),
        ])
    }

    @Test("M-21, N-3.1: an official sees what the matter needs of a subject, and nothing else")
    func matter() async throws {
        let home = try await home()
        let answer = try await home.ask()
        guard case .file(let file) = answer else { return #expect(Bool(false), "refused") }
        #expect(file.subject?.code == TestCode.organisation(1))
        #expect(Set(file.records.map(\.item.id)) == ["penalty", "registration"])
        #expect(file.records.allSatisfy { $0.decision.citations.contains { "\($0)" == "jn-measures-2022#21" } })
        // A matter that needs less shows less.
        _ = try await home.register([home.matter(items: ["registration"])])
        #expect(try await home.records()?.map(\.item.id) == ["registration"])
    }

    @Test(
        "M-20b, M-37: who has no role, no such matter or another purpose learns nothing, and the attempt is on record")
    func refusals() async throws {
        let home = try await home()
        _ = try await home.register([
            home.matter("SC-2", until: today.adding(days: -1)), home.matter("SC-3", from: today.adding(days: 1)),
            home.matter("SC-9", of: TestRows.court, purpose: "own-matters"),
        ])
        let attempts: [(String, String, Requester, Refusal)] = [
            (SharingHome.matter, SharingHome.purpose, home.querier(roles: []), .notEntitled),
            (
                SharingHome.matter, SharingHome.purpose, home.querier(roles: [.providerClerk, .auditor, .operator]),
                .notEntitled
            ),
            (SharingHome.matter, SharingHome.purpose, home.querier(of: nil), .notEntitled),
            (SharingHome.matter, SharingHome.purpose, home.querier(of: TestRows.court), .matterUnknown),
            ("SC-9", "own-matters", home.querier(), .matterUnknown),
            ("SC-0", SharingHome.purpose, home.querier(), .matterUnknown),
            ("SC-2", SharingHome.purpose, home.querier(), .matterNotInForce),
            ("SC-3", SharingHome.purpose, home.querier(), .matterNotInForce),
            (SharingHome.matter, "personnel", home.querier(), .purposeNotOfMatter),
            (SharingHome.matter, "marketing", home.querier(), .purposeNotOfMatter),
        ]
        for (matter, purpose, requester, expected) in attempts {
            let answer = try await home.ask(matter: matter, purpose: purpose, as: requester)
            guard case .refused(let refusal, let citations, let receipt) = answer else {
                #expect(Bool(false), "\(matter) \(purpose) was answered")
                continue
            }
            #expect(refusal == expected, "\(matter) \(purpose)")
            #expect(!citations.isEmpty)
            let line = try #require(try await home.log().first { $0.id == receipt.number })
            #expect(line.refusal == expected && line.subject == nil && line.shown == 0 && line.items.isEmpty)
        }
        #expect(try await home.log().count == attempts.count)
    }

    @Test(
        "M-9, M-19: a person is found by the document alone, name and number leave masked, and what needs authorisation stays"
    )
    func person() async throws {
        let home = try await home()
        let number = SharingHome.person(3, today: today)
        let records = try #require(try await home.records(.person(document: "resident-id", number: number)))
        // The penalty of a person is for authorised queries only.
        #expect(records.map(\.item.id) == ["honour"])
        let fields = try #require(records.first).fields
        #expect(fields.first { $0.role == .subjectName }?.value == "欧**")
        #expect(fields.first { $0.role == .personId }.map { !$0.value.contains(number.prefix(10)) } ?? true)
        #expect(!fields.contains { $0.value.contains(number) || $0.value.contains("欧阳测") })
        #expect(records.first?.subject.name == nil && records.first?.subject.code == nil)
        // As an organisation the number opens nothing, nor does another document with the same number.
        #expect(try await home.records(.person(document: "passport", number: number))?.isEmpty == true)
    }

    @Test("M-37: whether a person without records is known can't be told from the answer")
    func unknown() async throws {
        let home = try await SharingHome(items: ["penalty"], rows: [("honour", SharingHome.honour(3, today: today))])
        for number in [3, 4] {
            let answer = try await home.ask(
                .person(document: "resident-id", number: SharingHome.person(number, today: today)))
            guard case .file(let file) = answer else { return #expect(Bool(false), "refused") }
            #expect(file.subject == nil && file.records.isEmpty)
        }
    }

    @Test("M-22: on the day after its last, a record is gone for officials as for everyone")
    func over() async throws {
        let day = TestDay.on("2026-11-20")
        let home = try await SharingHome(today: day, rows: [("penalty", TestRows.penalty(1, today: day))])
        let last = try #require(try await home.records()?.first?.shownUntil)
        #expect(try await home.records(on: last)?.count == 1)
        #expect(try await home.records(on: last.adding(days: 1))?.isEmpty == true)
    }

    @Test("M-55: what a purpose opens ends with the last text that it rests on")
    func lapse() async throws {
        let policy = try TestPolicy()
        try policy.replace(
            "sources: [jn-measures-2022#21, sd-regulation-2020#chapter-3]", with: "sources: [jn-measures-2022#21]",
            in: "cn-3701/purposes.yaml")
        let day = TestDay.on("2026-12-30")
        let home = try await SharingHome(
            today: day, pack: try policy.load(), rows: [("penalty", TestRows.penalty(1, today: day))])
        #expect(try await home.records(on: TestDay.on("2026-12-31"))?.count == 1)
        let answer = try await home.ask(on: TestDay.on("2027-01-01"))
        guard case .refused(.purposeNotOpen, _, _) = answer else { return #expect(Bool(false), "answered") }
    }

    @Test(
        "N-3.1: the register takes a sheet whole or not at all, says every fault, and knows who may use which purpose")
    func register() async throws {
        let home = try await SharingHome()
        let good = home.matter("SC-5")
        let bad: [(Matter, MatterFault)] = [
            (home.matter("SC 5"), .code), (home.matter("SC-6", of: TestCode.organisation(5)), .unknownBody),
            (home.matter("SC-6", purpose: "marketing"), .unknownPurpose), (home.matter("SC-6", items: []), .noItems),
            (home.matter("SC-6", items: ["gossip"]), .unknownItem("gossip")),
            (home.matter("SC-6", from: today, until: today.adding(days: -1)), .endsBeforeStart),
            (home.matter(SharingHome.matter, of: TestRows.court, purpose: "own-matters"), .anothersCode),
            (
                Matter(
                    code: "SC-7", title: "核查\(SharingHome.person(4, today: today))", body: TestRows.body,
                    purpose: SharingHome.purpose, items: ["penalty"], basis: "法", from: today, until: nil),
                .identityNumber
            ),
        ]
        let outcome = try await home.register([good] + bad.map(\.0) + [home.matter("SC-5", of: TestRows.court)])
        #expect(outcome.faults.map(\.place) == Array(1...bad.count + 1))
        #expect(outcome.faults.map(\.fault) == bad.map(\.1) + [.twice])
        #expect(try await home.door.matters.list(of: nil).map(\.code) == [SharingHome.matter])
        let again = try await home.register([good, home.matter(items: ["penalty", "honour", "registration"])])
        #expect((again.new, again.changed, again.unchanged) == (1, 0, 1))
    }
}
