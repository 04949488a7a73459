// Search by name or whole code. Persons are never found, and a person’s number is neither searched nor repeated.

internal import Disclosure
internal import Hummingbird
internal import Identifiers
internal import Registry
internal import WorkingDays

struct SearchController {
    static let pageSize = 20
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.search.pattern)) { request, context in try await search(request, context) }
    }

    private func search(_ request: Request, _ context: SiteContext) async throws -> Response {
        let sentences = context.sentences
        let today = site.settings.today()
        let query = try Query(request)
        let words: String?
        do {
            words = try query.words("q")
        } catch .textTooLong {
            return page(.failed(sentences.detail(of: .textTooLong)), "", context)
        }
        guard let words else { return page(.blank, "", context) }
        guard !PersonalText.holdsNumber(words, today: today) else { return page(.noHits, "", context) }
        guard words.count(where: { !$0.isWhitespace }) >= 2 else { return page(.tooShort, words, context) }
        let after = try query.subjectCursor()
        let found = try await site.door.search(words, on: today, after: after, limit: Self.pageSize + 1)
        guard !found.isEmpty else {
            let isMistyped = UnifiedSocialCreditCode.isMistyped(words, today: today)
            return page(isMistyped ? .mistypedCode : .noHits, words, context)
        }
        let hits = found.prefix(Self.pageSize)
        let hasMore = found.count > hits.count
        let first = after == nil ? nil : SiteURL.search.with(["q": words])
        let next = hasMore ? hits.last.map { SiteURL.search.with(["q": words, "after": $0.id.cursor]) } : nil
        return page(
            .found(
                Array(hits), line: sentences.found(hits.count, hasMore: hasMore, isFirst: after == nil),
                pager: first == nil && next == nil ? nil : PagerView(newerHref: first, olderHref: next, line: nil)),
            words, context)
    }

    private enum Outcome {
        case found([Subject], line: String, pager: PagerView?)
        case noHits, mistypedCode, tooShort, blank
        case failed(String)
    }

    private func page(_ outcome: Outcome, _ words: String, _ context: SiteContext) -> Response {
        var hits: [HitView] = []
        var line: String?
        var pager: PagerView?
        var failure: String?
        var state = ""
        var isMistyped = false
        switch outcome {
        case .found(let subjects, let sentence, let links):
            (state, line, pager) = ("found", sentence, links)
            hits = subjects.compactMap { hit($0, context) }
        case .noHits: state = "noHits"
        case .mistypedCode: (state, isMistyped) = ("noHits", true)
        case .tooShort: state = "tooShort"
        case .blank: state = "blank"
        case .failed(let reason): (state, failure) = ("failed", reason)
        }
        let view = SearchView(
            query: words, found: state == "found", noHits: state == "noHits", tooShort: state == "tooShort",
            failed: state == "failed", blank: state == "blank", resultLine: line, failure: failure,
            mistypedCode: isMistyped, hits: hits, pager: pager)
        let title = Words.of(context.language).search.searchHeading
        let head = PageHead(
            title: title, description: title, here: .query, isHidden: true,
            address: SiteURL.search.with(["q": words]))
        return site.page(.search, view, head, context, status: failure == nil ? .ok : .badRequest)
    }

    private func hit(_ subject: Subject, _ context: SiteContext) -> HitView? {
        // Only organisations have both.
        guard let code = subject.code, let name = subject.name else { return nil }
        let text = RecordText(pack: site.pack, sentences: context.sentences)
        return HitView(
            name: name, href: SiteURL.subject(code).path, code: CodeView(code),
            kind: context.sentences.kind(subject.kind), district: text.district(subject.district),
            status: text.status(subject.status), formerName: nil)
    }
}

extension Query {
    /// - Throws: `Problem.badCursor` if it is none of ours.
    func subjectCursor() throws(Problem) -> SubjectID? {
        guard let text = text("after") else { return nil }
        guard text.utf8.count <= 13, let raw = Int64(text, radix: 36), raw >= 0 else { throw .badCursor }
        return SubjectID(raw)
    }
}

extension SubjectID {
    /// The place after this subject in a list of hits.
    var cursor: String { String(raw, radix: 36) }
}
