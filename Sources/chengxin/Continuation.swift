// Does a city that came out of a backup continue the ledger that it published? Asked of files, addresses and witnesses.

internal import Foundation
internal import Ledger
internal import Storage

/// How one log stands to what was published of it.
struct LogContinuity: Encodable, Sendable {
    enum Standing: String, Encodable, Sendable {
        case proved, behind, forked, unproved
    }

    let log: LogName
    let standing: Standing
    /// Entries of the restored log.
    let size: Int
    /// Entries of the newest published checkpoint that was obtained.
    let published: Int?
    /// Where that checkpoint came from.
    let source: String?
    let note: String?

    var isHeld: Bool { standing != .proved }

    /// Whether what was published says that the log is not the newest, or not the same.
    var isContradicted: Bool { standing == .behind || standing == .forked }

    /// Whether nothing was published of the records after what is here: each destruction would have been.
    var isCurrent: Bool { log == .records && standing == .proved && published == size }

    var words: String {
        switch standing {
        case .proved:
            "The log \(log.rawValue) continues what was published: \(published ?? 0) of its \(size) entries, by "
                + "\(source ?? "itself")."
        case .behind:
            "The log \(log.rawValue) has \(size) entries, but \(published ?? 0) were published (\(source ?? "")): the backup "
                + "is older. Restore a newer one, or see 'chengxin ledger release --help'; until then nothing is entered."
        case .forked:
            "The log \(log.rawValue) is not what was published of it: its first \(published ?? 0) entries differ from the "
                + "checkpoint in \(source ?? "hand"). Restore a true backup, or see 'chengxin ledger release --help'; until "
                + "then nothing is entered."
        case .unproved:
            "Nothing says how far the log \(log.rawValue) was published, so nothing is entered or served: give its newest "
                + "checkpoint to 'chengxin ledger release --checkpoint'."
        }
    }
}

/// Compares the logs of a city with what was published of them.
struct Continuation {
    private let ledger: Ledger
    private let database: any Database

    init(_ ledger: Ledger, _ database: any Database) {
        self.ledger = ledger
        self.database = database
    }

    private struct Found: Sendable {
        let source: String
        let note: SignedNote
        let checkpoint: Checkpoint
    }

    /// - Parameters:
    ///   - given: files and addresses with checkpoints. One that can't be read, or that no key of this home signed, is an
    ///     error: whoever names it counts on it.
    ///   - policy: its witnesses are asked as well; those that don't answer say nothing.
    func compare(with given: [String], _ policy: WitnessPolicy?) async throws -> [LogContinuity] {
        var found: [LogName: [Found]] = [:]
        try await WitnessCalls.open { calls in
            for place in given {
                for (text, source) in try await texts(at: place, calls) {
                    guard let (log, one) = try await author(of: text, from: source) else {
                        throw Failure("the checkpoint in '\(source)' is not signed by a log of this home")
                    }
                    found[log, default: []].append(one)
                }
            }
            for witness in policy?.witnesses ?? [] {
                guard let url = witness.url else { continue }
                for origin in try await origins() {
                    let text: String?
                    do {
                        text = try await calls.text(
                            at: WitnessCalls.joined(url, "\(Witness.id(of: origin))/checkpoint"))
                    } catch {
                        // Who can't be reached for one log can't be for the others.
                        break
                    }
                    guard let text, let (log, one) = try await author(of: text, from: "the witness \(witness.name)")
                    else { continue }
                    found[log, default: []].append(one)
                }
            }
        }
        // What was known once stays known, whatever else is shown now.
        let holds = try await database.read { try ledger.holds($0) }
        for note in holds.filter({ $0.released == nil }).compactMap(\.note) {
            guard let (log, one) = try await author(of: note, from: "what was shown before") else { continue }
            found[log, default: []].append(one)
        }
        let all = found
        return try await database.read { connection in
            try LogName.allCases.compactMap { try compare($0, all[$0] ?? [], connection) }
        }
    }

    private func compare(
        _ log: LogName, _ found: [Found], _ connection: any Connection
    ) throws -> LogContinuity? {
        let size = try ledger.size(of: log, connection)
        func standing(_ standing: LogContinuity.Standing, _ newest: Checkpoint?) -> LogContinuity {
            let source = found.first { $0.checkpoint == newest }
            return LogContinuity(
                log: log, standing: standing, size: size, published: newest?.size, source: source?.source,
                note: source?.note.encoded)
        }
        switch try ledger.continuity(of: log, with: found.map(\.checkpoint), connection) {
        case .proved(let newest): return standing(.proved, newest)
        case .behind(let newest): return standing(.behind, newest)
        case .forked(let from): return standing(.forked, from)
        case .unknown:
            // A log without entries has nothing to continue, unless all are empty: then nothing says that they were.
            return size > 0 || log == .records ? standing(.unproved, nil) : nil
        }
    }

    /// Holds the logs that did not prove themselves.
    static func hold(_ logs: [LogContinuity], _ ledger: Ledger, now: Int64, _ connection: any Connection) throws {
        for log in logs {
            switch log.standing {
            case .proved: continue
            case .unproved: try ledger.hold(log.log, .unproved, now: now, connection)
            case .behind, .forked:
                let note = try log.note.map { try SignedNote($0) }
                let reason = log.standing == .behind ? LedgerHold.Reason.behind : .forked
                try ledger.hold(log.log, reason, note: note, now: now, connection)
            }
        }
    }

    /// The checkpoints at a place: those in a file, the one under an address that ends with `/checkpoint`, or those of all
    /// logs of a site.
    private func texts(at place: String, _ calls: WitnessCalls) async throws -> [(text: String, source: String)] {
        guard place.hasPrefix("http://") || place.hasPrefix("https://") else {
            return SignedNote.parts(of: try LedgerCommand.text(of: place)).map { ($0, "'\(place)'") }
        }
        let addresses =
            place.hasSuffix("/checkpoint")
            ? [place] : LogName.allCases.map { WitnessCalls.joined(place, "ledger/\($0.rawValue)/checkpoint") }
        var texts: [(String, String)] = []
        for address in addresses {
            let text: String?
            do {
                text = try await calls.text(at: address)
            } catch let failure as Failure {
                throw failure
            } catch {
                throw Failure("'\(address)' can't be reached (\(type(of: error)))")
            }
            if let text { texts.append((text, "'\(address)'")) }
        }
        guard !texts.isEmpty else { throw Failure("there is no checkpoint at '\(place)'") }
        return texts
    }

    private func author(of text: String, from source: String) async throws -> (LogName, Found)? {
        guard let note = try? SignedNote(text), let checkpoint = try? Checkpoint(text: note.text),
            let log = try await database.read({ try ledger.author(of: note, $0) })
        else { return nil }
        return (log, Found(source: source, note: note, checkpoint: checkpoint))
    }

    private func origins() async throws -> [String] {
        try await database.read { connection in
            try LogName.allCases.compactMap { try ledger.ledgerKeys(of: $0, connection).last?.key.name }
        }
    }
}
