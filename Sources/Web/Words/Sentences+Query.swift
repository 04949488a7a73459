// Sentences of the pages of officials who ask: what is known, what was refused, what is wrong with a code.

internal import Disclosure
internal import Identifiers
internal import Law
internal import WorkingDays

extension Sentences {
    // MARK: Cards by channel

    /// The state of a record that is plainly in force.
    func open(through channel: Channel) -> String {
        switch channel {
        case .publication: say("公示中", "Published")
        case .sharing: say("可以查询", "Open to this query")
        }
    }

    /// What the last day of a record is called.
    func lastDay(through channel: Channel) -> String {
        switch channel {
        case .publication: say("公示到", "Shown until")
        case .sharing: say("可以查到", "Open until")
        }
    }

    func whileItLasts(through channel: Channel) -> String {
        switch channel {
        case .publication: say("有效期内一直公示", "As long as the fact lasts")
        case .sharing: say("有效期内一直可以查", "As long as the fact lasts")
        }
    }

    // MARK: The answer

    /// A matter as a choice, with its purpose beside it.
    func choice(_ matter: Matter, _ purpose: QueryPurpose?) -> String {
        let purpose = purpose.map { say("（\($0.title.zh)）", " (\($0.title.en))") } ?? ""
        return "\(matter.code) \(matter.title)" + purpose
    }

    /// What is known, for which matter and purpose.
    /// - Parameters:
    ///   - counts: records of each item; items without records are left out.
    ///   - sources: how many bodies sent them.
    func answer(
        to matter: Matter, for purpose: QueryPurpose, on today: Day, counts: [(title: Bilingual, count: Int)],
        sources: Int
    ) -> String {
        let ground = say(
            "截至\(day(today))，为“\(matter.title)”（用途：\(purpose.title.zh)），",
            "As of \(day(today)), for “\(matter.title)” (purpose: \(purpose.title.en)), ")
        let all = counts.reduce(0) { $0 + $1.count }
        guard all > 0 else {
            return ground + say("没有可以向贵单位提供的信用信息。", "there is no credit information that may be given to your body.")
        }
        let chinese = counts.map { "\($0.title.zh)\($0.count)条" }.joined(separator: "、")
        let english = counts.map { "\($0.title.en) \($0.count)" }.joined(separator: ", ")
        return ground
            + say(
                "可以向贵单位提供信用信息\(all)条，来自\(sources)个单位：\(chinese)。",
                "\(count(all, "", "record", "records")) may be given to your body, from "
                    + "\(count(sources, "", "body", "bodies")): \(english).")
    }

    /// Instead of a name, where no organisation has that code.
    var unknownOrganisation: String { say("平台没有登记这个代码的组织", "No organisation with this code is registered here") }

    var organisationChoice: String { say("组织，统一社会信用代码", "Organisation, unified social credit code") }

    /// A natural person, who is named by the document alone.
    func person(by document: PersonDocument) -> String {
        say("自然人，\(document.title.zh)", "Natural person, \(document.title.en)")
    }

    // MARK: What was wrong

    func fault(_ fault: SubjectFault) -> RefusalText {
        switch fault {
        case .noMatter:
            text(("没有选事项。", "No matter was chosen."), ("请选一个事项。", "Choose a matter."))
        case .unknownKind:
            text(("没有这一种证件。", "There is no such kind of document."), ("请从列表里选一种。", "Choose one from the list."))
        case .blank:
            text(
                ("没有填代码或者证件号码。", "The code or document number is missing."),
                ("请对照证照填写。", "Enter it as it stands in the document."))
        case .code(let reason):
            text(("统一社会信用代码不对。", "This is no unified social credit code."), (reason.zh, reason.en))
        case .noCode:
            text(
                ("这不是统一社会信用代码。", "This is no unified social credit code."),
                (
                    "代码共 18 位数字和大写字母，请对照营业执照或者登记证填写。填过的内容可能是个人号码，没有保留。",
                    """
                    It has 18 digits and capital letters, as in the licence or certificate. What was typed may be a \
                    person’s number, so it was not kept.
                    """
                ))
        case .personInsteadOfOrganisation:
            text(
                ("这像是个人的证件号码，不是组织的代码。", "This looks like a person’s number and not like an organisation’s code."),
                (
                    "要查个人，请在“查谁”里选证件种类，再填一次号码；号码不会留在页面上。",
                    "To ask about a person, choose the kind of document and enter the number again; it never stays on a page."
                ))
        case .number(let reason):
            text(
                ("证件号码不对；填过的号码没有保留。", "The document number is wrong; what was typed was not kept."),
                (
                    reason?.zh ?? "号码与证件种类不符，请核对证件种类和号码。",
                    reason?.en ?? "The number is not of that kind of document: check both."
                ))
        }
    }

    /// Why the door gave no answer, and what to do.
    func refusal(_ refusal: Refusal) -> RefusalText {
        let operatorHelps = ("请联系平台运行单位。", "Please ask the operator of the platform.")
        return switch refusal {
        case .notEntitled:
            text(("这个账号今天没有查询员角色。", "This account does not hold the role of a querier today."), operatorHelps)
        case .matterUnknown:
            text(
                ("贵单位没有登记这个事项。", "Your body has no such matter."),
                (
                    "请选本单位的事项；还没有登记的，请联系平台运行单位。",
                    "Choose a matter of your own body, or have it registered by the operator."
                ))
        case .matterNotInForce:
            text(
                ("这个事项今天不在有效期内。", "This matter is not in force today."),
                ("请选有效的事项，或者请平台运行单位更新登记。", "Choose one that is, or have the operator renew it."))
        case .purposeNotOfMatter:
            text(
                ("用途与事项登记的不符。", "The purpose is not the one that the matter is registered for."),
                ("请从列表里选事项，用途随事项而定。", "Choose the matter from the list: it settles the purpose."))
        case .purposeNotOpen:
            text(
                ("这个用途不对贵单位开放，或者它的依据已经失效。", "The purpose is not open to your body, or its text has lapsed."),
                operatorHelps)
        case .notInCatalogue, .notPublic, .notCurrent, .notPublished, .expired, .sensitive, .notOfMatter, .notShared:
            text(("依法不能提供。", "By law this may not be given."), operatorHelps)
        }
    }

    private func text(_ what: (String, String), _ mend: (String, String)) -> RefusalText {
        RefusalText(what: say(what.0, what.1), mend: say(mend.0, mend.1))
    }
}
