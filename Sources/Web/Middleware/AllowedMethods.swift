// Which methods an address takes, learnt from the routes themselves, so that the two can't differ.

internal import HTTPTypes
internal import Hummingbird

/// The methods of every route.
struct AllowedMethods: Sendable {
    private let routes: [(pattern: [String], method: HTTPRequest.Method)]

    init(_ router: Router<SiteContext>) {
        routes = router.routes.map { (Self.parts("\($0.path)"), $0.method) }
    }

    /// The methods of the address, as they stand in `Allow`; empty if there is no such address.
    func of(_ path: String) -> [HTTPRequest.Method] {
        let parts = Self.parts(path)
        var methods: [HTTPRequest.Method] = []
        for (pattern, method) in routes where Self.matches(parts, pattern) && !methods.contains(method) {
            methods += method == .get ? [.get, .head] : [method]
        }
        return methods
    }

    private static func parts(_ path: String) -> [String] {
        path.split(separator: "/").map(String.init)
    }

    /// A part in braces stands for any text.
    private static func matches(_ parts: [String], _ pattern: [String]) -> Bool {
        parts.count == pattern.count && zip(parts, pattern).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
    }
}
