// The lists of published permits and penalties as JSON.

internal import Disclosure
internal import Hummingbird
internal import Law
internal import Registry
internal import WorkingDays

struct DualAPIController {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.apiPenalties.pattern)) { request, context in
            try await list(.penalties, request, context)
        }
        router.get(RouterPath(SiteURL.apiPermits.pattern)) { request, context in
            try await list(.permits, request, context)
        }
    }

    private func list(_ list: DualList, _ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        let query = try Query(request)
        let limit = try query.limit(
            standard: SubjectAPIController.standardLimit, most: SubjectAPIController.mostLimit)
        let question = try DualQuestion(list, query, today: today)
        let page = try await site.dual.page(question, on: today, limit: limit)
        let document = RecordDocument(clauses: site.clauses, language: context.language)
        var json = JSONWriter(capacity: 1024 + 5120 * page.records.count)
        json.object { json in
            json.member("on", today.description)
            json.member("policy", site.pack.hash)
            json.array("records") { json in
                for record in page.records {
                    json.object { json in
                        json.object("subject") {
                            $0.member("code", record.subject.code)
                            $0.member("name", record.subject.name)
                        }
                        document.write(record, &json)
                    }
                }
            }
            json.member("next", page.next?.text)
            json.member("cut", page.isCut)
        }
        return JSONAnswer.response(json, to: request, context)
    }
}
