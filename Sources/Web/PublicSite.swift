// The front room's door to the roof: settings, law and the public channel in; a service that answers HTTP out.

public import Disclosure
public import Hummingbird
public import Law
public import Logging

/// The public portal and its API as one service.
///
/// `application().runService()` serves until SIGTERM or SIGINT, finishes what is under way, and returns.
public struct PublicSite: Sendable {
    private let site: Site
    private let logger: Logger

    /// Reads templates, assets and the API description from the resources folder.
    /// - Parameter logger: receives route patterns, statuses and types of errors; never a path, a query or a value.
    /// - Throws: `SiteError` if a resource is missing or malformed: better at start than at the first reader.
    public init(_ settings: WebSettings, pack: PolicyPack, door: PublicDoor, logger: Logger) throws(SiteError) {
        site = try Site(settings, pack: pack, door: door)
        self.logger = logger
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

    private func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: FrameMiddleware(site))
        router.add(middleware: LanguageMiddleware())
        HealthController(site).addRoutes(to: router)
        AssetController(site).addRoutes(to: router)
        HomeController(site).addRoutes(to: router)
        SearchController(site).addRoutes(to: router)
        SubjectController(site).addRoutes(to: router)
        DualController(site, .penalties).addRoutes(to: router)
        DualController(site, .permits).addRoutes(to: router)
        TextController(site).addRoutes(to: router)
        SubjectAPIController(site).addRoutes(to: router)
        DualAPIController(site).addRoutes(to: router)
        return router
    }
}
