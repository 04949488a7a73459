// Region codes in numbers are those of the day of registration, so these tables only ever warn.

/// Administrative regions (行政区划) as far as identifiers need them: provinces, the
/// regions of Shandong, and codes of Shandong known to be abolished.
///
/// - Source: GB/T 2260; the abolished codes are those given up in Shandong since 2000.
public enum Region {
    /// The province with the two-digit prefix `prefix`, such as 37, or nothing if there is none.
    public static func province(prefix: Int) -> BilingualText? {
        provinces.first { $0.prefix == prefix }?.name
    }

    /// The name and fate of the abolished six-digit `code`, or nothing if it is not known to be abolished.
    public static func retired(code: Int) -> BilingualText? {
        switch code {
        case 370123: BilingualText(zh: "长清县（2001年改为长清区）", en: "Changqing County (a district since 2001)")
        case 370125: BilingualText(zh: "济阳县（2018年改为济阳区）", en: "Jiyang County (a district since 2018)")
        case 370181: BilingualText(zh: "章丘市（2016年改为章丘区）", en: "Zhangqiu City (a district since 2016)")
        case 371200: BilingualText(zh: "莱芜市（2019年并入济南市）", en: "Laiwu City (part of Jinan since 2019)")
        case 371202: BilingualText(zh: "莱芜市莱城区（2019年改为济南市莱芜区）", en: "Laicheng, Laiwu (Laiwu District since 2019)")
        case 371203: BilingualText(zh: "莱芜市钢城区（2019年并入济南市）", en: "Gangcheng, Laiwu (part of Jinan since 2019)")
        case 370205: BilingualText(zh: "青岛市四方区（2012年并入市北区）", en: "Sifang, Qingdao (part of Shibei since 2012)")
        case 370282: BilingualText(zh: "即墨市（2017年改为即墨区）", en: "Jimo City (a district since 2017)")
        case 370284: BilingualText(zh: "胶南市（2012年并入黄岛区）", en: "Jiaonan City (part of Huangdao since 2012)")
        case 370521: BilingualText(zh: "垦利县（2016年改为垦利区）", en: "Kenli County (a district since 2016)")
        case 370634: BilingualText(zh: "长岛县（2020年并入蓬莱区）", en: "Changdao County (part of Penglai since 2020)")
        case 370684: BilingualText(zh: "蓬莱市（2020年改为蓬莱区）", en: "Penglai City (a district since 2020)")
        case 370802: BilingualText(zh: "济宁市市中区（2013年并入任城区）", en: "Shizhong, Jining (part of Rencheng since 2013)")
        case 370882: BilingualText(zh: "兖州市（2013年改为兖州区）", en: "Yanzhou City (a district since 2013)")
        case 371081: BilingualText(zh: "文登市（2014年改为文登区）", en: "Wendeng City (a district since 2014)")
        case 371421: BilingualText(zh: "陵县（2014年改为陵城区）", en: "Lingxian County (a district since 2014)")
        case 371523: BilingualText(zh: "茌平县（2019年改为茌平区）", en: "Chiping County (a district since 2019)")
        case 371624: BilingualText(zh: "沾化县（2014年改为沾化区）", en: "Zhanhua County (a district since 2014)")
        case 371626: BilingualText(zh: "邹平县（2018年改为邹平市）", en: "Zouping County (a city since 2018)")
        case 371727: BilingualText(zh: "定陶县（2016年改为定陶区）", en: "Dingtao County (a district since 2016)")
        default: nil
        }
    }

    /// Warnings about the region in the six digits at `offset`; `national` says that 100000 stands for the state.
    @inline(__always)
    static func warnings(
        _ code: UnsafeBufferPointer<UInt8>, at offset: Int, national: Bool
    ) -> IdentifierWarnings {
        let prefix = Ascii.number(code, at: offset, count: 2)
        guard isProvince(prefix) else {
            return national && prefix == 10 ? IdentifierWarnings() : IdentifierWarnings(.unknownRegion)
        }
        guard prefix == 37 else { return IdentifierWarnings() }
        if retired(code: Ascii.number(code, at: offset, count: 6)) != nil { return IdentifierWarnings(.retiredRegion) }
        let prefecture = Ascii.number(code, at: offset + 2, count: 2)
        return isPrefectureOfShandong(prefecture) ? IdentifierWarnings() : IdentifierWarnings(.unknownRegion)
    }

    /// Whether a province has this two-digit prefix.
    @inline(__always)
    static func isProvince(_ prefix: Int) -> Bool {
        switch prefix {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
        default: false
        }
    }

    /// The provinces in the order of their codes; 83 occurs in residence permits only.
    private static let provinces: [(prefix: Int, name: BilingualText)] = [
        (11, BilingualText(zh: "北京市", en: "Beijing")), (12, BilingualText(zh: "天津市", en: "Tianjin")),
        (13, BilingualText(zh: "河北省", en: "Hebei")), (14, BilingualText(zh: "山西省", en: "Shanxi")),
        (15, BilingualText(zh: "内蒙古自治区", en: "Inner Mongolia")), (21, BilingualText(zh: "辽宁省", en: "Liaoning")),
        (22, BilingualText(zh: "吉林省", en: "Jilin")), (23, BilingualText(zh: "黑龙江省", en: "Heilongjiang")),
        (31, BilingualText(zh: "上海市", en: "Shanghai")), (32, BilingualText(zh: "江苏省", en: "Jiangsu")),
        (33, BilingualText(zh: "浙江省", en: "Zhejiang")), (34, BilingualText(zh: "安徽省", en: "Anhui")),
        (35, BilingualText(zh: "福建省", en: "Fujian")), (36, BilingualText(zh: "江西省", en: "Jiangxi")),
        (37, BilingualText(zh: "山东省", en: "Shandong")), (41, BilingualText(zh: "河南省", en: "Henan")),
        (42, BilingualText(zh: "湖北省", en: "Hubei")), (43, BilingualText(zh: "湖南省", en: "Hunan")),
        (44, BilingualText(zh: "广东省", en: "Guangdong")), (45, BilingualText(zh: "广西壮族自治区", en: "Guangxi")),
        (46, BilingualText(zh: "海南省", en: "Hainan")), (50, BilingualText(zh: "重庆市", en: "Chongqing")),
        (51, BilingualText(zh: "四川省", en: "Sichuan")), (52, BilingualText(zh: "贵州省", en: "Guizhou")),
        (53, BilingualText(zh: "云南省", en: "Yunnan")), (54, BilingualText(zh: "西藏自治区", en: "Xizang")),
        (61, BilingualText(zh: "陕西省", en: "Shaanxi")), (62, BilingualText(zh: "甘肃省", en: "Gansu")),
        (63, BilingualText(zh: "青海省", en: "Qinghai")), (64, BilingualText(zh: "宁夏回族自治区", en: "Ningxia")),
        (65, BilingualText(zh: "新疆维吾尔自治区", en: "Xinjiang")), (71, BilingualText(zh: "台湾省", en: "Taiwan")),
        (81, BilingualText(zh: "香港特别行政区", en: "Hong Kong")), (82, BilingualText(zh: "澳门特别行政区", en: "Macao")),
        (83, BilingualText(zh: "台湾地区（居住证）", en: "Taiwan (residence permits)")),
    ]
}
