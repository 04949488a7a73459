// Citations as readers and programs see them: resolved once at start, since every record cites the same few articles.

internal import Law
internal import Mustache

/// The articles of the pack in both languages.
struct ClauseTexts: Sendable {
    private let views: [Language: [Citation: ClauseView]]
    private let documents: [Language: [Citation: [UInt8]]]

    init(_ pack: PolicyPack) {
        var views: [Language: [Citation: ClauseView]] = [:]
        var documents: [Language: [Citation: [UInt8]]] = [:]
        for language in Language.allCases {
            for source in pack.sources.values {
                for article in source.articles.values {
                    guard let citation = Citation("\(source.id)#\(article.number)") else { continue }
                    let view = ClauseView(source, article, language)
                    views[language, default: [:]][citation] = view
                    documents[language, default: [:]][citation] = Self.document(source, article, view)
                }
            }
        }
        self.views = views
        self.documents = documents
    }

    /// The article as it stands in a fold; nil if no text of the pack has it.
    func clause(_ citation: Citation, _ language: Language) -> ClauseView? {
        views[language]?[citation]
    }

    /// The articles, each once, in the order given.
    func clauses(_ citations: [Citation], _ language: Language) -> [ClauseView] {
        var seen: Set<Citation> = []
        return citations.compactMap { seen.insert($0).inserted ? clause($0, language) : nil }
    }

    /// The article as a JSON object `{source, article, title, gist}`.
    func document(_ citation: Citation, _ language: Language) -> [UInt8]? {
        documents[language]?[citation]
    }

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

/// One article as a reader sees it.
struct ClauseView: View {
    let id: String
    let title: String
    let paraphrase: String
    /// What the text rests on, when it was not read.
    let caution: String?

    init(_ source: Source, _ article: Article, _ language: Language) {
        id = source.label.map { "\($0)-\(article.number)" } ?? "\(source.id)#\(article.number)"
        title = source.name(ofArticle: article.number, language)
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
