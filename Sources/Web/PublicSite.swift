// The front room's door to the roof: settings, law and the public channel in; a service that answers HTTP out.

public import Access
public import Disclosure
public import Hummingbird
public import Law
public import Ledger
public import Logging
public import Reports

/// The public portal and its API as one service.
///
/// `serve` goes on until SIGTERM or SIGINT, finishes what is under way, and returns.
public struct PublicSite: Sendable {
    let site: Site
    let logger: Logger
    let meter: RequestMeter
    private let desk: DeskDoor
    let runner = IntakeRunner()
    private let methods: AllowedMethods

    /// Reads templates, assets and the API description from the resources folder.
    /// - Parameter logger: receives route patterns, statuses and types of errors; never a path, a query or a value.
    /// - Throws: `SiteError` if a resource is missing or malformed: better at start than at the first reader.
    public init(
        _ settings: WebSettings, pack: PolicyPack, door: PublicDoor, official: OfficialDoor, ledger: LedgerDoor,
        reports: Reports, access: Access, desk: DeskDoor, operations: OperationsDoor, logger: Logger
    ) throws(SiteError) {
        site = try Site(
            settings, pack: pack, door: door, official: official, ledger: ledger, reports: reports, access: access,
            operations: operations)
        self.logger = logger
        self.desk = desk
        let unmeasured = RequestMeter(patterns: [])
        let plain = Router(context: SiteContext.self)
        Self.addRoutes(to: plain, site, desk, runner, unmeasured)
        methods = AllowedMethods(plain)
        meter = RequestMeter(patterns: plain.routes.map { "\($0.path)" })
    }

    /// The service.
    /// - Parameter onRunning: called with the port once the server listens.
    public func application(
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let port = site.settings.port
        return Application(
            router: router(),
            configuration: ApplicationConfiguration(
                address: .hostname(site.settings.host, port: port), serverName: nil),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) },
            logger: logger)
    }

    /// Waits for files that are still being taken in. Call it after the service has ended.
    public func finishIntake() async { await runner.drain() }

    /// Interrupts files that are still being taken in, and takes no more. What they acknowledged stays, and their batches
    /// say so, unless that takes longer than two seconds.
    public func cutOffIntake() async { await runner.cutOff() }

    private func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: FrameMiddleware(site, methods: methods, meter: meter))
        router.add(middleware: LanguageMiddleware())
        Self.addRoutes(to: router, site, desk, runner, meter)
        return router
    }

    /// The routes are added twice: the frame must know them all before the first request, to tell every address which
    /// methods it takes, and to count by their patterns.
    private static func addRoutes(
        to router: Router<SiteContext>, _ site: Site, _ desk: DeskDoor, _ runner: IntakeRunner, _ meter: RequestMeter
    ) {
        HealthController().addRoutes(to: router)
        OperationsController(site, meter, runner).addRoutes(to: router)
        AssetController(site).addRoutes(to: router)
        HomeController(site).addRoutes(to: router)
        SearchController(site).addRoutes(to: router)
        SubjectController(site).addRoutes(to: router)
        DualController(site, .penalties).addRoutes(to: router)
        DualController(site, .permits).addRoutes(to: router)
        TextController(site).addRoutes(to: router)
        LedgerController(site).addRoutes(to: router)
        SubjectAPIController(site).addRoutes(to: router)
        DualAPIController(site).addRoutes(to: router)
        QueryAPIController(site).addRoutes(to: router)
        ChangesAPIController(site).addRoutes(to: router)
        RecordSightController(site).addRoutes(to: router)
        ReportController(site).addRoutes(to: router)
        ReportAPIController(site).addRoutes(to: router)
        // Whoever is signed in is known behind here only.
        let signedIn = router.group().add(middleware: SessionMiddleware(site))
        LoginController(site).addRoutes(to: signedIn)
        SecondFactorController(site).addRoutes(to: signedIn)
        DeskController(site, desk, runner).addRoutes(to: signedIn)
        BatchController(site, desk, runner).addRoutes(to: signedIn)
        RuleController(site, desk).addRoutes(to: signedIn)
        DeskQueryController(site, desk).addRoutes(to: signedIn)
        DeskMatterController(site, desk).addRoutes(to: signedIn)
        DeskLogController(site, desk).addRoutes(to: signedIn)
        OperationsPageController(site, desk, meter, runner).addRoutes(to: signedIn)
    }
}
