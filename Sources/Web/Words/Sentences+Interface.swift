// The open interface in words, for the page beside the OpenAPI document.

extension Sentences {
    var interfaceAddresses: [AddressView] {
        [
            AddressView(
                pattern: SiteURL.apiSubjects.pattern,
                what: say("按名称或统一社会信用代码查组织。", "Organisations by name or unified social credit code."),
                parameters: [
                    fact("q", say("名称至少两个字，或者整个代码", "At least two characters of a name, or a whole code")), after,
                    limit,
                ], tryHref: nil),
            AddressView(
                pattern: SiteURL.apiSubject("{code}").pattern,
                what: say("一个组织和它公示中的全部记录。", "An organisation and all its published records."),
                parameters: [code], tryHref: nil),
            AddressView(
                pattern: SiteURL.apiRecords("{code}").pattern,
                what: say("一个组织公示中的记录，分页。", "The published records of an organisation, in pages."),
                parameters: [
                    code, fact("item", "registration, permit, penalty, enforcement, serious-list, abnormal-list"),
                    after, limit,
                ], tryHref: nil),
            AddressView(
                pattern: SiteURL.apiPenalties.pattern,
                what: say("公示中的行政处罚，新的在前。", "Published penalties, newest first."),
                parameters: listParameters, tryHref: SiteURL.apiPenalties.with(["limit": "5"])),
            AddressView(
                pattern: SiteURL.apiPermits.pattern, what: say("公示中的行政许可，新的在前。", "Published permits, newest first."),
                parameters: listParameters, tryHref: SiteURL.apiPermits.with(["limit": "5"])),
        ] + reportAddresses + queryAddresses
    }

    var interfaceErrors: [String] {
        [
            say(
                "出错时返回 application/problem+json（RFC 9457）：type 是固定的名称，detail 写明下一步怎么办，clause 写明法律依据，instance 是请求编号。",
                """
                Errors come as application/problem+json (RFC 9457): type is a stable name, detail says what to \
                do next, clause names the article where the law is the reason, instance is the request number.
                """
            ),
            say(
                "地址里不要放个人号码：查不到任何东西，只会得到 400。",
                "Don’t put a person’s number in an address: it finds nothing and gives 400."),
            say(
                "列表按 next 翻页：把 next 的值原样放进 after。没有 next，就是最后一页。",
                "Lists go on by next: put its value, unchanged, into after. Where next is null, the list ends."),
            say(
                "语言按 Accept-Language，中文或英文；各单位报送的内容保持原文。",
                "The language follows Accept-Language, Chinese or English; what the bodies sent stays as it was sent."),
        ]
    }

    private var listParameters: [FactView] {
        [
            fact("q", say("名称中的字，或者整个代码", "Characters of a name, or a whole code")),
            fact("body", say("决定机关的名称或代码", "Name or code of the deciding body")),
            fact("from", say("决定日期自，如 2026-01-01", "Decided from, as 2026-01-01")),
            fact("to", say("决定日期至", "Decided to")), after, limit,
        ]
    }

    private var code: FactView {
        fact("code", say("18 位统一社会信用代码", "The 18 characters of the unified social credit code"))
    }
    private var after: FactView { fact("after", say("上一页的 next", "next of the page before")) }
    private var limit: FactView { fact("limit", say("1 到 100，默认 20", "1 to 100, by default 20")) }

    private func fact(_ name: String, _ value: String) -> FactView { FactView(name: name, value: value) }
}
