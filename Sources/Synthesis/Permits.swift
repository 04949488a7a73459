// Why this file exists: what the departments of the demo city permit.

/// A permit with the words of its decision.
struct Permit: Sendable {
    /// 许可决定文书名称
    let title: StaticString
    /// 许可证书名称
    let certificate: StaticString
    /// 许可内容
    let content: StaticString
    /// The meaning of its kind in table `permit-kinds`.
    let kind: String
    /// How long it holds; nil without an end.
    let years: Int?
    /// Whether a natural person may be given it.
    let forPersons: Bool
}

extension Department {
    /// What this department permits; the tax office permits nothing.
    var permits: [Permit] {
        switch self {
        case .market, .tax: Self.marketPermits
        case .court, .humanResources, .civilAffairs, .development, .arbitration, .creditCentre, .association: []
        case .environment:
            [
                Permit(
                    title: "准予排污许可决定书", certificate: "排污许可证", content: "准予排放污染物，排放口和排放限值见副本", kind: "ordinary",
                    years: 5,
                    forPersons: false)
            ]
        case .emergency:
            [
                Permit(
                    title: "准予危险化学品经营许可决定书", certificate: "危险化学品经营许可证", content: "准予经营危险化学品（不带储存设施）", kind: "ordinary",
                    years: 3, forPersons: false),
                Permit(
                    title: "特种作业操作资格认定决定书", certificate: "特种作业操作证", content: "准予从事低压电工作业", kind: "recognition",
                    years: 6,
                    forPersons: true),
            ]
        case .transport:
            [
                Permit(
                    title: "道路运输经营许可决定书", certificate: "道路运输经营许可证", content: "准予从事道路普通货物运输", kind: "ordinary", years: 4,
                    forPersons: false),
                Permit(
                    title: "经营性道路客货运输驾驶员从业资格认定决定书", certificate: "从业资格证", content: "认定具备道路货物运输驾驶员从业资格",
                    kind: "recognition", years: 6, forPersons: true),
            ]
        case .cityManagement:
            [
                Permit(
                    title: "准予设置大型户外广告决定书", certificate: "户外广告设置许可证", content: "准予在建筑物外立面设置大型户外广告设施一处",
                    kind: "ordinary",
                    years: 2, forPersons: false)
            ]
        case .fire:
            [
                Permit(
                    title: "公众聚集场所投入使用、营业前消防安全检查意见书", certificate: "消防安全检查意见书", content: "消防安全检查合格，准予投入使用",
                    kind: "verification", years: nil, forPersons: false)
            ]
        case .housing:
            [
                Permit(
                    title: "建筑业企业资质核准决定书", certificate: "建筑业企业资质证书", content: "核准建筑装修装饰工程专业承包二级资质", kind: "recognition",
                    years: 5, forPersons: false),
                Permit(
                    title: "建筑工程施工许可决定书", certificate: "建筑工程施工许可证", content: "准予施工", kind: "ordinary", years: 3,
                    forPersons: false),
            ]
        case .culture:
            [
                Permit(
                    title: "准予设立互联网上网服务营业场所决定书", certificate: "网络文化经营许可证", content: "准予从事互联网上网服务", kind: "ordinary",
                    years: 3,
                    forPersons: false)
            ]
        case .health:
            [
                Permit(
                    title: "公共场所卫生许可决定书", certificate: "公共场所卫生许可证", content: "准予从事理发、住宿场所经营", kind: "ordinary",
                    years: 4,
                    forPersons: false),
                Permit(
                    title: "医师执业注册决定书", certificate: "医师执业证书", content: "准予注册，执业类别为临床", kind: "registration",
                    years: nil,
                    forPersons: true),
            ]
        }
    }

    private static let marketPermits = [
        Permit(
            title: "准予食品经营许可决定书", certificate: "食品经营许可证", content: "准予从事食品销售（含散装食品、冷藏冷冻食品）", kind: "ordinary", years: 5,
            forPersons: false),
        Permit(
            title: "准予药品零售许可决定书", certificate: "药品经营许可证", content: "准予从事药品零售，经营范围为处方药、非处方药", kind: "ordinary", years: 5,
            forPersons: false),
        Permit(
            title: "特种设备作业人员资格认定决定书", certificate: "特种设备安全管理和作业人员证", content: "认定具备叉车司机资格", kind: "recognition",
            years: 4,
            forPersons: true),
    ]
}
