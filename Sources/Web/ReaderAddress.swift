// Who asks, as far as limits are concerned: the address is never logged and never stored as it is.

internal import Hummingbird

extension Site {
    /// Where the request came from. Behind a proxy it is what the proxy itself wrote last; the rest may be invented.
    func readerAddress(_ request: Request, _ context: SiteContext) -> String {
        guard settings.isBehindTLS, let list = request.headers[.forwardedFor],
            let last = list.split(separator: ",").last
        else { return context.peerAddress }
        return last.trimmed
    }
}
