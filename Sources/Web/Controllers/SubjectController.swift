// An organisation in public: what is known of it, from whom, until when, and why.

internal import Disclosure
internal import Hummingbird
internal import Law
internal import Records
internal import Registry
internal import WorkingDays

struct SubjectController {
    /// With this many records a page stays under 100 KB with everything.
    static let pageSize = 8
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.subject("{code}").pattern)) { request, context in
            try await subject(request, context)
        }
        router.get(RouterPath(SiteURL.subjectProof("", record: "").pattern)) { _, context in
            try await proof(context)
        }
    }

    /// The proof of a record, as long as it is shown.
    private func proof(_ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        guard let typed = try Percent.decode(Substring(context.parameters.require("code"))) else {
            throw Problem.badAddress
        }
        let code = SubjectCode(typed, today: today)
        // Looked up in every case, as for the page.
        let found = try await site.door.subject(code: code.lookup, on: today)
        let asked = try context.parameters.require("record")
        guard let record = found?.records.first(where: { String($0.id.raw) == asked }) else {
            throw Problem.unknownPage
        }
        return try await site.proof(of: record)
    }

    private func subject(_ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        guard let typed = try Percent.decode(Substring(context.parameters.require("code"))) else {
            throw Problem.badAddress
        }
        let query = try Query(request)
        let code = SubjectCode(typed, today: today)
        // Looked up in every case: a person's number must not be told from an unknown code by the time it takes.
        let found = try await site.door.subject(code: code.lookup, on: today)
        guard let found, let canonical = found.subject.code else { throw Problem.unknownSubject }
        if case .other = code {
            return Response(
                status: .movedPermanently,
                headers: [.location: SiteURL.subject(canonical).path, .cacheControl: "no-cache"])
        }
        let items = SubjectItems(found, site.pack, on: today)
        let item = query.text("item")
        if let item, !items.kinds.contains(where: { $0.id == item }) { throw Problem.unknownItem }
        let records = item.map { item in found.records.filter { $0.item.id == item } } ?? found.records
        let page = records.page(after: try query.cursor(), limit: Self.pageSize)
        let isFirst = query.text("after") == nil
        let url = SiteURL.subject(canonical)
        let view = SubjectPageMaker(site: site, sentences: context.sentences, today: today).view(
            found, items, url: url, item: item, page: page, isFirst: isFirst)
        let head = PageHead(
            title: view.subject.name, description: view.answerLine, here: .query, address: url.with(["item": item]),
            jsonHref: SiteURL.apiSubject(canonical).path)
        return site.page(.subject, view, head, context)
    }
}

/// The kinds of record that an organisation's page tells apart, with their counts.
struct SubjectItems {
    let kinds: [(id: String, title: Bilingual, count: Int)]

    init(_ subject: DisclosedSubject, _ pack: PolicyPack, on today: Day) {
        var counts: [String: Int] = [:]
        for record in subject.records { counts[record.item.id, default: 0] += 1 }
        var kinds: [(id: String, title: Bilingual, count: Int)] = []
        for item in pack.items where !kinds.contains(where: { $0.id == item.id }) {
            // An item that nobody publishes has no place on a public page.
            guard item.disclosure.contains(where: { $0.mode == .publication }) else { continue }
            kinds.append((item.id, item.title, counts[item.id] ?? 0))
        }
        // What people come for stands first; the rest follows in the catalogue's order.
        let order = ["penalty", "permit"]
        self.kinds = order.compactMap { id in kinds.first { $0.id == id } } + kinds.filter { !order.contains($0.id) }
    }
}
