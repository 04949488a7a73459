// A right row of each item: tests break one field at a time.

public import Registry
public import WorkingDays

/// Values by field code.
public typealias TestRow = [String: String]

extension [String: String] {
    /// The same row with other values in some fields.
    public func with(_ changes: TestRow) -> TestRow {
        merging(changes) { _, new in new }
    }
}

/// Rows that no rule has anything to say against.
public enum TestRows {
    /// The body that decides and sends.
    public static let body = TestCode.organisation(900_001, kind: "11", region: "370100")
    /// The body that grants permits.
    public static let permitBody = TestCode.organisation(900_011, kind: "11", region: "370100")
    /// A court.
    public static let court = TestCode.organisation(900_012, kind: "11", region: "370102")

    /// Those that decide without sending, as a platform knows them.
    public static let otherBodies = [
        Organisation(code: permitBody, name: "济南市行政审批服务局", kind: "provider", district: nil, items: []),
        Organisation(code: court, name: "济南市历下区人民法院", kind: "provider", district: nil, items: []),
    ]

    /// A fine of 5000 yuan, decided two days before today.
    public static func penalty(_ number: Int = 1, today: Day = TestDay.today) -> TestRow {
        let decided = today.adding(days: -2)
        return [
            "CF_XDR_MC": "济南趵突食品\(number)号有限公司", "CF_XDR_LB": "法人及非法人组织",
            "CF_XDR_SHXYM": TestCode.organisation(number), "CF_FRDB": "王某",
            "CF_WSH": "济市监处罚〔\(decided.year)〕\(number)号", "CF_AJMC": "销售过期食品案",
            "CF_WFXW": "销售超过保质期的食品", "CF_SY": "经查，当事人销售超过保质期的食品",
            "CF_YJ": "《中华人民共和国食品安全法》第一百二十四条", "CF_CFLB": "罚款", "CF_NR": "罚款人民币5000元",
            "CF_NR_FK": "0.5", "CF_JDRQ": "\(decided)", "CF_YXQ": "\(decided.adding(months: 6))",
            "CF_GSJZQ": "\(decided.adding(months: 6))", "CF_CFJG": "济南市市场监督管理局", "CF_CFJGDM": body,
            "CF_SJLY": "济南市市场监督管理局", "CF_SJLYDM": body,
        ]
    }

    /// The same fine for a natural person of forty years.
    public static func personPenalty(
        _ number: Int = 1, name: String = "欧阳测", today: Day = TestDay.today
    ) -> TestRow {
        penalty(number, today: today).with([
            "CF_XDR_MC": name, "CF_XDR_LB": "自然人", "CF_XDR_SHXYM": "", "CF_FRDB": "", "CF_XDR_ZJLX": "身份证",
            "CF_XDR_ZJHM": TestCode.person(born: today.adding(years: -40), sequence: number),
        ])
    }

    /// An ordinary permit without an end.
    public static func permit(_ number: Int = 1, today: Day = TestDay.today) -> TestRow {
        let decided = today.adding(days: -2)
        return [
            "XK_XDR_MC": "济南趵突食品\(number)号有限公司", "XK_XDR_LB": "法人及非法人组织",
            "XK_XDR_SHXYM": TestCode.organisation(number), "XK_FRDB": "王某", "XK_XKWS": "食品经营许可决定书",
            "XK_WSH": "济审批许〔\(decided.year)〕\(number)号", "XK_XKLB": "普通", "XK_NR": "准予食品经营",
            "XK_JDRQ": "\(decided)", "XK_YXQZ": "\(decided)", "XK_YXQZI": "2099-12-31",
            "XK_XKJG": "济南市行政审批服务局", "XK_XKJGDM": permitBody, "XK_ZT": "有效", "XK_LYDW": "济南市行政审批服务局",
            "XK_LYDWDM": permitBody,
        ]
    }

    /// A company that is in business.
    public static func registration(_ number: Int = 1, today: Day = TestDay.today) -> TestRow {
        [
            "DJ_TYSHXYDM": TestCode.organisation(number), "DJ_MC": "济南趵突食品\(number)号有限公司",
            "DJ_ZTLB": "法人", "DJ_FDDBR": "王某", "DJ_ZZXS": "有限责任公司", "DJ_ZS": "济南市历下区泉城路\(number)号",
            "DJ_CLRQ": "2015-03-02", "DJ_JYFW": "食品销售", "DJ_ZCZB": "100", "DJ_ZT": "存续",
            "DJ_HZRQ": "\(today.adding(days: -2))", "DJ_DJJG": "济南市市场监督管理局", "DJ_DJJGDM": body,
        ]
    }

    /// The right row of an item.
    public static func row(_ item: String, _ number: Int = 1, today: Day = TestDay.today) -> TestRow {
        switch item {
        case "permit": permit(number, today: today)
        case "registration": registration(number, today: today)
        default: penalty(number, today: today)
        }
    }
}
