// The first page of the desk, the form, and the list of batches.

internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import Intake
internal import Law
internal import Registry
internal import WorkingDays

struct DeskController {
    private static let pageSize = 30
    private static let recent = 8

    private let site: Site
    private let door: DeskDoor
    private let runner: IntakeRunner
    private let parts: DeskParts

    init(_ site: Site, _ door: DeskDoor, _ runner: IntakeRunner) {
        self.site = site
        self.door = door
        self.runner = runner
        parts = DeskParts(site: site, door: door)
    }

    func addRoutes(to routes: some RouterMethods<SiteContext>) {
        routes.get(RouterPath(DeskURL.home.path)) { request, context in try await home(context) }
        routes.get(RouterPath(DeskURL.upload.path)) { request, context in try await form(request, context) }
        routes.post(RouterPath(DeskURL.upload.path)) { request, context in try await upload(request, context) }
        routes.get(RouterPath(DeskURL.batches.path)) { request, context in try await list(request, context) }
    }

    // MARK: First page

    private func home(_ context: SiteContext) async throws -> Response {
        let session = try context.requireSession()
        let (words, sentences) = (Words.of(context.language).desk, context.sentences)
        let sender = try await parts.sender(session)
        var todo: [NextStepView] = []
        var rows: [BatchRowView] = []
        if let sender {
            let open = try await door.batches.open(provider: sender.code, limit: Self.recent)
            let settled = try await door.batches.settled(of: open)
            todo = open.map { batch in
                NextStepView(
                    text: sentences.openWork(batch, settled: settled[batch.id] ?? 0) + " · "
                        + sentences.batchName(batch) + " · "
                        + sentences.moment(batch), href: DeskURL.batch(batch.id).path)
            }
            rows = try await door.batches.list(provider: sender.code, limit: Self.recent).map {
                parts.row($0, context)
            }
        }
        var own = sender
        if own == nil, let code = session.requester.organisation { own = try await door.organisation(code) }
        let view = DeskHomeView(
            organisation: own?.name, isSender: sender != nil,
            tasks: DeskPlace.allCases.filter { $0.isOpen(to: session.requester) }.compactMap { place in
                place.task(context.language).map {
                    TaskView(name: place.name(context.language), href: place.url.path, text: $0)
                }
            }, todo: todo, batches: rows, columns: sender.map { parts.columns(for: $0, context) } ?? [])
        return parts.page(
            .desk, view, sender == nil ? words.deskHome : words.deskName, DeskURL.home.path, context)
    }

    // MARK: Sending a file

    private func form(_ request: Request, _ context: SiteContext) async throws -> Response {
        let session = try context.requireSession()
        let query = try Query(request)
        let sender = try await parts.requireSender(session)
        let typed = UploadForm.Typed(
            item: query.text("item") ?? "", corrects: query.text("corrects").flatMap { Int64($0) })
        return try await answer(typed, nil, sender, session, context, status: .ok)
    }

    private func upload(_ request: Request, _ context: SiteContext) async throws -> Response {
        let session = try context.requireSession()
        let sender = try await parts.requireSender(session)
        let sentences = context.sentences
        let form: UploadForm
        do {
            form = try await UploadForm.receive(request, for: session, door)
        } catch let refusal as UploadForm.Refusal {
            return try await answer(
                refusal.typed, sentences.refusal(refusal.reason, largest: door.mostBytes), sender, session, context,
                status: refusal.reason.status)
        }
        let typed = UploadForm.Typed(item: form.item, corrects: form.corrects)
        guard let file = form.file else {
            return try await answer(
                typed, form.namesFile ? sentences.refusal(.empty) : sentences.noFile, sender, session, context,
                status: .unprocessableContent)
        }
        do {
            let (answer, _) = try await site.once(
                form.key, route: "upload", asker: .account(session.requester.account), content: form.pieces()
            ) {
                let batch = try await start(form, file, sender, session)
                await runner.settle(batch)
                return KeptAnswer(status: Int(HTTPResponse.Status.seeOther.code), location: DeskURL.batch(batch).path)
            }
            return Response(
                status: .seeOther, headers: [.location: answer.location, .cacheControl: "no-store"])
        } catch let error as IntakeError {
            return try await answer(
                typed, sentences.refusal(error), sender, session, context, status: .unprocessableContent)
        }
    }

    private func start(
        _ form: UploadForm, _ file: SpoolFile, _ sender: Organisation, _ session: Session
    ) async throws -> Int64 {
        let today = site.settings.today()
        let engine = try IntakeEngine(item: form.item, pack: site.pack, today: today)
        let policy = try await door.policy()
        let note = SenderNote(fileName: form.fileName.map { FileName.masked($0, on: today) }, corrects: form.corrects)
        return try await runner.start { [door] began in
            // The file lives as long as the work: its path is of no use afterwards.
            _ = try await door.intake.submit(
                .file(path: file.path), engine: engine, provider: sender.code, actor: session.requester.login,
                policy: policy, feedback: nil, sender: note, began: began)
            withExtendedLifetime(file) {}
        }
    }

    private func answer(
        _ typed: UploadForm.Typed, _ fault: RefusalText?, _ sender: Organisation, _ session: Session,
        _ context: SiteContext, status: HTTPResponse.Status
    ) async throws -> Response {
        let (words, sentences) = (Words.of(context.language).desk, context.sentences)
        var correcting: Batch?
        if let id = typed.corrects { correcting = try await door.batches.batch(id, provider: sender.code) }
        let open = try await door.batches.open(provider: sender.code, limit: Self.pageSize)
        let settled = try await door.batches.settled(of: open + [correcting].compactMap(\.self))
        func name(_ batch: Batch) -> String { sentences.correcting(batch, settled: settled[batch.id] ?? 0) }
        let item = correcting?.item ?? typed.item
        let items = parts.items(for: sender)
        let view = UploadView(
            formToken: session.formToken, requestKey: site.access.makeRequestKey(), fault: fault,
            items: items.map {
                ChoiceView(value: $0.id, label: $0.title.text(context.language), selected: $0.id == item)
            },
            open: correcting == nil
                ? open.map { batch in
                    ChoiceView(value: "\(batch.id)", label: name(batch), selected: false)
                } : [],
            correcting: correcting.map(name), corrects: correcting.map { "\($0.id)" }, item: item,
            largest: sentences.largestFile(door.mostBytes), columns: parts.columns(for: sender, context))
        return parts.page(
            .upload, view, correcting == nil ? words.uploadHeading : words.uploadCorrectHeading,
            DeskURL.upload.with(["item": typed.item, "corrects": correcting.map { "\($0.id)" }]), context,
            status: status)
    }

    // MARK: List

    private func list(_ request: Request, _ context: SiteContext) async throws -> Response {
        let session = try context.requireSession()
        let sender = try await parts.requireSender(session)
        let query = try Query(request)
        let words = Words.of(context.language).desk
        let items = parts.items(for: sender)
        let item = query.text("item").flatMap { wish in items.first { $0.id == wish }?.id }
        let state = query.text("state").flatMap(BatchState.init)
        let before = query.text("before").flatMap { Int64($0) }
        let found = try await door.batches.list(
            provider: sender.code, item: item, state: state, before: before, limit: Self.pageSize + 1)
        let page = found.prefix(Self.pageSize)
        let older = found.count > Self.pageSize ? page.last.map { "\($0.id)" } : nil
        let view = BatchListView(
            items: items.map {
                ChoiceView(value: $0.id, label: $0.title.text(context.language), selected: $0.id == item)
            },
            states: BatchState.allCases.map {
                ChoiceView(value: $0.rawValue, label: context.sentences.state($0).word, selected: $0 == state)
            }, filtered: item != nil || state != nil, batches: page.map { parts.row($0, context) },
            olderHref: older.map { DeskURL.batches.with(["item": item, "state": state?.rawValue, "before": $0]) })
        return parts.page(
            .batches, view, words.batchesHeading,
            DeskURL.batches.with(["item": item, "state": state?.rawValue, "before": before.map { "\($0)" }]), context)
    }
}
