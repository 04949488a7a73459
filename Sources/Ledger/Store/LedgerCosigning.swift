// A log asks its witnesses: the add-checkpoint exchange of C2SP tlog-witness, and the cosignatures that came of it.

public import Storage

/// What a witness answered, as it came over the network.
public struct WitnessReply: Sendable {
    public let status: Int
    public let body: [UInt8]

    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// Sends a request to a witness. What it throws counts as “not reached”.
public typealias WitnessCall = @Sendable (_ request: CosignRequest) async throws -> WitnessReply

/// How an exchange with a witness ended.
public enum CosignOutcome: Sendable, Hashable {
    /// It signed the checkpoint of that size, now.
    case cosigned(size: Int)
    /// It had signed the newest checkpoint before, or there is nothing to sign.
    case current
    /// It does not follow this log (404), does not know its key (403), sees no continuation (422), or something else.
    case refused(status: Int)
    /// It says to have signed a larger tree than this city has.
    case ahead(size: Int)
    /// What it sent is not what the protocol says, or its signature is false.
    case malformed
    /// The network or the witness failed.
    case unreached(String)
}

/// When a witness signed, and what.
public struct WitnessSight: Sendable, Hashable {
    public let size: Int
    /// Seconds since 1970.
    public let at: Int64
}

extension Ledger {
    /// Asks one witness to sign the newest checkpoint of a log, and keeps what it signed.
    ///
    /// No transaction is open while the witness thinks. Several servers may ask at once; the witness sorts them.
    public func cosign(
        _ log: LogName, by witness: NoteKey, _ database: any Database, call: WitnessCall
    ) async throws -> CosignOutcome {
        var claimed: Int?
        // One answer “you left me there”, and one more if another server was faster.
        for _ in 0..<4 {
            let known = claimed
            let asked: CosignRequest
            switch try await database.read({ try request(log, witness, from: known, $0) }) {
            case .nothing: return .current
            case .ahead(let size): return .ahead(size: size)
            case .ask(let made): asked = made
            }
            let reply: WitnessReply
            do {
                reply = try await call(asked)
            } catch {
                // The address may hold what is nobody's business; the type of the error does not.
                return .unreached("\(type(of: error))")
            }
            switch reply.status {
            case 200:
                guard let signature = Self.cosignature(by: witness, in: reply.body, of: asked.note) else {
                    return .malformed
                }
                let size = try Checkpoint(text: asked.note.text).size
                try await database.write { try keep(signature, by: witness, of: log, size: size, $0) }
                return .cosigned(size: size)
            case 409:
                guard let size = Self.size(in: reply.body), size != asked.old else { return .malformed }
                claimed = size
            default:
                return .refused(status: reply.status)
            }
        }
        return .malformed
    }

    private enum Asked: Sendable {
        case nothing
        case ahead(size: Int)
        case ask(CosignRequest)
    }

    /// - Parameter claimed: the size that the witness says to have signed last.
    private func request(
        _ log: LogName, _ witness: NoteKey, from claimed: Int?, _ connection: any Connection
    ) throws -> Asked {
        guard let newest = try connection.first(LedgerSQL.newestCheckpoint, [.text(log.rawValue)], Self.published),
            newest.checkpoint.size > 0
        else { return .nothing }
        let size = newest.checkpoint.size
        let last = try lastSight(of: log, by: witness, connection)?.size
        if claimed == nil, let last, last >= size { return .nothing }
        let old = claimed ?? last ?? 0
        guard old <= size else { return .ahead(size: old) }
        let path = try MerkleTree.consistencyPath(from: old, to: size, Self.stored(log, connection).node)
        return .ask(CosignRequest(old: old, path: path, note: newest.note))
    }

    /// The lines are read as a note with them would be; lines of other keys say nothing.
    private static func cosignature(by witness: NoteKey, in body: [UInt8], of note: SignedNote) -> NoteSignature? {
        guard let lines = String(validating: body, as: UTF8.self),
            let answered = try? SignedNote(note.text + "\n" + lines), let at = answered.time(cosignedBy: witness)
        else { return nil }
        return answered.lines(of: witness).first { NoteKey.time(of: $0.bytes.dropFirst(4)) == at }
    }

    private static func size(in body: [UInt8]) -> Int? {
        guard body.count <= 20, body.last == 0x0A, let text = String(validating: body.dropLast(), as: UTF8.self),
            let size = Int(text), size >= 0, "\(size)" == text
        else { return nil }
        return size
    }

    /// Keeps a cosignature that was verified.
    private func keep(
        _ signature: NoteSignature, by witness: NoteKey, of log: LogName, size: Int, _ connection: any Connection
    ) throws {
        guard let at = NoteKey.time(of: signature.bytes.dropFirst(4)) else { throw LedgerError.damaged }
        try connection.run(
            LedgerSQL.addCosignature,
            [
                .text(log.rawValue), .int(Int64(size)), .text(witness.line), .int(at), .bytes(signature.bytes),
            ])
    }

    /// The newest checkpoint that a witness is known to have signed of a log.
    public func lastSight(
        of log: LogName, by witness: NoteKey, _ connection: any Connection
    ) throws -> WitnessSight? {
        try connection.first(LedgerSQL.lastCosignature, [.text(log.rawValue), .text(witness.line)]) {
            WitnessSight(size: Int($0.int(0)), at: $0.int(1))
        }
    }

    /// A checkpoint with the cosignatures that are kept of it.
    func cosigned(
        _ published: PublishedCheckpoint, _ log: LogName, _ connection: any Connection
    ) throws -> PublishedCheckpoint {
        var lines: [NoteSignature] = []
        let values: [Value] = [.text(log.rawValue), .int(Int64(published.checkpoint.size))]
        try connection.each(LedgerSQL.cosignatures, values) { row in
            let witness = try NoteKey(line: row.text(0))
            lines.append(NoteSignature(name: witness.name, bytes: row.bytes(1)))
        }
        return PublishedCheckpoint(
            checkpoint: published.checkpoint, note: published.note.adding(lines), at: published.at)
    }

    /// The newest checkpoint above a size that a policy's quorum signed, among the last few that any witness signed.
    func witnessed(
        _ log: LogName, above size: Int, _ policy: WitnessPolicy, _ connection: any Connection
    ) throws -> PublishedCheckpoint? {
        guard policy.asksForWitnesses else { return nil }
        let sizes = try connection.rows(
            LedgerSQL.cosignedSizes, [.text(log.rawValue), .int(Int64(size)), .int(16)]
        ) { $0.int(0) }
        for size in sizes {
            guard
                let found = try connection.first(
                    LedgerSQL.checkpointOf, [.text(log.rawValue), .int(size)], Self.published)
            else { continue }
            let published = try cosigned(found, log, connection)
            if policy.verdict(on: published.note).meetsQuorum { return published }
        }
        return nil
    }
}
