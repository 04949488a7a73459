// Pages of text: the guide, the ledger, the open interface, and what each kind of problem means.

internal import Disclosure
internal import Hummingbird
internal import Law
internal import Ledger
internal import WorkingDays

struct TextController {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.guide.pattern)) { _, context in guide(context) }
        router.get(RouterPath(SiteURL.ledger.pattern)) { _, context in try await ledger(context) }
        router.get(RouterPath(SiteURL.api.pattern)) { _, context in api(context) }
        router.get(RouterPath(SiteURL.problem("").pattern)) { _, context in try problem(context) }
    }

    private func guide(_ context: SiteContext) -> Response {
        let guide = GuideText(
            pack: site.pack, clauses: site.clauses, sentences: context.sentences, today: site.settings.today())
        let view = guide.view
        let head = PageHead(
            title: view.heading, description: view.lead, here: .guide, address: SiteURL.guide.path)
        return site.page(.guide, view, head, context)
    }

    private func ledger(_ context: SiteContext) async throws -> Response {
        let sentences = context.sentences
        let words = Words.of(context.language).ledger
        let figures = try await site.figures(on: site.settings.today())
        let standings = try await site.ledger.standings()
        let records = standings.first { $0.log == .records }
        let view = LedgerView(
            figures: sentences.ledgerFigures(figures, records?.published, site.pack),
            steps: sentences.ledgerSteps(hasLogs: records != nil), key: records?.key?.line,
            logs: standings.map(sentences.log),
            witnesses: sentences.witnesses(
                records, isQuorum: records.flatMap { site.ledger.meetsQuorum($0.published) }),
            destructions: sentences.destructions(
                try await site.door.destructions(limit: 12), site.pack, on: site.settings.today()))
        let head = PageHead(
            title: words.ledgerHeading, description: words.ledgerLead, here: .ledger, address: SiteURL.ledger.path)
        return site.page(.ledger, view, head, context)
    }

    private func api(_ context: SiteContext) -> Response {
        let words = Words.of(context.language).api
        let view = InterfaceView(
            documentHref: SiteURL.apiDocument.path, addresses: context.sentences.interfaceAddresses,
            errors: context.sentences.interfaceErrors)
        let head = PageHead(
            title: words.apiHeading, description: words.apiLead, here: .none, address: SiteURL.api.path)
        return site.page(.api, view, head, context)
    }

    /// The address that a problem's `type` names leads to its explanation.
    private func problem(_ context: SiteContext) throws -> Response {
        guard let slug = context.parameters.get("slug"), let problem = Problem(rawValue: slug) else {
            throw Problem.unknownPage
        }
        return ProblemAnswer(site).page(problem, context, status: .ok)
    }
}
