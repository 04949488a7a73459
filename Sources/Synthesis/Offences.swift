// Why this file exists: what the departments of the demo city punish, and by which article.

/// An unlawful act with the words of its decision.
struct Offence: Sendable {
    /// 违法行为类型
    let act: StaticString
    /// What was found, as it follows 当事人.
    let facts: StaticString
    /// 处罚依据, with its article.
    let basis: StaticString
    /// The permit that may be withheld or revoked.
    let licence: StaticString
}

extension Department {
    /// What this department punishes.
    var offences: [Offence] {
        switch self {
        case .market: Self.marketOffences
        case .environment: Self.environmentOffences
        case .emergency: Self.emergencyOffences
        case .transport: Self.transportOffences
        case .cityManagement: Self.cityManagementOffences
        case .fire: Self.fireOffences
        case .tax: Self.taxOffences
        case .housing: Self.housingOffences
        case .culture: Self.cultureOffences
        case .health: Self.healthOffences
        case .court, .humanResources, .civilAffairs, .development, .arbitration, .creditCentre, .association: []
        }
    }

    private static let marketOffences = [
        Offence(
            act: "经营超过保质期的食品", facts: "货架上陈列待售的预包装食品已超过保质期", basis: "《中华人民共和国食品安全法》第一百二十四条第一款第五项",
            licence: "食品经营许可证"),
        Offence(
            act: "未取得食品经营许可从事食品经营活动", facts: "未取得食品经营许可即对外销售散装熟食", basis: "《中华人民共和国食品安全法》第一百二十二条第一款",
            licence: "营业执照"),
        Offence(
            act: "发布违法广告", facts: "在店堂及网页上使用“国家级”“最佳”等用语", basis: "《中华人民共和国广告法》第五十七条第一项", licence: "营业执照"),
        Offence(
            act: "销售不符合标准的产品", facts: "销售的电动自行车经抽样检验不合格", basis: "《中华人民共和国产品质量法》第四十九条", licence: "营业执照"),
        Offence(
            act: "虚假宣传", facts: "对其商品的销售状况作引人误解的商业宣传", basis: "《中华人民共和国反不正当竞争法》第二十条第一款", licence: "营业执照"),
        Offence(
            act: "使用未经检验的特种设备", facts: "使用的叉车未经定期检验", basis: "《中华人民共和国特种设备安全法》第八十四条第一项",
            licence: "特种设备使用登记证"),
    ]
    private static let environmentOffences = [
        Offence(
            act: "超标排放大气污染物", facts: "排气筒非甲烷总烃排放浓度超过排放标准", basis: "《中华人民共和国大气污染防治法》第九十九条第二项", licence: "排污许可证"),
        Offence(
            act: "未按规定贮存危险废物", facts: "将废机油露天堆放且未设置识别标志", basis: "《中华人民共和国固体废物污染环境防治法》第一百一十二条第一款第六项",
            licence: "排污许可证"),
    ]
    private static let emergencyOffences = [
        Offence(
            act: "未对从业人员进行安全生产教育和培训", facts: "未如实记录安全生产教育和培训情况", basis: "《中华人民共和国安全生产法》第九十七条第四项",
            licence: "安全生产许可证"),
        Offence(
            act: "未设置安全警示标志", facts: "未在有限空间作业场所设置明显的安全警示标志", basis: "《中华人民共和国安全生产法》第九十九条第一项",
            licence: "安全生产许可证"),
    ]
    private static let transportOffences = [
        Offence(
            act: "擅自从事道路货物运输经营", facts: "未取得道路运输经营许可从事货物运输", basis: "《中华人民共和国道路运输条例》第六十三条", licence: "道路运输证"),
        Offence(act: "超限运输", facts: "驾驶的货运车辆车货总质量超过限定标准", basis: "《公路安全保护条例》第六十四条", licence: "道路运输经营许可证"),
    ]
    private static let cityManagementOffences = [
        Offence(act: "擅自占道经营", facts: "在门前人行道摆放桌椅经营", basis: "《城市市容和环境卫生管理条例》第三十六条第二项", licence: "临时占道许可证"),
        Offence(
            act: "随意倾倒建筑垃圾", facts: "将装修垃圾倾倒在道路绿化带内", basis: "《城市建筑垃圾管理规定》第二十六条", licence: "城市建筑垃圾处置核准证"),
    ]
    private static let fireOffences = [
        Offence(act: "占用疏散通道", facts: "在疏散通道内堆放货物", basis: "《中华人民共和国消防法》第六十条第一款第三项", licence: "公众聚集场所安全检查意见书"),
        Offence(
            act: "消防设施未保持完好有效", facts: "室内消火栓无水且火灾报警控制器处于故障状态", basis: "《中华人民共和国消防法》第六十条第一款第一项",
            licence: "公众聚集场所安全检查意见书"),
    ]
    private static let taxOffences = [
        Offence(act: "未按照规定期限办理纳税申报", facts: "未按照规定的期限办理纳税申报和报送纳税资料", basis: "《中华人民共和国税收征收管理法》第六十二条", licence: "营业执照"),
        Offence(act: "未按照规定开具发票", facts: "应当开具而未开具发票", basis: "《中华人民共和国发票管理办法》第三十三条第一项", licence: "营业执照"),
    ]
    private static let housingOffences = [
        Offence(act: "未取得施工许可证擅自施工", facts: "在建工程未取得施工许可证即开工", basis: "《建设工程质量管理条例》第五十七条", licence: "建筑业企业资质证书"),
        Offence(act: "未按照工程设计图纸施工", facts: "施工中擅自变更钢筋规格", basis: "《建设工程质量管理条例》第六十四条", licence: "建筑业企业资质证书"),
    ]
    private static let cultureOffences = [
        Offence(
            act: "未按规定核对登记上网消费者", facts: "未核对登记上网消费者的有效身份证件", basis: "《互联网上网服务营业场所管理条例》第三十二条第三项",
            licence: "网络文化经营许可证"),
        Offence(act: "未经许可经营旅行社业务", facts: "未取得旅行社业务经营许可招徕旅游者", basis: "《中华人民共和国旅游法》第九十五条第一款", licence: "旅行社业务经营许可证"),
    ]
    private static let healthOffences = [
        Offence(act: "公共用品用具未按规定清洗消毒", facts: "杯具经检测不符合卫生标准", basis: "《公共场所卫生管理条例》第十四条第一款", licence: "公共场所卫生许可证"),
        Offence(act: "使用非卫生技术人员", facts: "安排未取得执业资格的人员从事诊疗活动", basis: "《医疗机构管理条例》第四十七条", licence: "医疗机构执业许可证"),
    ]
}
