// Where a value comes from and when it holds: every value of a pack carries one of these.

public import WorkingDays

/// A span of days, both ends included; open when `until` is nil.
public struct Interval: Sendable, Hashable {
    public let from: Day
    public let until: Day?

    public init(from: Day, until: Day?) {
        self.from = from
        self.until = until
    }

    public func contains(_ day: Day) -> Bool {
        day >= from && (until.map { day <= $0 } ?? true)
    }

    public func overlaps(_ other: Interval) -> Bool {
        (other.until.map { from <= $0 } ?? true) && (until.map { other.from <= $0 } ?? true)
    }
}

/// How sure a value is (确定程度): read in the text, reliably reported, or our reading.
public enum Certainty: String, Sendable, Codable, CaseIterable {
    case text, reported, assumed
}

/// One article of one source (条款引用), written `source#article`.
public struct Citation: Sendable, Hashable, CustomStringConvertible {
    public let source: String
    public let article: String

    /// - Returns: nil if the text has not the form `source#article`.
    public init?(_ text: String) {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        source = String(parts[0])
        article = String(parts[1])
    }

    public var description: String { "\(source)#\(article)" }
}

/// The legal ground of a value: which articles carry it, since when, and how sure that is.
public struct Provision: Sendable, Hashable {
    public let citations: [Citation]
    public let certainty: Certainty
    public let interval: Interval

    public init(citations: [Citation], certainty: Certainty, interval: Interval) {
        self.citations = citations
        self.certainty = certainty
        self.interval = interval
    }
}

/// A text in both languages of the platform.
public struct Bilingual: Sendable, Hashable, Codable {
    public let zh: String
    public let en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    public func text(_ language: Language) -> String {
        language == .chinese ? zh : en
    }
}

public enum Language: String, Sendable, CaseIterable {
    case chinese = "zh-CN"
    case english = "en"
}
