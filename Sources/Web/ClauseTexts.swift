// Citations as readers and programs see them: resolved once at start, since every record cites the same few articles.

internal import Law
internal import Mustache
internal import WorkingDays

/// The articles of the pack in both languages, as they are cited while they live and afterwards.
struct ClauseBook: Sendable {
    fileprivate struct Entry: Sendable {
        let view: ClauseView
        let document: [UInt8]
    }

    fileprivate struct Entries: Sendable {
        let living: Entry
        /// Nil for a text without a last day.
        let lapsed: (since: Day, entry: Entry)?
    }

    fileprivate let entries: [Language: [Citation: Entries]]

    init(_ pack: PolicyPack) {
        var entries: [Language: [Citation: Entries]] = [:]
        for language in Language.allCases {
            for source in pack.sources.values {
                for article in source.articles.values {
                    guard let citation = Citation("\(source.id)#\(article.number)") else { continue }
                    func entry(on day: Day) -> Entry {
                        let view = ClauseView(source, article, language, on: day)
                        return Entry(view: view, document: Self.document(source, article, view))
                    }
                    let since = source.interval.until?.adding(days: 1)
                    entries[language, default: [:]][citation] = Entries(
                        living: entry(on: source.interval.from), lapsed: since.map { ($0, entry(on: $0)) })
                }
            }
        }
        self.entries = entries
    }

    func on(_ day: Day) -> ClauseTexts { ClauseTexts(book: self, day: day) }

    private static func document(_ source: Source, _ article: Article, _ view: ClauseView) -> [UInt8] {
        var json = JSONWriter(capacity: 256)
        json.object {
            $0.member("source", source.id)
            $0.member("article", article.number)
            $0.member("title", view.title)
            $0.member("gist", view.paraphrase)
        }
        return json.bytes
    }
}

/// The articles on a day.
struct ClauseTexts: Sendable {
    fileprivate let book: ClauseBook
    fileprivate let day: Day

    private func entry(_ citation: Citation, _ language: Language) -> ClauseBook.Entry? {
        guard let entries = book.entries[language]?[citation] else { return nil }
        guard let lapsed = entries.lapsed, day >= lapsed.since else { return entries.living }
        return lapsed.entry
    }

    /// The article as it stands in a fold; nil if no text of the pack has it.
    func clause(_ citation: Citation, _ language: Language) -> ClauseView? {
        entry(citation, language)?.view
    }

    /// The articles, each once, in the order given.
    func clauses(_ citations: [Citation], _ language: Language) -> [ClauseView] {
        var seen: Set<Citation> = []
        return citations.compactMap { seen.insert($0).inserted ? clause($0, language) : nil }
    }

    /// The article as a JSON object `{source, article, title, gist}`.
    func document(_ citation: Citation, _ language: Language) -> [UInt8]? {
        entry(citation, language)?.document
    }
}

/// One article as a reader sees it.
struct ClauseView: View {
    let id: String
    let title: String
    let paraphrase: String
    /// What the text rests on, when it was not read.
    let caution: String?

    init(_ source: Source, _ article: Article, _ language: Language, on day: Day) {
        id = source.label.map { "\($0)-\(article.number)" } ?? "\(source.id)#\(article.number)"
        title = source.name(ofArticle: article.number, language, on: day)
        paraphrase = article.gist.text(language)
        caution = Sentences(language: language).caution(source.certainty)
    }

    func child(named key: String) -> Any? {
        switch key {
        case "id": id
        case "title": title
        case "paraphrase": paraphrase
        case "caution": caution
        default: nil
        }
    }
}
