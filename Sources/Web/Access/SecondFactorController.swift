// The second step of the sign-in: the one-time code, and the page on which an official gets a key for it.

internal import Access
internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import Mustache
internal import WorkingDays

struct SecondFactorController {
    private let site: Site
    private let pages: LoginPages

    init(_ site: Site) {
        self.site = site
        pages = LoginPages(site)
    }

    func addRoutes(to routes: some RouterMethods<SiteContext>) {
        for page in [SiteURL.loginCode, .loginEnrolment] {
            routes.get(RouterPath(page.pattern)) { request, context in try await show(page.path, request, context) }
            routes.post(RouterPath(page.pattern)) { request, context in try await enter(page.path, request, context) }
        }
    }

    private func show(_ here: String, _ request: Request, _ context: SiteContext) async throws -> Response {
        let next = try Query(request).text("next").flatMap(LocalPath.init)
        guard let half = try await site.halfSession(request) else {
            // Also for those who are signed in: the sign-in leads them on.
            return Response(
                status: .seeOther,
                headers: [
                    .location: SiteURL.login.with(["next": next?.text]), .cacheControl: "no-store", .vary: "Cookie",
                ])
        }
        guard HalfSessionCookie.page(of: half.stage).path == here else {
            return HalfSessionCookie.redirect(to: half.stage, next: next)
        }
        return page(half, next, nil, context)
    }

    private func enter(_ here: String, _ request: Request, _ context: SiteContext) async throws -> Response {
        let form = try await Form(request)
        let next = form.text("next").flatMap(LocalPath.init)
        guard let token = HalfSessionCookie.token(of: request), let half = try await site.halfSession(request) else {
            return over(next, context)
        }
        try form.require(half)
        // The form of the one page never does the work of the other: nobody confirms a key that was not on the page.
        guard HalfSessionCookie.page(of: half.stage).path == here else {
            return HalfSessionCookie.redirect(to: half.stage, next: next)
        }
        guard let code = OneTimeCode(form.raw("code")) else { return page(half, next, .noCode, context) }
        let signedIn: SignedIn
        do {
            signedIn = try await site.access.enter(
                code: code, half: token, address: site.readerAddress(request, context), today: site.settings.today())
        } catch let error as AccessError {
            guard let refusal = SignInRefusal(error) else { throw error }
            if case .over = refusal { return over(next, context) }
            return page(half, next, refusal, context)
        }
        if let old = SessionCookie.token(of: request) { try await site.access.signOut(token: old) }
        let isSecure = site.settings.isBehindTLS
        var response = LoginController.redirect(to: next)
        response.headers.append(
            HTTPField(name: .setCookie, value: SessionCookie.holding(signedIn.token, isSecure: isSecure)))
        response.headers.append(HTTPField(name: .setCookie, value: HalfSessionCookie.removed(isSecure: isSecure)))
        return response
    }

    /// Ten minutes are over, or somebody reset the key: from the beginning.
    private func over(_ next: LocalPath?, _ context: SiteContext) -> Response {
        var response = pages.response(LoginForm(login: "", next: next), .over, context)
        response.headers[.setCookie] = HalfSessionCookie.removed(isSecure: site.settings.isBehindTLS)
        return response
    }

    private func page(
        _ half: HalfSession, _ next: LocalPath?, _ refusal: SignInRefusal?, _ context: SiteContext
    ) -> Response {
        let words = Words.of(context.language).login
        let platform = site.settings.platformName.text(context.language)
        let key: OneTimeKey?
        switch half.stage {
        case .codeNeeded: key = nil
        case .enrolmentNeeded(let offered): key = offered
        }
        let here = HalfSessionCookie.page(of: half.stage)
        let view = SecondFactorView(
            href: here.path, againHref: SiteURL.login.with([LoginController.again: "yes", "next": next?.text]),
            formToken: half.formToken, next: next?.text, refusal: refusal.map(context.sentences.refusal),
            login: half.login, platform: platform, key: key.map { CodeView($0.text) },
            keyHref: key?.address(issuer: platform, login: half.login))
        let head = PageHead(
            title: refusal == nil ? (key == nil ? words.codeHeading : words.enrolHeading) : words.loginFailedHeading,
            description: key == nil ? words.codeLead : words.enrolLead, here: .none, isHidden: true,
            address: here.with(["next": next?.text]))
        return pages.response(key == nil ? .loginCode : .loginEnrolment, view, head, refusal, context)
    }
}

/// The page of the code, and the page of a new key.
struct SecondFactorView: View {
    let href: String
    let againHref: String
    let formToken: String
    let next: String?
    /// Why it did not work, and what to do.
    let refusal: String?
    let login: String
    let platform: String
    /// Only while it is set up.
    let key: CodeView?
    let keyHref: String?

    func child(named key: String) -> Any? {
        switch key {
        case "codeHref": href
        case "againHref": againHref
        case "formToken": formToken
        case "next": next
        case "refusal": refusal
        case "login": login
        case "platform": platform
        case "key": self.key
        case "keyHref": keyHref
        default: nil
        }
    }
}
