// Signing in and out.

internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import WorkingDays

struct LoginController {
    /// Asks for the form, although the password was typed already.
    static let again = "again"

    private let site: Site
    private let pages: LoginPages

    init(_ site: Site) {
        self.site = site
        pages = LoginPages(site)
    }

    func addRoutes(to routes: some RouterMethods<SiteContext>) {
        routes.get(RouterPath(SiteURL.login.pattern)) { request, context in try await show(request, context) }
        routes.post(RouterPath(SiteURL.login.pattern)) { request, context in try await signIn(request, context) }
        routes.post(RouterPath(SiteURL.logout.pattern)) { request, context in try await signOut(request, context) }
    }

    private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        let next = try Query(request).text("next").flatMap(LocalPath.init)
        guard context.session == nil else { return Self.redirect(to: next) }
        // Whoever typed the password already goes on from there, but for those who want to begin anew.
        if try Query(request).text(Self.again) == nil, let half = try await site.halfSession(request) {
            return HalfSessionCookie.redirect(to: half.stage, next: next)
        }
        return pages.response(LoginForm(login: "", next: next), nil, context)
    }

    private func signIn(_ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        let form = try await Form(request)
        let (login, password) = (form.raw("login"), form.raw("password"))
        let next = form.text("next").flatMap(LocalPath.init)
        // A person's number is not repeated, even to whoever typed it.
        let isPersonal = PersonalText.holdsNumber(login, today: today)
        let kept = LoginForm(login: isPersonal ? "" : String(login.prefix(100)), next: next)
        guard !login.trimmed.isEmpty, !password.isEmpty else { return pages.response(kept, .blank, context) }
        let step: SignInStep
        do {
            step = try await site.access.signIn(
                login: login, password: password, address: site.readerAddress(request, context), today: today,
                rule: site.settings.secondFactor)
        } catch let error as AccessError {
            guard let refusal = SignInRefusal(error) else { throw error }
            return pages.response(kept, refusal, context)
        }
        // Whoever set the old cookies, perhaps a stranger, holds nothing by them: what they opened ends, the token is new.
        if let old = SessionCookie.token(of: request) { try await site.access.signOut(token: old) }
        if let old = HalfSessionCookie.token(of: request) { try await site.access.endHalf(token: old) }
        let isSecure = site.settings.isBehindTLS
        switch step {
        case .open(let signedIn):
            var response = Self.redirect(to: next)
            response.headers[.setCookie] = SessionCookie.holding(signedIn.token, isSecure: isSecure)
            return response
        case .half(let half):
            var response = HalfSessionCookie.redirect(to: half.session.stage, next: next)
            response.headers[.setCookie] = HalfSessionCookie.holding(half.token, isSecure: isSecure)
            return response
        }
    }

    private func signOut(_ request: Request, _ context: SiteContext) async throws -> Response {
        if let session = context.session {
            try await Form(request).require(session)
            if let token = SessionCookie.token(of: request) { try await site.access.signOut(token: token) }
        }
        var response = Response(
            status: .seeOther, headers: [.location: SiteURL.home.path, .cacheControl: "no-store"])
        response.headers[.setCookie] = SessionCookie.removed(isSecure: site.settings.isBehindTLS)
        return response
    }

    static func redirect(to next: LocalPath?) -> Response {
        Response(
            status: .seeOther,
            headers: [.location: next?.text ?? SiteURL.desk.path, .cacheControl: "no-store", .vary: "Cookie"])
    }
}
