// Reports for programs: issue, fetch, verify.

internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import Reports
internal import WorkingDays

struct ReportAPIController {
    /// A question is a code and a kind; more than this is none.
    private static let longestBody = 4096
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.post(RouterPath(SiteURL.apiReports.pattern)) { request, context in try await issue(request, context) }
        router.get(RouterPath(SiteURL.apiReport("").pattern)) { _, context in try await report(context) }
        router.get(RouterPath(SiteURL.apiReportVerify("").pattern)) { request, context in
            try await verify(request, context)
        }
    }

    private struct Question: Decodable {
        let code: String
        let kind: String?
    }

    /// One snapshot for each subject and state of its data: 201 with a new report, 200 with the one that says the same.
    private func issue(_ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        let question = try await Self.question(request)
        guard let kind = ReportKind(rawValue: question.kind ?? ReportKind.standard.rawValue) else {
            throw Problem.unknownKind
        }
        let code = SubjectCode(question.code, today: today)
        if case .personal = code { throw Problem.personalNumber }
        try site.issueLimit.take(site.readerAddress(request, context))
        let issued = try await site.reports.issue(kind, code: code.lookup, on: today, now: site.settings.now())
        guard let issued else { throw Problem.unknownSubject }
        let (number, snapshot) = (issued.report.number.text, issued.report.snapshot)
        var json = JSONWriter(capacity: 512)
        json.object {
            $0.member("number", number)
            $0.member("kind", snapshot.kind)
            $0.member("issued", snapshot.issued)
            $0.member("dataAsOf", snapshot.dataAsOf.description)
            $0.member("usableUntil", snapshot.usableUntil?.description)
            $0.member("report", SiteURL.apiReport(number).path)
            $0.member("verify", SiteURL.apiReportVerify(number).path)
            $0.member("page", SiteURL.report(number).path)
        }
        return Response(
            status: issued.isNew ? .created : .ok,
            headers: [
                .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
                .location: SiteURL.apiReport(number).path,
            ], body: ResponseBody(byteBuffer: json.buffer))
    }

    private static func question(_ request: Request) async throws -> Question {
        var request = request
        guard let body = try? await request.collectBody(upTo: longestBody),
            let question = try? JSONDecoder().decode(Question.self, from: Data(body.readableBytesView))
        else { throw Problem.badBody }
        return question
    }

    private func report(_ context: SiteContext) async throws -> Response {
        guard let number = ReportNumber(try context.parameters.require("number")) else { throw Problem.unknownReport }
        let report = try await site.usableReport(number).report
        return Response(
            status: .ok,
            headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try await site.reports.file(report, as: .json))))
    }

    /// Genuine or not, day of issue, whether records have changed since; never content or name.
    private func verify(_ request: Request, _ context: SiteContext) async throws -> Response {
        let number = ReportNumber(try context.parameters.require("number"))
        var verification: Verification?
        if let number { verification = try await site.reports.verify(number, on: site.settings.today()) }
        var json = JSONWriter(capacity: 256)
        json.object {
            $0.member("genuine", verification?.isGenuine ?? false)
            // A number of another form may be a person's: it is not repeated.
            $0.member("number", number?.text)
            $0.member("issued", verification?.issued?.rfc3339)
            $0.member("dataAsOf", verification?.dataAsOf?.description)
            $0.member("changedSince", verification?.isChanged ?? false)
            $0.member("usable", verification?.isUsable ?? false)
        }
        return JSONAnswer.response(json, to: request, context)
    }
}
