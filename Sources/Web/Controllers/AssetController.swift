// The style, the sign, and what crawlers ask for.

internal import Hummingbird

struct AssetController {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.style.pattern)) { request, _ in send(site.assets.style, request) }
        router.get(RouterPath(SiteURL.mark.pattern)) { request, _ in send(site.assets.mark, request) }
        router.get(RouterPath(SiteURL.icon.pattern)) { request, _ in send(site.assets.mark, request) }
        router.get(RouterPath(SiteURL.apiDocument.pattern)) { request, _ in send(site.assets.description, request) }
        router.get(RouterPath(SiteURL.robots.pattern)) { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "public, max-age=86400"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: Self.robots)))
        }
    }

    /// The address may be kept for good if it names the content that is sent.
    private func send(_ asset: Asset, _ request: Request) -> Response {
        asset.response(to: request, isVersioned: request.uri.query == "v=" + site.assets.version)
    }

    /// Pages may be indexed; results of searches may not. No address here holds anything personal.
    private static let robots = """
        User-agent: *
        Disallow: \(SiteURL.search.path)
        Allow: /

        """
}
