// What may no longer be kept does not come in, and not even the row that goes back is kept.

import Intake
import Law
import Records
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite("Rows whose time is over")
struct RetentionTests {
    /// A penalty decided so many days before, or after, the first day whose five years are not over today.
    private func row(_ days: Int, _ number: Int = 1) -> TestRow {
        let decided = TestDay.today.adding(years: -5).adding(days: days)
        return TestRows.penalty(number).with([
            "CF_WSH": "济市监处罚〔\(decided.year)〕\(number)号", "CF_JDRQ": "\(decided)",
            "CF_YXQ": "\(decided.adding(months: 6))", "CF_GSJZQ": "\(decided.adding(months: 6))",
        ])
    }

    @Test(
        "M-22: a row whose five years end today is taken; one whose years ended yesterday is returned",
        arguments: [0, -1])
    func threshold(days: Int) throws {
        let checked = try Checked([row(days)])
        #expect(checked.kinds.contains(.retentionOver) == (days < 0), "\(checked.kinds)")
        #expect(checked.result.accepted == (days < 0 ? 0 : 1))
    }

    @Test("M-10: what still holds has no end of its retention; it is kept as long as the catalogue says after its end")
    func lasting() throws {
        let pack = try TestPack.load()
        let old = TestDay.today.adding(years: -9)
        func retained(_ id: String, until: Day? = nil) throws -> Day? {
            let item = try #require(pack.item(id, on: TestDay.today))
            return PublicPeriod(
                PublicPeriod.Facts(decided: old, validUntil: until), item: item, kind: .legalPerson, pack: pack,
                today: TestDay.today
            ).dates.retainedUntil
        }
        #expect(try retained("contract") == nil)
        #expect(try retained("contract", until: TestDay.on("2099-12-31")) == nil)
        #expect(try retained("contract", until: old.adding(years: 1)) == old.adding(years: 6))
        #expect(try retained("volunteering") == old.adding(years: 5))
        for id in ["permit", "registration", "honour"] { #expect(try retained(id) == nil, "\(id)") }
    }

    @Test("M-10: every item either names its retention, or lasts, or is dishonesty information with the limit of M-22")
    func cited() throws {
        let pack = try TestPack.load()
        let limit = try #require(pack.limit("disclosureMaximum", on: TestDay.today))
        #expect(limit.period == CalendarPeriod(5, .years))
        #expect(limit.provision.citations.allSatisfy { pack.article($0) != nil })
        for item in pack.items {
            #expect(item.provision.citations.allSatisfy { pack.article($0) != nil }, "\(item.id)")
            if item.informationClass == .dishonesty { #expect(item.retention == nil, "\(item.id)") }
        }
    }

    @Test("M-22: what was destroyed does not come back with its old file, and nothing of the row is kept")
    func again() async throws {
        let home = try await TestHome()
        let marked = row(0).with(["CF_WFXW": "标记违法事实甲乙"])
        #expect(try await home.submit([marked, row(0, 2)]).accepted == 2)
        let after = TestDay.today.adding(days: 1)
        #expect(try await home.forget(on: after).records == 2)
        let result = try await home.submit([marked, row(1, 3)], on: after)
        #expect((result.accepted, result.rejected) == (1, 1))
        #expect(result.notices[.retentionOver] == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 1)
        let counter = BatchDesk(database: home.database, vault: home.vault, now: { [now = home.now] in now })
        let batch = try #require(
            try await counter.list(provider: home.provider.code, limit: 1).first)
        let returned = try await counter.returned(of: batch, 0..<9)
        #expect(returned.map { $0.notices.map(\.kind) } == [[.retentionOver]])
        #expect(returned.allSatisfy { $0.cells.allSatisfy(\.isEmpty) })
        #expect(try await home.column("SELECT parts FROM returned_mark") == [[]])
        #expect(try await home.places(holding: Array("标记违法事实甲乙".utf8)).isEmpty)
    }

    @Test("M-22: the returned row of a fact goes with the fact")
    func returnedRow() async throws {
        let home = try await TestHome()
        let wrong = TestRows.penalty(1).with(["CF_JDRQ": "2026-02-30"])
        let first = try await home.submit([wrong, TestRows.penalty(2).with(["CF_JDRQ": "2026-02-30"])])
        #expect(first.rejected == 2)
        let desk = IntakeDesk(
            database: home.database, registry: home.registry, records: home.records, vault: home.vault,
            keepers: home.copies, makeID: { home.makeID() }, now: { home.now })
        _ = try await desk.submit(
            .bytes(TestFile(try home.item("penalty"), [TestRows.penalty(1)]).bytes),
            engine: try IntakeEngine(item: "penalty", pack: home.pack, today: home.today), provider: home.provider.code,
            actor: "operator", policy: try await home.policy(), feedback: nil, sender: SenderNote(corrects: first.batch)
        )
        #expect(try await home.number("SELECT COUNT(*) FROM returned_row") == 1)
        _ = try await home.erase(try await home.numbers("SELECT id FROM record"))
        for table in ["returned_row", "returned_mark", "fact_since"] {
            #expect(try await home.number("SELECT COUNT(*) FROM \(table)") == 0, "\(table)")
        }
    }

    @Test("M-22: a row that went back and never came in corrected goes with the fact that it tells, and with no other")
    func neverCorrected() async throws {
        let home = try await TestHome()
        let row = TestRows.penalty(1)
        _ = try await home.submit([row, TestRows.penalty(2)])
        // The same facts once more, with a fault beside what makes them; and one whose document has no number.
        for number in [1, 2] {
            let back = try await home.submit([TestRows.penalty(number).with(["CF_NR": ""])])
            #expect(back.rejected == 1 && back.accepted == 0, "\(back.notices)")
        }
        let unknown = try await home.submit([row.with(["CF_WSH": ""])])
        #expect(unknown.rejected == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM returned_row") == 3)
        let facts = try await home.column("SELECT fact FROM returned_fact")
        let known = try await home.column("SELECT natural_key FROM record ORDER BY id")
        #expect(Set(known).isSubset(of: Set(facts)), "what tells no fact has no hash")
        _ = try await home.erase([try await home.number("SELECT MIN(id) FROM record")])
        #expect(try await home.number("SELECT COUNT(*) FROM returned_row") == 2)
        #expect(try await home.column("SELECT fact FROM returned_fact").contains(known[0]) == false)
        #expect(try await home.number("SELECT COUNT(*) FROM batch WHERE head IS NULL AND rejected > 0") == 1)
        let key = try await home.number(
            "SELECT COUNT(*) FROM vault_key WHERE subject IN (SELECT id FROM batch WHERE head IS NULL)")
        #expect(key == 0, "with the key of its batch")
    }
}
