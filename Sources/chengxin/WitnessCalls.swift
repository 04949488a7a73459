// The program's only calls to other hosts: witnesses that the operator named, and checkpoints that the operator asked for.

internal import AsyncHTTPClient
internal import Foundation
internal import Ledger
internal import NIOCore
internal import NIOHTTP1

/// Speaks HTTP to witnesses. Whatever they send is short, and nobody waits for it longer than ten seconds.
struct WitnessCalls: Sendable {
    private static let patience = TimeAmount.seconds(10)
    /// A checkpoint with many signatures; more is no answer.
    private static let longest = 64 * 1024
    private let client: HTTPClient

    /// Opens connections for as long as `work` goes on.
    static func open<T>(_ work: (WitnessCalls) async throws -> T) async throws -> T {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        // Whoever asks has a pause of their own.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.timeout.connect = patience
        return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
            try await work(WitnessCalls(client: client))
        }
    }

    /// `POST add-checkpoint`.
    /// - Parameter url: the submission prefix of the witness.
    func submit(_ request: CosignRequest, to url: String) async throws -> WitnessReply {
        var post = HTTPClientRequest(url: Self.joined(url, "add-checkpoint"))
        post.method = .POST
        post.headers.add(name: "Content-Type", value: "text/plain; charset=utf-8")
        post.body = .bytes(Array(request.encoded.utf8))
        return try await answer(to: post)
    }

    /// Fetches a text.
    /// - Returns: nil if there is none under that address.
    func text(at url: String) async throws -> String? {
        let reply = try await answer(to: HTTPClientRequest(url: url))
        switch reply.status {
        case 200: return String(validating: reply.body, as: UTF8.self)
        case 404: return nil
        default: throw Failure("'\(url)' answers with status \(reply.status)")
        }
    }

    private func answer(to request: HTTPClientRequest) async throws -> WitnessReply {
        let response = try await client.execute(request, timeout: Self.patience)
        let body = try await response.body.collect(upTo: Self.longest)
        return WitnessReply(status: Int(response.status.code), body: Array(body.readableBytesView))
    }

    static func joined(_ prefix: String, _ part: String) -> String {
        prefix.hasSuffix("/") ? prefix + part : "\(prefix)/\(part)"
    }
}
