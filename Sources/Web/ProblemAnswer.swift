// One form for everything that goes wrong: a page for people, a problem document for programs.

internal import Disclosure
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// Answers with a problem.
struct ProblemAnswer {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func response(_ problem: Problem, _ request: Request, _ context: SiteContext) -> Response {
        let isProgram = request.uri.path.hasPrefix(SiteURL.api.path + "/")
        return isProgram ? document(problem, context) : page(problem, context)
    }

    /// The page. It holds nothing of the address, so that an unknown code and a person's number look the same.
    func page(_ problem: Problem, _ context: SiteContext, status: HTTPResponse.Status? = nil) -> Response {
        let sentences = context.sentences
        let view = ProblemView(
            status: Int(problem.status.code), heading: sentences.title(of: problem),
            meaning: sentences.meaning(of: problem), nextSteps: sentences.nextSteps(after: problem),
            clause: problem.citation.flatMap { site.clauses.clause($0, context.language) }, requestId: context.requestID
        )
        let head = PageHead(title: view.heading, description: view.meaning, here: .none, isHidden: true, address: "")
        return site.page(.problem, view, head, context, status: status ?? problem.status)
    }

    /// The document (RFC 9457).
    /// - Parameter receipt: by what a refused question of an official is found in the log again.
    func document(_ problem: Problem, _ context: SiteContext, receipt: QueryReceipt? = nil) -> Response {
        let sentences = context.sentences
        var json = JSONWriter(capacity: 512)
        json.object {
            $0.member("type", SiteURL.problem(problem.rawValue).path)
            $0.member("title", sentences.title(of: problem))
            $0.member("status", Int(problem.status.code))
            $0.member("detail", sentences.detail(of: problem))
            if let citation = problem.citation { $0.member("clause", citation.description) }
            if let receipt { $0.member("receipt", receipt.number.description) }
            $0.member("instance", context.requestID)
        }
        return Response(
            status: problem.status,
            headers: [
                .contentType: "application/problem+json", .cacheControl: "no-store",
                .contentLanguage: context.language.rawValue, .vary: "Accept-Language, Cookie",
            ], body: ResponseBody(byteBuffer: json.buffer))
    }
}
