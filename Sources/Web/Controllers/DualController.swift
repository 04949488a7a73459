// The lists of published permits and penalties as pages and as CSV.

internal import Disclosure
internal import Hummingbird
internal import Law
internal import Records
internal import Registry
internal import WorkingDays

struct DualController {
    static let pageSize = 20
    private let site: Site
    private let list: DualList

    init(_ site: Site, _ list: DualList) {
        self.site = site
        self.list = list
    }

    private var url: SiteURL { list == .penalties ? .penalties : .permits }
    private var csvURL: SiteURL { list == .penalties ? .penaltiesCSV : .permitsCSV }
    private var apiURL: SiteURL { list == .penalties ? .apiPenalties : .apiPermits }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(url.pattern)) { request, context in try await page(request, context) }
        router.get(RouterPath(csvURL.pattern)) { request, context in try await export(request, context) }
    }

    private func page(_ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        let query = try Query(request)
        let question: DualQuestion
        do {
            question = try DualQuestion(list, query, today: today)
        } catch let problem where [.badDay, .textTooLong, .badCursor].contains(problem) {
            // A filter that can't be used is mended on the page itself.
            return try await answer(
                DualQuestion(keeping: list, query, today: today), nil, DualFaults(query, problem, context.sentences),
                "", today, context)
        }
        let found = try await site.dual.page(question, on: today, limit: Self.pageSize)
        return try await answer(question, found, nil, query.text("back") ?? "", today, context)
    }

    private func export(_ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        let question = try DualQuestion(list, try Query(request), today: today)
        guard let item = site.pack.item(list.item, on: today) else { throw Problem.unknownItem }
        let csv = DualExport(item: item, question: question, reader: site.dual, sentences: context.sentences)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .contentLanguage: context.language.rawValue,
                .contentDisposition: "attachment; filename=\"\(list.item)-\(today).csv\"", .cacheControl: "no-cache",
                .vary: "Accept-Language, Cookie",
            ], body: try await csv.body(on: today))
    }

    /// - Parameter found: nil if the filter can't be used: then the page has neither a result nor anything to export.
    private func answer(
        _ question: DualQuestion, _ found: DualPage?, _ faults: DualFaults?, _ trail: String, _ today: Day,
        _ context: SiteContext
    ) async throws -> Response {
        let sentences = context.sentences
        let words = Words.of(context.language).dual
        let records = found?.records ?? []
        let links = DualLinks(url: url, question: question, trail: trail)
        let text = RecordText(pack: site.pack, sentences: sentences)
        let line = sentences.rows(
            records.count, hasMore: found?.next != nil, isCut: found?.isCut ?? false, isFirst: question.after == nil)
        let view = DualView(
            penalties: list == .penalties, action: url.path,
            filter: DualFilterView(
                q: question.words ?? "", from: question.from.map { "\($0)" } ?? "",
                to: question.to.map { "\($0)" } ?? "", faults: faults),
            bodies: try await site.dual.bodies(list.item, on: today)
                .map { ChoiceView(value: $0.code, label: $0.name, selected: $0.code == question.body) },
            problem: faults?.other, filtered: question.isFiltered || faults != nil,
            resultLine: found == nil ? nil : line,
            rows: records.compactMap { row($0, text) }, pager: links.pager(next: found?.next),
            csvHref: csvURL.with(question.parameters(after: nil)))
        let head = PageHead(
            title: list == .penalties ? words.penaltiesHeading : words.permitsHeading,
            description: list == .penalties ? words.penaltiesLead : words.permitsLead, here: .penalties,
            isHidden: question.isFiltered || question.after != nil, address: links.own,
            jsonHref: found == nil ? nil : apiURL.with(question.parameters(after: question.after)))
        return site.page(.dual, view, head, context, status: faults == nil ? .ok : .badRequest)
    }

    private func row(_ record: DisclosedRecord, _ text: RecordText) -> DualRowView? {
        // The door lets only organisations through; they have both.
        guard let name = record.subject.name, let code = record.subject.code else { return nil }
        let decided = record.period.dates.decided
        return DualRowView(
            dateISO: "\(decided)", date: text.sentences.shortDay(decided), name: name,
            href: SiteURL.subject(code).path + "#" + RecordText.anchor(record), code: CodeView(code),
            kind: text.kinds(record), summary: text.content(record),
            state: record.state.map { StatusView(tone: "ended", word: $0.text(text.sentences.language)) },
            documentNumber: record.value(.documentNumber) ?? "",
            body: record.value(.bodyName) ?? "", shownUntil: record.shownUntil.map(text.sentences.shortDay),
            shownUntilISO: record.shownUntil.map { "\($0)" })
    }
}

extension DualQuestion {
    /// What of a filter that can't be used can be read: the form keeps it.
    fileprivate init(keeping list: DualList, _ query: Query, today: Day) {
        func kept(_ name: String) -> String? {
            let words = (try? query.words(name)) ?? nil
            return words.flatMap { PersonalText.holdsNumber($0, today: today) ? nil : $0 }
        }
        self.init(
            item: list.item, words: kept("q"), body: kept("body"), from: (try? query.day("from")) ?? nil,
            to: (try? query.day("to")) ?? nil, after: nil)
    }

    /// Reads the filter of an address. A person's number is not searched for: it becomes words that match nobody.
    init(_ list: DualList, _ query: Query, today: Day) throws(Problem) {
        let words = try query.words("q")
        if let words, PersonalText.holdsNumber(words, today: today) { throw .personalNumber }
        let body = try query.words("body")
        if let body, PersonalText.holdsNumber(body, today: today) { throw .personalNumber }
        self.init(
            item: list.item, words: words, body: body, from: try query.day("from"), to: try query.day("to"),
            after: try query.cursor())
    }

    /// The filter as parameters of an address.
    func parameters(after: PageCursor?, back: String? = nil) -> KeyValuePairs<String, String?> {
        [
            "q": words, "body": body, "from": from.map { "\($0)" }, "to": to.map { "\($0)" }, "after": after?.text,
            "back": back,
        ]
    }
}
