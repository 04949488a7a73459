// What is said of somebody by a whole name is refused in anyone's row, whatever the sentence goes on with (M-43, M-19).

import Intake
import Testing
import TestSupport

@Suite struct `Persons by name in the rows of others` {
    private static func company(_ text: String) throws -> Checked {
        try Checked([TestRows.penalty(1).with(["CF_FRDB": "赵六", "CF_SY": text])])
    }

    @Test(arguments: [
        "厨师王建国患有艾滋病从事餐饮", "王建国患有精神分裂症，当事人违规收治", "当事人泄露王建国患有艾滋病的信息", "当事人公开学生李建国信仰伊斯兰教的信息",
        "当事人将王建国患有乙肝一事告知他人", "员工李建国患有肺结核仍从事食品加工", "赵六患有伤寒从事食品加工",
    ])
    func `M-43: a whole name and a datum of the person don't come in`(text: String) throws {
        let checked = try Self.company(text)
        #expect(checked.kinds.contains(.forbiddenValue))
        #expect(!checked.sheet.joined().joined().contains(text))
    }

    @Test(arguments: [
        "当事人安排患有痢疾的人员从事食品加工", "当事人明知患有伤寒仍上岗", "任何人患有传染病不得上岗", "一段时间内患有传染病的牲畜未隔离", "黄牛患有布鲁氏菌病未报告", "牛羊群患有口蹄疫",
        "当事人散布王建国患有艾滋病的谣言", "石家庄患有传染病的旅客", "当事人招用患有肺结核者2名", "许多人患有感冒",
    ])
    func `M-43: a text about an act that names nobody stays lawful`(text: String) throws {
        let checked = try Self.company(text)
        #expect(!checked.kinds.contains(.forbiddenValue), "\(checked.kinds)")
    }

    @Test(arguments: [
        ("当事人被人民法院宣告为限制民事行为能力人", true), ("当事人经法院宣告为无民事行为能力人", true), ("当事人系一名未成年人", true), ("未成年人张三盗窃电动车", true),
        ("未成年当事人盗窃电动车", true), ("向未成年人张三明售酒", false), ("未成年人王某盗窃电动车", false), ("当事人系一名未成年人的父亲", false),
    ])
    func `M-3: who was declared to lack capacity is not recorded, in whatever order it is said`(
        text: String, isRefused: Bool
    ) throws {
        let checked = try Checked([TestRows.personPenalty(1, name: "张三").with(["CF_SY": text])])
        #expect(checked.kinds.contains(.lacksCapacity) == isRefused, "\(checked.kinds)")
    }

    /// One row each of a company, a business and a natural person.
    private static func rows(_ text: String, owner: String = "赵六", name: String = "张三") -> [TestRow] {
        let shop: TestRow = [
            "CF_XDR_MC": "历下区王五烧烤店", "CF_XDR_LB": "个体工商户", "CF_XDR_SHXYM": TestCode.organisation(3, kind: "92"),
        ]
        return [
            TestRows.penalty(1).with(["CF_FRDB": owner, "CF_SY": text]),
            TestRows.penalty(1).with(shop).with(["CF_FRDB": owner, "CF_SY": text]),
            TestRows.personPenalty(1, name: name).with(["CF_SY": text]),
        ]
    }

    @Test(arguments: [
        "经检疫，白羽鸡患有鸡白痢病", "当事人销售宠物犬，金毛犬患有犬瘟热病，未提供检疫证明", "经检测，马铃薯患有晚疫病", "当事人经营的苗木未经检疫，白皮松患有松材线虫病", "经检验，黄花鱼患有寄生虫病",
        "白条猪患有囊虫病",
        "学校未报告疫情，高中生患有肺结核", "江南店确诊肺炎", "孔雀鱼患有白点病", "金银花患有白粉病", "当事人将金毛犬患有细小病毒病的事实隐瞒", "当事人未向消费者告知，因金毛犬患有犬瘟热病死亡引发投诉",
    ])
    func `M-43: animals, plants, shops and pupils are nobody by name`(text: String) throws {
        for row in Self.rows(text) {
            #expect(try Checked([row]).kinds.isSubset(of: [.sensitiveWord]))
        }
    }

    @Test(arguments: [
        "当事人张桂花患有高血压病", "员工李长生患有肺结核", "泄露李长生患有艾滋病的信息", "患者王小草患有肝炎",
    ])
    func `M-43: a name that ends like an animal's or a plant's is one where a word before it says so`(text: String)
        throws
    {
        for row in Self.rows(text) {
            #expect(try Checked([row]).kinds == [.forbiddenValue])
        }
    }

    @Test(arguments: ["周桂花患有肝炎，未到场", "经查，周桂花确诊肺炎"])
    func `M-43: a name of the row is one, however it ends`(text: String) throws {
        for row in Self.rows(text, owner: "周桂花", name: "周桂花") {
            #expect(try Checked([row]).kinds == [.forbiddenValue])
        }
    }

    @Test(arguments: [
        "经查，当事人法定代表人赵六名下房产2套、银行存款20万元，月收入3000元，拒不改正", "赵六月收入：3000元", "法定代表人：赵六，月收入：3000元", "赵六本人名下房产3套",
        "股东王建国持有银行存款20万元",
        "员工王强月收入8000元", "王建国名下房产3套",
    ])
    func `M-43: income and assets of somebody by name are refused in a company's row`(text: String) throws {
        #expect(try Self.company(text).kinds == [.forbiddenValue])
    }

    @Test(arguments: ["股东王建国持有银行存款20万元", "王建国名下房产3套"])
    func `M-43: so they are in the row of another person or business`(text: String) throws {
        for row in Self.rows(text) {
            #expect(try Checked([row]).kinds == [.forbiddenValue])
        }
    }

    @Test(arguments: [
        "法定代表人名下房产3套", "员工张某月收入8000元", "查封王建国名下房产3套", "虚构王建国名下房产3套", "当事人虚构股东王建国名下房产3套", "王建国名下房产2套，已被查封",
        "冻结股东王建国银行存款20万元",
        "当事人拖欠员工王建国工资5000元", "未支付员工王建国2025年3月工资5000元", "员工李建国工资5000元，当事人未足额支付", "当事人未为员工李建国缴纳个人所得税3000元",
        "客户王建国存款20万元，当事人员工私自划转", "业主王建国住房1套，当事人未按约交付", "会员王建国卡内余额500元，当事人拒不退款", "会员金卡余额500元，拒不退还", "董事长年薪50万元",
        "高管层年薪50万元",
        "职工周转住房20套，未经验收", "龙湖苑住房3套，未取得预售许可", "张家界住房3套，未取得预售许可", "公司年收入3000万元",
    ])
    func `M-43: income and assets of nobody by name, or the object of an act, stay in a company's row`(text: String)
        throws
    {
        #expect(try Self.company(text).kinds == [])
    }
}
