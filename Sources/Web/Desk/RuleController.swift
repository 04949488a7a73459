// What each rule means, and the official columns as empty tables. Both are public: they hold nothing of anybody.

internal import Hummingbird
internal import Intake
internal import Law
internal import WorkingDays

struct RuleController {
    private let site: Site
    private let door: DeskDoor
    private let parts: DeskParts

    init(_ site: Site, _ door: DeskDoor) {
        self.site = site
        self.door = door
        parts = DeskParts(site: site, door: door)
    }

    func addRoutes(to routes: some RouterMethods<SiteContext>) {
        routes.get(RouterPath(DeskURL.rules.path)) { _, context in rules(context) }
        routes.get(RouterPath(DeskURL.rulePattern)) { _, context in try rule(context) }
        routes.get(RouterPath(DeskURL.columnsPattern)) { _, context in try columns(context) }
    }

    private func rules(_ context: SiteContext) -> Response {
        let views = NoticeKind.allCases.map { (kind: $0, view: describe($0, context)) }
        let view = RulesView(
            errors: views.filter { $0.kind.severity == .error }.map(\.view),
            warnings: views.filter { $0.kind.severity == .warning }.map(\.view))
        return parts.page(.rules, view, Words.of(context.language).batch.ruleHeading, DeskURL.rules.path, context)
    }

    private func rule(_ context: SiteContext) throws -> Response {
        guard let kind = context.parameters.get("id").flatMap(NoticeKind.init) else { throw Problem.unknownPage }
        let view = describe(kind, context)
        return parts.page(.rule, view, view.title, DeskURL.rule(kind.rawValue).path, context)
    }

    private func describe(_ kind: NoticeKind, _ context: SiteContext) -> RuleView {
        let rule = kind.rule
        return RuleView(
            id: kind.rawValue, href: DeskURL.rule(kind.rawValue).path, title: rule.title.text(context.language),
            status: context.sentences.severity(kind.severity), why: rule.why.text(context.language),
            mend: rule.mend.text(context.language), wrong: rule.wrong, right: rule.right,
            clauses: site.clauses.clauses(rule.citations, context.language))
    }

    private func columns(_ context: SiteContext) throws -> Response {
        let parts = (context.parameters.get("file") ?? "").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let form = SheetForm(rawValue: String(parts[1])) else { throw Problem.unknownPage }
        guard let item = site.pack.item(String(parts[0]), on: site.settings.today()) else { throw Problem.unknownItem }
        let file = try EmptySheet.make(item, isWorkbook: form == .workbook, folder: door.spoolFolder)
        return form.response(file, name: item.id)
    }
}
