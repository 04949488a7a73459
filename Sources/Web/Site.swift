// What every controller is given: made once at start, read by all requests.

internal import Access
internal import Disclosure
internal import Hummingbird
internal import Law
internal import Ledger
internal import Reports
internal import WorkingDays

/// The parts of the running site.
struct Site: Sendable {
    let settings: WebSettings
    let pack: PolicyPack
    let door: PublicDoor
    let official: OfficialDoor
    let ledger: LedgerDoor
    let access: Access
    let reports: Reports
    let templates: Templates
    let assets: Assets
    private let articles: ClauseBook
    let dual: DualReader
    let figures: Remembered<Figures>
    let answers: RememberedAnswers
    let operations: OperationsDoor
    let readiness: Readiness

    init(
        _ settings: WebSettings, pack: PolicyPack, door: PublicDoor, official: OfficialDoor, ledger: LedgerDoor,
        reports: Reports, access: Access, operations: OperationsDoor
    ) throws(SiteError) {
        self.settings = settings
        self.pack = pack
        self.door = door
        self.official = official
        self.ledger = ledger
        self.access = access
        self.reports = reports
        templates = try Templates(folder: settings.resources + "/templates")
        assets = try Assets(folder: settings.resources)
        articles = ClauseBook(pack)
        self.operations = operations
        readiness = Readiness(operations)
        dual = DualReader(door: door, now: settings.now)
        // Counting reads whole tables, so the first page does it once a minute and not for each reader.
        figures = Remembered(seconds: 60, now: settings.now)
        answers = RememberedAnswers(mebibytes: 64)
    }

    /// The articles as they are cited today.
    var clauses: ClauseTexts { articles.on(settings.today()) }

    /// Renders a page inside the frame.
    func page(
        _ template: PageTemplate, _ view: some View, _ head: PageHead, _ context: SiteContext,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let frame = FrameView(
            head, self, session: context.session, language: context.language, today: settings.today())
        let html = templates.render(template, PageView(frame: frame, page: view))
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .contentLanguage: context.language.rawValue,
            .vary: "Accept-Language, Cookie",
        ]
        // What somebody sees who is signed in stays in no cache, on no disk of a shared computer.
        headers[.cacheControl] = status == .ok && context.session == nil ? "no-cache" : "no-store"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    /// The figures of the day.
    func figures(on today: Day) async throws -> Figures {
        try await figures.value(for: today) { [door] in
            let (subjects, records) = try await door.figures(on: today)
            return Figures(subjects: subjects, records: records)
        }
    }
}

/// How many subjects and records there are.
struct Figures: Sendable {
    let subjects: [SubjectKind: Int]
    let records: Int

    var organisations: Int {
        subjects.filter { $0.key != .naturalPerson }.values.reduce(0, +)
    }
}
