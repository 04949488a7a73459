// The cookie of a half-open session: for the pages of the sign-in, and for no others.

internal import Access
internal import HTTPTypes
internal import Hummingbird

/// Holds the token between the password and the one-time code.
///
/// A name and a path of its own: no page of the desk is ever sent it, and none that looks for a session finds it. It goes
/// after ten minutes, like what it opens.
enum HalfSessionCookie {
    static let name = "half-session"

    static func token(of request: Request) -> String? { SessionCookie.value(name, of: request) }

    /// - Parameter isSecure: whether readers come by https.
    static func holding(_ token: String, isSecure: Bool) -> String {
        "\(name)=\(token); Path=\(SiteURL.login.path); HttpOnly; SameSite=Lax; Max-Age=600"
            + (isSecure ? "; Secure" : "")
    }

    static func removed(isSecure: Bool) -> String {
        "\(name)=; Path=\(SiteURL.login.path); HttpOnly; SameSite=Lax; Max-Age=0" + (isSecure ? "; Secure" : "")
    }

    /// The way to what is still lacking.
    static func redirect(to stage: HalfSessionStage, next: LocalPath?) -> Response {
        Response(
            status: .seeOther,
            headers: [
                .location: page(of: stage).with(["next": next?.text]), .cacheControl: "no-store", .vary: "Cookie",
            ])
    }

    static func page(of stage: HalfSessionStage) -> SiteURL {
        switch stage {
        case .codeNeeded: .loginCode
        case .enrolmentNeeded: .loginEnrolment
        }
    }
}

extension Site {
    /// The half-open session that a request brings.
    func halfSession(_ request: Request) async throws -> HalfSession? {
        guard let token = HalfSessionCookie.token(of: request) else { return nil }
        return try await access.halfSession(token: token, today: settings.today())
    }
}
