// The page on which an official asks about a subject for a matter of the own body. Nobody else has such a page.

internal import Access
internal import Disclosure
internal import HTTPTypes
internal import Hummingbird
internal import WorkingDays

struct DeskQueryController {
    private let site: Site
    private let parts: DeskParts

    init(_ site: Site, _ desk: DeskDoor) {
        self.site = site
        parts = DeskParts(site: site, door: desk)
    }

    func addRoutes(to routes: some RouterMethods<SiteContext>) {
        routes.get(RouterPath(DeskURL.query.path)) { request, context in try await form(request, context) }
        routes.post(RouterPath(DeskURL.query.path)) { request, context in try await ask(request, context) }
    }

    /// What the page says above the form.
    private enum Outcome {
        case none
        case fault(SubjectFault)
        case answer(QueryAnswer, about: QueriedSubject)
    }

    private func form(_ request: Request, _ context: SiteContext) async throws -> Response {
        let session = try parts.require(.query, context)
        let typed = DeskQueryForm(matter: try Query(request).text("matter") ?? "")
        return page(typed, .none, try await matters(session), session, context)
    }

    /// The answer is the answer to the form itself and has no address of its own: nothing of it could stand in one.
    private func ask(_ request: Request, _ context: SiteContext) async throws -> Response {
        let session = try parts.require(.query, context)
        let form = try await Form(request)
        try form.require(session)
        let (typed, today) = (DeskQueryForm(form), site.settings.today())
        let own = try await matters(session)
        let subject: QueriedSubject
        do {
            subject = try typed.subject(PersonDocument.all(site.pack, on: today), site.pack, on: today)
        } catch {
            return page(typed, .fault(error), own, session, context)
        }
        try await site.access.spend(.queries, account: session.requester.account)
        // The matter settles the purpose. One that isn't the body's own is asked for all the same, and refused on record.
        let purpose = own.first { $0.code == typed.matter }?.purpose ?? ""
        let answer = try await site.official.answer(
            SubjectQuery(subject: subject, matter: typed.matter, purpose: purpose), to: session.requester, by: .desk,
            on: today)
        return page(typed, .answer(answer, about: subject), own, session, context)
    }

    private func matters(_ session: Session) async throws -> [Matter] {
        guard let body = session.requester.queriesFor else { return [] }
        return try await site.official.matters.list(of: body)
    }

    private func page(
        _ typed: DeskQueryForm, _ outcome: Outcome, _ own: [Matter], _ session: Session, _ context: SiteContext
    ) -> Response {
        let (sentences, today) = (context.sentences, site.settings.today())
        let maker = DeskQueryPageMaker(parts: parts, sentences: sentences, today: today)
        let inForce = own.filter { $0.isInForce(on: today) }
        let documents = PersonDocument.all(site.pack, on: today)
        var fault: RefusalText?
        var answer: QueryAnswerView?
        var refused: QueryRefusalView?
        var status = HTTPResponse.Status.ok
        switch outcome {
        case .none: break
        case .fault(let reason): (fault, status) = (sentences.fault(reason), .unprocessableContent)
        case .answer(.file(let file), let subject):
            answer = maker.answer(file, about: subject, typed.document(documents))
        case .answer(.refused(let refusal, let citations, let receipt), _):
            (refused, status) = (maker.refused(refusal, citations, receipt), .forbidden)
        }
        let chosen = inForce.first { $0.code == typed.matter }?.code
        let view = DeskQueryView(
            formToken: session.formToken, fault: fault, answer: answer, refused: refused,
            matters: maker.choices(inForce, chosen: chosen),
            kinds: maker.kinds(documents, chosen: typed.kind),
            code: fault == nil ? "" : typed.keptCode(on: today))
        return parts.page(
            .query, view, Words.of(context.language).query.queryHeading, DeskURL.query.with(["matter": chosen]),
            context, status: status)
    }
}
