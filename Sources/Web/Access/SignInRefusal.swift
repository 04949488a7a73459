// Why somebody doesn't get in, and the form on which the person reads it.

internal import Access
internal import HTTPTypes
internal import Hummingbird

/// Why somebody doesn't get in, as far as the person is told.
enum SignInRefusal: Sendable {
    case blank, wrong, notInForce, busy
    case noCode, wrongCode, over
    case wait(seconds: Int)

    /// Nil for an error that no form can cause.
    init?(_ error: AccessError) {
        switch error {
        case .wrongCredentials: self = .wrong
        case .wrongCode: self = .wrongCode
        case .signInOver: self = .over
        case .notInForce: self = .notInForce
        case .throttled(let seconds): self = .wait(seconds: seconds)
        case .busy: self = .busy
        case .malformedLogin, .malformedName, .loginTaken, .unknownLogin, .unknownOrganisation, .organisationMissing,
            .roleMissing, .endsBeforeStart, .password, .scopeMissing, .scopeNotHeld, .tokenDays, .unknownToken:
            return nil
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .blank, .wrong, .notInForce, .noCode, .wrongCode, .over: .unprocessableContent
        case .wait: .tooManyRequests
        case .busy: .serviceUnavailable
        }
    }

    /// Seconds.
    var retryAfter: Int? {
        switch self {
        case .blank, .wrong, .notInForce, .noCode, .wrongCode, .over: nil
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

/// The page with login and password.
struct LoginPages {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func response(_ form: LoginForm, _ refusal: SignInRefusal?, _ context: SiteContext) -> Response {
        let words = Words.of(context.language).login
        let view = LoginView(
            form: form, refusal: refusal.map(context.sentences.refusal), isDemo: site.settings.isDemo)
        let head = PageHead(
            title: refusal == nil ? words.loginHeading : words.loginFailedHeading, description: words.loginLead,
            here: .none, isHidden: true, address: SiteURL.login.with(["next": form.next?.text]))
        return response(.login, view, head, refusal, context)
    }

    /// A page of the sign-in stays in no cache, whatever it says.
    func response(
        _ template: PageTemplate, _ view: some View, _ head: PageHead, _ refusal: SignInRefusal?,
        _ context: SiteContext
    ) -> Response {
        var response = site.page(template, view, head, context, status: refusal?.status ?? .ok)
        response.headers[.cacheControl] = "no-store"
        if let seconds = refusal?.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }
}
