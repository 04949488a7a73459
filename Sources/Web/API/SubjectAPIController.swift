// Organisations as JSON: what the pages show, for programs.

internal import Disclosure
internal import Hummingbird
internal import Law
internal import Registry
internal import WorkingDays

struct SubjectAPIController {
    static let standardLimit = 20
    static let mostLimit = 100
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.apiSubjects.pattern)) { request, context in try await search(request, context) }
        router.get(RouterPath(SiteURL.apiSubject("{code}").pattern)) { request, context in
            try await subject(request, context)
        }
        router.get(RouterPath(SiteURL.apiRecords("{code}").pattern)) { request, context in
            try await records(request, context)
        }
    }

    private func search(_ request: Request, _ context: SiteContext) async throws -> Response {
        let query = try Query(request)
        let today = site.settings.today()
        let limit = try query.limit(standard: Self.standardLimit, most: Self.mostLimit)
        guard let words = try query.words("q"), words.count(where: { !$0.isWhitespace }) >= 2 else {
            throw Problem.textTooShort
        }
        guard !PersonalText.holdsNumber(words, today: today) else { throw Problem.personalNumber }
        let found = try await site.door.search(words, on: today, after: try query.subjectCursor(), limit: limit + 1)
        let page = found.prefix(limit)
        var json = JSONWriter(capacity: 256 * (page.count + 1))
        json.object { json in
            json.member("on", today.description)
            json.array("subjects") { json in
                for subject in page { json.object { RecordDocument.write(subject, &$0) } }
            }
            json.member("next", found.count > limit ? page.last?.id.cursor : nil)
        }
        return JSONAnswer.response(json, to: request, context)
    }

    private func subject(_ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        let key = RememberedAnswers.Key(code: try SubjectCode(context, today: today).lookup, language: context.language)
        if let known = site.answers.find(key), let mark = try await site.door.renewed(known.mark, on: today) {
            site.answers.keep(RememberedAnswers.Answer(mark: mark, body: known.body, tag: known.tag), for: key)
            return JSONAnswer.response(known.body, tag: known.tag, to: request, context)
        }
        guard let (found, mark) = try await site.door.markedSubject(code: key.code, on: today) else {
            throw Problem.unknownSubject
        }
        let document = RecordDocument(clauses: site.clauses, language: context.language)
        var json = JSONWriter(capacity: 1024 + 5120 * found.records.count)
        json.object { json in
            head(found, on: today, &json)
            json.array("records") { json in
                for record in found.records { json.object { document.write(record, &$0) } }
            }
        }
        let answer = RememberedAnswers.Answer(mark: mark, body: json.buffer, tag: ContentTag.of(json.bytes))
        site.answers.keep(answer, for: key)
        return JSONAnswer.response(answer.body, tag: answer.tag, to: request, context)
    }

    private func records(_ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        let query = try Query(request)
        let limit = try query.limit(standard: Self.standardLimit, most: Self.mostLimit)
        let cursor = try query.cursor()
        let item = query.text("item")
        if let item, !site.pack.knows(item: item) { throw Problem.unknownItem }
        let found = try await find(context, on: today)
        let page = found.records.filter { item == nil || $0.item.id == item }.page(after: cursor, limit: limit)
        let document = RecordDocument(clauses: site.clauses, language: context.language)
        var json = JSONWriter(capacity: 1024 + 5120 * page.records.count)
        json.object { json in
            head(found, on: today, &json)
            json.array("records") { json in
                for record in page.records { json.object { document.write(record, &$0) } }
            }
            json.member("next", page.next?.text)
        }
        return JSONAnswer.response(json, to: request, context)
    }

    private func find(_ context: SiteContext, on today: Day) async throws -> DisclosedSubject {
        let code = try SubjectCode(context, today: today).lookup
        guard let found = try await site.door.subject(code: code, on: today) else { throw Problem.unknownSubject }
        return found
    }

    private func head(_ found: DisclosedSubject, on today: Day, _ json: inout JSONWriter) {
        json.member("on", today.description)
        json.member("policy", site.pack.hash)
        json.object("subject") { json in
            RecordDocument.write(found.subject, &json)
            json.array("formerNames") { json in
                for name in found.formerNames { json.element(name) }
            }
        }
    }
}
