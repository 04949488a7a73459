// What several pages of the desk need: who sends, what may be sent, a batch as a line.

internal import Access
internal import Hummingbird
internal import Intake
internal import Law
internal import Registry
internal import WorkingDays

struct DeskParts {
    let site: Site
    let door: DeskDoor

    /// The body for which the person sends; nil if the account sends nothing.
    func sender(_ session: Session) async throws -> Organisation? {
        guard let code = session.requester.submitsFor else { return nil }
        return try await door.organisation(code)
    }

    /// - Throws: `Problem.unknownPage`: for everybody else there is no such page.
    func requireSender(_ session: Session) async throws -> Organisation {
        guard let sender = try await sender(session) else { throw Problem.unknownPage }
        return sender
    }

    /// Whoever has that place of the desk.
    /// - Throws: `Problem.unknownPage`: for everybody else there is no such page.
    func require(_ place: DeskPlace, _ context: SiteContext) throws -> Session {
        let session = try context.requireSession()
        guard place.isOpen(to: session.requester) else { throw Problem.unknownPage }
        return session
    }

    /// What the body may send today.
    func items(for sender: Organisation) -> [CatalogueItem] {
        let today = site.settings.today()
        return Set(site.pack.items.map(\.id)).sorted().compactMap { site.pack.item($0, on: today) }
            .filter { sender.maySend($0.id) }
    }

    func columns(for sender: Organisation, _ context: SiteContext) -> [ColumnsView] {
        items(for: sender).map { item in
            ColumnsView(
                title: item.title.text(context.language), csvHref: DeskURL.columns(item.id, isWorkbook: false).path,
                xlsxHref: DeskURL.columns(item.id, isWorkbook: true).path)
        }
    }

    func itemTitle(_ batch: Batch, _ language: Language) -> String {
        item(batch)?.title.text(language) ?? batch.item
    }

    /// The item as it was when the batch came; afterwards as it was last.
    func item(_ batch: Batch) -> CatalogueItem? {
        site.pack.item(batch.item, on: batch.receivedOn) ?? site.pack.items.last { $0.id == batch.item }
    }

    /// The title of an item of the catalogue, also of one that is no longer in force.
    func itemTitle(_ id: String, _ language: Language) -> String {
        let item = site.pack.item(id, on: site.settings.today()) ?? site.pack.items.last { $0.id == id }
        return item?.title.text(language) ?? id
    }

    func row(_ batch: Batch, _ context: SiteContext) -> BatchRowView {
        let sentences = context.sentences
        return BatchRowView(
            href: DeskURL.batch(batch.id).path, name: sentences.batchName(batch),
            item: itemTitle(batch, context.language), when: sentences.moment(batch), whenISO: "\(batch.receivedOn)",
            counts: [batch.accepted, batch.duplicates, batch.rejected].map { sentences.number($0) }
                .joined(separator: " / "),
            by: batch.actor, state: sentences.state(of: batch))
    }

    /// A page of the desk: never kept, never found by a search engine.
    func page(
        _ template: PageTemplate, _ view: some DeskPageView, _ title: String, _ address: String, _ context: SiteContext,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let head = PageHead(title: title, description: title, here: .none, isHidden: true, address: address)
        let rail = RailView(here: type(of: view).here, for: context.session?.requester, context.language)
        var response = site.page(template, RailedView(rail: rail, page: view), head, context, status: status)
        if context.session != nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}
