// Who asks, as far as limits are concerned: the address is never logged and never stored as it is.

internal import Access
internal import Hummingbird

extension Site {
    /// Where the request came from. What a proxy says of it is believed if the proxy is one of ours: of the addresses that it
    /// lists the last is its own word, and one that is a proxy of ours too speaks for the one before. The rest may be
    /// invented by whoever asks.
    func readerAddress(_ request: Request, _ context: SiteContext) -> String {
        let peer = context.peerAddress
        guard settings.isBehindTLS, let list = request.headers[.forwardedFor], isProxy(peer) else { return peer }
        let addresses = list.split(separator: ",").map(\.trimmed)
        return addresses.last { !isProxy($0) } ?? addresses.first ?? peer
    }

    /// A connection without an address comes from this machine.
    private func isProxy(_ address: String) -> Bool {
        guard !address.isEmpty else { return true }
        guard let known = NetworkAddress(address) else { return false }
        return settings.proxies.contains { $0.contains(known) }
    }
}
