// For the machines that watch the service: alive (a constant), and ready (the database answers).

internal import Disclosure
internal import Hummingbird
internal import Logging
internal import WorkingDays

struct HealthController {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        let alive = Self.response(#"{"status":"ok"}"#)
        router.get(RouterPath(SiteURL.health.pattern)) { _, _ in alive }
        router.get(RouterPath(SiteURL.ready.pattern)) { _, context in
            do {
                // One look-up by key: cheap at any size.
                _ = try await site.door.subject(code: SubjectCode.nobody, on: site.settings.today())
                return Self.response(#"{"status":"ready"}"#)
            } catch {
                context.logger.error("not ready", metadata: ["error.type": .string("\(type(of: error))")])
                throw Problem.unavailable
            }
        }
    }

    private static func response(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
