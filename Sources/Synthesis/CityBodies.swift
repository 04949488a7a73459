// Why this file exists: the list of bodies of the demo city, the same for every seed so that guides may name them.

internal import Law
internal import WorkingDays

/// The bodies of 泉城市 (示例): ten departments of the city, and three of them in every district.
enum CityBodies {
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
        return bodies
    }

    /// Only the market regulator of the city registers. The fire service permits, the tax office only punishes.
    private static func items(of department: Department, isCity: Bool) -> [String] {
        switch department {
        case .market: isCity ? ["registration", "permit", "penalty"] : ["permit", "penalty"]
        case .tax: ["penalty"]
        default: ["permit", "penalty"]
        }
    }

    private static func code(region: Int, number: Int) -> String {
        var bytes: [UInt8] = []
        SyntheticCode.append(kind: 11, region: region, block: .body, number: number, shift: 0, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
