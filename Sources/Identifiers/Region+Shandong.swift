// The regions of Shandong: every code in use, and those given up within living numbers.

extension Region {
    /// The name of a six-digit code of Shandong in use, or nothing if it is not one.
    ///
    /// - Source: GB/T 2260 with later changes of divisions, as generally known; not compared with the text itself.
    public static func shandong(code: Int) -> BilingualText? {
        current.first { $0.code == code }?.name
    }

    /// Whether a prefecture of Shandong has, or had, these two digits after 37; 20 to 29 were prefectures (地区) once.
    @inline(__always)
    static func isPrefectureOfShandong(_ digits: Int) -> Bool {
        switch digits {
        case 0...17, 20...29: true
        default: false
        }
    }

    private static let current: [(code: Int, name: BilingualText)] = rows.compactMap { row in
        let parts = row.split(separator: " ", maxSplits: 2)
        guard parts.count == 3, let code = Int(parts[0]) else { return nil }
        return (code, BilingualText(zh: String(parts[1]), en: String(parts[2])))
    }

    private static let rows: [String] = [
        "370000 山东省 Shandong", "370100 济南市 Jinan", "370102 历下区 Lixia", "370103 市中区 Shizhong, Jinan",
        "370104 槐荫区 Huaiyin", "370105 天桥区 Tianqiao", "370112 历城区 Licheng", "370113 长清区 Changqing",
        "370114 章丘区 Zhangqiu", "370115 济阳区 Jiyang", "370116 莱芜区 Laiwu", "370117 钢城区 Gangcheng",
        "370124 平阴县 Pingyin", "370126 商河县 Shanghe", "370200 青岛市 Qingdao", "370202 市南区 Shinan",
        "370203 市北区 Shibei", "370211 黄岛区 Huangdao", "370212 崂山区 Laoshan", "370213 李沧区 Licang",
        "370214 城阳区 Chengyang", "370215 即墨区 Jimo", "370281 胶州市 Jiaozhou", "370283 平度市 Pingdu",
        "370285 莱西市 Laixi", "370300 淄博市 Zibo", "370302 淄川区 Zichuan", "370303 张店区 Zhangdian",
        "370304 博山区 Boshan", "370305 临淄区 Linzi", "370306 周村区 Zhoucun", "370321 桓台县 Huantai",
        "370322 高青县 Gaoqing", "370323 沂源县 Yiyuan", "370400 枣庄市 Zaozhuang", "370402 市中区 Shizhong, Zaozhuang",
        "370403 薛城区 Xuecheng", "370404 峄城区 Yicheng", "370405 台儿庄区 Tai’erzhuang", "370406 山亭区 Shanting",
        "370481 滕州市 Tengzhou", "370500 东营市 Dongying", "370502 东营区 Dongying District", "370503 河口区 Hekou",
        "370505 垦利区 Kenli", "370522 利津县 Lijin", "370523 广饶县 Guangrao", "370600 烟台市 Yantai",
        "370602 芝罘区 Zhifu", "370611 福山区 Fushan", "370612 牟平区 Muping", "370613 莱山区 Laishan",
        "370614 蓬莱区 Penglai", "370681 龙口市 Longkou", "370682 莱阳市 Laiyang", "370683 莱州市 Laizhou",
        "370685 招远市 Zhaoyuan", "370686 栖霞市 Qixia", "370687 海阳市 Haiyang", "370700 潍坊市 Weifang",
        "370702 潍城区 Weicheng", "370703 寒亭区 Hanting", "370704 坊子区 Fangzi", "370705 奎文区 Kuiwen",
        "370724 临朐县 Linqu", "370725 昌乐县 Changle", "370781 青州市 Qingzhou", "370782 诸城市 Zhucheng",
        "370783 寿光市 Shouguang", "370784 安丘市 Anqiu", "370785 高密市 Gaomi", "370786 昌邑市 Changyi",
        "370800 济宁市 Jining", "370811 任城区 Rencheng", "370812 兖州区 Yanzhou", "370826 微山县 Weishan",
        "370827 鱼台县 Yutai", "370828 金乡县 Jinxiang", "370829 嘉祥县 Jiaxiang", "370830 汶上县 Wenshang",
        "370831 泗水县 Sishui", "370832 梁山县 Liangshan", "370881 曲阜市 Qufu", "370883 邹城市 Zoucheng",
        "370900 泰安市 Tai’an", "370902 泰山区 Taishan", "370911 岱岳区 Daiyue", "370921 宁阳县 Ningyang",
        "370923 东平县 Dongping", "370982 新泰市 Xintai", "370983 肥城市 Feicheng", "371000 威海市 Weihai",
        "371002 环翠区 Huancui", "371003 文登区 Wendeng", "371082 荣成市 Rongcheng", "371083 乳山市 Rushan",
        "371100 日照市 Rizhao", "371102 东港区 Donggang", "371103 岚山区 Lanshan, Rizhao", "371121 五莲县 Wulian",
        "371122 莒县 Juxian", "371300 临沂市 Linyi", "371302 兰山区 Lanshan, Linyi", "371311 罗庄区 Luozhuang",
        "371312 河东区 Hedong", "371321 沂南县 Yinan", "371322 郯城县 Tancheng", "371323 沂水县 Yishui",
        "371324 兰陵县 Lanling", "371325 费县 Feixian", "371326 平邑县 Pingyi", "371327 莒南县 Junan",
        "371328 蒙阴县 Mengyin", "371329 临沭县 Linshu", "371400 德州市 Dezhou", "371402 德城区 Decheng",
        "371403 陵城区 Lingcheng", "371422 宁津县 Ningjin", "371423 庆云县 Qingyun", "371424 临邑县 Linyi County",
        "371425 齐河县 Qihe", "371426 平原县 Pingyuan", "371427 夏津县 Xiajin", "371428 武城县 Wucheng",
        "371481 乐陵市 Leling", "371482 禹城市 Yucheng", "371500 聊城市 Liaocheng", "371502 东昌府区 Dongchangfu",
        "371503 茌平区 Chiping", "371521 阳谷县 Yanggu", "371522 莘县 Shenxian", "371524 东阿县 Dong’e",
        "371525 冠县 Guanxian", "371526 高唐县 Gaotang", "371581 临清市 Linqing", "371600 滨州市 Binzhou",
        "371602 滨城区 Bincheng", "371603 沾化区 Zhanhua", "371621 惠民县 Huimin", "371622 阳信县 Yangxin",
        "371623 无棣县 Wudi", "371625 博兴县 Boxing", "371681 邹平市 Zouping", "371700 菏泽市 Heze",
        "371702 牡丹区 Mudan", "371703 定陶区 Dingtao", "371721 曹县 Caoxian", "371722 单县 Shanxian",
        "371723 成武县 Chengwu", "371724 巨野县 Juye", "371725 郓城县 Yuncheng", "371726 鄄城县 Juancheng",
        "371728 东明县 Dongming",
    ]
}
