// What a reader can do next when something went wrong, in both languages.

extension Sentences {
    func advice(on problem: Problem) -> String {
        switch problem {
        case .badAddress:
            say("请检查 % 后面的两位编码，文字用 UTF-8 编码。", "Check the two digits after each %; text is encoded as UTF-8.")
        case .addressTooLong, .textTooLong: say("请少输一些再试。", "Please ask for less.")
        case .textTooShort: say("请多输一个字再试。", "Please type one more character.")
        case .badDay: say("日期请写成 2026-11-20 这样。", "Write a date as 2026-11-20.")
        case .badLimit: say("limit 请写 1 到 100 的整数。", "Write limit as a whole number from 1 to 100.")
        case .badCursor:
            say(
                "请从第一页重新翻起，after 原样使用上一页的 next。",
                "Start from the first page; use next of one page as after of the next, unchanged.")
        case .unknownItem:
            say(
                "请从 registration、permit、penalty、enforcement、serious-list、abnormal-list 中选一个。",
                "Choose one of registration, permit, penalty, enforcement, serious-list, abnormal-list.")
        case .unknownPage: say("各个地址见 /api。", "All addresses are listed at /api.")
        case .unknownSubject:
            say(
                "请核对 18 位统一社会信用代码，或者按名称查询。",
                "Check the 18 characters of the unified social credit code, or search by name.")
        case .personalNumber:
            say(
                "查企业和其他组织，请用统一社会信用代码；看自己的记录，请看办事指南。",
                "For organisations, use the unified social credit code; for your own record, see the guide.")
        case .badBody:
            say(
                "要报告，请发送 {\"code\": \"统一社会信用代码\", \"kind\": \"standard\"}；其他的见 /api。",
                """
                For a report, send {\"code\": \"unified social credit code\", \"kind\": \"standard\"}; for the rest, \
                see /api.
                """)
        case .unknownKind: say("目前只有 standard。", "At present there is standard only.")
        case .unknownReport:
            say("请对照报告再输一遍编号，或者到“核验报告”页面核验。", "Type the number once more from the report, or verify it at /verify.")
        case .endedReport: say("请查到该主体，重新获取报告。", "Find the organisation and get a new report.")
        case .badRequestKey: say("请为每个请求另造一个，例如 UUID。", "Make a new one for each request, for example a UUID.")
        case .requestKeyReused:
            say(
                "请为新的内容另造一个标识；网页请回到表单重新提交。",
                "Make a new key for a new content; on a page, go back to the form and send it again.")
        case .requestKeyInUse:
            say("请过几秒钟用同一个标识再试，会得到它的结果。", "Try again with the same key in a few seconds; you will get its result.")
        case .tokenNeeded:
            say(
                "请在 Authorization 里写 Bearer 和令牌；没有可用令牌的，请向平台运维方申请。",
                "Write Bearer and the token into Authorization; for a token that works, ask the operator of the platform."
            )
        case .questionIncomplete:
            say(
                "GET 请在地址后写 matter 和 purpose；POST 请发送 {\"subject\": {\"kind\", \"code\"}, \"matter\", \"purpose\"}。",
                """
                With GET, write matter and purpose after the address; with POST, send {\"subject\": {\"kind\", \"code\"}, \
                \"matter\", \"purpose\"}.
                """)
        case .unknownDocument:
            say(
                "请写 uscc、resident-id、passport、hm-travel-permit、tw-travel-permit、foreign-permanent-residence 或者 hmt-residence。",
                """
                Write uscc, resident-id, passport, hm-travel-permit, tw-travel-permit, foreign-permanent-residence or \
                hmt-residence.
                """)
        case .invalidNumber:
            say("请对照证件核对号码和种类，再查一次。", "Compare number and kind with the document, and ask again.")
        case .queryNotEntitled:
            say("请向平台运行单位申请相应角色，并换用有相应权限的令牌。", "Ask the operator for the role, and use a token with the scope.")
        case .matterUnknown:
            say(
                "请核对事项编号；新的事项请先登记到应用事项清单。",
                "Check the code of the matter; have a new one entered in the register of matters first.")
        case .matterNotInForce:
            say(
                "请选用有效的事项；期限变了的，请先变更登记。",
                "Choose a matter that is in force; if its days have changed, have the register changed first.")
        case .purposeNotOfMatter:
            say(
                "请写事项登记的用途，或者选用另一个事项。", "Name the purpose that the matter is registered for, or choose another matter.")
        case .purposeNotOpen:
            say(
                "请为事项登记本单位可以用的用途，再查一次。",
                "Have the matter registered for a purpose that your body may use, and ask again.")
        case .tooManyRequests: say("请过一分钟再试。", "Please try again in a minute.")
        case .methodNotAllowed:
            say(
                "请用页面上的链接和按钮；程序请看应答的 Allow。", "Use the links and buttons of the page; programs find the kinds in Allow."
            )
        case .badForm: say("请回到原来的页面，重新填写。", "Go back to the page and fill it in again.")
        case .formTooLong: say("请少填一些再提交。", "Please send less.")
        case .formExpired: say("请回到原来的页面，刷新后再提交一次。", "Go back to the page, load it again, and send it once more.")
        case .crossSite: say("请从本平台的页面重新操作。", "Please start again from a page of this platform.")
        case .unavailable, .fault:
            say("请稍候再试；还是不行的，请把请求编号告诉我们。", "Please try again in a moment; if it stays so, tell us the request number.")
        }
    }
}
