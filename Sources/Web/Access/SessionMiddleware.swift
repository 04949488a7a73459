// Who is signed in: read from the cookie for the pages behind the sign-in, and for no others.

internal import Access
internal import HTTPTypes
internal import Hummingbird

/// Puts the session into the context. Public pages don't stand behind it: they are the same for everybody.
struct SessionMiddleware: RouterMiddleware {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        // A form can't be sent again after signing in: then the way goes to the first page of the desk.
        context.ownAddress = request.method == .post ? nil : request.uri.string
        if let token = SessionCookie.token(of: request) {
            context.session = try await site.access.session(token: token, today: site.settings.today())
        }
        do {
            return try await next(request, context)
        } catch let problem as Problem where context.session != nil {
            // Answered here, where it is known who is signed in: the page must not offer the sign-in again.
            return ProblemAnswer(site).response(problem, request, context)
        } catch let error as AccessError where context.session != nil {
            guard case .throttled(let seconds) = error else { throw error }
            var response = ProblemAnswer(site).response(.tooManyRequests, request, context)
            response.headers[.retryAfter] = "\(seconds)"
            return response
        }
    }
}

extension SiteContext {
    /// The session of whoever asks.
    /// - Throws: `SignInNeeded`, which leads a reader to the sign-in and back to this page.
    func requireSession() throws(SignInNeeded) -> Session {
        guard let session else { throw SignInNeeded(next: ownAddress) }
        return session
    }
}

/// A page that nobody may see without signing in.
struct SignInNeeded: Error {
    /// Where to go on afterwards.
    let next: String?

    var response: Response {
        Response(
            status: .seeOther,
            headers: [.location: SiteURL.login.with(["next": next]), .cacheControl: "no-store", .vary: "Cookie"])
    }
}

/// The cookie that holds the token of a session.
///
/// `HttpOnly`: no script reads it. `Path=/` without a domain: this host only. No `Max-Age`: it goes with the browser.
/// `SameSite=Lax` and not `Strict`: officials come to the desk by links from their office's own portal and from letters,
/// and `Strict` would show them the sign-in although they are signed in. What `Strict` would keep out besides are
/// requests that change nothing; those that do are POST, which `Lax` keeps out too, and they are checked twice more:
/// by `OriginCheck` and by the form token.
enum SessionCookie {
    static let name = "session"

    static func token(of request: Request) -> String? { value(name, of: request) }

    /// The value of a cookie of this name.
    static func value(_ name: String, of request: Request) -> String? {
        guard let header = request.headers[.cookie] else { return nil }
        for pair in header.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, parts[0].trimmed == name { return parts[1].trimmed }
        }
        return nil
    }

    /// - Parameter isSecure: whether readers come by https.
    static func holding(_ token: String, isSecure: Bool) -> String {
        "\(name)=\(token); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }

    static func removed(isSecure: Bool) -> String {
        holding("", isSecure: isSecure) + "; Max-Age=0"
    }
}
