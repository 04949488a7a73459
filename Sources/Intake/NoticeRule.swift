// What each rule means: why it exists, on which article it rests, a wrong and a right example, how to mend it.

public import Law

/// The public description of one rule.
public struct NoticeRule: Sendable {
    public let kind: NoticeKind
    /// What is wrong, in a few words.
    public let title: Bilingual
    public let why: Bilingual
    /// What to do.
    public let mend: Bilingual
    public let wrong: String
    public let right: String
    public let citations: [Citation]

    init(
        _ kind: NoticeKind, _ title: (String, String), why: (String, String), mend: (String, String), wrong: String,
        right: String, _ basis: String...
    ) {
        self.kind = kind
        self.title = Bilingual(zh: title.0, en: title.1)
        self.why = Bilingual(zh: why.0, en: why.1)
        self.mend = Bilingual(zh: mend.0, en: mend.1)
        self.wrong = wrong
        self.right = right
        citations = basis.compactMap { Citation($0) }
    }
}

extension NoticeKind {
    public var rule: NoticeRule {
        severity == .error ? errorRule : warningRule
    }

    /// The names of articles that the rules rest on; the tests hold them against the pack.
    static let quality = "jn-12-2020#1"
    static let dualPublicity = "ndrc-dual-publicity-2018#annex"
}
