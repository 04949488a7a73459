// The dictionary of lists: old names are understood, entries come only under a living basis.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `Lists of seriously dishonest subjects` {
    /// The names of the city's notice of 2020, in its order.
    static let named = [
        "严重违法失信企业名单", "山东省社会组织严重违法失信名单", "安全生产黑名单", "统计上严重失信企业(国家)", "重大税收违法案件当事人名单",
        "高级人民法院失信被执行人名单", "严重违法运输失信当事人名单", "海关失信认证企业名单", "山东省拖欠农民工工资黑名单",
        "重大税收违法案件信息公告(省税务局)", "涉金融领域非法集资严重失信人(法人)", "省公共资源交易综合评标评审专家库黑名单",
        "统计上严重失信企业(省统计局)", "涉金融领域非法集资严重失信人(自然人)", "公共资源交易黑名单", "山东省安全生产黑名单(省应急厅)",
        "山东省质监局黑名单",
    ]

    @Test(arguments: named) func `R-4: each of the seventeen named lists is in the dictionary`(name: String) throws {
        let pack = try TestPack.load()
        let table = try #require(pack.tables["serious-lists"])
        let id = try #require(table.read(name).values.first?.means)
        #expect(pack.list(id) != nil)
    }

    @Test func `R-4: a list is open only while it names a living basis, an issuer and a way out`() throws {
        let pack = try TestPack.load()
        let today = TestDay.today
        let open = pack.lists.filter { pack.isOpen($0, on: today) }
        #expect(
            Set(open.map(\.id)) == [
                "market", "tax", "wages", "safety", "statistics", "procurement", "customs", "social",
            ])
        for list in open {
            #expect(!pack.livingBasis(of: list, on: today).isEmpty)
            #expect(list.exit != nil && list.procedure != nil && list.materials != nil)
        }
        for list in pack.lists where !open.contains(where: { $0.id == list.id }) {
            #expect(pack.livingBasis(of: list, on: today).isEmpty, "\(list.id)")
        }
    }

    @Test(arguments: [
        ("market", "2021-08-31", false), ("market", "2021-09-01", true), ("tax", "2022-01-31", false),
        ("tax", "2022-02-01", true), ("safety", "2023-09-30", false), ("safety", "2023-10-01", true),
        ("resource-trading", "2026-11-20", false),
    ])
    func `R-4: a list opens on the day its rules do`(id: String, day: String, isOpen: Bool) throws {
        let pack = try TestPack.load()
        #expect(pack.isOpen(try #require(pack.list(id)), on: TestDay.on(day)) == isOpen)
    }

    @Test func `R-4: a list closes when its only basis lapses`() throws {
        let policy = try TestPolicy()
        try policy.replace(
            "    from: 2022-02-01\n    certainty: reported",
            with: "    from: 2022-02-01\n    until: 2026-06-30\n    certainty: reported", in: "cn/sources.yaml")
        let pack = try policy.load()
        let tax = try #require(pack.list("tax"))
        #expect(pack.isOpen(tax, on: TestDay.on("2026-06-30")))
        #expect(!pack.isOpen(tax, on: TestDay.on("2026-07-01")))
    }

    @Test(arguments: [
        ("market", "济南市历下区市场监督管理局", true), ("market", "济南市信用中心", false),
        ("tax", "国家税务总局济南市税务局", true), ("tax", "济南市市场监督管理局", false),
    ])
    func `M-31: only a body that the list's rules name may list`(id: String, body: String, may: Bool) throws {
        #expect(try #require(TestPack.load().list(id)).empowers(bodyNamed: body) == may)
    }

    @Test func `M-31: the linter refuses a listing that rests on a notice alone`() throws {
        let policy = try TestPolicy()
        try policy.replace(
            "sources: [tax-54-2022#general]", with: "sources: [sc-office-2020-49#general]", in: "cn/lists.yaml")
        #expect(try policy.errors() == ["list-without-law"])
    }

    @Test func `R-4: the linter refuses a list that nobody can leave`() throws {
        let policy = try TestPolicy()
        try policy.replace("    exit: {zh: 禁止参加", with: "    exit-later: {zh: 禁止参加", in: "cn/lists.yaml")
        #expect(try policy.errors() == ["list-without-exit"])
    }
}
