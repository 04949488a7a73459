// Why this file exists: names that sound like a city's and belong to nobody in it.

/// The words of which names are put together. The city 泉城市 doesn't exist, so no name that bears it is anyone's.
struct NameWords: Sendable {
    static let city: StaticString = "泉城市"

    private let brand = WordList(
        characters: "沐禾岚屿鸿泽锦瑞恒嘉泰盛祥润丰凯诚朗璟昕霖澜蔚宸栩穗槿芮韬邈铂珩棠笙骐骁榆柚荔荞鹭鸢鲸漫漾溯砚筠绮翎舜荟蓝衡谷远迦霁颐驰麓")
    private let trades = WordList(
        """
        餐饮管理 食品 商贸 建筑工程 装饰设计 物流 汽车服务 信息技术 网络科技 机械制造 环保科技 医疗器械
        教育咨询 物业服务 农业科技 园林绿化 文化传媒 新能源 房地产经纪 保洁服务 印刷包装 化工 电子商务 旅游服务
        """)
    private let industries = WordList(
        """
        住宿和餐饮业 批发和零售业 批发和零售业 建筑业 建筑业 交通运输、仓储和邮政业 居民服务、修理和其他服务业
        信息传输、软件和信息技术服务业 信息传输、软件和信息技术服务业 制造业 科学研究和技术服务业 批发和零售业 教育 房地产业
        农、林、牧、渔业 建筑业 文化、体育和娱乐业 电力、热力、燃气及水生产和供应业 房地产业 居民服务、修理和其他服务业 制造业
        制造业 批发和零售业 租赁和商务服务业
        """)
    private let shops = WordList("小吃店 便利店 理发店 五金店 水果店 服装店 早餐店 药店 汽修店 烧烤店 茶叶店 网吧 面馆 超市 花店 母婴店")
    private let crops = WordList("蔬菜种植 苹果种植 粮食种植 畜禽养殖 苗木种植 食用菌种植")
    private let institutes = WordList("养老服务中心 职业培训学校 社区服务中心 幼儿园 康复服务中心")
    private let streets = WordList("泉涌路 榆荫街 清荷路 稻香街 云锦路 鹊桥街 文澜路 工坊街 北苑巷 柳堤路 望湖路 集贤街 晴川路 麦浪街 银杏路 石桥巷")
    private let surnames = WordList(
        characters: "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕")
    private let given = WordList(
        characters: "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧建文玉兰波宁宇浩欣晨雪梅峰琳鑫博颖帆佳旭瑶凡彤睿航悦岩")

    /// Appends the name of a subject, a person's or an organisation's.
    func appendName(of party: Party, city: [UInt8], to out: inout [UInt8]) {
        var random = SplitMix64(seed: party.seed)
        let trade = random.below(trades.count)
        switch party.kind {
        case .person:
            appendPerson(seed: party.seed, to: &out)
        case .company:
            let style = random.below(10)
            if style < 7 { out.write(Self.city) }
            appendBrand(party, to: &out)
            out.write(trades, trade)
            if style >= 7 {
                out.write("（")
                out.write(Self.city)
                out.write("）")
            }
            out.write(isJointStock(party) ? "股份有限公司" : "有限公司")
        case .cooperative:
            out.write(Self.city)
            out.append(contentsOf: city)
            appendBrand(party, to: &out)
            out.write(crops, random.below(crops.count))
            out.write("专业合作社")
        case .institution:
            out.write(Self.city)
            appendBrand(party, to: &out)
            out.write(institutes, random.below(institutes.count))
        case .business:
            out.write(Self.city)
            out.append(contentsOf: city)
            appendBrand(party, to: &out)
            out.write(shops, random.below(shops.count))
        }
    }

    /// Appends the name of a person: the legal representative's, the keeper's of a business, or the party's own.
    func appendPerson(seed: UInt64, to out: inout [UInt8]) {
        var random = SplitMix64(seed: seed, stream: 1)
        out.write(surnames, random.below(surnames.count))
        out.write(given, random.below(given.count))
        if random.chance(0.8) { out.write(given, random.below(given.count)) }
    }

    /// The form of organisation (组织形式) in the words of the registry.
    func form(of party: Party) -> StaticString {
        switch party.kind {
        case .company: isJointStock(party) ? "股份有限公司" : "有限责任公司"
        case .cooperative: "农民专业合作社"
        case .institution: "民办非企业单位"
        case .business: "个体工商户"
        case .person: ""
        }
    }

    /// Appends the industry that goes with the trade in a company's name.
    func appendIndustry(of party: Party, to out: inout [UInt8]) {
        switch party.kind {
        case .company: out.write(industries, trade(of: party))
        case .cooperative: out.write("农、林、牧、渔业")
        case .institution: out.write("居民服务、修理和其他服务业")
        case .business, .person: out.write("批发和零售业")
        }
    }

    /// Appends the business scope (经营范围).
    func appendScope(of party: Party, to out: inout [UInt8]) {
        out.write("一般项目：")
        out.write(trades, trade(of: party))
        out.write("；")
        out.write(trades, Int(party.seed >> 40) % trades.count)
        out.write("。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）")
    }

    /// Appends a street and a number: another one after a move.
    func appendStreet(of party: Party, to out: inout [UInt8]) {
        var random = SplitMix64(seed: party.seed, stream: UInt64(200 + party.district))
        out.write(streets, random.below(streets.count))
        out.write(number: random.within(1...399))
        out.write("号")
    }

    private func trade(of party: Party) -> Int {
        var random = SplitMix64(seed: party.seed)
        return random.below(trades.count)
    }

    private func isJointStock(_ party: Party) -> Bool { party.seed & 31 == 0 }

    private func appendBrand(_ party: Party, to out: inout [UInt8]) {
        var random = SplitMix64(seed: party.seed, stream: 100 + party.generation)
        for _ in 0..<(random.chance(0.15) ? 2 : 3) { out.write(brand, random.below(brand.count)) }
    }
}
