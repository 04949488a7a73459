// Legal texts and their rank: what a citation points to.

public import WorkingDays

/// The rank of a legal text (效力位阶), highest first; at equal rank the later text decides.
public enum SourceRank: String, Sendable, Codable, CaseIterable, Comparable {
    case law, stateDecision, administrativeRegulation, localRegulation, judicialInterpretation, ministryRule
    case standard, normativeDocument, plan

    /// A normative document or a plan alone carries no measure, no listing and no publication of a person.
    public var carriesBurdens: Bool { self < .standard }

    public static func < (left: SourceRank, right: SourceRank) -> Bool {
        left.order < right.order
    }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

/// One article of a source, paraphrased in a line.
public struct Article: Sendable, Hashable {
    public let number: String
    public let gist: Bilingual
}

/// A legal text (法律依据) with its dates of force.
public struct Source: Sendable {
    /// Ours, because two documents may share an official number.
    public let id: String
    /// A short prefix for its articles, such as `M` in `M-22`; nil for most texts.
    public let label: String?
    public let title: Bilingual
    /// The official number, such as 济政发〔2022〕1号.
    public let number: String?
    public let issuer: Bilingual?
    public let rank: SourceRank
    public let interval: Interval
    public let certainty: Certainty
    /// What its numbered parts are.
    public let unit: SourceUnit
    public let articles: [String: Article]

    /// How the article is named in running text on a day: 《…》第22条, and that it has lapsed if it has. Limits and rights
    /// outlive their text (M-55), but nobody may cite it like living law.
    public func name(ofArticle number: String, _ language: Language, on day: Day) -> String {
        let part = SourcePart(number, unit)
        let name = language == .chinese ? "《\(title.zh)》\(part.zh)" : "\(title.en)\(part.en)"
        guard hasLapsed(on: day) else { return name }
        return name + (language == .chinese ? "（已失效）" : " (lapsed)")
    }

    /// Whether its last day is over.
    public func hasLapsed(on day: Day) -> Bool { interval.until.map { $0 < day } ?? false }
}

/// What the numbered parts of a text are called: articles of a law, sections of a notice.
public enum SourceUnit: String, Sendable, Codable {
    case article, section
}

/// The name of a part in running text. Where the article is not known, the pack names a chapter, a class or an annex.
private struct SourcePart {
    let zh: String
    let en: String

    init(_ number: String, _ unit: SourceUnit) {
        if let chapter = number.split(prefix: "chapter-") {
            (zh, en) = ("第\(chapter)章", ", chapter \(chapter)")
        } else if let kind = number.split(prefix: "class-") {
            (zh, en) = ("第\(kind)类", ", class \(kind)")
        } else if number == "annex" {
            (zh, en) = ("附件", ", annex")
        } else if number == "general" {
            (zh, en) = ("", "")
        } else if unit == .section {
            (zh, en) = ("第\(number)部分", ", section \(number)")
        } else {
            (zh, en) = ("第\(number)条", ", art. \(number)")
        }
    }
}

extension String {
    fileprivate func split(prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
