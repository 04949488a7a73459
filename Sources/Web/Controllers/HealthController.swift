// For the machines that watch the service: alive, a constant. Whether readers may come is `OperationsController`'s.

internal import Hummingbird

struct HealthController {
    func addRoutes(to router: Router<SiteContext>) {
        let alive = Self.response(#"{"status":"ok"}"#)
        router.get(RouterPath(SiteURL.health.pattern)) { _, _ in alive }
    }

    private static func response(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
