// Invented rows in the official columns, and how a row becomes a draft without the intake engine.

import Foundation
import Law
import Records
import Registry
import WorkingDays

enum TestRows {
    static let provider = Organisation(
        code: "11370100MB000000XX", name: "测试市市场监督管理局", kind: "provider", district: nil, items: [])
    /// The accent makes one grapheme of the quotation mark: escaping by grapheme would let it through.
    static let hostileName = "<script>alert(1)</script>\"\u{301} onfocus=x 公司"
    static let hostileContent = "罚款1万元<img src=x onerror=alert(2)>"

    static func registration(_ code: String) -> (item: String, fields: [String: String]) {
        (
            "registration",
            [
                "DJ_TYSHXYDM": code, "DJ_MC": "济南泉测餐饮有限公司", "DJ_ZTLB": "法人及非法人组织", "DJ_FDDBR": "李测",
                "DJ_ZT": "存续", "DJ_ZZXS": "有限责任公司", "DJ_CLRQ": "2019-04-11", "DJ_HZRQ": "2019-04-11",
                "DJ_FRZJHM": TestHome.person.number, "DJ_DJJG": provider.name,
            ]
        )
    }

    static func penalty(
        _ code: String, _ number: String, _ day: String, content: String = "罚款2万元"
    ) -> (item: String, fields: [String: String]) {
        (
            "penalty",
            [
                "CF_XDR_MC": "相对人", "CF_XDR_SHXYM": code, "CF_WSH": number, "CF_WFXW": "食品安全",
                "CF_SY": "未按规定保存进货票据，经办人证件号\(TestHome.person.number)", "CF_YJ": "《食品安全法》第一百二十六条",
                "CF_CFLB": "罚款", "CF_NR": content, "CF_NR_FK": "2.000000", "CF_JDRQ": day, "CF_CFJG": provider.name,
                "CF_CFJGDM": provider.code, "CF_FR_ZJHM": TestHome.person.number, "BZ": "内部备注不公开",
            ]
        )
    }

    static func permit(_ code: String) -> (item: String, fields: [String: String]) {
        (
            "permit",
            [
                "XK_XDR_MC": "济南泉测餐饮有限公司", "XK_XDR_SHXYM": code, "XK_XKWS": "食品经营许可证", "XK_WSH": "济测许〔2025〕5号",
                "XK_NR": "=HYPERLINK(\"x\")热食类食品制售", "XK_JDRQ": "2025-12-02", "XK_YXQZI": "2030-12-01",
                "XK_XKJG": provider.name, "XK_XKJGDM": provider.code,
            ]
        )
    }
}

/// One row on its way in.
struct Draft: Sendable {
    let identity: SubjectIdentity
    let name: String
    let item: String
    let fields: [String: String]

    init(_ identity: SubjectIdentity, _ name: String, _ row: (item: String, fields: [String: String])) {
        self.identity = identity
        self.name = name
        (item, fields) = row
    }

    var kind: SubjectKind { identity.isPerson ? .naturalPerson : .legalPerson }

    func record(
        _ subject: Subject, _ number: UInt8, _ pack: PolicyPack, _ standing: DecisionStanding = .unsaid
    ) throws -> RecordDraft {
        struct Missing: Error {}
        guard let item = pack.item(item, on: TestHome.today), let clause = item.provision.citations.first else {
            throw Missing()
        }
        let period = PublicPeriod(
            PublicPeriod.Facts(fields: fields, item: item, pack: pack, fallback: TestHome.today), item: item,
            kind: subject.kind, pack: pack, today: TestHome.today)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // As the intake does it: what is not public, and texts that hold a person's number, stand in the rest.
        let open = fields.filter { code, value in
            item.fields.first { $0.code == code }?.sensitivity == .public && !value.contains(TestHome.person.number)
        }
        let closed = fields.filter { open[$0.key] == nil }
        return RecordDraft(
            subject: subject, item: item.id, naturalKey: Array(repeating: number, count: 32),
            contentKey: Array(repeating: number, count: 32), provider: TestRows.provider.code, dates: period.dates,
            clause: clause, fields: Array(try encoder.encode(open)), closedFields: Array(try encoder.encode(closed)),
            receivedAt: 0, standing: standing)
    }
}
