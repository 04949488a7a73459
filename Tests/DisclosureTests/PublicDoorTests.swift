// The public channel on real storage: what anyone may see, and what nobody may.

import Disclosure
import Intake
import Law
import Ledger
import Records
import Registry
import Testing
import TestSupport
import WorkingDays

@Suite struct `The public door` {
    private let today = TestDay.on("2026-11-20")
    private let always = TestDay.on("1900-01-01")...TestDay.on("2999-12-31")

    private func home(_ rows: [TestRow], item: String = "penalty") async throws -> TestHome {
        let home = try await TestHome(today: today)
        let result = try await home.submit(rows, item: item)
        try #require(result.accepted == rows.count)
        return home
    }

    private func shown(_ home: TestHome, _ number: Int = 1, on day: Day? = nil) async throws -> [DisclosedRecord] {
        try await home.door.subject(code: TestCode.organisation(number), on: day ?? today)?.records ?? []
    }

    @Test func `M-19: a natural person is found by nothing`() async throws {
        let row = TestRows.personPenalty(7, name: "欧阳无忌", today: today)
        let number = try #require(row["CF_XDR_ZJHM"])
        let home = try await home([row, TestRows.penalty(1, today: today)])
        for query in ["欧阳无忌", "欧阳", "无忌", number, String(number.prefix(6)), number.lowercased(), ""] {
            #expect(try await home.door.search(query, on: home.today, after: nil, limit: 10).isEmpty, "\(query)")
        }
        #expect(try await home.door.subject(code: number, on: today) == nil)
        let list = try await home.door.list(item: "penalty", on: today, decided: always, after: nil, limit: 50)
        #expect(list.map(\.subject.kind) == [.legalPerson])
    }

    @Test func `M-19: a person's record stays out of lists even if its columns say that it is published`() async throws
    {
        let home = try await home([TestRows.personPenalty(7, today: today)])
        try await home.run("UPDATE record SET is_published = 1, public_until = '2099-01-01'")
        let list = try await home.door.list(item: "penalty", on: today, decided: always, after: nil, limit: 50)
        #expect(list.isEmpty)
    }

    @Test func `M-22: a penalty is shown on its last day and gone the day after`() async throws {
        let home = try await home([
            TestRows.penalty(1, today: today).with([
                "CF_JDRQ": "2026-04-01", "CF_XWZZRQ": "2022-03-31", "CF_GSJZQ": "2029-01-01",
            ])
        ])
        let last = TestDay.on("2027-03-31")
        #expect(try await shown(home, on: last).map(\.shownUntil) == [last])
        #expect(try await shown(home, on: last.adding(days: 1)).isEmpty)
        for (day, count) in [(last, 1), (last.adding(days: 1), 0)] {
            let list = try await home.door.list(item: "penalty", on: day, decided: always, after: nil, limit: 9)
            #expect(list.count == count)
        }
    }

    @Test func `a tier that is not published is not shown`() async throws {
        let home = try await home([
            TestRows.penalty(1, today: today).with(["CF_CFLB": "警告", "CF_NR": "警告", "CF_NR_FK": ""])
        ])
        #expect(try await shown(home).isEmpty)
    }

    @Test(arguments: ["撤销", "1"])
    func `M-41: a revoked decision is withdrawn on receipt and not shown again`(word: String) async throws {
        let row = TestRows.penalty(1, today: today)
        let home = try await home([row])
        #expect(try await shown(home).count == 1)
        let revoked = try await home.submit([row.with(["CF_ZT": word])])
        #expect((revoked.accepted, revoked.updated) == (1, 1))
        #expect(try await shown(home).isEmpty)
        #expect(try await home.door.list(item: "penalty", on: today, decided: always, after: nil, limit: 9).isEmpty)
        #expect(try await home.number("SELECT COUNT(*) FROM record WHERE state = 'entered'") == 0)
        #expect(try await home.texts("SELECT clause FROM record_event ORDER BY id").last == "penalty-law-2021#48")
        // Neither the old file nor a row that says nothing of the decision brings it back; saying it is in force does.
        #expect(try await home.submit([row]).duplicates == 1)
        #expect(try await home.submit([row.with(["CF_WFXW": "销售过期食品", "CF_AJMC": ""])]).duplicates == 1)
        #expect(try await shown(home).isEmpty)
        #expect(try await home.submit([row.with(["CF_ZT": "正常"])]).updated == 1)
        #expect(try await shown(home).count == 1)
        #expect(try await home.records.audit(home.database, registry: home.registry).faults.isEmpty)
    }

    @Test func `M-41: a disputed decision stays, and a revoked one that comes first is never shown`() async throws {
        let home = try await home([
            TestRows.penalty(1, today: today).with(["CF_ZT": "异议"]),
            TestRows.penalty(1, today: today).with(["CF_ZT": "撤销", "CF_WSH": "济市监处罚〔2026〕77号"]),
        ])
        let records = try await shown(home)
        #expect(records.count == 1)
        #expect(records.first?.fields.contains { $0.value == "异议" } == true)
        #expect(try await home.records.audit(home.database, registry: home.registry).faults.isEmpty)
    }

    @Test func `M-19: personal and restricted fields never leave`() async throws {
        let number = TestCode.person(born: TestDay.on("1970-02-03"), sequence: 9)
        let home = try await home([
            TestRows.penalty(1, today: today).with(["CF_FR_ZJLX": "身份证", "CF_FR_ZJHM": number, "BZ": "内部备注"])
        ])
        let record = try #require(try await shown(home).first)
        let codes = Set(record.fields.map(\.code))
        #expect(codes.isDisjoint(with: ["CF_FR_ZJLX", "CF_FR_ZJHM", "CF_XDR_ZJLX", "CF_XDR_ZJHM", "BZ"]))
        #expect(!record.fields.contains { $0.value.contains(number) || $0.value.contains("内部备注") })
        #expect(codes.isSuperset(of: ["CF_XDR_MC", "CF_WSH", "CF_NR", "CF_YJ"]))
    }

    @Test func `M-19: what would prove a record opens no field that is hidden`() async throws {
        let number = TestCode.person(born: TestDay.on("1970-02-03"), sequence: 9)
        let home = try await home([
            TestRows.penalty(1, today: today).with([
                "CF_FR_ZJLX": "身份证", "CF_FR_ZJHM": number, "BZ": "内部备注", "CF_SY": "当事人\(number)第一条",
            ])
        ])
        let record = try #require(try await shown(home).first)
        let content = String(decoding: try #require(record.opening?.content), as: UTF8.self)
        for hidden in [number, "内部备注", "CF_SY", "\"actor\"", "\"subject\"", "\"record\""] {
            #expect(!content.contains(hidden), "\(hidden)")
        }
        #expect(content.contains("CF_NR"))
        #expect(record.opening?.commitment()?.digest == record.event.commitment)
    }

    @Test(arguments: [
        "CF_AJMC", "CF_WFXW", "CF_SY", "CF_NR", "CF_YJ", "CF_NR_ZKDX", "CF_WSH", "CF_XDR_SWDJ", "CF_XDR_GSZC",
        "CF_CFLB",
    ])
    func `R-2.4: an identity number inside a value is masked`(field: String) async throws {
        let number = TestCode.person(born: TestDay.on("1970-02-03"), sequence: 9)
        let value =
            switch field {
            case "CF_XDR_SWDJ", "CF_XDR_GSZC": number
            case "CF_CFLB": "罚款；其他-\(number)"
            default: "当事人\(number)第一条"
            }
        let home = try await home([TestRows.penalty(1, today: today).with([field: value])])
        let record = try #require(try await shown(home).first)
        let out = try #require(record.fields.first { $0.code == field })
        #expect(!out.value.contains(number))
        #expect(out.isMasked)
        #expect(out.value.contains("3701**********\(number.suffix(4))"))
    }

    @Test func `a value without a number leaves as it came`() async throws {
        let home = try await home([TestRows.penalty(1, today: today)])
        let record = try #require(try await shown(home).first)
        #expect(record.fields.allSatisfy { !$0.isMasked })
        #expect(record.value(.content) == "罚款人民币5000元")
        #expect(record.providerName == "济南市市场监督管理局")
        #expect(!record.decision.citations.isEmpty)
    }

    @Test func `a list goes from page to page without gaps or doubles`() async throws {
        let rows = (1...23).map { number in
            TestRows.penalty(number, today: today).with(["CF_JDRQ": "\(today.adding(days: -number % 5))"])
        }
        let home = try await home(rows)
        var seen: [RecordID] = []
        var cursor: RecordCursor?
        while true {
            let page = try await home.door.list(item: "penalty", on: today, decided: always, after: cursor, limit: 4)
            guard let last = page.last else { break }
            seen += page.map(\.id)
            cursor = RecordCursor(decided: last.period.dates.decided, id: last.id)
        }
        #expect(seen.count == 23)
        #expect(Set(seen).count == 23)
    }

    @Test func `organisations are found by any part of a name, a former name or the whole code`() async throws {
        let home = try await home([TestRows.registration(1, today: today)], item: "registration")
        let renamed = TestRows.registration(1, today: today).with(["DJ_MC": "济南黑虎餐饮有限公司", "DJ_HZRQ": "2026-11-19"])
        _ = try await home.submit([renamed], item: "registration")
        let code = TestCode.organisation(1)
        for query in ["黑虎", "黑虎餐饮", "济南黑虎餐饮有限公司", "虎", "司", "趵突食品", "(黑虎)", code, code.lowercased(), " \(code) "] {
            #expect(
                try await home.door.search(query, on: home.today, after: nil, limit: 10).map(\.code) == [code],
                "\(query)")
        }
        for query in ["白虎", "黑虎食品", String(code.dropLast()), "%", "_", "'", "*"] {
            #expect(try await home.door.search(query, on: home.today, after: nil, limit: 10).isEmpty, "\(query)")
        }
        #expect(try await home.door.subject(code: code, on: today)?.formerNames == ["济南趵突食品1号有限公司"])
    }

    @Test func `searching goes on after the last hit`() async throws {
        let home = try await home((1...12).map { TestRows.registration($0, today: today) }, item: "registration")
        let first = try await home.door.search("趵突", on: home.today, after: nil, limit: 5)
        let second = try await home.door.search("趵突", on: home.today, after: first.last?.id, limit: 50)
        #expect(first.count == 5)
        #expect(second.count == 7)
        #expect(Set((first + second).map(\.id)).count == 12)
    }

    @Test func `figures count without content`() async throws {
        let home = try await home([TestRows.penalty(1, today: today), TestRows.personPenalty(2, today: today)])
        let figures = try await home.door.figures(on: today)
        #expect(figures.subjects == [.legalPerson: 1, .naturalPerson: 1])
        #expect(figures.records == 2)
    }

    @Test func `an organisation that took its old name back on the same day has one current name`() async throws {
        let home = try await TestHome(today: today)
        let row = TestRows.registration(1, today: today)
        for (count, name) in ["甲食品有限公司", "乙食品有限公司", "甲食品有限公司"].enumerated() {
            // Another address each time: the same file twice would change nothing.
            let change = ["DJ_MC": name, "DJ_ZS": "泉城路\(count)号"]
            _ = try await home.submit([row.with(change)], item: "registration", on: today)
        }
        let subject = try #require(try await home.door.subject(code: TestCode.organisation(1), on: today))
        #expect(subject.subject.name == "甲食品有限公司")
        // What the register mended on its own day was never a name.
        #expect(subject.formerNames.isEmpty)
    }
}
