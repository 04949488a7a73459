// The outermost layer: limits, request number, security headers, and one form for everything that goes wrong.

internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import Logging

/// Wraps every request. Nothing is logged but method, route pattern, status and the type of an unforeseen error.
struct FrameMiddleware: RouterMiddleware {
    /// Longer addresses are refused; the longest of ours has some 600 bytes.
    static let longestAddress = 2048

    private let site: Site
    private let methods: AllowedMethods
    private let meter: RequestMeter

    init(_ site: Site, methods: AllowedMethods, meter: RequestMeter) {
        self.site = site
        self.methods = methods
        self.meter = meter
    }

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        let began = site.operations.elapsed()
        let open = meter.begin()
        var context = context
        RequestNumber.settle(request, isBehindTLS: site.settings.isBehindTLS, in: &context)
        var response: Response
        do {
            try check(request)
            response = try await next(request, context)
        } catch {
            response = answer(error, request, context)
            if request.method == .head { response = response.createHeadResponse() }
        }
        response.headers.append(contentsOf: Self.security)
        response.headers[RequestNumber.header] = context.requestID
        let took = site.operations.elapsed() - began
        meter.count(
            request.method, route: context.endpointPath, status: response.status.code, microseconds: took)
        // The pattern is unknown where no route was reached; then nothing stands for it.
        context.logger.info(
            "answered",
            metadata: [
                "http.method": .string(RequestMeter.name(of: request.method)),
                "http.route": .string(context.endpointPath ?? "-"),
                "http.status": .stringConvertible(response.status.code),
                "http.ms": .string("\(Double(took / 10) / 100)"),
            ])
        return Self.keeping(open, until: response)
    }

    /// An answer that is made while it is sent is open until its last byte.
    private static func keeping(_ open: RequestMeter.OpenRequest, until response: Response) -> Response {
        guard response.body.contentLength == nil else { return response }
        var response = response
        let body = response.body
        response.body = ResponseBody { writer in
            try await body.write(writer)
            withExtendedLifetime(open) {}
        }
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
        var wait: Int?
        switch error {
        case let needed as SignInNeeded: return needed.response
        case let known as Problem: problem = known
        case AccessError.throttled(let seconds):
            problem = .tooManyRequests
            wait = seconds
        case let known as HTTPError where known.status == .notFound:
            problem = allowed.isEmpty ? .unknownPage : .methodNotAllowed
        case let known as HTTPError where known.status.code < 500: problem = .badAddress
        case _ where site.operations.isOutage(error):
            context.logger.error(
                "the database does not answer",
                metadata: [
                    "error.type": .string("\(type(of: error))"), "http.route": .string(context.endpointPath ?? "-"),
                ])
            problem = .unavailable
        default:
            context.logger.error(
                "request failed",
                metadata: [
                    "error.type": .string("\(type(of: error))"), "http.route": .string(context.endpointPath ?? "-"),
                ])
            problem = .fault
        }
        var context = context
        context.language = LanguageChoice(request).language
        var response = ProblemAnswer(site).response(problem, request, context)
        if problem == .methodNotAllowed { response.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ") }
        if problem == .tokenNeeded { response.headers[.wwwAuthenticate] = BearerToken.scheme }
        if problem == .unavailable { wait = 10 }
        if problem == .requestKeyInUse { wait = 5 }
        if let wait { response.headers[.retryAfter] = "\(wait)" }
        return response
    }

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
