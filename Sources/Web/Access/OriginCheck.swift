// Forms of foreign pages are refused before they are read: the browser itself says where a form came from.

internal import HTTPTypes
internal import Hummingbird

/// Whether a request that changes something came from a page of this site (OWASP, cross-site request forgery).
enum OriginCheck {
    /// `Sec-Fetch-Site` decides where it is sent, which is everywhere behind https. An old browser, or one that reads
    /// the site by plain http, sends `Origin`, which must name this host. A program that sends neither holds nobody's
    /// cookie against their will; behind the sign-in it needs the form token all the same.
    static func isOwn(_ request: Request, isBehindTLS: Bool) -> Bool {
        if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        let host = ["http://", "https://"].first { origin.hasPrefix($0) }
            .map { origin.dropFirst($0.utf8.count).lowercased() }
        guard let host else { return false }
        let forwarded = isBehindTLS ? request.headers[.forwardedHost] : nil
        return [request.head.authority, forwarded].contains { $0?.lowercased() == host }
    }
}

extension HTTPField.Name {
    static let secFetchSite = named("Sec-Fetch-Site")
    static let forwardedHost = named("X-Forwarded-Host")
    static let forwardedFor = named("X-Forwarded-For")

    /// A header field that the library has no name for.
    static func named(_ text: String) -> HTTPField.Name {
        // Only literals of this room come in, and each is a token of RFC 9110.
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no header name") }
        return name
    }
}
