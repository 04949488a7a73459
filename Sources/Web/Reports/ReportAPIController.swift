// Reports for programs: issue, fetch, verify.

internal import Access
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
        let key = try RequestKey(request)
        let body = try await Self.body(of: request)
        guard let question = try? JSONDecoder().decode(Question.self, from: Data(body)) else { throw Problem.badBody }
        guard let kind = ReportKind(rawValue: question.kind ?? ReportKind.standard.rawValue) else {
            throw Problem.unknownKind
        }
        let code = SubjectCode(question.code, today: site.settings.today())
        if case .personal = code { throw Problem.personalNumber }
        let address = site.readerAddress(request, context)
        var rest = body[...]
        let (answer, isRepeated) = try await site.once(
            key, route: "reports", asker: .address(address),
            content: {
                defer { rest = [] }
                return Array(rest)
            }
        ) {
            try await site.access.spend(.reports, address: address)
            return try await receipt(of: code, kind)
        }
        var headers: HTTPFields = [
            .contentType: "application/json; charset=utf-8", .cacheControl: "no-store", .location: answer.location,
        ]
        if isRepeated { headers[.idempotencyReplayed] = "true" }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }

    /// Issues a report and says which it is, and nothing of what it holds.
    private func receipt(of code: SubjectCode, _ kind: ReportKind) async throws -> KeptAnswer {
        let issued = try await site.reports.issue(
            kind, code: code.lookup, on: site.settings.today(), now: site.settings.now())
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
        return KeptAnswer(
            status: issued.isNew ? 201 : 200, location: SiteURL.apiReport(number).path, body: Array(buffer: json.buffer)
        )
    }

    private static func body(of request: Request) async throws -> [UInt8] {
        var request = request
        guard let body = try? await request.collectBody(upTo: longestBody) else { throw Problem.badBody }
        return Array(buffer: body)
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
