// The token that a program brings along: read from its header, and from nowhere else.

internal import Access
internal import HTTPTypes
internal import Hummingbird

/// What stands in `Authorization` (RFC 6750 §2.1). A token in an address would stand in logs, so none is looked for there.
struct BearerToken: Sendable {
    static let scheme = "Bearer"

    let text: String

    /// Nil if there is no such header, or one of another scheme.
    init?(_ request: Request) {
        guard let header = request.headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == Self.scheme.lowercased() else { return nil }
        text = parts[1].trimmed
    }
}

extension Site {
    /// Who comes with the token of this request.
    /// - Throws: `Problem.tokenNeeded`. It is the same whether there is no token, an unknown one, one that is over, one from
    ///   another address, or one whose account is no longer in office: a stranger learns nothing about tokens.
    func bearer(_ request: Request, _ context: SiteContext) async throws -> Bearer {
        guard let token = BearerToken(request),
            let bearer = try await access.bearer(
                token.text, address: readerAddress(request, context), today: settings.today())
        else { throw Problem.tokenNeeded }
        return bearer
    }
}
