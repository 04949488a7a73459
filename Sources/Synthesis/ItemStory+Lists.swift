// Why this file exists: the words of lists and honours.

extension ItemStory {
    /// Lists of the market regulator and of departments, and what is awarded.
    static let lists = [
        ItemStory(
            item: "abnormal-list", perMille: 25, senders: [.market], inDistricts: true, mark: "异列", closes: 0.65,
            endsWhenClosed: true,
            matters: [
                Matter(
                    title: "列入经营异常名录决定书", content: "决定列入经营异常名录，并通过公示系统公示", facts: "未按照规定期限公示上一年度年度报告",
                    basis: "《企业信息公示暂行条例》第十七条第一款", choice: "年度报告"),
                Matter(
                    title: "列入经营异常名录决定书", content: "决定列入经营异常名录，并通过公示系统公示", facts: "通过登记的住所或者经营场所无法取得联系",
                    basis: "《企业信息公示暂行条例》第十七条第一款", choice: "无法联系"),
                Matter(
                    title: "列入经营异常名录决定书", content: "决定列入经营异常名录，并通过公示系统公示", facts: "公示企业信息隐瞒真实情况、弄虚作假",
                    basis: "《企业信息公示暂行条例》第十七条第一款", choice: "隐瞒"),
            ]),
        ItemStory(
            item: "serious-list", perMille: 4, senders: [.market, .tax, .humanResources, .emergency], mark: "严列",
            closes: 0.4,
            matters: [
                Matter(
                    title: "列入严重违法失信名单决定书", content: "决定列入严重违法失信名单，列入期限三年",
                    facts: "生产经营超过保质期的食品，受到较重行政处罚，且主观恶意明显",
                    basis: "《市场监督管理严重违法失信名单管理办法》第二条", choice: "市场监", by: .market),
                Matter(
                    title: "失信主体确定文书", content: "确定为重大税收违法失信主体，向社会公布失信信息",
                    facts: "虚开普通发票一百份且金额较大", basis: "《重大税收违法失信主体信息公布管理办法》第六条", choice: "税", by: .tax),
                Matter(
                    title: "列入决定书", content: "决定列入拖欠农民工工资失信联合惩戒对象名单，期限三年",
                    facts: "经责令限期支付，逾期仍未支付所拖欠的劳动报酬", basis: "《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》第五条",
                    choice: "农民工", by: .humanResources),
                Matter(
                    title: "列入决定书", content: "决定列入安全生产严重失信主体名单，管理期限三年",
                    facts: "存在重大事故隐患，经责令停产停业整顿仍擅自生产", basis: "《安全生产严重失信主体名单管理办法》第六条", choice: "安全生产",
                    by: .emergency),
            ]),
        ItemStory(
            item: "honour", perMille: 22, senders: [.market, .tax, .development, .civilAffairs], mark: "表", years: 2,
            matters: [
                Matter(
                    title: "关于公布守合同重信用企业名单的通知", content: "守合同重信用企业", facts: "合同履约率高，信用管理制度健全",
                    basis: "《守合同重信用企业公示办法》第八条", choice: "表彰", by: .market),
                Matter(
                    title: "纳税信用评价结果通知书", content: "A级纳税人", facts: "按期申报、足额缴纳，评价指标得分在九十分以上",
                    basis: "《纳税信用管理办法（试行）》第十八条", choice: "纳税", by: .tax),
                Matter(
                    title: "关于命名诚信示范企业的决定", content: "泉城市诚信示范企业", facts: "连续三年无失信记录，诚信经营成效显著",
                    basis: "《泉城市诚信示范企业评选办法》第五条", choice: "诚信典型", by: .development),
                Matter(
                    title: "诚信经营户命名公告", content: "泉城市诚信经营户", facts: "热心公益，群众评价良好", basis: "《泉城市诚信经营户评选办法》第四条",
                    choice: "表彰", by: .civilAffairs),
            ]),
    ]
}
