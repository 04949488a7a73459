// What is destroyed is told by no address any more; that something was destroyed is told to everyone.

import Foundation
import Law
import Records
import Registry
import Reports
import Storage
import Testing
import TestSupport
import WorkingDays

extension TestHome {
    /// Destroys the records of an item, as a person's right or the calendar demands.
    func destroy(item: String, cause: DestructionCause, clause: String) async throws -> DestroyedRecords {
        try await database.write { [records, registry, pack, makeID] connection in
            let ids = try connection.rows(RawSQL("SELECT id FROM record WHERE item = '\(item)'")) {
                RecordID($0.int(0))
            }
            let stamp = try records.activate(pack, now: 0, makeID: makeID, connection)
            let context = PostContext(actor: "operator", today: Self.today, now: 0, policy: stamp)
            let order = DestructionOrder(clause: clause, cause: cause, context: context)
            return try records.destroy(ids, order, registry: registry, keepers: [ReportCopies()], connection)
        }
    }
}

@Suite("Destroyed records from outside")
struct DestroyedRecordTests {
    @Test("M-22: a destroyed record is told by no page, list, file or remembered answer; the rest of the company is")
    func gone() async throws {
        let home = try await TestHome()
        let (one, other) = (try home.site(), try home.site())
        let addresses = [
            "/s/\(home.code)", "/s/\(home.code)?lang=en", "/api/v1/public/subjects/\(home.code)",
            "/api/v1/public/subjects/\(home.code)/records", "/penalties", "/penalties.csv", "/api/v1/public/penalties",
            "/search?q=%E6%B3%89%E6%B5%8B", "/",
        ]
        let marks = ["2026〕1号", "2019〕9号"]
        #expect(try await one.ask("/s/\(home.code)").text.contains(marks[0]))
        for site in [one, other] { for address in addresses { _ = try await site.ask(address) } }
        let gone = try await home.destroy(item: "penalty", cause: .retention, clause: "jn-measures-2022#22")
        #expect(gone.records.count == 4)
        for site in [one, other] {
            for address in addresses {
                let answer = try await site.ask(address)
                for mark in marks { #expect(!answer.text.contains(mark), "\(address)") }
                for record in gone.records { #expect(!answer.text.contains("\"\(record.raw)\""), "\(address)") }
            }
            let page = try await site.ask("/s/\(home.code)")
            #expect(page.status == 200 && page.text.contains("济测许〔2025〕5号"))
            // Of this one nothing else was known.
            #expect(try await site.ask("/s/\(home.hostileCode)").status == 404)
        }
    }

    @Test(
        "P-4.8b: the ledger page counts destructions by day and article, and says nothing else",
        arguments: ["zh", "en"])
    func page(language: String) async throws {
        let home = try await TestHome()
        let site = try home.site()
        func text() async throws -> String { try await site.ask("/ledger", ["Cookie": "lang=\(language)"]).text }
        let none = language == "zh" ? "到现在还没有销毁过记录" : "Nothing has been destroyed so far"
        #expect(try await text().contains(none))
        _ = try await home.destroy(item: "penalty", cause: .retention, clause: "jn-measures-2022#22")
        _ = try await home.destroy(item: "permit", cause: .erasure, clause: "personal-information-2021#19")
        let told = try await text()
        #expect(!told.contains(none))
        #expect(told.contains(language == "zh" ? "销毁4条记录" : "4 records whose time was over"))
        #expect(told.contains(language == "zh" ? "销毁1条记录" : "1 record erased by law"))
        #expect(told.contains("datetime=\"\(TestHome.today)\""))
        #expect(!told.contains("泉测") && !told.contains(home.code))
    }
}
