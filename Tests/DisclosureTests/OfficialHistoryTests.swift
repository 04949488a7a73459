// What is over, corrected or withdrawn stays so for officials, whatever day or version they ask for.

import Access
import Disclosure
import Law
import Records
import Registry
import Testing
import TestSupport
import WorkingDays

@Suite struct `Officials and the past` {
    private let day = TestDay.on("2026-11-20")

    private func sight(
        _ home: SharingHome, on day: Day, today: Day? = nil, as requester: Requester? = nil
    ) async throws -> RecordSight? {
        let id = RecordID(try await home.home.number("SELECT id FROM record"))
        let answer = try await home.door.record(
            id, on: day, matter: SharingHome.matter, purpose: SharingHome.purpose, to: requester ?? home.querier(),
            by: .api, today: today ?? home.today)
        if case .sight(let sight, _, _, _) = answer { return sight }
        return nil
    }

    private func value(_ sight: RecordSight?, _ code: String) -> String? {
        sight?.fields.first { $0.code == code }?.value
    }

    @Test(
        "M-41, P-4.8b: of a day that is over an official learns version, line and law, and no value that was corrected since"
    )
    func corrected() async throws {
        let home = try await SharingHome(today: day, rows: [("penalty", TestRows.penalty(1, today: day))])
        _ = try await home.home.submit(
            [TestRows.penalty(1, today: day).with(["CF_NR": "罚款人民币5000元，限期改正"])], on: day.adding(days: 5))
        let later = day.adding(days: 9)
        let first = try await sight(home, on: day, today: later)
        #expect(first?.version == 1 && first?.event != nil && first?.then.isShown == true)
        #expect(value(first, "CF_NR") == nil && value(first, "CF_JDRQ") != nil && first?.opening == nil)
        let newest = try await sight(home, on: later, today: later)
        #expect(newest?.version == 2 && value(newest, "CF_NR") == "罚款人民币5000元，限期改正")
        // Each question is on record with the subject.
        #expect(try await home.log().allSatisfy { $0.subject != nil && $0.items == ["penalty"] })
    }

    @Test("M-41: of a record that was withdrawn in between nothing from before is told")
    func withdrawn() async throws {
        let home = try await SharingHome(today: day, rows: [("penalty", TestRows.penalty(1, today: day))])
        _ = try await home.home.submit(
            [TestRows.penalty(1, today: day).with(["CF_ZT": "撤销"])], on: day.adding(days: 1))
        #expect(try await sight(home, on: day, today: day.adding(days: 2)) == nil)
    }

    @Test("M-9, M-37: the number of a record is no way to a person, and the attempt is on record with its subject")
    func person() async throws {
        let home = try await SharingHome(today: day, rows: [("honour", SharingHome.honour(3, today: day))])
        #expect(try await sight(home, on: day) == nil)
        let line = try #require(try await home.log().first)
        #expect(line.subject != nil && line.shown == 0)
        #expect(try await sight(home, on: day, as: home.querier(roles: [.auditor])) == nil)
        #expect(try await home.log().first?.refusal == .notEntitled)
    }

    @Test("M-22: what was over comes back to no official by a new version with a later term")
    func revived() async throws {
        let home = try await SharingHome(
            today: day, items: ["penalty"], rows: [("penalty", TestRows.penalty(1, today: day).with(["CF_SXCD": "一般"]))]
        )
        let last = try #require(try await home.records()?.first?.shownUntil)
        let past = last.adding(days: 10)
        #expect(try await home.records(on: past)?.isEmpty == true)
        _ = try await home.home.submit([TestRows.penalty(1, today: day).with(["CF_SXCD": "严重"])], on: past)
        #expect(try await home.records(on: past)?.isEmpty == true)
    }

    @Test("M-19: of a person the name leaves masked in the story too")
    func story() async throws {
        let row = SharingHome.honour(3, today: day).with(["RY_SJ": "欧阳测救起落水儿童"])
        let home = try await SharingHome(today: day, rows: [("honour", row)])
        let number = SharingHome.person(3, today: day)
        let record = try #require(try await home.records(.person(document: "resident-id", number: number))?.first)
        #expect(!record.fields.contains { $0.value.contains("欧阳测") })
        #expect(record.fields.contains { $0.value == "欧**救起落水儿童" })
    }
}
