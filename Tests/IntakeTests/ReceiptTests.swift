// Lateness and the day of receipt: the first receipt counts, whatever was mended afterwards.

import Intake
import Law
import Records
import Registry
import Testing
import TestSupport
import WorkingDays

@Suite struct `The first receipt` {
    private let today = TestDay.today
    private let later = TestDay.today.adding(days: 35)

    private func received(_ home: TestHome) async throws -> [Int64] {
        try await home.numbers("SELECT received_at FROM record ORDER BY id")
    }

    /// Hands rows in on a day, as the correction of a batch if one is named.
    private func send(
        _ home: TestHome, _ rows: [TestRow], on day: Day, correcting batch: IntakeResult? = nil
    ) async throws -> IntakeResult {
        let now = TestDay.noon(of: day)
        let desk = IntakeDesk(
            database: home.database, registry: home.registry, records: home.records, vault: home.vault,
            keepers: home.copies, makeID: { home.makeID() }, now: { now })
        return try await desk.submit(
            .bytes(TestFile(home.item("penalty"), rows).bytes),
            engine: IntakeEngine(item: "penalty", pack: home.pack, today: day), provider: home.provider.code,
            actor: "operator", policy: home.policy(), feedback: nil, sender: SenderNote(corrects: batch?.batch))
    }

    private func agrees(_ home: TestHome) async throws -> Bool {
        try await home.records.audit(home.database, registry: home.registry).faults.isEmpty
    }

    @Test("R-1.2: a correction weeks later is not late, and the day of first receipt stays")
    func correction() async throws {
        let home = try await TestHome(today: today)
        let row = TestRows.penalty(1, today: today)
        let first = try await send(home, [row], on: today)
        #expect(first.late == 0)
        for (version, change) in [["CF_SY": "更正后的事实"], ["CF_SY": "再次更正的事实"]].enumerated() {
            let result = try await send(home, [row.with(change)], on: later.adding(days: version))
            #expect(result.updated == 1)
            #expect(result.late == 0)
            #expect(result.notices[.late] == nil)
        }
        #expect(try await received(home) == [TestDay.noon(of: today)])
        #expect(try await home.numbers("SELECT version FROM record") == [3])
        #expect(try await agrees(home))
        // The same file again is not late either.
        let again = try await send(home, [row.with(["CF_SY": "再次更正的事实"])], on: later.adding(days: 5))
        #expect(again.duplicates == 1 && again.late == 0 && again.notices[.late] == nil)
    }

    @Test("R-1.2: a row that comes for the first time after its seven working days is late")
    func firstReceipt() async throws {
        let home = try await TestHome(today: today)
        let rows = [1, 2].map { TestRows.penalty($0, today: today) }
        _ = try await send(home, [rows[0]], on: today)
        let result = try await send(home, [rows[0].with(["CF_SY": "更正后的事实"]), rows[1]], on: later)
        #expect(result.late == 1)
        #expect(result.notices[.late] == 1)
        #expect(Set(try await received(home)) == [TestDay.noon(of: today), TestDay.noon(of: later)])
    }

    @Test("R-1.2: a withdrawal is never late")
    func withdrawal() async throws {
        let home = try await TestHome(today: today)
        let row = TestRows.penalty(1, today: today)
        _ = try await send(home, [row], on: today)
        let result = try await send(home, [row.with(["CF_ZT": "撤销"])], on: later)
        #expect(result.updated == 1 && result.late == 0 && result.notices[.late] == nil)
        #expect(try await home.texts("SELECT state FROM record") == ["withdrawn"])
        #expect(try await received(home) == [TestDay.noon(of: today)])
        #expect(try await agrees(home))
    }

    @Test("R-1.2: a row that came back and was mended was received when it came first", arguments: [true, false])
    func returned(namesBatch: Bool) async throws {
        let home = try await TestHome(today: today)
        let row = TestRows.penalty(1, today: today)
        let back = try await send(home, [row.with(["CF_NR_FK": "0"])], on: today)
        #expect(back.rejected == 1)
        // It comes back a second time on the way.
        let again = try await send(
            home, [row.with(["CF_NR_FK": "零"])], on: today.adding(days: 20), correcting: namesBatch ? back : nil)
        #expect(again.rejected == 1)
        let mended = try await send(home, [row], on: later, correcting: namesBatch ? again : nil)
        #expect(mended.accepted == 1 && mended.late == 0 && mended.notices[.late] == nil)
        #expect(try await received(home) == [TestDay.noon(of: today)])
        #expect(try await agrees(home))
    }

    @Test("R-1.2: a row that came back too late is late when it is mended")
    func returnedLate() async throws {
        let home = try await TestHome(today: today)
        let row = TestRows.penalty(1, today: today)
        let back = try await send(home, [row.with(["CF_NR_FK": "0"])], on: today.adding(days: 30))
        let mended = try await send(home, [row], on: later, correcting: back)
        #expect(mended.late == 1)
        #expect(try await received(home) == [TestDay.noon(of: today.adding(days: 30))])
    }

    @Test("R-1.2: one returned row excuses one row, and only in the file that mends it")
    func lookAlikes() async throws {
        let home = try await TestHome(today: today)
        let row = TestRows.penalty(1, today: today)
        func numbered(_ number: Int) -> TestRow { row.with(["CF_WSH": "济市监处罚〔\(today.year)〕\(number)号"]) }
        let back = try await send(home, [row.with(["CF_WSH": ""])], on: today)
        #expect(back.rejected == 1)
        // Without a number nobody can tell which decision it was, unless the sender says so.
        #expect(try await send(home, [numbered(1)], on: later).late == 1)
        let mended = try await send(home, [numbered(2), numbered(3)], on: later, correcting: back)
        #expect(mended.accepted == 2 && mended.late == 1 && mended.notices[.late] == 1)
    }
}
