// The channel of officials for programs: a token, a matter of the own body, a purpose of the law, and a line in the log.

internal import Access
internal import Disclosure
internal import Foundation
internal import Hummingbird
internal import Law
internal import WorkingDays

struct QueryAPIController {
    /// A question is a subject, a matter and a purpose; more than this is none.
    private static let longestBody = 4096
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.apiQueryRecords("").pattern)) { request, context in
            try await records(request, context)
        }
        router.post(RouterPath(SiteURL.apiQuery.pattern)) { request, context in try await query(request, context) }
    }

    /// About an organisation; nobody else has a code that may stand in an address.
    private func records(_ request: Request, _ context: SiteContext) async throws -> Response {
        let code = try SubjectCode(context, today: site.settings.today())
        let bearer = try await site.bearer(request, context)
        let words = try Query(request)
        guard let matter = words.text("matter"), let purpose = words.text("purpose") else {
            throw Problem.questionIncomplete
        }
        if case .none = code { throw Problem.unknownSubject }
        return try await answer(
            SubjectQuery(subject: .organisation(code: code.lookup), matter: matter, purpose: purpose), bearer, request,
            context)
    }

    private struct Question: Decodable {
        struct Asked: Decodable {
            let kind: String
            let code: String
        }
        let subject: Asked?
        let matter: String?
        let purpose: String?
    }

    /// About a natural person, or an organisation.
    ///
    /// A question changes nothing but the log, so with an `Idempotency-Key` it is asked again: an answer that was kept would
    /// lie there in plain, and each time that somebody was looked at belongs into the log.
    private func query(_ request: Request, _ context: SiteContext) async throws -> Response {
        let bearer = try await site.bearer(request, context)
        _ = try RequestKey(request)
        let body = try await Self.body(of: request)
        guard let question = try? JSONDecoder().decode(Question.self, from: body) else { throw Problem.badBody }
        guard let subject = question.subject, let matter = question.matter?.trimmed, !matter.isEmpty,
            let purpose = question.purpose?.trimmed, !purpose.isEmpty
        else { throw Problem.questionIncomplete }
        let asked = try AskedSubject(
            kind: subject.kind.trimmed, code: subject.code, pack: site.pack, today: site.settings.today())
        return try await answer(
            SubjectQuery(subject: asked.subject, matter: matter, purpose: purpose), bearer, request, context)
    }

    private static func body(of request: Request) async throws -> Data {
        var request = request
        guard let body = try? await request.collectBody(upTo: longestBody) else { throw Problem.badBody }
        return Data(Array(buffer: body))
    }

    private func answer(
        _ query: SubjectQuery, _ bearer: Bearer, _ request: Request, _ context: SiteContext
    ) async throws -> Response {
        try await site.access.spend(.queries, account: bearer.requester.account)
        let answer = try await site.official.answer(
            query, to: bearer.requester, by: .api, on: site.settings.today())
        switch answer {
        case .file(let file):
            return site.officialAnswer(site.document(for: context).json(of: file), context)
        case .refused(let refusal, _, let receipt):
            return ProblemAnswer(site).document(Problem(refusal), context, receipt: receipt)
        }
    }
}
