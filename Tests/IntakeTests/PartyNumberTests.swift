// Older codes of the party, its representative's number, and whose code stands beside whose name.

import Registry
import Storage
import Disclosure
import Intake
import Law
import Testing
import TestSupport
import WorkingDays

@Suite struct `Numbers beside the code` {
    private let number = TestCode.person(born: TestDay.on("1985-06-15"), sequence: 7)

    private func notices(_ change: TestRow) throws -> Set<NoticeKind> {
        Set(try Checked([TestRows.penalty().with(change)]).result.notices.keys)
    }

    @Test func `an organisation code passes with and without its hyphen and is kept without`() async throws {
        let inner = String(TestCode.organisation(1).dropFirst(8).prefix(9))
        for code in [inner, inner.prefix(8) + "-" + inner.suffix(1), " \(inner)"] {
            #expect(try notices(["CF_XDR_ZZJG": String(code)]) == [])
        }
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1).with(["CF_XDR_ZZJG": inner.prefix(8) + "-" + inner.suffix(1)])])
        let shown = try #require(try await home.door.subject(code: TestCode.organisation(1), on: home.today))
        #expect(shown.records.first?.fields.first { $0.code == "CF_XDR_ZZJG" }?.value == inner)
    }

    @Test func `an organisation code of somebody else is odd`() throws {
        let other = String(TestCode.organisation(2).dropFirst(8).prefix(9))
        #expect(try notices(["CF_XDR_ZZJG": other]) == [.oddCode])
        #expect(try notices(["CF_XDR_ZZJG": TestCode.organisation(1)]) == [.oddCode])
    }

    @Test(arguments: ["110108000000016", "3701022000123", "企独鲁济总字第000123号"])
    func `older registration numbers pass; only fifteen digits can be checked`(number: String) throws {
        #expect(try notices(["CF_XDR_GSZC": number]) == [])
    }

    @Test("M-9: the number of the representative must be one of its kind", arguments: ["CF_FR_ZJHM"])
    func representative(field: String) async throws {
        #expect(try notices([field: number]) == [])
        #expect(try notices([field: number, "CF_FR_ZJLX": "身份证"]) == [])
        #expect(try notices([field: "E12345678", "CF_FR_ZJLX": "护照号"]) == [])
        let wrong = TestCode.broken(number)
        #expect(try notices([field: wrong]) == [.personNumber])
        #expect(try notices([field: wrong, "CF_FR_ZJLX": "身份证"]) == [.personNumber])
        #expect(try notices([field: "E12345678", "CF_FR_ZJLX": "身份证"]) == [.personNumber])
        let home = try await TestHome()
        let result = try await home.submit([TestRows.penalty(1).with([field: wrong])])
        #expect(result.rejected == 1)
        #expect(try await home.files(holding: wrong) == [])
    }

    @Test("M-31: who is named and whose code stands there must be one body")
    func oneBody() async throws {
        let home = try await TestHome()
        let right = try await home.submit([TestRows.penalty(1)])
        #expect(right.notices[.bodyNameDiffers] == nil)
        let wrong = try await home.submit([TestRows.penalty(2).with(["CF_CFJG": "济南市某某委员会"])])
        #expect(wrong.accepted == 1)
        #expect(wrong.notices[.bodyNameDiffers] == 1)
    }

    @Test("M-31: a society decides no penalty and lists nobody, whatever its name holds")
    func society() async throws {
        let home = try await TestHome()
        let society = TestCode.organisation(7, kind: "51", region: "370100")
        let penalty = try await home.submit([TestRows.penalty(1).with(["CF_CFJG": "某某商会", "CF_CFJGDM": society])])
        #expect(penalty.rejected == 1 && penalty.notices[.companyAsAuthority] == 1)
        let item = try #require(home.pack.items.first { $0.id == "serious-list" })
        let listed = try ItemRow.make(item, today: home.today)
        #expect(try await home.submit([listed], item: "serious-list").accepted == 1)
        let borrowed = listed.with(["YS_RDJG": "泉城市市场监督管理学会", "YS_RDJGDM": society])
        #expect(try await home.submit([borrowed], item: "serious-list").notices[.companyAsAuthority] == 1)
        let centre = TestCode.organisation(8, kind: "12", region: "370100")
        let centred = listed.with(["YS_RDJG": "市场监督管理服务中心", "YS_RDJGDM": centre])
        #expect(try await home.submit([centred], item: "serious-list").notices[.bodyNotEmpowered] == 1)
    }

    @Test("M-31: a society decides what it is registered for by name, and nothing else")
    func registeredSociety() async throws {
        let home = try await TestHome()
        let society = TestCode.organisation(7, kind: "51", region: "370100")
        let row = TestRows.penalty(1).with(["CF_CFJG": "泉城市消费者协会", "CF_CFJGDM": society])
        let registry = home.registry
        for (items, count) in [([], 1), (["permit"], 1), (["penalty"], 0)] as [([String], Int)] {
            let body = Organisation(
                code: society, name: "泉城市消费者协会", kind: "provider", district: nil, items: items)
            try await home.database.write { try registry.add(body, now: 1, $0) }
            #expect(try await home.submit([row]).notices[.companyAsAuthority, default: 0] == count)
        }
        // Who checks a file without a platform can't know.
        #expect(try !Checked([row]).kinds.contains(.companyAsAuthority))
    }

    @Test("M-31: a court's name beside another body's code makes no judgment defaulter")
    func borrowedName() async throws {
        let home = try await TestHome()
        let item = try #require(home.pack.items.first { $0.id == "enforcement" })
        let row = try ItemRow.make(item, today: home.today)
        let right = try await home.submit([row], item: "enforcement")
        #expect(right.accepted == 1)
        let field = try #require(item.fields.first { $0.role == .bodyCode }?.code)
        let borrowed = try ItemRow.make(item, 2, today: home.today).with([field: TestRows.body])
        let wrong = try await home.submit([borrowed], item: "enforcement")
        #expect(wrong.rejected == 1)
        #expect(wrong.notices[.bodyNotEmpowered] == 1)
    }
}
