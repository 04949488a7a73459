// The first page: a search field, three tasks, the figures, the newest penalties.

internal import Disclosure
internal import Hummingbird
internal import Law
internal import Records
internal import Registry
internal import WorkingDays

struct HomeController {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.home.pattern)) { request, context in try await home(request, context) }
    }

    private func home(_ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        let sentences = context.sentences
        let text = RecordText(pack: site.pack, sentences: sentences)
        let figures = try await site.figures(on: today)
        let newest = try await site.dual.newest(DualList.penalties.item, on: today)
        let view = HomeView(
            meHref: SiteURL.guide.path + "#mine", figures: sentences.figures(figures),
            notices: newest.compactMap { record in
                guard let name = record.subject.name, let code = record.subject.code else { return nil }
                let decided = record.period.dates.decided
                return NoticeView(
                    dateISO: "\(decided)", date: sentences.shortDay(decided), name: name, kind: text.kinds(record),
                    href: SiteURL.subject(code).path + "#" + RecordText.anchor(record))
            })
        let head = PageHead(
            title: nil, description: sentences.homeDescription, here: .query, address: SiteURL.home.path)
        return site.page(.home, view, head, context)
    }
}
