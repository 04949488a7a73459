// Lists that readers get: the first page without what was withdrawn, a download with every row.

import Foundation
import Intake
import Testing
import TestSupport
import WorkingDays

@Suite struct `Lists as they are now` {
    @Test("M-41: a withdrawn penalty is gone from the first page at once, the others stay")
    func firstPage() async throws {
        let site = try await DeskSite()
        let rows = [1, 2].map { SharedRows.penalty($0) }
        _ = try await site.upload(site.file(rows))
        for _ in 1...2 {
            let before = try await site.get("/").text
            #expect(before.contains("济南趵突食品1号有限公司") && before.contains("济南趵突食品2号有限公司"))
        }
        _ = try await site.upload(site.file([rows[0].with(["CF_ZT": "撤销"])]))
        let after = try await site.get("/").text
        #expect(!after.contains("济南趵突食品1号有限公司"))
        #expect(after.contains("济南趵突食品2号有限公司"))
    }

    @Test("P-3.3: permits and penalties of organisations are published, those of persons and withdrawn ones are not")
    func published() async throws {
        let site = try await DeskSite()
        let number = TestCode.person(born: TestDay.on("1985-06-15"), sequence: 7)
        let person = SharedRows.permit(2).with([
            "XK_XDR_MC": "欧阳测", "XK_XDR_LB": "自然人", "XK_XDR_SHXYM": "", "XK_FRDB": "", "XK_XDR_ZJLX": "身份证",
            "XK_XDR_ZJHM": number,
        ])
        let permits = try await site.home.submit(
            [SharedRows.permit(1), person, SharedRows.permit(3)], item: "permit")
        #expect(permits.accepted == 3)
        let gone = SharedRows.permit(3).with(["XK_ZT": "撤销"])
        #expect(try await site.home.submit([gone], item: "permit").updated == 1)
        #expect(try await site.home.submit([SharedRows.penalty(4), SharedRows.personPenalty(5)]).accepted == 2)
        func holds(_ address: String, _ text: String) async throws -> Bool {
            try await site.get(address).text.contains(text)
        }
        for address in ["/permits", "/permits.csv", "/api/v1/public/permits"] {
            #expect(try await holds(address, TestCode.organisation(1)), "\(address)")
            #expect(try await !holds(address, TestCode.organisation(3)), "\(address)")
            for text in [number, "欧阳测"] { #expect(try await !holds(address, text), "\(address)") }
        }
        for address in ["/penalties", "/penalties.csv", "/api/v1/public/penalties"] {
            #expect(try await holds(address, TestCode.organisation(4)), "\(address)")
            #expect(try await !holds(address, "欧阳测"), "\(address)")
        }
    }

    @Test("P-3.3: the download of a list holds every row, however many there are")
    func download() async throws {
        let site = try await DeskSite()
        let count = 10_020
        _ = try await site.home.submit((1...count).map { SharedRows.penalty($0) })
        let table = TestCSV.parse(try await site.get("/penalties.csv").bytes)
        #expect(table.count == count + 1)
        #expect(Set(table.dropFirst()).count == count)
        // A filter still narrows it.
        let one = try await site.get("/penalties.csv?q=\(TestCode.organisation(7))")
        #expect(TestCSV.parse(one.bytes).count == 2)
    }
}
