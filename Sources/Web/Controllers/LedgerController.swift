// The logs as files: checkpoint, tiles, entries and keys, under the addresses of C2SP tlog-tiles, and proofs to keep.

internal import HTTPTypes
internal import Hummingbird
internal import Ledger

struct LedgerController {
    private let site: Site

    init(_ site: Site) {
        self.site = site
    }

    func addRoutes(to router: Router<SiteContext>) {
        router.get(RouterPath(SiteURL.ledgerCheckpoint("").pattern)) { _, context in try await checkpoint(context) }
        router.get(RouterPath(SiteURL.ledgerKey("").pattern)) { _, context in try await key(context) }
        router.get("/ledger/{log}/tile/entries/**") { _, context in try await bundle(context) }
        router.get("/ledger/{log}/tile/{level}/**") { _, context in try await tile(context) }
        router.get(RouterPath(SiteURL.ledgerProof("", entry: "").pattern)) { _, context in try await proof(context) }
    }

    private func log(_ context: SiteContext) throws -> LogName {
        guard let name = context.parameters.get("log"), let log = LogName(rawValue: name) else {
            throw Problem.unknownPage
        }
        return log
    }

    private func checkpoint(_ context: SiteContext) async throws -> Response {
        guard let published = try await site.ledger.checkpoint(of: log(context)) else { throw Problem.unknownPage }
        return Self.text(published.note.encoded)
    }

    private func key(_ context: SiteContext) async throws -> Response {
        let keys = try await site.ledger.keys(of: log(context))
        guard !keys.isEmpty else { throw Problem.unknownPage }
        return Self.text(KeyList(keys).text)
    }

    private func tile(_ context: SiteContext) async throws -> Response {
        guard let text = context.parameters.get("level"), let level = Int(text), String(level) == text,
            let bytes = try await site.ledger.tile(log(context), level: level, address(context))
        else { throw Problem.unknownPage }
        return Self.lasting(bytes)
    }

    private func bundle(_ context: SiteContext) async throws -> Response {
        guard let bytes = try await site.ledger.bundle(log(context), address(context)) else {
            throw Problem.unknownPage
        }
        return Self.lasting(bytes)
    }

    private func address(_ context: SiteContext) throws -> TileAddress {
        let path = context.parameters.getCatchAll().joined(separator: "/")
        guard let address = TileAddress(path: path) else { throw Problem.unknownPage }
        return address
    }

    /// A proof by the entry's index, or by the transaction and place under which a record names it.
    private func proof(_ context: SiteContext) async throws -> Response {
        let log = try log(context)
        guard let proof = try await site.ledger.proof(of: index(context), in: log) else { throw Problem.unknownPage }
        var response = Self.text(proof.encoded)
        response.headers[.contentDisposition] = "attachment; filename=\"\(log.rawValue)-\(proof.index).tlog-proof\""
        return response
    }

    /// - Throws: `Problem.unavailable` if the entry waits for its place: it has one in two seconds.
    private func index(_ context: SiteContext) async throws -> Int {
        let text = context.parameters.get("entry") ?? ""
        if let index = Int(text), index >= 0, String(index) == text { return index }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let span = Int64(parts[0]), let place = Int(parts[1]), "\(span)-\(place)" == text else {
            throw Problem.unknownPage
        }
        switch try await site.ledger.whereabouts(of: EntryPlace(span: span, place: place)) {
        case .placed(let index): return index
        case .waiting: throw Problem.unavailable
        case .unknown: throw Problem.unknownPage
        }
    }

    /// What grows: asked for anew each time.
    private static func text(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// What never changes under its address.
    private static func lasting(_ bytes: [UInt8]) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .cacheControl: "public, max-age=31536000, immutable",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
