// The page on which officials sign in, and what the frame shows of whoever did.

internal import Access
internal import Mustache

/// The sign-in.
struct LoginView: View {
    let form: LoginForm
    /// Why it did not work, and what to do.
    let refusal: String?
    let isDemo: Bool

    func child(named key: String) -> Any? {
        switch key {
        case "loginHref": SiteURL.login.path
        case "login": form.login
        case "next": form.next?.text
        case "refusal": refusal
        case "isDemo": isDemo
        default: nil
        }
    }
}

/// Whoever is signed in, as the frame shows it.
struct SignedInView: View {
    let name: String
    let formToken: String

    init(_ session: Session) {
        name = session.requester.name
        formToken = session.formToken
    }

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "formToken": formToken
        case "deskHref": SiteURL.desk.path
        case "logoutHref": SiteURL.logout.path
        default: nil
        }
    }
}
