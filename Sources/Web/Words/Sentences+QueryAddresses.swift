// The channel of officials in words, for the page about the interface.

extension Sentences {
    var queryAddresses: [AddressView] {
        [
            AddressView(
                pattern: SiteURL.apiQueryRecords("{code}").pattern,
                what: say(
                    "政务共享：业务查询员按本单位的事项和法定用途查一个组织，需要令牌（Authorization: Bearer）。每次查询都有记录。",
                    """
                    Government sharing: a querier asks about an organisation for a matter of the own body and a \
                    purpose of the law. It takes a token (Authorization: Bearer), and every question is on record.
                    """),
                parameters: [
                    FactView(
                        name: "code", value: say("18 位统一社会信用代码", "The 18 characters of the unified social credit code"))
                ] + ground, tryHref: nil),
            AddressView(
                method: "POST", pattern: SiteURL.apiQuery.pattern,
                what: say(
                    "同上，查个人或者组织；个人号码只能放在正文里，不能放在地址里。正文最长 4 KB。",
                    """
                    The same about a natural person or an organisation; a person’s number goes into the body and never \
                    into an address. The body has at most 4 KB.
                    """),
                parameters: [
                    FactView(
                        name: "subject.kind",
                        value: "uscc, resident-id, passport, hm-travel-permit, tw-travel-permit, "
                            + "foreign-permanent-residence, hmt-residence"),
                    FactView(name: "subject.code", value: say("代码或者证件号码", "The code, or the number of the document")),
                ] + ground, tryHref: nil),
            AddressView(
                pattern: SiteURL.apiChanges.pattern,
                what: say(
                    "共享数据的变更：按账本顺序给出，可断点续取；届满、撤销、修复或者不再共享的只给出“移除”通知，不给内容。只含组织。",
                    """
                    Changes of what is shared, in the order of the ledger and resumable; what is over, withdrawn, repaired \
                    or no longer shared is told as gone, never with its content. Organisations only.
                    """),
                parameters: [
                    FactView(
                        name: "since",
                        value: say(
                            "上一页的 next；之前的内容视为已处理",
                            "`next` of the page before; what lies before it counts as carried out"))
                ] + ground, tryHref: nil),
            AddressView(
                pattern: SiteURL.apiRecordSight("").pattern,
                what: say(
                    "一条记录在某一天的内容、版本、当天是否公开，以及账本中的条目；已届满或者事项不需要的，过去的也不给。",
                    """
                    What a record said on a day, by which version, whether it was public then, and its entry in the ledger; \
                    nothing that is over, or that the matter does not need.
                    """),
                parameters: [
                    FactView(name: "id", value: say("记录编号", "The record")),
                    FactView(
                        name: "on", value: say("日期，如 2026-11-20；不填为今天", "The day, such as 2026-11-20; today without it")
                    ),
                ] + ground, tryHref: nil),
        ]
    }

    private var ground: [FactView] {
        [
            FactView(name: "matter", value: say("本单位事项的编号", "Code of a matter of the own body")),
            FactView(
                name: "purpose",
                value: say("用途，如 administrative-acts", "The purpose, such as administrative-acts")),
        ]
    }
}
