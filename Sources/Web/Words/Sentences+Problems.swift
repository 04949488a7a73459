// What went wrong, what it means, and what the reader can do next, in both languages.

internal import Access

extension Sentences {
    func title(of problem: Problem) -> String {
        switch problem {
        case .badAddress: say("这个地址看不懂", "This address can’t be read")
        case .addressTooLong: say("地址太长", "The address is too long")
        case .textTooLong: say("输入的内容太长", "What you typed is too long")
        case .textTooShort: say("请再多输一些", "Please type a little more")
        case .badDay: say("日期写法不对", "The date can’t be read")
        case .badLimit: say("条数不对", "The limit can’t be used")
        case .badCursor: say("翻页位置不对", "The place in the list can’t be read")
        case .unknownItem: say("没有这一类记录", "There is no such kind of record")
        case .unknownPage: say("没有这个页面", "There is no such page")
        case .unknownSubject: say("没有找到这个主体", "This subject was not found")
        case .personalNumber: say("这里不能用个人号码查询", "A person’s number can’t be used here")
        case .badBody: say("提交的内容看不懂", "What was sent can’t be read")
        case .unknownKind: say("没有这一种报告", "There is no such kind of report")
        case .unknownReport: say("没有这份报告", "There is no such report")
        case .endedReport: say("这份报告已不能使用", "This report may no longer be used")
        case .badRequestKey: say("请求标识写法不对", "The idempotency key can’t be used")
        case .requestKeyReused: say("这个请求标识用过了", "This idempotency key was used before")
        case .requestKeyInUse: say("同一个请求正在办理", "The same request is being carried out")
        case .tooManyRequests: say("取得太频繁", "Too many requests")
        case .methodNotAllowed: say("这个地址不能这样用", "This address can’t be used like this")
        case .badForm: say("提交的内容看不懂", "What was sent can’t be read")
        case .formTooLong: say("提交的内容太长", "What was sent is too long")
        case .formExpired: say("这一页已经过期", "This page is out of date")
        case .crossSite: say("这次提交不是从本平台发出的", "This was not sent from a page of ours")
        case .unavailable: say("暂时不能查询", "Not available at the moment")
        case .fault: say("出了点问题", "Something went wrong")
        }
    }

    func meaning(of problem: Problem) -> String {
        switch problem {
        case .badAddress:
            say("地址里有不完整的编码或者不能用的字符。", "It holds a broken escape or characters that can’t stand in an address.")
        case .addressTooLong:
            say(
                "地址最长 \(FrameMiddleware.longestAddress) 个字节。",
                "An address has at most \(FrameMiddleware.longestAddress) bytes.")
        case .textTooLong:
            say("最多输入 \(Query.longestText) 个字。", "At most \(Query.longestText) characters can be searched for.")
        case .textTooShort: say("名称至少要两个字。", "A name needs at least two characters.")
        case .badDay: say("这一天不存在，或者不是规定的写法。", "There is no such day, or it is not written as agreed.")
        case .badLimit: say("每次能取的条数有上限。", "There is a limit to how many can be fetched at once.")
        case .badCursor: say("这个位置不是本平台给出的，或者已经失效。", "It was not given by this platform, or is no longer valid.")
        case .unknownItem: say("目录里没有这一类。", "The catalogue holds no such item.")
        case .unknownPage: say("地址可能抄错了，也可能这里从来没有过内容。", "The address may be mistyped, or nothing was ever here.")
        case .unknownSubject:
            say(
                "没有找到，不等于该主体不存在，也不说明它信用好或者不好。",
                "Not finding it does not mean that the subject does not exist, and says nothing about its credit.")
        case .personalNumber:
            say("个人的信息不在这里公开，也不能用号码查询。", "Persons’ information is not public here and can’t be asked for by number.")
        case .badBody: say("提交的内容不是要求的 JSON，或者太长。", "What was sent is not the JSON that is asked for, or too long.")
        case .unknownKind: say("没有这一种报告。", "There is no such kind of report.")
        case .unknownReport: say("没有这个编号的报告。", "There is no report with this number.")
        case .endedReport:
            say(
                "其中有记录公示期满、被修复、撤销或者更新，这份报告不得再使用，内容已经删除。",
                """
                A record in it has expired, was repaired, withdrawn or changed: it may no longer be used, and its \
                content was deleted.
                """)
        case .badRequestKey:
            say(
                "Idempotency-Key 应是 1 到 \(RequestKey.mostBytes) 个可见的 ASCII 字符。",
                "Idempotency-Key has 1 to \(RequestKey.mostBytes) visible characters of ASCII.")
        case .requestKeyReused:
            say("同一个标识之前带着别的内容来过。没有改动任何内容。", "It came with another content before. Nothing was changed.")
        case .requestKeyInUse:
            say("带同一个标识的请求还没有办完。", "A request with the same key has not been carried out to its end.")
        case .tooManyRequests: say("同一个地址短时间内取的报告太多。", "This address asked for too many reports in a short time.")
        case .methodNotAllowed: say("这里不接受这种方式的请求。", "Requests of this kind are not taken here.")
        case .badForm: say("内容没有按网页表单的方式编码。", "It is not encoded as a form of a page.")
        case .formTooLong:
            say("一张表单最长 \(Form.mostBytes / 1024) KB。", "A form has at most \(Form.mostBytes / 1024) KB.")
        case .formExpired:
            say("您可能重新登录过，或者已经退出。没有改动任何内容。", "You may have signed in again, or signed out. Nothing was changed.")
        case .crossSite:
            say(
                "为了您的账号安全，我们不处理从别的网站发来的提交。没有改动任何内容。",
                "For the safety of your account, we don’t act on what another site sends. Nothing was changed.")
        case .unavailable: say("数据暂时读不到，不是您的问题。", "The data can’t be read for the moment. You did nothing wrong.")
        case .fault: say("我们这边出了差错，不是您的问题。", "The fault is on our side. You did nothing wrong.")
        }
    }

    func nextSteps(after problem: Problem) -> [NextStepView] {
        let search = NextStepView(text: say("回到查询页", "Go back to search"), href: SiteURL.home.path)
        let guide = NextStepView(text: say("查看办事指南", "See the guide"), href: SiteURL.guide.path)
        let advice = NextStepView(text: advice(on: problem), href: nil)
        return switch problem {
        case .unknownPage: [search, guide]
        case .unavailable, .fault, .badAddress: [advice, search]
        default: [advice, search, guide]
        }
    }

    /// One sentence for programs: what it means and what to do.
    func detail(of problem: Problem) -> String {
        meaning(of: problem) + say("", " ") + advice(on: problem)
    }

    private func advice(on problem: Problem) -> String {
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
                "请发送 {\"code\": \"统一社会信用代码\", \"kind\": \"standard\"}。",
                "Send {\"code\": \"unified social credit code\", \"kind\": \"standard\"}.")
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
