// What every report says of itself: neutral, without a grade, and with the way to dispute and to repair.

internal import Law
internal import WorkingDays

/// The notes at the end of a report (报告说明), in our own words.
struct ReportNotes {
    let pack: PolicyPack
    let today: Day

    /// The neutral sentence of the last section. It is the same for everyone, so that it never becomes a verdict.
    static let advice = Bilingual(
        zh: "请继续依法诚信经营，按期履行法定义务和作出的承诺；有可以修复的记录的，履行义务之后可以申请修复。",
        en: """
            Please keep doing business honestly and within the law, and fulfil duties and commitments in time; \
            where a record can be repaired, repair can be asked for once the duty is fulfilled.
            """)

    var all: [ReportNote] {
        [
            ReportNote(
                text: Bilingual(
                    zh: "本报告汇集各单位报送本平台、截至数据日期依法可以公开的信息。内容照录，本平台不作改动。",
                    en: """
                        This report gathers what the bodies sent to this platform and what may be public by law on \
                        the day of the data. It repeats the content and changes nothing.
                        """), about: nil),
            ReportNote(
                text: Bilingual(
                    zh: "本报告不打分、不评级，不对信用好坏下结论。没有相关信息，只说明查询时没有可以公开的记录，不是无违法违规的证明。",
                    en: """
                        It bears no score or grade and draws no conclusion. Where nothing is found, there was no \
                        record that may be public at that time; this is no certificate of compliance.
                        """), about: nil),
            dispute,
            ReportNote(
                text: Bilingual(
                    zh: "行政处罚等失信信息，最短公示期满、义务履行完毕的，可以申请信用修复。修复不收费。",
                    en: """
                        Penalties and other dishonesty information can be repaired once the shortest period is over \
                        and the duty is fulfilled. Repair is free of charge.
                        """), about: .repair),
            ReportNote(
                text: Bilingual(
                    zh: "其中任何一条记录公示期满、被修复、撤销或者更新之后，本报告不得再使用，本平台也不再提供其内容。使用前请按编号核验。",
                    en: """
                        Once any record in it has expired, was repaired, withdrawn or changed, this report may no \
                        longer be used, and this platform no longer gives out its content. Please verify the number \
                        before you rely on it.
                        """), about: .verify),
            ReportNote(
                text: Bilingual(
                    zh: "本报告不含自然人的信用信息。",
                    en: "It holds no credit information on natural persons."), about: nil),
        ]
    }

    /// How long a dispute takes, from the limits in force.
    private var dispute: ReportNote {
        let start = Bilingual(
            zh: "认为信息有错误、遗漏或者侵害权益的，可以提出异议，不收费。",
            en: "Information that is wrong, incomplete or infringes rights can be disputed, free of charge.")
        guard let own = pack.limit("dispute", on: today), let help = pack.limit("disputeWithHelp", on: today) else {
            return ReportNote(text: start, about: .dispute)
        }
        let terms = Bilingual(
            zh: "本平台能自行核查的，\(Self.term(own).zh)内答复；需要其他单位协助的，\(Self.term(help).zh)内答复。",
            en: """
                 Where this platform can check it by itself, the answer comes within \(Self.term(own).en); where \
                another body must help, within \(Self.term(help).en).
                """)
        return ReportNote(text: Bilingual(zh: start.zh + terms.zh, en: start.en + terms.en), about: .dispute)
    }

    private static func term(_ limit: Limit) -> Bilingual {
        let unit =
            switch limit.unit {
            case .workingDays: Bilingual(zh: "个工作日", en: "working day")
            case .days: Bilingual(zh: "日", en: "day")
            case .months: Bilingual(zh: "个月", en: "month")
            case .years: Bilingual(zh: "年", en: "year")
            }
        return Bilingual(zh: "\(limit.value) \(unit.zh)", en: "\(limit.value) \(unit.en)\(limit.value == 1 ? "" : "s")")
    }
}
