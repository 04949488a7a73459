// What went wrong, what it means, and what the reader can do next, in both languages. The advice is beside it.

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
        case .tokenNeeded: say("需要有效的令牌", "A valid token is needed")
        case .questionIncomplete: say("还缺事项、用途或者主体", "The matter, the purpose or the subject is missing")
        case .unknownDocument: say("没有这一种号码", "There is no such kind of number")
        case .invalidNumber: say("号码有误", "The number does not hold")
        case .queryNotEntitled: say("没有查询权限", "This account may not ask")
        case .matterUnknown: say("本单位没有这个事项", "Your body has no such matter")
        case .matterNotInForce: say("这个事项今天不在有效期内", "The matter is not in force today")
        case .purposeNotOfMatter: say("用途与事项不符", "The purpose is not that of the matter")
        case .purposeNotOpen: say("这个用途不对本单位开放", "The purpose is not open to your body")
        case .tooManyRequests: say("请求太频繁", "Too many requests")
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
        case .tokenNeeded:
            say(
                "这里只答复带有效令牌的程序：没有令牌，或者令牌不对、已到期、已停用、不是从登记的网络来的，都一样。没有查询任何内容。",
                """
                Only programs with a valid token are answered here: none, a wrong one, one that has expired or was \
                ended, and one from another network are all the same. Nothing was looked up.
                """)
        case .questionIncomplete:
            say(
                "查询要写明查谁、为本单位的哪个事项、用于哪种用途。没有查询任何内容。",
                "A question says whom it is about, for which matter of your body and for which purpose. Nothing was looked up."
            )
        case .unknownDocument:
            say("subject.kind 不在可用的种类里。", "The value of subject.kind is not one of those that can be used.")
        case .invalidNumber:
            say(
                "号码没有通过校验，或者与 subject.kind 不符。没有查询任何内容。",
                "It fails its check, or is not of the kind that subject.kind says. Nothing was looked up.")
        case .queryNotEntitled:
            say(
                "这个令牌或者账号今天没有这个地址所需的角色和权限（查询：业务查询员、query；变更：数据接收员、changes）。没有查询任何内容，这次请求已经记录。",
                """
                The token or its account lacks the role or scope that this address takes (questions: businessQuerier, query; \
                changes: dataReceiver, changes). Nothing was looked up; the question is on record.
                """
            )
        case .matterUnknown:
            say(
                "应用事项清单里没有本单位的这个事项，所以没有查询任何内容。这次查询已经记录。",
                """
                The register of matters has none of your body with this code, so nothing was looked up. The question \
                is on record.
                """)
        case .matterNotInForce:
            say(
                "这个事项还没有开始，或者已经结束。没有查询任何内容，这次查询已经记录。",
                "It has not begun, or is over. Nothing was looked up; the question is on record.")
        case .purposeNotOfMatter:
            say(
                "事项登记的不是这个用途。没有查询任何内容，这次查询已经记录。",
                "The matter is registered for another one. Nothing was looked up; the question is on record.")
        case .purposeNotOpen:
            say(
                "法规没有对本单位这类单位开放这个用途，或者其依据已经失效。没有查询任何内容，这次查询已经记录。",
                """
                The law does not open it to bodies of your kind, or its text has lapsed. Nothing was looked up; the \
                question is on record.
                """)
        case .tooManyRequests: say("同一个地址短时间内的请求太多。", "Too many requests came from this address in a short time.")
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
}
