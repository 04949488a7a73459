// A record on a day that is over, for officials: what it said then, who could see it, and what that is today.

internal import Access
internal import Disclosure
internal import Hummingbird
internal import Law
internal import Records
internal import WorkingDays

struct RecordSightController {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.apiRecordSight("").pattern)) { request, context in
            try await sight(request, context)
        }
    }

    private func sight(_ request: Request, _ context: SiteContext) async throws -> Response {
        let bearer = try await site.bearer(request, context)
        let words = try Query(request)
        let today = site.settings.today()
        guard let matter = words.text("matter"), let purpose = words.text("purpose") else {
            throw Problem.questionIncomplete
        }
        guard let id = Int64(try context.parameters.require("id")) else { throw Problem.badAddress }
        let day = try words.day("on") ?? today
        guard day <= today else { throw Problem.badDay }
        try await site.access.spend(.queries, account: bearer.requester.account)
        let answer = try await site.official.record(
            RecordID(id), on: day, matter: matter, purpose: purpose, to: bearer.requester, by: .api, today: today)
        switch answer {
        case .sight(let sight, let matter, let purpose, let receipt):
            let json = site.document(for: context).json(of: sight, id: id, today: today, matter, purpose, receipt)
            return site.officialAnswer(json, context)
        case .refused(let refusal, _, let receipt):
            return ProblemAnswer(site).document(Problem(refusal), context, receipt: receipt)
        }
    }
}

extension QueryDocument {
    /// - Parameter sight: nil if the matter has no such record.
    fileprivate func json(
        of sight: RecordSight?, id: Int64, today: Day, _ matter: Matter, _ purpose: QueryPurpose,
        _ receipt: QueryReceipt
    ) -> JSONWriter {
        let document = RecordDocument(clauses: clauses, language: language, channel: .sharing)
        var json = JSONWriter(capacity: 4096)
        json.object { json in
            head(today, matter, purpose, receipt, document, &json)
            guard let sight else { return json.member("record", nil as String?) }
            json.object("record") { json in
                json.member("id", id.description)
                json.member("item", sight.item)
                json.member("day", sight.day.description)
                if let version = sight.version {
                    json.member("version", version)
                } else {
                    json.member("version", nil as String?)
                }
                json.member("publicUntil", sight.dates?.publicUntil?.description)
                if let event = sight.event {
                    json.object("event") {
                        $0.member("kind", event.kind)
                        $0.member("day", event.day)
                        $0.member("clause", event.clause)
                        $0.member("token", hex: event.token)
                        $0.member("commitment", hex: event.commitment)
                        $0.member("leaf", hex: event.leaf)
                        $0.member("policy", event.policy)
                    }
                } else {
                    json.member("event", nil as String?)
                }
                json.object("publicThen") { write(sight.then, document, &$0) }
                json.object("officerToday") { write(sight.now, document, &$0) }
                json.array("fields") { json in
                    for field in sight.fields {
                        json.object {
                            $0.member("code", field.code)
                            $0.member("name", field.name.text(language))
                            $0.member("value", field.value)
                            $0.member("masked", field.isMasked)
                        }
                    }
                }
            }
        }
        return json
    }

    private func write(_ decision: Decision, _ document: RecordDocument, _ json: inout JSONWriter) {
        json.member("shown", decision.isShown)
        json.member("refusal", decision.refusal?.rawValue)
        document.citations(decision.citations, &json)
    }
}
