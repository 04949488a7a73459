// The outermost layer: limits, request number, security headers, and one form for everything that goes wrong.

internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import Logging

/// Wraps every request. Nothing is logged but method, route pattern, status and the type of an unforeseen error.
struct FrameMiddleware: RouterMiddleware {
    /// Longer addresses are refused; the longest of ours has some 600 bytes.
    static let longestAddress = 2048
    private static let health = SiteURL.health.path

    private let site: Site
    private let methods: AllowedMethods

    init(_ site: Site, methods: AllowedMethods) {
        self.site = site
        self.methods = methods
    }

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            try check(request)
            response = try await next(request, context)
        } catch {
            response = answer(error, request, context)
            if request.method == .head { response = response.createHeadResponse() }
        }
        response.headers.append(contentsOf: Self.security)
        response.headers[Self.requestID] = context.requestID
        // The pattern is unknown where no route was reached; then nothing stands for it.
        context.logger.info(
            "answered",
            metadata: [
                "http.method": .string(Self.name(of: request.method)),
                "http.route": .string(context.endpointPath ?? "-"),
                "http.status": .stringConvertible(response.status.code),
            ])
        return response
    }

    private func check(_ request: Request) throws(Problem) {
        let address = request.uri.string
        guard address.utf8.count <= Self.longestAddress else { throw .addressTooLong }
        guard AddressCheck.isClean(address) else { throw .badAddress }
        // Reading is not looked at further: where there is nothing to read, the router says so.
        guard request.method != .get, request.method != .head else { return }
        let allowed = methods.of(request.uri.path)
        guard !allowed.isEmpty else { throw .unknownPage }
        guard allowed.contains(request.method) else { throw .methodNotAllowed }
        guard OriginCheck.isOwn(request, isBehindTLS: site.settings.isBehindTLS) else { throw .crossSite }
    }

    private func answer(_ error: any Error, _ request: Request, _ context: SiteContext) -> Response {
        let allowed = methods.of(request.uri.path)
        let problem: Problem
        switch error {
        case let needed as SignInNeeded: return needed.response
        case let known as Problem: problem = known
        case let known as HTTPError where known.status == .notFound:
            problem = allowed.isEmpty ? .unknownPage : .methodNotAllowed
        case let known as HTTPError where known.status.code < 500: problem = .badAddress
        default:
            context.logger.error("request failed", metadata: ["error.type": .string("\(type(of: error))")])
            problem = .fault
        }
        var context = context
        context.language = LanguageChoice(request).language
        var response = ProblemAnswer(site).response(problem, request, context)
        if problem == .methodNotAllowed { response.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ") }
        if problem == .tooManyRequests { response.headers[.retryAfter] = "60" }
        return response
    }

    /// A made-up method may hold anything, so only the usual ones are named.
    private static func name(of method: HTTPRequest.Method) -> String {
        [.get, .head, .post, .put, .delete, .options, .patch].contains(method) ? method.rawValue : "other"
    }

    private static let requestID = HTTPField.Name.named("X-Request-Id")

    private static let security: HTTPFields = [
        .named("Content-Security-Policy"): """
        default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
        frame-ancestors 'none'
        """,
        .named("X-Content-Type-Options"): "nosniff",
        .named("Referrer-Policy"): "same-origin",
        .named("Permissions-Policy"): "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        .named("Cross-Origin-Opener-Policy"): "same-origin",
    ]
}

/// Whether an address can be read at all.
enum AddressCheck {
    static func isClean(_ address: String) -> Bool {
        var hasEscape = false
        var previous: UInt8 = 0
        for (position, byte) in address.utf8.enumerated() {
            // Controls, blanks, bytes outside ASCII and backslashes belong escaped; two slashes would name a host.
            if byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\\") { return false }
            if position == 1, previous == UInt8(ascii: "/"), byte == UInt8(ascii: "/") { return false }
            if byte == UInt8(ascii: "%") { hasEscape = true }
            previous = byte
        }
        return !hasEscape || Percent.decode(address[...]) != nil
    }
}
