// The guide: how to dispute, repair, read one's own record, and read a page; every number of days comes from the pack.

internal import Law
internal import WorkingDays

/// Makes the guide in one language.
struct GuideText {
    let pack: PolicyPack
    let clauses: ClauseTexts
    let sentences: Sentences
    let today: Day

    private func say(_ chinese: String, _ english: String) -> String { sentences.say(chinese, english) }

    var view: GuideView {
        GuideView(
            heading: say("办事指南", "Guide"),
            lead: say(
                "您可以做什么、怎样做、多久有结果。都不收费。", "What you can do, how, and how long it takes. All of it is free of charge."),
            sections: [dispute, repair, mine, reading])
    }

    private var dispute: GuideSectionView {
        let heading = say("信息有误，怎样提异议", "Something is wrong: how to dispute it")
        let own = pack.limit("dispute", on: today)
        let help = pack.limit("disputeWithHelp", on: today)
        return GuideSectionView(
            id: "dispute", heading: heading,
            paragraphs: [
                say(
                    "认为信息有错误、有遗漏，或者归集、披露、使用侵害了您的权益，您都可以提出异议。不收费，也不影响您的信用。",
                    """
                    If information is wrong or incomplete, or was collected, shown or used against your rights, \
                    you can dispute it. It is free of charge and does not count against you.
                    """
                ),
                say(
                    "网上申请还没有开通，请到服务窗口提出，或者直接找报送这条记录的单位。",
                    """
                    This can’t be done online yet: please go to the service window, or to the body that sent \
                    the record.
                    """
                ),
            ],
            steps: [
                step(
                    say(
                        "在主体页面找到这条记录，记下文书号和报送单位。",
                        "Find the record on the subject’s page; note the document number and who sent it.")),
                step(
                    say("写清哪里不对，能附上材料的请附上。", "Say what is wrong, and add what shows it."),
                    say(
                        "单位请带营业执照复印件，个人请带身份证件。",
                        "An organisation brings a copy of its licence, a person an identity document.")),
                step(
                    answerTime(own, help),
                    say(
                        "收到当日不计。对结果不服的，可以申请行政复议或者提起行政诉讼。",
                        """
                        The day of receipt is not counted. Against the outcome you can ask for administrative \
                        reconsideration or go to court.
                        """
                    )),
            ], why: why(heading, [own, help]))
    }

    private var repair: GuideSectionView {
        let heading = say("已经改正，怎样修复", "You have made it good: how to repair")
        let limits = ["repairAcceptance", "repairDecision", "repairReply"].map { pack.limit($0, on: today) }
        var steps = [
            step(say("看记录上写的可以申请修复的日期。", "Look at the day on the record from which repair can be asked for.")),
            step(
                say(
                    "备好两样材料：履行完毕的证明和信用承诺书。",
                    "Have two papers ready: proof that the decision is complied with, and a credit commitment.")),
        ]
        if let acceptance = limits[0], let decision = limits[1] {
            steps.append(
                step(
                    say(
                        "提出申请：是否受理，\(sentences.term(acceptance))内决定；受理后\(sentences.term(decision))内作出修复决定。",
                        """
                        Apply: acceptance is decided within \(sentences.term(acceptance)), repair within \
                        \(sentences.term(decision)) after that.
                        """
                    )))
        }
        return GuideSectionView(
            id: "repair", heading: heading,
            paragraphs: [
                say(
                    "缴清罚款不等于修复。要满足三个条件：最短公示期已过，决定已经履行完，作出信用承诺。",
                    """
                    Paying a fine is not yet repair. Three conditions: the shortest period is over, the \
                    decision is complied with, a credit commitment is given.
                    """
                ),
                say("修复不收费。向您收费代办的，都不是我们。", "Repair is free of charge. Whoever asks you for money is not us."),
            ], steps: steps, why: why(heading, limits))
    }

    private var mine: GuideSectionView {
        let heading = say("怎样看自己的记录", "How to read your own record")
        return GuideSectionView(
            id: "mine", heading: heading,
            paragraphs: [
                say(
                    "您本人的信息不在这里公开，别人查不到。您有权免费查看自己的全部信息，知道来源和变动。",
                    """
                    Your own information is not public here and nobody else can find it. You have the right to \
                    read all of it free of charge, and to know where it came from and how it changed.
                    """
                ),
                say(
                    "网上登录还没有开通。请带身份证件到服务窗口查看；也可以书面授权别人替您查。",
                    """
                    Logging in online is not open yet. Please bring an identity document to the service window; \
                    you can also authorise somebody in writing.
                    """
                ),
            ], steps: [],
            why: why(heading, citations: ["jn-measures-2022#20", "jn-measures-2022#39"]))
    }

    private var reading: GuideSectionView {
        let heading = say("看懂一条记录", "How to read a record")
        return GuideSectionView(
            id: "report", heading: heading,
            paragraphs: [
                say(
                    "页面照录各单位报送的内容，不打分，不评级。每条都写明谁作的决定、谁报送、公示到哪天。",
                    """
                    The pages repeat what the bodies sent, without score or grade. Each record says who \
                    decided, who sent it, and until when it is shown.
                    """
                ),
                say(
                    "点开“依据”，可以看到依照哪些条款公示、日期怎么算的，以及这条记录的指纹。",
                    "“Basis” shows by which articles it is published, how the days were counted, and the record’s hash."
                ),
            ], steps: [], why: why(heading, citations: ["jn-measures-2022#19", "jn-measures-2022#22"]))
    }

    // MARK: Parts

    private func answerTime(_ own: Limit?, _ help: Limit?) -> String {
        guard let own, let help else { return say("等待答复。", "Wait for the answer.") }
        return say(
            "等待答复。我们自己能核查的，\(sentences.term(own))；需要其他单位协助的，一共\(sentences.term(help))。",
            """
            Wait for the answer: \(sentences.term(own)) if we can check it ourselves, \(sentences.term(help)) \
            in all if another unit must help.
            """
        )
    }

    private func step(_ text: String, _ detail: String? = nil) -> GuideStepView {
        GuideStepView(text: text, detail: detail, href: nil, linkLabel: nil)
    }

    private func why(_ about: String, _ limits: [Limit?]) -> WhyView? {
        why(about, limits.compactMap { $0 }.flatMap(\.provision.citations))
    }

    private func why(_ about: String, citations: [String]) -> WhyView? {
        why(about, citations.compactMap { Citation($0) })
    }

    private func why(_ about: String, _ citations: [Citation]) -> WhyView? {
        let clauses = clauses.clauses(citations, sentences.language)
        guard !clauses.isEmpty else { return nil }
        return WhyView(
            about: about, clauses: clauses, usedFacts: [], calendar: [], leafHash: nil, proofHref: nil,
            policyHash: nil)
    }
}
