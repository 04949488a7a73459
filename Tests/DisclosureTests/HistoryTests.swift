// What a record said on a day that is over, and to whom.

import Disclosure
import Law
import Ledger
import Records
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `Records on a day that is over` {
    private let day = TestDay.on("2026-11-20")

    private func record(_ home: TestHome) async throws -> RecordID {
        RecordID(try await home.number("SELECT id FROM record"))
    }

    @Test("M-22, M-37a: each day shows the version of that day, with its own line in the ledger")
    func versions() async throws {
        let home = try await TestHome(today: day)
        _ = try await home.submit([TestRows.penalty(1, today: day)])
        _ = try await home.submit(
            [TestRows.penalty(1, today: day).with(["CF_NR": "罚款人民币5000元，限期改正"])], on: day.adding(days: 5))
        let (id, today) = (try await record(home), day.adding(days: 9))
        func value(_ on: Day) async throws -> String? {
            let sight = try #require(try await home.door.record(id, on: on, today: today))
            #expect(sight.opening?.commitment()?.digest == sight.event?.commitment)
            return sight.fields.first { $0.code == "CF_NR" }?.value
        }
        #expect(try await value(day) == "罚款人民币5000元")
        #expect(try await value(day.adding(days: 4)) == "罚款人民币5000元")
        #expect(try await value(day.adding(days: 5)) == "罚款人民币5000元，限期改正")
        let before = try #require(try await home.door.record(id, on: day.adding(days: -1), today: today))
        #expect(before.version == nil && before.fields.isEmpty && !before.then.isShown)
        #expect(try await home.door.record(RecordID(5), on: day, today: today) == nil)
    }

    @Test("M-22: what is over today stays over, whatever day is asked for; that it was public then is told by clause")
    func over() async throws {
        let home = try await TestHome(today: day)
        _ = try await home.submit([TestRows.penalty(1, today: day)])
        let id = try await record(home)
        let sight = try #require(try await home.door.record(id, on: day, today: day.adding(years: 6)))
        #expect(sight.then.isShown && !sight.then.citations.isEmpty)
        #expect(sight.now.outcome == .refuse(.expired))
        #expect(sight.fields.isEmpty && sight.subject == nil && sight.opening == nil)
    }

    @Test("M-41: after a withdrawal the day before still tells that it was public, and no content")
    func withdrawn() async throws {
        let home = try await TestHome(today: day)
        _ = try await home.submit([TestRows.penalty(1, today: day)])
        _ = try await home.submit([TestRows.penalty(1, today: day).with(["CF_ZT": "撤销"])], on: day.adding(days: 3))
        let id = try await record(home)
        let sight = try #require(try await home.door.record(id, on: day, today: day.adding(days: 4)))
        #expect(sight.then.isShown && sight.now.outcome == .refuse(.notCurrent))
        #expect(sight.fields.isEmpty && sight.subject == nil)
    }

    @Test("M-19: a natural person's record shows nobody anything, on any day")
    func person() async throws {
        let home = try await TestHome(today: day)
        _ = try await home.submit([TestRows.personPenalty(1, today: day)])
        let sight = try #require(try await home.door.record(try await record(home), on: day, today: day))
        #expect(sight.then.outcome == .refuse(.notPublic))
        #expect(sight.fields.isEmpty && sight.subject == nil && sight.opening == nil)
    }
}
