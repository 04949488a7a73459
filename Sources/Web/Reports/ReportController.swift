// Reports as pages: issue, read, download, verify.

internal import Access
internal import Hummingbird
internal import Law
internal import Reports
internal import WorkingDays

struct ReportController {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.post(RouterPath(SiteURL.subjectReport("").pattern)) { request, context in
            try await issue(request, context)
        }
        router.get(RouterPath(SiteURL.report("").pattern)) { _, context in try await report(context) }
        router.get(RouterPath(SiteURL.verify.pattern)) { request, context in try await verify(request, context) }
    }

    /// Issues a report and leads to it. The form needs no token: it acts for nobody, what it makes is public, and doing
    /// it twice makes the same.
    private func issue(_ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        guard let typed = try Percent.decode(Substring(context.parameters.require("code"))) else {
            throw Problem.badAddress
        }
        try await site.access.spend(.reports, address: site.readerAddress(request, context))
        // Looked up in every case: a person's number must not be told from an unknown code by the time it takes.
        let code = SubjectCode(typed, today: today)
        let issued = try await site.reports.issue(
            .standard, code: code.lookup, on: today, now: site.settings.now())
        guard let issued else { throw Problem.unknownSubject }
        return Response(
            status: .seeOther,
            headers: [.location: SiteURL.report(issued.report.number.text).path, .cacheControl: "no-store"])
    }

    /// The page of a report, or one of its files: the end of the address says which.
    private func report(_ context: SiteContext) async throws -> Response {
        let asked = try context.parameters.require("number")
        if asked.hasSuffix(".css"), let number = ReportNumber(String(asked.dropLast(4))) { return style(number) }
        if let name = asked.suffixed(".tlog-proof") { return try await proof(name) }
        let (name, form) = Self.form(of: asked, context.language)
        guard let number = ReportNumber(name), number.text == name else { throw Problem.unknownReport }
        let (report, isChanged) = try await site.usableReport(number)
        guard let form else { return page(report, isChanged: isChanged, context) }
        return try await file(report, as: form)
    }

    private func proof(_ name: String) async throws -> Response {
        guard let number = ReportNumber(name), number.text == name else { throw Problem.unknownReport }
        return try await site.proof(of: try await site.usableReport(number).report)
    }

    private static func form(of asked: String, _ language: Language) -> (name: String, form: ReportForm?) {
        if asked.hasSuffix(".json") { return (String(asked.dropLast(5)), .json) }
        if asked.hasSuffix(".html") { return (String(asked.dropLast(5)), .html(language)) }
        return (asked, nil)
    }

    private func page(_ report: Report, isChanged: Bool, _ context: SiteContext) -> Response {
        let document = ReportDocument(report.snapshot, context.language)
        let url = SiteURL.report(report.number.text)
        let verify = SiteURL.verify.with(["number": report.number.text])
        let guide = SiteURL.guide.path
        let view = ReportView(
            article: document.article(
                links: ReportLinks(dispute: guide + "#dispute", repair: guide + "#repair", verify: verify)),
            fileHref: url.path + ".html", dataHref: url.path + ".json", verifyHref: verify,
            subjectHref: SiteURL.subject(report.snapshot.subject.code).path,
            steps: context.sentences.reportProofSteps(number: report.number.text, proofHref: url.path + ".tlog-proof"),
            changed: isChanged ? context.sentences.reportChanged : nil)
        let head = PageHead(
            title: "\(document.title) \(report.number)", description: context.sentences.reportDescription,
            here: .query, isHidden: true, address: url.path, styleHref: url.path + ".css")
        var response = site.page(.report, view, head, context)
        // It may have to vanish tomorrow, so nobody keeps it.
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func file(_ report: Report, as form: ReportForm) async throws -> Response {
        let bytes = try await site.reports.file(report, as: form)
        let type = form == .json ? "application/json; charset=utf-8" : "text/html; charset=utf-8"
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store", .vary: "Accept-Language, Cookie",
                .contentDisposition: "attachment; filename=\"\(form.fileName(report.number))\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The sheet names the number too, which the style of paper puts on every sheet; it says nothing else of the report.
    private func style(_ number: ReportNumber) -> Response {
        Response(
            status: .ok, headers: [.cacheControl: "public, max-age=3600", .contentType: "text/css; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: ReportStyle.sheet(of: number))))
    }

    // MARK: Verification

    /// Says whether a number is ours, and never what the report holds or whom it is about.
    private func verify(_ request: Request, _ context: SiteContext) async throws -> Response {
        let asked = try Query(request).words("number")
        let number = asked.flatMap { ReportNumber($0) }
        var verification: Verification?
        if let number { verification = try await site.reports.verify(number, on: site.settings.today()) }
        let words = Words.of(context.language).report
        let view = VerifyMaker(sentences: context.sentences).view(isAsked: asked != nil, number, verification)
        let head = PageHead(
            title: words.verifyHeading, description: words.verifyLead, here: .none, isHidden: asked != nil,
            address: SiteURL.verify.with(["number": number?.text]))
        return site.page(.verify, view, head, context)
    }
}

extension String {
    /// The text before that ending; nil if it ends otherwise.
    fileprivate func suffixed(_ ending: String) -> String? {
        hasSuffix(ending) ? String(dropLast(ending.count)) : nil
    }
}

extension Site {
    /// The report as long as it may be opened, and whether records came in since.
    /// - Throws: `Problem.unknownReport`, `Problem.endedReport`.
    func usableReport(_ number: ReportNumber) async throws -> (report: Report, isChanged: Bool) {
        switch try await reports.state(of: number, on: settings.today()) {
        case .usable(let report, let isChanged): return (report, isChanged)
        case .ended: throw Problem.endedReport
        case nil: throw Problem.unknownReport
        }
    }
}
