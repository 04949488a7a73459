// Why this file exists: the list of bodies of the demo city, the same for every seed so that guides may name them.

internal import Law
internal import WorkingDays

/// The bodies of 泉城市 (示例): departments of the city, three of them in every district, courts, and those that are no
/// department. New ones go to the end, so that the codes of the others stay.
enum CityBodies {
    /// A body of the whole city that came later, with the first two characters of its code.
    private static let others: [(department: Department, name: String, mark: String, kind: Int)] = [
        (.humanResources, "人力资源和社会保障局", "人社", 11), (.civilAffairs, "民政局", "民", 11),
        (.development, "发展和改革委员会", "发改", 11), (.arbitration, "仲裁委员会", "仲", 12),
        (.creditCentre, "公共信用中心", "信", 12), (.association, "信用服务行业协会", "信协", 51),
    ]

    private static let departments: [(department: Department, name: String, mark: String)] = [
        (.market, "市场监督管理局", "市监"), (.environment, "生态环境局", "环"), (.emergency, "应急管理局", "应急"),
        (.transport, "交通运输局", "交"), (.cityManagement, "城市管理局", "城管"), (.fire, "消防救援支队", "消"),
        (.tax, "税务局", "税"), (.housing, "住房和城乡建设局", "建"), (.culture, "文化和旅游局", "文旅"),
        (.health, "卫生健康委员会", "卫"),
    ]

    private static let inDistricts: Set<Department> = [.market, .cityManagement, .health]

    /// The districts of that day, without the city itself.
    static func districts(of pack: PolicyPack, on day: Day) -> [District] {
        pack.districts.filter { $0.interval.contains(day) && !$0.code.hasSuffix("00") }
    }

    static func all(pack: PolicyPack, today: Day) -> [Body] {
        var bodies: [Body] = []
        for (department, name, mark) in departments {
            bodies.append(
                Body(
                    code: code(region: 370_100, number: bodies.count + 1), name: "泉城市" + name, district: nil,
                    items: items(of: department, isCity: true), department: department, mark: "泉" + mark))
        }
        for district in districts(of: pack, on: today) {
            let short = district.title.zh.dropLast()
            for (department, name, mark) in departments where inDistricts.contains(department) {
                bodies.append(
                    Body(
                        code: code(region: Int(district.code) ?? 370_100, number: bodies.count + 1),
                        name: "泉城市\(district.title.zh)\(name)", district: district.code,
                        items: items(of: department, isCity: false), department: department,
                        mark: "泉\(short)\(mark)"))
            }
        }
        add(.court, "泉城市中级人民法院", "泉01", region: 370_100, to: &bodies)
        for (number, district) in districts(of: pack, on: today).enumerated() {
            add(
                .court, "泉城市\(district.title.zh)人民法院", "泉01\(number + 11)", region: Int(district.code) ?? 370_100,
                district: district.code, to: &bodies)
        }
        for (department, name, mark, kind) in others {
            add(department, "泉城市" + name, "泉" + mark, kind: kind, region: 370_100, to: &bodies)
        }
        return bodies
    }

    private static func add(
        _ department: Department, _ name: String, _ mark: String, kind: Int = 11, region: Int, district: String? = nil,
        to bodies: inout [Body]
    ) {
        bodies.append(
            Body(
                code: code(kind: kind, region: region, number: bodies.count + 1), name: name, district: district,
                items: items(of: department, isCity: district == nil), department: department, mark: mark))
    }

    /// Only the market regulator of the city registers. The fire service permits, the tax office only punishes.
    private static func items(of department: Department, isCity: Bool) -> [String] {
        let acts: [String] =
            switch department {
            case .market: isCity ? ["registration", "permit", "penalty"] : ["permit", "penalty"]
            case .tax: ["penalty"]
            case .environment, .emergency, .transport, .cityManagement, .fire, .housing, .culture, .health:
                ["permit", "penalty"]
            case .court, .humanResources, .civilAffairs, .development, .arbitration, .creditCentre, .association: []
            }
        return acts + ItemStory.all.filter { $0.isSent(by: department, isCity: isCity) }.map(\.item)
    }

    private static func code(kind: Int = 11, region: Int, number: Int) -> String {
        var bytes: [UInt8] = []
        SyntheticCode.append(kind: kind, region: region, block: .body, number: number, shift: 0, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
