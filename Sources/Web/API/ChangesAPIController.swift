// The changes for receivers of shared data: in the order of the ledger, from where a receiver left off.

internal import Access
internal import Disclosure
internal import Hummingbird
internal import Law
internal import WorkingDays

struct ChangesAPIController {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.apiChanges.pattern)) { request, context in try await changes(request, context) }
    }

    /// Asking from an index says that everything before it was carried out.
    private func changes(_ request: Request, _ context: SiteContext) async throws -> Response {
        let bearer = try await site.bearer(request, context)
        let words = try Query(request)
        guard let matter = words.text("matter"), let purpose = words.text("purpose") else {
            throw Problem.questionIncomplete
        }
        guard let since = Int(words.text("since") ?? "0"), since >= 0 else { throw Problem.badCursor }
        try await site.access.spend(.queries, account: bearer.requester.account)
        let answer: ChangeAnswer
        do {
            answer = try await site.official.changes(
                since: since, matter: matter, purpose: purpose, to: bearer.requester, by: .api,
                on: site.settings.today())
        } catch is ChangeFeedError {
            throw Problem.badCursor
        }
        switch answer {
        case .page(let page):
            return site.officialAnswer(site.document(for: context).json(of: page), context)
        case .refused(let refusal, _, let receipt):
            return ProblemAnswer(site).document(Problem(refusal), context, receipt: receipt)
        }
    }
}
