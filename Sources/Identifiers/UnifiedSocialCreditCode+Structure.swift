// The published tables of the first two characters: who registered the subject, and as what.

extension UnifiedSocialCreditCode {
    /// The registering department (登记管理部门) by the first character; nothing for characters in no table.
    public var registrar: BilingualText? {
        switch text.utf8.first {
        case UInt8(ascii: "1"): BilingualText(zh: "机构编制", en: "institutional establishment")
        case UInt8(ascii: "2"): BilingualText(zh: "外交", en: "foreign affairs")
        case UInt8(ascii: "3"): BilingualText(zh: "司法行政", en: "judicial administration")
        case UInt8(ascii: "4"): BilingualText(zh: "文化", en: "culture")
        case UInt8(ascii: "5"): BilingualText(zh: "民政", en: "civil affairs")
        case UInt8(ascii: "6"): BilingualText(zh: "旅游", en: "tourism")
        case UInt8(ascii: "7"): BilingualText(zh: "宗教", en: "religious affairs")
        case UInt8(ascii: "8"): BilingualText(zh: "工会", en: "trade unions")
        case UInt8(ascii: "9"): BilingualText(zh: "工商（市场监管）", en: "market regulation")
        case UInt8(ascii: "A"): BilingualText(zh: "中央军委改革和编制办公室", en: "military establishment")
        case UInt8(ascii: "N"): BilingualText(zh: "农业", en: "agriculture")
        case UInt8(ascii: "Y"): BilingualText(zh: "其他", en: "other")
        default: nil
        }
    }

    /// The class of institution (机构类别) by the first two characters; nothing for pairs in no table.
    public var institution: BilingualText? {
        switch String(text.prefix(2)) {
        case "11": BilingualText(zh: "机关", en: "government organ")
        case "12": BilingualText(zh: "事业单位", en: "public institution")
        case "13": BilingualText(zh: "中央编办直接管理机构编制的群众团体", en: "mass organisation")
        case "21": BilingualText(zh: "外国常驻新闻机构", en: "resident foreign news bureau")
        case "31": BilingualText(zh: "律师执业机构", en: "law practice")
        case "32": BilingualText(zh: "公证处", en: "notary office")
        case "33": BilingualText(zh: "基层法律服务所", en: "grassroots legal service office")
        case "34": BilingualText(zh: "司法鉴定机构", en: "forensic institution")
        case "35": BilingualText(zh: "仲裁委员会", en: "arbitration commission")
        case "41": BilingualText(zh: "外国在华文化中心", en: "foreign cultural centre")
        case "51": BilingualText(zh: "社会团体", en: "social association")
        case "52": BilingualText(zh: "民办非企业单位", en: "private non-enterprise unit")
        case "53": BilingualText(zh: "基金会", en: "foundation")
        case "54": BilingualText(zh: "基层群众性自治组织", en: "villagers' or residents' committee")
        case "61": BilingualText(zh: "外国旅游部门常驻代表机构", en: "resident office of a foreign tourism body")
        case "62":
            BilingualText(zh: "港澳台地区旅游部门常驻内地（大陆）代表机构", en: "resident office of an HK, Macao or Taiwan tourism body")
        case "71": BilingualText(zh: "宗教活动场所", en: "place of religious activity")
        case "72": BilingualText(zh: "宗教院校", en: "religious school")
        case "81": BilingualText(zh: "基层工会", en: "grassroots trade union")
        case "91": BilingualText(zh: "企业", en: "enterprise")
        case "92": BilingualText(zh: "个体工商户", en: "individual business")
        case "93": BilingualText(zh: "农民专业合作社", en: "farmers' cooperative")
        case "A1": BilingualText(zh: "军队事业单位", en: "military institution")
        case "N1": BilingualText(zh: "组级集体经济组织", en: "collective economic organisation of a group")
        case "N2": BilingualText(zh: "村级集体经济组织", en: "collective economic organisation of a village")
        case "N3": BilingualText(zh: "乡镇级集体经济组织", en: "collective economic organisation of a township")
        case "Y1", "19", "29", "39", "49", "59", "69", "79", "89", "99", "A9":
            BilingualText(zh: "其他", en: "other")
        default: nil
        }
    }

    /// The platform's own grouping of subjects, by the first two characters.
    public var subjectFamily: SubjectFamily {
        switch String(text.prefix(2)) {
        case "11": .governmentOrgan
        case "12": .publicInstitution
        case "13": .massOrganisation
        case "51", "52", "53": .socialOrganisation
        case "54": .selfGovernment
        case "91": .enterprise
        case "92": .individualBusiness
        case "93": .cooperative
        case "N1", "N2", "N3": .ruralCollective
        default: .other
        }
    }

    /// Whether the pair of department and class is in the tables above.
    static func hasKnownClass(_ department: UInt8, _ category: UInt8) -> Bool {
        guard category != UInt8(ascii: "9") else {
            return department &- 0x31 < 9 || department == UInt8(ascii: "A")
        }
        let greatest: UInt8 =
            switch department {
            case UInt8(ascii: "1"), UInt8(ascii: "9"), UInt8(ascii: "N"): 3
            case UInt8(ascii: "2"), UInt8(ascii: "4"), UInt8(ascii: "8"), UInt8(ascii: "A"), UInt8(ascii: "Y"): 1
            case UInt8(ascii: "3"): 5
            case UInt8(ascii: "5"): 4
            case UInt8(ascii: "6"), UInt8(ascii: "7"): 2
            default: 0
            }
        return category &- 0x31 < greatest
    }
}

/// What kind of subject an organisation is, as the platform distinguishes them.
public enum SubjectFamily: String, CaseIterable, Sendable {
    /// Government organ (机关).
    case governmentOrgan
    /// Public institution (事业单位).
    case publicInstitution
    /// Mass organisation (群众团体).
    case massOrganisation
    /// Association, private non-enterprise unit or foundation (社会组织).
    case socialOrganisation
    /// Villagers' or residents' committee (基层群众性自治组织).
    case selfGovernment
    /// Enterprise (企业).
    case enterprise
    /// Individual business (个体工商户), which is no legal person.
    case individualBusiness
    /// Farmers' cooperative (农民专业合作社).
    case cooperative
    /// Rural collective economic organisation (农村集体经济组织).
    case ruralCollective
    /// Every other.
    case other
}
