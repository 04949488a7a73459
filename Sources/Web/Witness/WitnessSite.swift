// A witness as others reach it: the addresses of C2SP tlog-witness, and a page that says what it is.

public import Hummingbird
public import Ledger
public import Logging

/// The HTTP side of a witness.
public struct WitnessSite: Sendable {
    private let witness: Witness
    private let host: String
    private let port: Int
    private let now: @Sendable () -> Int64
    private let logger: Logger

    /// A request has at most 63 hashes and a note of 64 KiB.
    private static let longestBody = 72 * 1024

    /// - Parameter now: microseconds since 1970.
    public init(_ witness: Witness, host: String, port: Int, now: @escaping @Sendable () -> Int64, logger: Logger) {
        self.witness = witness
        self.host = host
        self.port = port
        self.now = now
        self.logger = logger
    }

    /// The service. It ends what is under way when it is told to stop.
    /// - Parameter onRunning: called with the port once the server listens.
    public func application(
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.get("/") { _, _ in try await page() }
        router.get("/key") { _, _ in Self.text(witness.key.line + "\n") }
        router.get("/:log/checkpoint") { _, context in try await checkpoint(context.parameters.get("log") ?? "") }
        router.post("/add-checkpoint") { request, _ in try await add(request) }
        let port = port
        return Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) }, logger: logger)
    }

    private func add(_ request: Request) async throws -> Response {
        guard let body = try? await request.body.collect(upTo: Self.longestBody) else {
            return Self.text("this is too long for a request of C2SP tlog-witness\n", .contentTooLarge)
        }
        let answer: CosignAnswer
        do {
            answer = try await witness.answer([UInt8](body.readableBytesView), now: now() / 1_000_000)
        } catch {
            // Nothing was signed: its state could not be kept.
            logger.error("a checkpoint could not be kept", metadata: ["error.type": "\(type(of: error))"])
            return Self.text("this witness can't keep its state just now\n", .serviceUnavailable)
        }
        logger.info("checkpoint", metadata: ["status": "\(answer.status)"])
        return Self.text(answer.body, HTTPResponse.Status(code: answer.status), answer.contentType)
    }

    private func checkpoint(_ log: String) async throws -> Response {
        guard let note = try await witness.checkpoint(of: log) else {
            return Self.text("this witness has signed no checkpoint of that log\n", .notFound)
        }
        return Self.text(note)
    }

    private func page() async throws -> Response {
        let page = WitnessPage(key: witness.key, origins: witness.origins, sightings: try await witness.sightings())
        return Self.text(page.html, .ok, "text/html; charset=utf-8")
    }

    private static func text(
        _ text: String, _ status: HTTPResponse.Status = .ok, _ type: String = "text/plain; charset=utf-8"
    ) -> Response {
        var headers: HTTPFields = [.contentType: type, .cacheControl: "no-cache"]
        headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'"
        headers[.xContentTypeOptions] = "nosniff"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
