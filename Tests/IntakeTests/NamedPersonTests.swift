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
}
