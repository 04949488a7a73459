// One effect for one key: the first request does the work, all others get its answer, at whichever server they arrive.

public import Storage

extension Access {
    /// So long an answer is kept, in microseconds: a day.
    static let keptAnswers: Int64 = 24 * 60 * 60 * 1_000_000
    /// A server that carried a request out for longer is believed to be dead, and the request may be tried anew.
    private static let longestWork: Int64 = 2 * 60 * 1_000_000

    /// Does the work, or gives the answer that it got before.
    ///
    /// What the work makes must bear being made twice: if a server dies between the effect and the note of its answer, the
    /// same request does it again two minutes later. A report is the same report then, and a file whose rows are in changes
    /// nothing. Work that throws leaves the key free.
    /// - Parameter pause: waits a moment before it looks again whether the same request, sent twice at once, has its answer.
    /// - Returns: the answer, and whether it was given before.
    /// - Throws: `RequestKeyError`, or what the work throws.
    public func once(
        _ request: KeyedRequest,
        pause: @Sendable () async throws -> Void = { try await Task.sleep(for: .milliseconds(100)) },
        _ work: () async throws -> KeptAnswer
    ) async throws -> (answer: KeptAnswer, isRepeated: Bool) {
        var begun: Int64?
        for _ in 0..<30 {
            switch try await turns.take(request.id, { try await begin(request) }) {
            case .known(let answer): return (answer, true)
            case .mine(let moment): begun = moment
            case .underWay:
                try await pause()
                continue
            }
            break
        }
        guard let begun else { throw RequestKeyError.underWay }
        do {
            let answer = try await work()
            try await database.write { connection in
                try connection.run(
                    RequestKeySQL.answer,
                    [
                        .bytes(request.id), .int(begun), .int(Int64(answer.status)), .text(answer.location),
                        .bytes(answer.body),
                    ])
            }
            return (answer, false)
        } catch {
            // A task of its own: a request that was cut off must not leave its key taken.
            let database = database
            _ = try? await Task {
                try await database.write {
                    try $0.run(RequestKeySQL.release, [.bytes(request.id), .int(begun)])
                }
            }.value
            throw error
        }
    }

    /// Forgets answers that were kept for a day. A job calls it.
    /// - Parameter hold: called in the transaction; what it throws undoes it.
    /// - Returns: how many went.
    @discardableResult
    public func forgetAnswers(
        holding hold: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> Int {
        let moment = now()
        return try await database.write { connection in
            try hold(connection)
            return try connection.run(RequestKeySQL.forget, [.int(moment - Self.keptAnswers)])
        }
    }

    private enum Begin: Sendable {
        /// - Parameter moment: what tells this attempt from a later one.
        case mine(Int64)
        case known(KeptAnswer)
        case underWay
    }

    private func begin(_ request: KeyedRequest) async throws -> Begin {
        let moment = now()
        return try await database.write { connection in
            let found = try connection.first(RequestKeySQL.find, [.bytes(request.id)]) { row in
                (
                    content: row.bytes(0), begun: row.int(1),
                    answer: row.isNull(2)
                        ? nil
                        : KeptAnswer(status: Int(row.int(2)), location: row.text(3), body: row.bytes(4))
                )
            }
            if let found, found.begun > moment - Self.keptAnswers {
                guard found.content == request.content else { throw RequestKeyError.otherContent }
                if let answer = found.answer { return .known(answer) }
                // A clock that is wrong may have put the beginning far ahead.
                guard abs(moment - found.begun) > Self.longestWork else { return .underWay }
            }
            try connection.run(RequestKeySQL.begin, [.bytes(request.id), .bytes(request.content), .int(moment)])
            return .mine(moment)
        }
    }
}
