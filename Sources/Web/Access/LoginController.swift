// Signing in and out.

internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import WorkingDays

struct LoginController {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to routes: some RouterMethods<SiteContext>) {
        routes.get(RouterPath(SiteURL.login.pattern)) { request, context in try show(request, context) }
        routes.post(RouterPath(SiteURL.login.pattern)) { request, context in try await signIn(request, context) }
        routes.post(RouterPath(SiteURL.logout.pattern)) { request, context in try await signOut(request, context) }
    }

    private func show(_ request: Request, _ context: SiteContext) throws -> Response {
        let next = try Query(request).text("next").flatMap(LocalPath.init)
        guard context.session == nil else { return Self.redirect(to: next) }
        return page(LoginForm(login: "", next: next), nil, context)
    }

    private func signIn(_ request: Request, _ context: SiteContext) async throws -> Response {
        let today = site.settings.today()
        let form = try await Form(request)
        let (login, password) = (form.raw("login"), form.raw("password"))
        let next = form.text("next").flatMap(LocalPath.init)
        // A person's number is not repeated, even to whoever typed it.
        let isPersonal = PersonalText.holdsNumber(login, today: today)
        let kept = LoginForm(login: isPersonal ? "" : String(login.prefix(100)), next: next)
        guard !login.trimmed.isEmpty, !password.isEmpty else { return page(kept, .blank, context) }
        let signedIn: SignedIn
        do {
            signedIn = try await site.access.signIn(
                login: login, password: password, address: site.readerAddress(request, context), today: today)
        } catch let error as AccessError {
            guard let refusal = SignInRefusal(error) else { throw error }
            return page(kept, refusal, context)
        }
        // Whoever set the old cookie, perhaps a stranger, holds nothing by it: its session ends, the token is new.
        if let old = SessionCookie.token(of: request) { try await site.access.signOut(token: old) }
        var response = Self.redirect(to: next)
        response.headers[.setCookie] = SessionCookie.holding(
            signedIn.token, isSecure: site.settings.isBehindTLS)
        return response
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

    private static func redirect(to next: LocalPath?) -> Response {
        Response(
            status: .seeOther,
            headers: [.location: next?.text ?? SiteURL.desk.path, .cacheControl: "no-store", .vary: "Cookie"])
    }

    private func page(_ form: LoginForm, _ refusal: SignInRefusal?, _ context: SiteContext) -> Response {
        let words = Words.of(context.language).login
        let view = LoginView(
            form: form, refusal: refusal.map(context.sentences.refusal), isDemo: site.settings.isDemo)
        let head = PageHead(
            title: refusal == nil ? words.loginHeading : words.loginFailedHeading, description: words.loginLead,
            here: .none, isHidden: true, address: SiteURL.login.with(["next": form.next?.text]))
        var response = site.page(.login, view, head, context, status: refusal?.status ?? .ok)
        response.headers[.cacheControl] = "no-store"
        if let seconds = refusal?.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }
}

/// Why somebody doesn't get in, as far as the person is told.
enum SignInRefusal: Sendable {
    case blank, wrong, notInForce, busy
    case wait(seconds: Int)

    /// Nil for an error that no form can cause.
    init?(_ error: AccessError) {
        switch error {
        case .wrongCredentials: self = .wrong
        case .notInForce: self = .notInForce
        case .throttled(let seconds): self = .wait(seconds: seconds)
        case .busy: self = .busy
        case .malformedLogin, .malformedName, .loginTaken, .unknownLogin, .unknownOrganisation, .organisationMissing,
            .roleMissing, .endsBeforeStart, .password:
            return nil
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .blank, .wrong, .notInForce: .unprocessableContent
        case .wait: .tooManyRequests
        case .busy: .serviceUnavailable
        }
    }

    /// Seconds.
    var retryAfter: Int? {
        switch self {
        case .blank, .wrong, .notInForce: nil
        case .wait(let seconds): seconds
        case .busy: 5
        }
    }
}

/// What stays in the form when it is shown again.
struct LoginForm: Sendable {
    let login: String
    let next: LocalPath?
}
