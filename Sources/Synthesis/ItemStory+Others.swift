// Why this file exists: the words of promises, contracts, voluntary information and evaluations.

extension ItemStory {
    /// What subjects promise, and what they say of themselves.
    static let promises = [
        ItemStory(
            item: "commitment", perMille: 50, senders: [.market, .housing, .health, .transport], mark: "承",
            personShare: 0.04, closes: 0.6, years: 3, open: ["ongoing"],
            matters: [
                Matter(
                    title: "食品经营许可告知承诺书", content: "以告知承诺方式办理食品经营许可", facts: "承诺经营场所、设施设备和管理制度符合许可条件，并接受事中事后监管",
                    basis: "《优化营商环境条例》第三十九条", choice: "审批", by: .market),
                Matter(
                    title: "建筑业企业资质告知承诺书", content: "以告知承诺方式办理建筑业企业资质", facts: "承诺申报材料真实，技术人员和业绩符合资质标准",
                    basis: "《优化营商环境条例》第三十九条", choice: "审批", by: .housing),
                Matter(
                    title: "公共场所卫生许可告知承诺书", content: "以告知承诺方式办理公共场所卫生许可", facts: "承诺卫生设施符合标准，从业人员持证上岗",
                    basis: "《优化营商环境条例》第三十九条", choice: "审批", by: .health),
                Matter(
                    title: "道路运输经营许可告知承诺书", content: "以告知承诺方式办理道路运输经营许可", facts: "承诺车辆技术条件和从业人员资格符合规定",
                    basis: "《优化营商环境条例》第三十九条", choice: "审批", by: .transport),
                Matter(
                    title: "信用修复承诺书", content: "申请信用修复时作出承诺", facts: "承诺已纠正违法行为，今后守法经营", basis: "《优化营商环境条例》第三十条",
                    choice: "修复", by: .market),
            ]),
        ItemStory(
            item: "self-reported", perMille: 15, senders: [.creditCentre], mark: "申", years: 2,
            matters: [
                Matter(title: "质量管理体系认证证书", content: "通过质量管理体系认证，有效期三年", facts: "主体自主申报并承诺真实", choice: "资质"),
                Matter(title: "发明专利证书", content: "取得发明专利一项", facts: "主体自主申报并承诺真实", choice: "资质"),
                Matter(title: "慈善捐赠证书", content: "向社区养老服务中心捐赠物资", facts: "主体自主申报并承诺真实", choice: "社会责任"),
            ]),
        ItemStory(
            item: "volunteering", perMille: 8, senders: [.civilAffairs], mark: "志", personShare: 1,
            matters: [
                Matter(title: "志愿服务记录证明", content: "参加社区助老志愿服务", facts: "社区助老"),
                Matter(title: "志愿服务记录证明", content: "参加文明交通劝导志愿服务", facts: "文明交通"),
                Matter(title: "公益慈善活动证明", content: "参加义卖助学活动", facts: "义卖助学"),
            ]),
    ]

    static let others = [
        ItemStory(
            item: "contract", perMille: 18, senders: [.housing, .development], mark: "合", closes: 0.5,
            open: ["ongoing"],
            yuan: 900_000,
            matters: [
                Matter(
                    title: "市政道路养护服务合同", content: "市政道路养护服务合同", facts: "政府采购合同", basis: "《中华人民共和国政府采购法》第四十六条",
                    choice: "采购", by: .development),
                Matter(
                    title: "老旧小区改造施工合同", content: "老旧小区改造施工合同", facts: "建设工程合同", basis: "《中华人民共和国招标投标法》第四十六条",
                    choice: "工程", by: .housing),
            ]),
        ItemStory(
            item: "false-statement", perMille: 3, senders: [.market, .housing], mark: "虚",
            matters: [
                Matter(
                    title: "撤销登记决定书", content: "企业设立登记", facts: "提交虚假的住所使用证明申请登记",
                    basis: "《中华人民共和国市场主体登记管理条例》第四十条", choice: "登记", by: .market),
                Matter(
                    title: "撤销许可决定书", content: "建筑业企业资质申请", facts: "提交虚假的技术人员证明申请资质", basis: "《中华人民共和国行政许可法》第六十九条",
                    choice: "许可", by: .housing),
            ]),
        ItemStory(
            item: "market", perMille: 10, senders: [.association], mark: "市信", yuan: 20_000,
            matters: [
                Matter(title: "行业履约评价报告", content: "近一年合同履约情况良好", facts: "依据与采集单位签订的协议提供", choice: "履约"),
                Matter(title: "会员自律检查记录", content: "行业自律检查合格", facts: "依据与采集单位签订的协议提供", choice: "自律"),
            ]),
        ItemStory(
            item: "evaluation", perMille: 15, senders: [.development, .housing, .environment], mark: "评", years: 1,
            open: ["excellent", "good", "fair"],
            matters: [
                Matter(
                    title: "公共信用综合评价结果", content: "公共信用综合评价", facts: "按公布的评价标准计算", basis: "全国公共信用综合评价指引",
                    by: .development),
                Matter(
                    title: "建筑市场信用评价结果", content: "建筑市场信用评价", facts: "按公布的行业评价标准计算", basis: "建筑市场信用评价标准", by: .housing),
                Matter(
                    title: "企业环境信用评价结果", content: "企业环境信用评价", facts: "按公布的行业评价标准计算", basis: "企业环境信用评价标准",
                    by: .environment),
            ]),
    ]
}
