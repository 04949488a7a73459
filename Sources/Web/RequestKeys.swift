// Requests that come twice have one effect: a header of programs, a hidden field of our own forms.

internal import Access
internal import HTTPTypes
internal import Hummingbird

extension RequestKey {
    /// The field of our forms.
    static let field = "request-key"

    /// The key in the header; nil if there is none.
    /// - Throws: `Problem.badRequestKey`.
    init?(_ request: Request) throws(Problem) {
        guard let text = request.headers[.idempotencyKey] else { return nil }
        guard let key = RequestKey(text) else { throw .badRequestKey }
        self = key
    }
}

extension Site {
    /// Does the work, or answers as it was answered before; without a key simply does the work.
    /// - Parameters:
    ///   - route: a stable name of what is asked for.
    ///   - content: gives what was sent, piece by piece; an empty piece ends it.
    func once(
        _ key: RequestKey?, route: String, asker: Asker, content: () throws -> [UInt8],
        _ work: () async throws -> KeptAnswer
    ) async throws -> (answer: KeptAnswer, isRepeated: Bool) {
        guard let key else { return (try await work(), false) }
        let request = try access.request(key, route: route, asker: asker, content: content)
        do {
            return try await access.once(request, work)
        } catch let error as RequestKeyError {
            switch error {
            case .otherContent: throw Problem.requestKeyReused
            case .underWay: throw Problem.requestKeyInUse
            }
        }
    }
}

extension HTTPField.Name {
    static let idempotencyKey = named("Idempotency-Key")
    /// Says that an answer was given before.
    static let idempotencyReplayed = named("Idempotency-Replayed")
}
