// Submissions on real storage: nothing twice, every change a version, every subject by its code.

import Disclosure
import Intake
import Law
import Records
import Registry
import Storage
import Testing
import TestSupport
import Vault
import WorkingDays

@Suite struct `Submitting to a home` {
    private func counts(_ result: IntakeResult) -> [Int] {
        [result.received, result.accepted, result.rejected, result.duplicates, result.updated, result.late]
    }

    @Test func `R-1.3: the counts are those of the rows, and stand in the batch`() async throws {
        let home = try await TestHome()
        let rows =
            (1...5).map { TestRows.penalty($0) } + [TestRows.penalty(6).with(["CF_WSH": ""]), TestRows.penalty(1)]
        let result = try await home.submit(rows)
        #expect(counts(result) == [7, 5, 1, 1, 0, 0])
        #expect(result.state == .returned)
        let stored = try await home.numbers(
            "SELECT received FROM batch UNION ALL SELECT accepted FROM batch UNION ALL SELECT rejected FROM batch UNION ALL SELECT duplicates FROM batch"
        )
        #expect(stored == [7, 5, 1, 1])
        #expect(try await home.texts("SELECT state FROM batch") == ["returned"])
    }

    @Test func `the same file twice changes nothing and says so`() async throws {
        let home = try await TestHome()
        let rows = (1...900).map { TestRows.penalty($0) } + [TestRows.personPenalty(901)]
        #expect(try await home.submit(rows).state == .complete)
        let events = try await home.number("SELECT COUNT(*) FROM record_event")
        let again = try await home.submit(rows)
        #expect(again.state == .unchanged)
        #expect(counts(again) == [901, 0, 0, 901, 0, 0])
        #expect(try await home.number("SELECT COUNT(*) FROM record_event") == events)
        #expect(try await home.number("SELECT COUNT(*) FROM subject") == 901)
    }

    @Test func `the same file twice changes nothing even if it says one fact in two ways`() async throws {
        let home = try await TestHome()
        let rows = [TestRows.penalty(1), TestRows.penalty(1).with(["CF_NR": "罚款人民币5000元整"])]
        _ = try await home.submit(rows)
        let events = try await home.number("SELECT COUNT(*) FROM record_event")
        let again = try await home.submit(rows)
        #expect(again.state == .unchanged)
        #expect(try await home.number("SELECT COUNT(*) FROM record_event") == events)
    }

    @Test func `what was changed and is sent again as it was before is changed back`() async throws {
        let home = try await TestHome()
        let row = TestRows.penalty(1)
        _ = try await home.submit([row])
        _ = try await home.submit([row.with(["CF_NR_FK": "0.8", "CF_NR": "罚款8000元"])])
        #expect(try await home.submit([row]).updated == 1)
        let shown = try await home.door.subject(code: TestCode.organisation(1), on: home.today)
        #expect(shown?.records.map { $0.value(.amount) } == ["0.5"])
    }

    @Test func `the way a value is written does not make a version`() async throws {
        let home = try await TestHome(today: TestDay.on("2026-11-20"))
        let row = TestRows.penalty(1, today: home.today)
        _ = try await home.submit([row])
        let other = row.with([
            "CF_JDRQ": "2026年11月18日", "CF_XDR_SHXYM": (row["CF_XDR_SHXYM"] ?? "").lowercased(),
            "CF_WSH": " 济市监处罚〔2026〕１号 ",
        ])
        #expect(try await home.submit([other]).duplicates == 1)
    }

    @Test func `a changed row becomes the next version of its record`() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1), TestRows.penalty(2)])
        let result = try await home.submit([
            TestRows.penalty(1).with(["CF_NR_FK": "0.8", "CF_NR": "罚款8000元"]), TestRows.penalty(2),
        ])
        #expect(counts(result) == [2, 1, 0, 1, 1, 0])
        #expect(try await home.numbers("SELECT version FROM record ORDER BY version") == [1, 2])
        let shown = try await home.door.subject(code: TestCode.organisation(1), on: home.today)
        #expect(shown?.records.map { $0.value(.amount) } == ["0.8"])
    }

    @Test func `one document about two companies is two records`() async throws {
        let home = try await TestHome()
        let document = ["CF_WSH": "济市监处罚〔\(home.today.year)〕共同1号"]
        let result = try await home.submit([TestRows.penalty(1).with(document), TestRows.penalty(2).with(document)])
        #expect(counts(result) == [2, 2, 0, 0, 0, 0])
    }

    @Test func `M-9: two companies with one name stay two`() async throws {
        let home = try await TestHome()
        let name = ["CF_XDR_MC": "济南同名有限公司"]
        let result = try await home.submit([TestRows.penalty(1).with(name), TestRows.penalty(2).with(name)])
        #expect(result.accepted == 2)
        #expect(try await home.door.search("济南同名有限公司", on: home.today, after: nil, limit: 9).count == 2)
    }

    @Test func `M-9: one code under another name is one subject, and the difference is warned of`() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.registration(1)], item: "registration")
        let result = try await home.submit([TestRows.penalty(1).with(["CF_XDR_MC": "济南别名有限公司"])])
        #expect(result.notices == [.nameDiffers: 1])
        #expect(try await home.number("SELECT COUNT(*) FROM subject") == 1)
        #expect(try await home.texts("SELECT name FROM subject") == ["济南趵突食品1号有限公司"])
    }

    @Test func `M-9: a known name without its code matches nobody`() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.registration(1)], item: "registration")
        let result = try await home.submit([TestRows.penalty(1).with(["CF_XDR_SHXYM": ""])])
        #expect(counts(result) == [1, 0, 1, 0, 0, 0])
        #expect(try await home.number("SELECT COUNT(*) FROM record WHERE item = 'penalty'") == 0)
    }

    @Test func `M-10: data outside the catalogue is refused`() async throws {
        let home = try await TestHome()
        await #expect(throws: IntakeError.self) {
            try await home.submit(TestFile(headers: ["a"], lines: []).bytes, item: "jaywalking")
        }
        await #expect(throws: IntakeError.itemNotInForce(id: "penalty")) {
            try await home.submit([TestRows.penalty()], on: TestDay.on("2018-07-24"))
        }
        #expect(try await home.number("SELECT COUNT(*) FROM batch") == 0)
    }

    @Test func `M-11: a record is classed by its item`() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1)])
        _ = try await home.submit([TestRows.permit(1)], item: "permit")
        _ = try await home.submit([TestRows.registration(1)], item: "registration")
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: home.today))
        let classes = Dictionary(
            shown.records.map { ($0.item.id, $0.item.informationClass) }, uniquingKeysWith: { first, _ in first })
        #expect(classes == ["penalty": .dishonesty, "permit": .basic, "registration": .basic])
    }

    @Test(arguments: ["", " ", "　", "无", "/", "暂无"])
    func `M-13: dishonesty information without the number of its document is refused`(number: String) async throws {
        let home = try await TestHome()
        let result = try await home.submit([TestRows.penalty(1).with(["CF_WSH": number])])
        #expect(counts(result) == [1, 0, 1, 0, 0, 0])
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 0)
    }

    @Test(arguments: ["CF_CFJG", "CF_CFJGDM", "CF_JDRQ"])
    func `M-13: nor without its body or day`(field: String) async throws {
        let home = try await TestHome()
        #expect(try await home.submit([TestRows.penalty(1).with([field: ""])]).rejected == 1)
    }

    @Test func `a body that is not registered is a warning`() async throws {
        let home = try await TestHome()
        let other = TestCode.organisation(900_002, kind: "11", region: "370100")
        let result = try await home.submit([TestRows.penalty(1).with(["CF_CFJGDM": other])])
        #expect(result.notices == [.bodyUnknown: 1])
        #expect(result.accepted == 1)
    }

    @Test func `a provider sends only what it is registered for`() async throws {
        let home = try await TestHome()
        try await home.run("UPDATE organisation SET items = 'permit'")
        await #expect(throws: IntakeError.providerMayNotSend(code: home.provider.code, item: "penalty")) {
            try await home.submit([TestRows.penalty(1)])
        }
        #expect(try await home.submit([TestRows.permit(1)], item: "permit").accepted == 1)
        try await home.run("DELETE FROM organisation")
        await #expect(throws: IntakeError.unknownProvider(code: home.provider.code)) {
            try await home.submit([TestRows.permit(1)], item: "permit")
        }
    }

    @Test func `R-1.2: late rows are entered, marked and counted`() async throws {
        let home = try await TestHome(today: TestDay.on("2026-11-20"))
        let rows = ["2026-11-11", "2026-11-10"].enumerated().map { index, day in
            TestRows.penalty(index + 1, today: home.today).with(["CF_JDRQ": day])
        }
        let result = try await home.submit(rows)
        #expect(counts(result) == [2, 2, 0, 0, 0, 1])
        #expect(result.notices == [.late: 1])
    }

    @Test func `R-3.1: the mark of a decision is read by the day of the decision`() async throws {
        let home = try await TestHome(today: TestDay.on("2026-11-20"))
        let row = TestRows.penalty(1, today: home.today).with([
            "CF_JDRQ": "2022-05-05", "CF_WSH": "济〔2022〕1号", "CF_YXQ": "2022-12-31", "CF_GSJZQ": "2022-12-31",
            "CF_SXCD": "特定严重",
        ])
        #expect(try await home.submit([row]).accepted == 1)
        #expect(try await home.texts("SELECT tier FROM record") == ["specially-serious"])
    }

    @Test func `P-3.3: a slip in the day is mended by sending it right: what was never public has not expired`()
        async throws
    {
        let home = try await TestHome()
        let row = TestRows.penalty(1).with(["CF_GSJZQ": "\(home.today)"])
        let slip = home.today.adding(years: -4)
        let wrong = try await home.submit([row.with(["CF_JDRQ": "\(slip)"])])
        #expect(wrong.accepted == 1)
        let code = TestCode.organisation(1)
        #expect(try await home.door.subject(code: code, on: home.today)?.records.isEmpty == true)
        let right = try await home.submit([row])
        #expect(right.updated == 1)
        #expect(try await home.door.subject(code: code, on: home.today)?.records.count == 1)
    }

    @Test func `M-22: what has expired is not brought back by sending it again with later days`() async throws {
        // Under the scheme of that day an ordinary penalty is public for a year, a serious one for three.
        let home = try await TestHome(today: TestDay.on("2025-06-02"))
        let row = TestRows.penalty(1, today: home.today)
        let old = row.with(["CF_JDRQ": "2023-01-05", "CF_GSJZQ": "2023-06-05", "CF_YXQ": "2024-01-05"])
        #expect(try await home.submit([old]).accepted == 1)
        let again = old.with(["CF_SXCD": "严重"])
        #expect(try await home.submit([again]).updated == 1)
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: home.today))
        #expect(shown.records.isEmpty)
    }

    @Test func `M-37a: one body can't change what another one sent`() async throws {
        let home = try await TestHome()
        let other = Organisation(
            code: TestCode.organisation(77, kind: "11"), name: "另一单位", kind: "provider", district: nil, items: [])
        let registry = home.registry
        try await home.database.write { try registry.add(other, now: 0, $0) }
        #expect(try await home.submit([TestRows.penalty(1)]).accepted == 1)
        let changed = TestRows.penalty(1).with(["CF_SY": "别家单位写的事实"])
        #expect(try await home.submit([changed], provider: other.code).updated == 0)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 2)
        #expect(try await home.number("SELECT COUNT(*) FROM record WHERE version > 1") == 0)
    }

    @Test func `an older state of the register does not undo a newer one`() async throws {
        let home = try await TestHome()
        let newer = TestRows.row("registration").with(["DJ_MC": "济南新名字有限公司", "DJ_HZRQ": "2024-01-05"])
        let older = TestRows.row("registration").with(["DJ_MC": "济南旧名字有限公司", "DJ_HZRQ": "2021-01-05"])
        _ = try await home.submit([newer], item: "registration")
        _ = try await home.submit([older], item: "registration")
        #expect(try await home.texts("SELECT name FROM subject") == ["济南新名字有限公司"])
    }

    @Test func `another home's keys are noticed`() async throws {
        let home = try await TestHome()
        let records = home.records
        #expect(try await home.database.write { try records.recognisesHome($0) })
        let others = KeyRing(wrapping: Array(repeating: 1, count: 32), lookup: Array(repeating: 2, count: 32))
        let stranger = Records(vault: Vault(keys: others, entropy: Entropy.system()), makeID: { 1 })
        #expect(try await !home.database.write { try stranger.recognisesHome($0) })
    }
}
