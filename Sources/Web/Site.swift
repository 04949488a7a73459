// What every controller is given: made once at start, read by all requests.

internal import Disclosure
internal import Hummingbird
internal import Law
internal import WorkingDays

/// The parts of the running site.
struct Site: Sendable {
    let settings: WebSettings
    let pack: PolicyPack
    let door: PublicDoor
    let templates: Templates
    let assets: Assets
    let clauses: ClauseTexts
    let dual: DualReader
    let figures: Remembered<Figures>

    init(_ settings: WebSettings, pack: PolicyPack, door: PublicDoor) throws(SiteError) {
        self.settings = settings
        self.pack = pack
        self.door = door
        templates = try Templates(folder: settings.resources + "/templates")
        assets = try Assets(folder: settings.resources)
        clauses = ClauseTexts(pack)
        dual = DualReader(door: door, now: settings.now)
        // Counting reads whole tables, so the first page does it once a minute and not for each reader.
        figures = Remembered(seconds: 60, now: settings.now)
    }

    /// Renders a page inside the frame.
    func page(
        _ template: PageTemplate, _ view: some View, _ head: PageHead, _ context: SiteContext,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let frame = FrameView(head, self, language: context.language, today: settings.today())
        let html = templates.render(template, PageView(frame: frame, page: view))
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .contentLanguage: context.language.rawValue,
            .vary: "Accept-Language, Cookie",
        ]
        headers[.cacheControl] = status == .ok ? "no-cache" : "no-store"
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
