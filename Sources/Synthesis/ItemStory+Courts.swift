// Why this file exists: the words of courts, of arbitration, and of what is collected by force.

extension ItemStory {
    /// What courts and arbitrators decide, and what is owed.
    static let courts = [
        ItemStory(
            item: "enforcement", perMille: 18, senders: [.court], inDistricts: true, mark: "执", personShare: 0.25,
            closes: 0.5, years: 2, open: ["none", "partial"], yuan: 180_000,
            matters: [
                Matter(
                    title: "失信决定书", content: "支付货款及逾期付款损失", facts: "有履行能力而拒不履行生效法律文书确定义务",
                    basis: "《最高人民法院关于公布失信被执行人名单信息的若干规定》第一条", choice: "有履行能力"),
                Matter(
                    title: "失信决定书", content: "返还借款本金并支付利息", facts: "违反财产报告制度",
                    basis: "《最高人民法院关于公布失信被执行人名单信息的若干规定》第一条", choice: "财产报告"),
                Matter(
                    title: "失信决定书", content: "支付工程款及违约金", facts: "以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行",
                    basis: "《最高人民法院关于公布失信被执行人名单信息的若干规定》第一条", choice: "规避"),
                Matter(
                    title: "失信决定书", content: "腾退租赁房屋并支付占有使用费", facts: "违反限制消费令",
                    basis: "《最高人民法院关于公布失信被执行人名单信息的若干规定》第一条", choice: "限制消费"),
            ]),
        ItemStory(
            item: "judgment", perMille: 18, senders: [.court], inDistricts: true, mark: "民初", personShare: 0.1,
            yuan: 160_000,
            matters: [
                Matter(
                    title: "民事判决书", content: "判决被告于判决生效之日起十日内支付货款及利息", facts: "买卖合同纠纷",
                    basis: "《中华人民共和国民法典》第六百二十六条"),
                Matter(
                    title: "民事判决书", content: "判决被告于判决生效之日起十日内支付租金及违约金", facts: "房屋租赁合同纠纷",
                    basis: "《中华人民共和国民法典》第七百二十二条"),
                Matter(
                    title: "民事判决书", content: "判决被告于判决生效之日起十日内支付工程款", facts: "建设工程施工合同纠纷",
                    basis: "《中华人民共和国民法典》第八百零七条"),
            ]),
        ItemStory(
            item: "adjudication", perMille: 10, senders: [.humanResources, .arbitration], mark: "裁", yuan: 40_000,
            matters: [
                Matter(
                    title: "仲裁裁决书", content: "裁决被申请人支付拖欠的劳动报酬", facts: "劳动报酬争议",
                    basis: "《中华人民共和国劳动争议调解仲裁法》第四十七条", choice: "劳动", by: .humanResources),
                Matter(
                    title: "仲裁裁决书", content: "裁决被申请人支付货款及违约金", facts: "买卖合同争议", basis: "《中华人民共和国仲裁法》第五十一条",
                    choice: "商事", by: .arbitration),
            ]),
        ItemStory(
            item: "compulsion", perMille: 6, senders: [.market, .environment, .tax], mark: "强执", yuan: 30_000,
            matters: [
                Matter(
                    title: "行政强制执行决定书", content: "加处罚款并申请人民法院强制执行", facts: "逾期不履行行政处罚决定",
                    basis: "《中华人民共和国行政强制法》第四十五条", choice: "加处罚款"),
                Matter(
                    title: "行政强制执行决定书", content: "从银行账户划拨税款、滞纳金", facts: "经催告逾期仍未缴纳", basis: "《中华人民共和国税收征收管理法》第四十条",
                    choice: "划拨", by: .tax),
            ]),
        ItemStory(
            item: "arrears", perMille: 18, senders: [.tax, .humanResources], mark: "欠", closes: 0.5,
            endsWhenClosed: true, yuan: 60_000,
            matters: [
                Matter(
                    title: "限期缴纳决定书", content: "欠缴增值税，经催缴仍未缴清", facts: "超过规定的缴纳期限未缴纳税款", basis: "《欠税公告办法（试行）》第三条",
                    choice: "税款", by: .tax),
                Matter(
                    title: "限期缴纳决定书", content: "欠缴职工基本养老保险费，经催缴仍未缴清", facts: "未按时足额缴纳社会保险费",
                    basis: "《中华人民共和国社会保险法》第六十三条", choice: "社会保险", by: .humanResources),
            ]),
    ]
}
