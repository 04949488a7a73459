// The register of application matters as a page and as CSV: for those who ask, and for those who look after them.

internal import Access
internal import Disclosure
internal import Hummingbird
internal import Law
internal import Registry
internal import WorkingDays

struct DeskMatterController {
    private let site: Site
    private let parts: DeskParts

    init(_ site: Site, _ desk: DeskDoor) {
        self.site = site
        parts = DeskParts(site: site, door: desk)
    }

    func addRoutes(to routes: some RouterMethods<SiteContext>) {
        routes.get(RouterPath(DeskURL.matters.path)) { _, context in try await page(context) }
        routes.get(RouterPath(DeskURL.mattersCSV.path)) { _, context in try await export(context) }
    }

    private func page(_ context: SiteContext) async throws -> Response {
        let session = try parts.require(.matters, context)
        let (sentences, today) = (context.sentences, site.settings.today())
        let words = Words.of(context.language).query
        let rows = try await lines(session, sentences).map { line in
            MatterRowView(
                code: line.matter.code, title: line.matter.title, body: line.body, purpose: line.purpose,
                articles: line.articles, items: line.items, basis: line.matter.basis,
                days: sentences.days(of: line.matter), state: sentences.state(of: line.matter, on: today),
                uses: sentences.uses(line.uses),
                queryHref: session.requester.queriesFor == line.matter.body && line.matter.isInForce(on: today)
                    ? DeskURL.query.with(["matter": line.matter.code]) : nil)
        }
        let view = MatterListView(
            matters: rows, withBody: session.requester.organisation == nil,
            advice: session.requester.queriesFor == nil ? nil : words.queryNoMattersText,
            line: sentences.matterCount(rows.count))
        return parts.page(.matters, view, words.mattersHeading, DeskURL.matters.path, context)
    }

    private func export(_ context: SiteContext) async throws -> Response {
        let session = try parts.require(.matters, context)
        let (sentences, today) = (context.sentences, site.settings.today())
        // The mark tells Excel that this is UTF-8.
        var text = "\u{FEFF}" + CSVText.line(sentences.matterHeads)
        for line in try await lines(session, sentences) {
            let matter = line.matter
            text += CSVText.line([
                matter.code, matter.title, matter.body, line.body, line.purpose, line.articles, line.items,
                matter.basis,
                "\(matter.from)", matter.until.map { "\($0)" } ?? "", sentences.state(of: matter, on: today).word,
                "\(line.uses)",
            ])
        }
        return parts.csv(
            ResponseBody(byteBuffer: ByteBuffer(string: text)), name: "matters-\(today)", context)
    }

    /// A matter with everything that is looked up for it.
    private struct Line {
        let matter: Matter
        let body: String
        let purpose: String
        let articles: String
        let items: String
        let uses: Int
    }

    /// The matters of the account's body; of all bodies for an auditor or operator of the whole city.
    private func lines(_ session: Session, _ sentences: Sentences) async throws -> [Line] {
        let matters = try await site.official.matters.list(of: session.requester.organisation)
        let uses = try await site.official.log.uses(of: matters.map(\.code))
        let names = try await parts.bodyNames()
        return matters.map { matter in
            let purpose = site.pack.purposes.first { $0.id == matter.purpose }
            let articles = site.clauses.clauses(purpose?.provision.citations ?? [], sentences.language)
            return Line(
                matter: matter, body: names[matter.body] ?? matter.body,
                purpose: purpose?.title.text(sentences.language) ?? matter.purpose,
                articles: articles.map(\.title).joined(separator: sentences.say("，", "; ")),
                items: parts.itemTitles(matter.items, sentences), uses: uses[matter.code] ?? 0)
        }
    }
}

extension DeskParts {
    /// The names of all bodies by their codes.
    func bodyNames() async throws -> [String: String] {
        Dictionary(try await site.door.bodies().map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// A table to keep, which no cache keeps.
    func csv(_ body: ResponseBody, name: String, _ context: SiteContext) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .contentLanguage: context.language.rawValue,
                .contentDisposition: "attachment; filename=\"\(name).csv\"", .cacheControl: "no-store",
                .vary: "Accept-Language, Cookie",
            ], body: body)
    }
}
