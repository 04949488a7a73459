// The other side of the table: a witness that follows logs of others and signs only what continues what it signed before.

internal import Crypto
public import Storage

/// A witness (见证人) by C2SP tlog-witness. Its state is the newest checkpoint that it signed of each log.
public struct Witness: Sendable {
    private let signer: WitnessSigner
    private let logs: [NoteKey]
    private let database: any Database

    /// - Parameters:
    ///   - logs: the keys that are trusted; those of one log share its name.
    ///   - database: holds the tables of `WitnessSchema`, for as long as the key lives.
    /// - Throws: `LedgerError.malformed` if one of the keys is not that of a log.
    public init(signer: WitnessSigner, logs: [NoteKey], database: any Database) throws {
        guard logs.allSatisfy({ $0.kind == .log }) else { throw LedgerError.malformed(what: "key of a log") }
        self.signer = signer
        self.logs = logs
        self.database = database
    }

    public var key: NoteKey { signer.key }

    /// The names of the logs that it follows.
    public var origins: [String] { Set(logs.map(\.name)).sorted() }

    /// Answers `add-checkpoint`. What it has signed is durable before this returns.
    /// - Parameter now: seconds since 1970. The time of a log's signatures never goes back, whatever the clock does.
    public func answer(_ body: [UInt8], now: Int64) async throws -> CosignAnswer {
        guard let text = String(validating: body, as: UTF8.self), let request = try? CosignRequest(text),
            let checkpoint = try? Checkpoint(text: request.note.text)
        else { return .malformed }
        let keys = logs.filter { $0.name == checkpoint.origin }
        guard !keys.isEmpty else { return .unknownLog }
        let signing = keys.filter { !request.note.lines(of: $0).isEmpty }
        guard !signing.isEmpty, signing.allSatisfy(request.note.isSigned(by:)) else { return .notSigned }
        guard request.old <= checkpoint.size else { return .malformed }
        let own = signing.flatMap(request.note.lines(of:))
        return try await database.write { [signer] connection in
            let id = Self.id(of: checkpoint.origin)
            let last = try connection.first(WitnessSQL.newest, [.text(id)]) { ($0.text(0), $0.int(1)) }
            let before = try last.map { try Checkpoint(text: try SignedNote($0.0).text) }
            guard request.old == before?.size ?? 0 else { return .conflict(size: before?.size ?? 0) }
            guard checkpoint.size > 0 || checkpoint.root == .empty else { return .inconsistent }
            let proof = ConsistencyProof(old: request.old, size: checkpoint.size, path: request.path)
            guard proof.proves(before?.root ?? .empty, checkpoint.root) else { return .inconsistent }
            let at = max(now, last?.1 ?? 1)
            let signature = try signer.cosign(request.note.text, at: at)
            let note = SignedNote(text: request.note.text, signatures: own + [signature])
            // Whoever changed the row since then lets this write wait and run again.
            try connection.run(
                WitnessSQL.advance,
                [.text(id), .text(checkpoint.origin), .int(Int64(checkpoint.size)), .int(at), .text(note.encoded)])
            return .cosigned(signature)
        }
    }

    /// The newest checkpoint that it signed of a log, with the log's signature and its own.
    /// - Parameter id: SHA-256 of the log's name, in hexadecimal.
    public func checkpoint(of id: String) async throws -> String? {
        try await database.read { try $0.first(WitnessSQL.newest, [.text(id)]) { $0.text(0) } }
    }

    /// What it has seen of a log.
    public struct Sighting: Sendable {
        public let origin: String
        public let size: Int
        /// Seconds since 1970.
        public let at: Int64
    }

    public func sightings() async throws -> [Sighting] {
        try await database.read { connection in
            try connection.rows(WitnessSQL.all) { Sighting(origin: $0.text(0), size: Int($0.int(1)), at: $0.int(2)) }
        }
    }

    /// Under which id a witness publishes a log.
    public static func id(of origin: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Array(origin.utf8)))
    }
}

/// What a witness says to a checkpoint.
public enum CosignAnswer: Sendable, Hashable {
    case cosigned(NoteSignature)
    /// It is not a request, or its old size is above that of the checkpoint.
    case malformed
    /// No trusted key of the log signed, or a line of one is false.
    case notSigned
    case unknownLog
    /// It signed another size last.
    case conflict(size: Int)
    /// The checkpoint does not continue what it signed.
    case inconsistent

    public var status: Int {
        switch self {
        case .cosigned: 200
        case .malformed: 400
        case .notSigned: 403
        case .unknownLog: 404
        case .conflict: 409
        case .inconsistent: 422
        }
    }

    public var body: String {
        switch self {
        case .cosigned(let signature): signature.line
        case .malformed: "this is no request of C2SP tlog-witness\n"
        case .notSigned: "no trusted key of this log signed the checkpoint\n"
        case .unknownLog: "this witness does not follow that log\n"
        case .conflict(let size): "\(size)\n"
        case .inconsistent: "the checkpoint does not continue what this witness signed before\n"
        }
    }

    public var contentType: String {
        if case .conflict = self { return "text/x.tlog.size" }
        return "text/plain; charset=utf-8"
    }
}
