// The typed catalogue of fixed phrases: code takes them by property, templates by name.

internal import Law
internal import Mustache

/// All fixed phrases in one language.
struct Words: Sendable, MustacheParent {
    let frame: FrameWords
    let search: SearchWords
    let home: HomeWords
    let subject: SubjectWords
    let why: WhyWords
    let dual: DualWords
    let ledger: LedgerWords
    let api: ApiWords
    let report: ReportWords
    let login: LoginWords
    let desk: DeskWords
    let batch: BatchWords
    let query: QueryWords
    /// The same phrases by name. Reflection costs milliseconds a page, so it is done once.
    private let byName: [String: String]

    static let chinese = Words(
        .chinese, .chinese, .chinese, .chinese, .chinese, .chinese, .chinese, .chinese, .chinese, .chinese, .chinese,
        .chinese, .chinese)
    static let english = Words(
        .english, .english, .english, .english, .english, .english, .english, .english, .english, .english, .english,
        .english, .english)

    static func of(_ language: Language) -> Words {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }

    private init(
        _ frame: FrameWords, _ search: SearchWords, _ home: HomeWords, _ subject: SubjectWords, _ why: WhyWords,
        _ dual: DualWords, _ ledger: LedgerWords, _ api: ApiWords, _ report: ReportWords, _ login: LoginWords,
        _ desk: DeskWords, _ batch: BatchWords, _ query: QueryWords
    ) {
        self.frame = frame
        self.search = search
        self.home = home
        self.subject = subject
        self.why = why
        self.dual = dual
        self.ledger = ledger
        self.api = api
        self.report = report
        self.login = login
        self.desk = desk
        self.batch = batch
        self.query = query
        var byName: [String: String] = [:]
        let groups: [Any] = [frame, search, home, subject, why, dual, ledger, api, report, login, desk, batch, query]
        for group in groups {
            for child in Mirror(reflecting: group).children {
                if let name = child.label, let phrase = child.value as? String { byName[name] = phrase }
            }
        }
        self.byName = byName
    }

    func child(named key: String) -> Any? { byName[key] }
}
