// Why this file exists: a haulier is not fined for its food: who meets which department follows from the trade.

extension Department {
    /// The trades of companies that this department deals with, as parts of their names; nil for all.
    private var companies: [StaticString]? {
        switch self {
        case .transport: ["物流", "汽车", "商贸"]
        case .housing: ["建筑", "装饰", "物业", "园林", "房地产"]
        case .culture: ["网络", "文化", "旅游", "信息"]
        case .environment: ["机械", "环保", "印刷", "化工", "新能源", "汽车"]
        case .emergency: ["机械", "化工", "新能源", "建筑", "印刷"]
        case .health: ["餐饮", "医疗", "旅游", "保洁"]
        case .fire: ["餐饮", "商贸", "物业", "文化", "旅游", "教育"]
        case .market, .cityManagement, .tax, .court, .humanResources, .civilAffairs, .development, .arbitration,
            .creditCentre, .association:
            nil
        }
    }

    /// The same for the shops of individual businesses.
    private var shops: [StaticString]? {
        switch self {
        case .transport: ["汽修"]
        case .housing, .emergency: []
        case .culture: ["网吧"]
        case .environment: ["汽修", "烧烤"]
        case .health: ["理发", "小吃", "早餐", "面馆"]
        case .fire: ["网吧", "超市", "小吃", "烧烤"]
        case .market, .cityManagement, .tax, .court, .humanResources, .civilAffairs, .development, .arbitration,
            .creditCentre, .association:
            nil
        }
    }

    /// What the market regulator permits is about food and medicine.
    private static let food: [StaticString] = [
        "餐饮", "食品", "商贸", "电子商务", "小吃", "便利", "水果", "早餐", "药店", "烧烤", "面馆", "超市", "茶叶", "母婴",
    ]

    /// Whether it would decide on an item about a subject of that name.
    func deals(with name: [UInt8], kind: PartyKind, item: String) -> Bool {
        if self == .market, item == "permit" { return Self.names(Self.food, name) }
        return switch kind {
        case .company: companies.map { Self.names($0, name) } ?? true
        case .business: shops.map { Self.names($0, name) } ?? true
        case .cooperative, .institution: companies == nil
        case .person: true
        }
    }

    private static func names(_ words: [StaticString], _ name: [UInt8]) -> Bool {
        words.contains { word in
            let (start, count) = (word.utf8Start, word.utf8CodeUnitCount)
            guard name.count >= count else { return false }
            return name.indices.dropLast(count - 1).contains { place in
                (0..<count).allSatisfy { name[place + $0] == start[$0] }
            }
        }
    }
}
