// The page on which an auditor reads who asked about whom. It opens no payload, and an auditor of a body reads its lines only.

internal import Access
internal import Disclosure
internal import Hummingbird
internal import Law
internal import Registry
internal import WorkingDays

struct DeskLogController {
    private static let pageSize = 40
    private let site: Site
    private let parts: DeskParts

    init(_ site: Site, _ desk: DeskDoor) {
        self.site = site
        parts = DeskParts(site: site, door: desk)
    }

    func addRoutes(to routes: some RouterMethods<SiteContext>) {
        routes.get(RouterPath(DeskURL.queries.path)) { request, context in try await page(request, context) }
        routes.get(RouterPath(DeskURL.queriesCSV.path)) { request, context in try await export(request, context) }
    }

    /// What an auditor may choose from.
    private struct Scope {
        /// The body whose lines alone may be read; nil for the whole city.
        let own: String?
        let bodies: [(code: String, name: String)]
        let matters: [Matter]

        var bodyCodes: Set<String> { Set(bodies.map(\.code)) }
        var matterCodes: Set<String> { Set(matters.map(\.code)) }
    }

    private func scope(_ context: SiteContext) async throws -> Scope {
        let own = try parts.require(.queries, context).requester.organisation
        return Scope(
            own: own, bodies: try await site.door.bodies(), matters: try await site.official.matters.list(of: own))
    }

    private func lines(_ scope: Scope, _ context: SiteContext) -> DeskLogLines {
        DeskLogLines(
            site: site, parts: parts, sentences: context.sentences,
            bodies: Dictionary(scope.bodies.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first }),
            matters: Dictionary(scope.matters.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }))
    }

    private func page(_ request: Request, _ context: SiteContext) async throws -> Response {
        let scope = try await scope(context)
        let (query, sentences) = (try Query(request), context.sentences)
        let question: DeskLogQuestion
        var faults = DeskLogFaults(from: nil, to: nil)
        do {
            question = try DeskLogQuestion(
                query, own: scope.own, bodies: scope.bodyCodes, matters: scope.matterCodes)
            if question.filter == nil { faults = DeskLogFaults(from: nil, to: sentences.daysReversed) }
        } catch {
            // A day that can't be read is mended on the page itself.
            guard error == .badDay else { throw error }
            question = .keeping(query, own: scope.own, bodies: scope.bodyCodes, matters: scope.matterCodes)
            let words = sentences.detail(of: .badDay)
            faults = DeskLogFaults(
                from: query.text("from") != nil && question.from == nil ? words : nil,
                to: query.text("to") != nil && question.to == nil ? words : nil)
        }
        guard faults.isEmpty, let filter = question.filter else {
            return answer(question, scope, [], nil, faults, context)
        }
        let found = try await lines(scope, context).page(filter, after: question.after, limit: Self.pageSize)
        return answer(question, scope, found.lines, found.next, faults, context)
    }

    private func export(_ request: Request, _ context: SiteContext) async throws -> Response {
        let scope = try await scope(context)
        let question = try DeskLogQuestion(
            try Query(request), own: scope.own, bodies: scope.bodyCodes, matters: scope.matterCodes)
        guard let filter = question.filter else { throw Problem.badDay }
        return parts.csv(
            try await lines(scope, context).csv(filter), name: "queries-\(site.settings.today())", context)
    }

    private func answer(
        _ question: DeskLogQuestion, _ scope: Scope, _ lines: [DeskLogLine], _ next: QueryCursor?,
        _ faults: DeskLogFaults,
        _ context: SiteContext
    ) -> Response {
        let sentences = context.sentences
        let (own, isFirst) = (scope.own, question.after == nil)
        func address(after: QueryCursor?) -> String {
            DeskURL.queries.with(question.parameters(own: own, after: after))
        }
        let view = DeskLogView(
            bodies: own == nil
                ? scope.bodies.map { ChoiceView(value: $0.code, label: $0.name, selected: $0.code == question.body) }
                : nil,
            matters: scope.matters.map {
                ChoiceView(value: $0.code, label: "\($0.code) \($0.title)", selected: $0.code == question.matter)
            },
            from: question.from.map { "\($0)" } ?? "", to: question.to.map { "\($0)" } ?? "", faults: faults,
            filtered: question.isFiltered(own: own) || !faults.isEmpty,
            line: faults.isEmpty ? sentences.logLine(lines.count, hasMore: next != nil, isFirst: isFirst) : nil,
            lines: lines.map { DeskLogLineView($0, sentences) },
            pager: isFirst && next == nil
                ? nil
                : PagerView(
                    newerHref: isFirst ? nil : address(after: nil), olderHref: next.map { address(after: $0) },
                    line: nil),
            csvHref: DeskURL.queriesCSV.with(question.parameters(own: own, after: nil)),
            exportLimit: sentences.exportLimit(DeskLogLines.mostExported))
        return parts.page(
            .queries, view, Words.of(context.language).query.queriesHeading, address(after: question.after), context,
            status: faults.isEmpty ? .ok : .badRequest)
    }
}
