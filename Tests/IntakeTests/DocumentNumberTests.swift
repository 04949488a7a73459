// One decision under several spellings of its number: one record, and a revocation that reaches it.

import Disclosure
import Intake
import Law
import Records
import Registry
import Storage
import TestSupport
import Testing
import Vault
import WorkingDays

@Suite struct `Numbers of documents` {
    private static let spellings = [
        "泉市监罚〔2026〕51号", "泉市监罚[2026]51号", "泉市监罚（2026）51号", "泉市监罚(2026)51号", "泉市监罚【2026】51号",
        "泉市监罚［2026］51号", "泉市监罚﹝2026﹞51号", "泉市监罚〔２０２６〕51 号",
    ]

    private func row(_ number: String, _ change: TestRow = [:]) -> TestRow {
        TestRows.penalty(1, today: TestDay.on("2026-11-20")).with(["CF_WSH": number]).with(change)
    }

    private func home() async throws -> TestHome { try await TestHome(today: TestDay.on("2026-11-20")) }

    @Test func `R-1.3: one decision under other brackets is one record`() async throws {
        let home = try await home()
        for spelling in Self.spellings { _ = try await home.submit([row(spelling)]) }
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 1)
        // All in one file, in one chunk.
        let other = try await self.home()
        #expect(try await other.submit(Self.spellings.map { row($0) }).accepted > 0)
        #expect(try await other.number("SELECT COUNT(*) FROM record") == 1)
    }

    @Test func `R-1.3: what is shown is what was sent`() async throws {
        let home = try await home()
        _ = try await home.submit([row("泉市监罚【2026】51号")])
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: home.today))
        #expect(shown.records.map { $0.value(.documentNumber) } == ["泉市监罚【2026】51号"])
    }

    @Test(arguments: [
        "泉市监罚〔2026〕52号", "泉市监罚〔2025〕51号", "泉市监处罚〔2026〕51号", "泉市监罚〔2026〕5-1号", "泉市监罚〔2026〕51-1号",
    ])
    func `R-1.3: another number is another decision`(number: String) async throws {
        let home = try await home()
        _ = try await home.submit([row("泉市监罚〔2026〕51号"), row(number)])
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 2)
    }

    @Test(arguments: ["泉市监罚〔2026〕5-1号", "泉市监罚〔2026〕5－1号", "泉市监罚〔2026〕5—1号", "泉市监罚〔2026〕5–1号"])
    func `R-1.3: dashes are one sign`(number: String) async throws {
        let home = try await home()
        _ = try await home.submit([row("泉市监罚〔2026〕5-1号")])
        _ = try await home.submit([row(number)])
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 1)
    }

    @Test(arguments: spellings)
    func `M-41: a revocation under any spelling withdraws the record`(spelling: String) async throws {
        let home = try await home()
        _ = try await home.submit([row("泉市监罚〔2026〕51号")])
        let result = try await home.submit([row(spelling, ["CF_ZT": "撤销"])])
        #expect(result.accepted == 1)
        #expect(result.notices[.revocationUnknown] == nil)
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: home.today))
        #expect(shown.records.isEmpty)
    }

    @Test func `M-41: a revocation that meets no record says so`() async throws {
        let home = try await home()
        _ = try await home.submit([row("泉市监罚〔2026〕51号")])
        let result = try await home.submit([row("泉市监罚〔2026〕15号", ["CF_ZT": "撤销"])])
        #expect(result.accepted == 1)
        #expect(result.notices[.revocationUnknown] == 1)
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: home.today))
        #expect(shown.records.count == 1)
    }

    @Test(
        "M-13: a word is no number of a document",
        arguments: [
            ("无文号", false), ("无编号", false), ("文号", false), ("处罚决定书", false), ("0", false), ("1", false), ("。", false),
            ("/ /", false), ("第十二号", true), ("济罚〔2026〕1号", true), ("JN-2026-1", true),
        ])
    func numbers(number: String, isNumber: Bool) async throws {
        let result = try await home().submit([row(number)])
        #expect(result.accepted == (isNumber ? 1 : 0))
        if !isNumber { #expect(result.notices.keys.contains { [.noDocument, .placeholder].contains($0) }) }
    }

    @Test func `M-10: the filler names no body, so decisions of two bodies that use it stay two`() async throws {
        let home = try await home()
        let filler = "00000000000000000X"
        for body in ["泉城市甲区城市管理局", "泉城市乙区卫生局", " 泉城市甲区 城市管理局"] {
            _ = try await home.submit([row("罚〔2026〕1号", ["CF_CFJGDM": filler, "CF_CFJG": body])])
        }
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: home.today))
        #expect(shown.records.count == 2)
    }

    @Test func `R-1.3: a record that an older program keyed by its own spelling is not doubled`() async throws {
        let home = try await home()
        _ = try await home.submit([row("泉市监罚[2026]51号")])
        // As it was keyed before numbers were levelled.
        let kind = "\(home.provider.code)\u{1F}penalty\u{1F}o\u{1F}\(TestCode.organisation(1))"
        let key = home.vault.lookup("fact", Array("\(kind)\u{1F}泉市监罚[2026]51号\u{1F}\(TestRows.body)".utf8))
        try await home.run("UPDATE record SET natural_key = $1", [.bytes(key)])
        let result = try await home.submit([row("泉市监罚[2026]51号", ["CF_SY": "经查，当事人销售过期食品"])])
        #expect(result.updated == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM record") == 1)
    }
}
