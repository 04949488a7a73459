// The page on which the operator sees how the service fares: checks, connections, jobs. Nobody else has such a page.

internal import Access
internal import Hummingbird
internal import WorkingDays

struct OperationsPageController {
    private let site: Site
    private let meter: RequestMeter
    private let runner: IntakeRunner
    private let parts: DeskParts

    init(_ site: Site, _ desk: DeskDoor, _ meter: RequestMeter, _ runner: IntakeRunner) {
        self.site = site
        self.meter = meter
        self.runner = runner
        parts = DeskParts(site: site, door: desk)
    }

    func addRoutes(to routes: some RouterMethods<SiteContext>) {
        routes.get(RouterPath(DeskURL.operations.path)) { _, context in try await page(context) }
    }

    private func page(_ context: SiteContext) async throws -> Response {
        guard try context.requireSession().requester.roles.contains(.operator) else { throw Problem.unknownPage }
        // Asked for as readiness asks: a database that hangs does not hold this page up.
        let standing = await site.readiness.standing()
        let faults = Readiness.faults(of: standing) + (site.readiness.hasLeft ? [.shutdown] : [])
        let sentences = context.sentences
        let view = OperationsView(
            checks: ReadyCheck.allCases.map { check in
                CheckView(
                    name: sentences.name(of: check), status: sentences.status(holds: !faults.contains(check)),
                    advice: faults.contains(check) ? sentences.advice(on: check) : nil)
            },
            figures: await figures(sentences),
            jobs: (standing?.jobs ?? []).map { job in
                JobView(
                    name: job.name, status: sentences.status(of: job), open: sentences.number(job.open),
                    overdue: sentences.overdue(job),
                    finished: job.finished.map { sentences.moment(microseconds: Int64($0 * 1_000_000)) },
                    error: job.error)
            }, jobsUnknown: standing == nil)
        return parts.page(
            .operations, view, Words.of(context.language).desk.operationsHeading, DeskURL.operations.path, context)
    }

    private func figures(_ sentences: Sentences) async -> [FigureView] {
        let known = site.operations.figures()
        func figure(_ name: String) -> Int {
            Int(known.first { $0.name == name }?.samples.first?.value ?? 0)
        }
        let files = await runner.load
        return sentences.figures(
            connections: figure("chengxin_database_connections_in_use"),
            of: figure("chengxin_database_connections_limit"), waiting: figure("chengxin_database_waiting"),
            requests: meter.openRequests, files: files)
    }
}
