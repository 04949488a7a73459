// The reader's language: a visible switch that is remembered, else what the browser asks for, else Chinese.

internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import WorkingDays

/// Settles the language, and turns `?lang=` into a cookie and the address without it.
struct LanguageMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.language = LanguageChoice(request).language
        guard let query = request.uri.query, query.utf8.count >= 6, !request.uri.path.hasPrefix("/api/") else {
            return try await next(request, context)
        }
        let pairs = query.split(separator: "&")
        guard let wish = pairs.first(where: { $0.hasPrefix("lang=") }) else { return try await next(request, context) }
        let rest = pairs.filter { !$0.hasPrefix("lang=") }.joined(separator: "&")
        var headers: HTTPFields = [.cacheControl: "no-store"]
        // Relative to the page: the path may hold something that must not be repeated.
        headers[.location] = Self.isOwn(request.uri.path) && rest.isEmpty ? request.uri.path : "?" + rest
        switch wish.dropFirst(5) {
        case "zh": headers[.setCookie] = "lang=zh; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly"
        case "en": headers[.setCookie] = "lang=en; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly"
        default: break
        }
        return Response(status: .seeOther, headers: headers)
    }

    /// Whether the path is one of the pages without a part that the reader filled in.
    private static func isOwn(_ path: String) -> Bool {
        let pages: [SiteURL] = [.home, .search, .penalties, .permits, .guide, .ledger, .api]
        return pages.contains { $0.path == path }
    }
}

/// The language that a request asks for.
struct LanguageChoice {
    let language: Language

    init(_ request: Request) {
        if let cookie = request.headers[.cookie], let chosen = Self.cookie(cookie) {
            language = chosen
        } else if let accepted = request.headers[.acceptLanguage] {
            language = Self.preferred(accepted)
        } else {
            language = .chinese
        }
    }

    private static func cookie(_ header: String) -> Language? {
        for pair in header.split(separator: ";") {
            switch pair.trimmed {
            case "lang=zh": return .chinese
            case "lang=en": return .english
            default: continue
            }
        }
        return nil
    }

    /// The best of `Accept-Language` (RFC 9110 §12.5.4); equal weights go by order.
    private static func preferred(_ header: String) -> Language {
        var best: (weight: Double, language: Language) = (0, .chinese)
        for range in header.prefix(200).split(separator: ",") {
            let parts = range.split(separator: ";").map(\.trimmed)
            guard let tag = parts.first?.lowercased() else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            guard weight > best.weight else { continue }
            if tag == "en" || tag.hasPrefix("en-") { best = (weight, .english) }
            if tag == "zh" || tag.hasPrefix("zh-") { best = (weight, .chinese) }
        }
        return best.language
    }
}
