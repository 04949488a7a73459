// The witnesses of a home: which they are, and who asks them for their signatures while the city goes on.

internal import Foundation
internal import Ledger
internal import Logging
internal import Storage
internal import Synchronization
internal import Web

extension Home {
    /// The file that names them, in the form of C2SP tlog-policy; absent in a home without witnesses.
    static let witnessFile = "witnesses"

    /// - Throws: `LedgerError.policy` with the line that is wrong.
    static func witnesses(home path: String) throws -> WitnessPolicy? {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(witnessFile)") else { return nil }
        return try WitnessPolicy([UInt8](data))
    }

    /// Compares the logs with what the witnesses hold of them, and holds the city if one of them shows, under a key of this
    /// home, that a log was set back: then nothing more is signed that could contradict what was published.
    ///
    /// Those that don't answer in time say nothing.
    /// - Returns: what the witnesses show.
    func heedWitnesses(_ policy: WitnessPolicy) async throws -> [LogContinuity] {
        let (ledger, database, clock) = (ledger, database, clock)
        let found = try await withThrowingTaskGroup(of: [LogContinuity].self) { group in
            group.addTask { try await Continuation(ledger, database).compare(with: [], policy) }
            group.addTask {
                try await Task.sleep(for: .seconds(5))
                return []
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }.filter(\.isContradicted)
        guard !found.isEmpty else { return [] }
        return try await database.write { connection in
            let held = try ledger.holds(connection).filter { $0.released == nil && $0.isContradicted }.map(\.log)
            let new = found.filter { !held.contains($0.log) }
            try Continuation.hold(new, ledger, now: clock.now(), connection)
            return found
        }
    }

    /// Asks the witnesses for the newest checkpoints, as long as `service` serves.
    func cosignLedger(_ watch: WitnessWatch?, _ logger: Logger, beside service: () async throws -> Void) async throws {
        guard let watch else { return try await service() }
        let heed: @Sendable () async -> Void = {
            guard let policy = try? Self.witnesses(home: path), let found = try? await heedWitnesses(policy) else {
                return
            }
            for log in found { logger.critical("the ledger is held", metadata: ["reason": "\(log.words)"]) }
        }
        let (ledger, database) = (ledger, database)
        try await WitnessCalls.open { calls in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for witness in watch.witnesses {
                    group.addTask { await watch.ask(witness, ledger, database, calls, heed, logger) }
                }
                defer { group.cancelAll() }
                try await service()
            }
        }
    }
}

/// What became of the requests to the witnesses, for as long as the server runs.
final class WitnessWatch: Sendable {
    /// Those with an address.
    let witnesses: [WitnessPolicy.Member]

    private struct Standing: Sendable {
        var isReached: Bool?
        var signedAt: Int64?
        var failures = 0
    }

    private let standings = Mutex<[String: Standing]>([:])
    private let now: @Sendable () -> Int64

    /// - Parameter now: microseconds since 1970.
    init(_ policy: WitnessPolicy, now: @escaping @Sendable () -> Int64) {
        witnesses = policy.witnesses.filter { $0.url != nil }
        self.now = now
    }

    private static let longestPause = 300.0

    /// Asks one witness again and again. Each has a task of its own, so that a slow one delays nobody; one that fails is
    /// asked less and less often, down to once in five minutes, and a log that it refuses likewise.
    func ask(
        _ witness: WitnessPolicy.Member, _ ledger: Ledger, _ database: any Database, _ calls: WitnessCalls,
        _ heed: @Sendable () async -> Void, _ logger: Logger
    ) async {
        var pauses: [LogName: Double] = [:]
        var due: [LogName: Int64] = [:]
        var said: [LogName: String] = [:]
        while !Task.isCancelled {
            for log in LogName.allCases where due[log] ?? 0 <= Clock.elapsed() {
                let outcome: CosignOutcome
                do {
                    outcome = try await ledger.cosign(log, by: witness.key, database) {
                        try await calls.submit($0, to: witness.url ?? "")
                    }
                } catch {
                    // The database is away; the round of the ledger says so.
                    break
                }
                if Task.isCancelled { break }
                note(outcome, of: witness)
                if outcome.isContradiction, said[log] == nil { await heed() }
                Self.log(outcome, witness, log, &said[log], logger)
                pauses[log] = outcome.isGood ? nil : min(Self.longestPause, (pauses[log] ?? 1) * 2)
                due[log] = Clock.elapsed() + Int64((pauses[log] ?? 0) * 1_000_000)
                // What can't be reached for one log can't be for the others.
                if case .unreached = outcome {
                    for other in LogName.allCases { (due[other], pauses[other]) = (due[log], pauses[log]) }
                    break
                }
            }
            try? await Task.sleep(for: .seconds(Double.random(in: 0.7...1.3)))
        }
    }

    private func note(_ outcome: CosignOutcome, of witness: WitnessPolicy.Member) {
        standings.withLock { standings in
            var standing = standings[witness.name] ?? Standing()
            standing.isReached = outcome.isReached ?? standing.isReached
            if case .cosigned = outcome { standing.signedAt = now() }
            if !outcome.isGood { standing.failures += 1 }
            standings[witness.name] = standing
        }
    }

    /// A line when something changes, not one for each try.
    private static func log(
        _ outcome: CosignOutcome, _ witness: WitnessPolicy.Member, _ log: LogName, _ said: inout String?,
        _ logger: Logger
    ) {
        let words = outcome.words
        guard !outcome.isGood || said != nil, words != said else { return }
        let data: Logger.Metadata = ["witness": "\(witness.name)", "log": "\(log.rawValue)", "outcome": "\(words)"]
        if outcome.isGood {
            said = nil
            logger.notice("a witness signs the ledger again", metadata: data)
        } else {
            said = words
            logger.warning("a witness has not signed the ledger", metadata: data)
        }
    }

    /// Figures for those who watch the server.
    var families: [MetricFamily] {
        let known = standings.withLock { $0 }.sorted { $0.key < $1.key }
        func samples(_ value: (Standing) -> Double?) -> [MetricFamily.Sample] {
            known.compactMap { name, standing in value(standing).map { .init($0, ["witness": name]) } }
        }
        return [
            MetricFamily(
                "chengxin_witness_up", .gauge, "1 if the last request to the witness of the ledger was answered.",
                samples { $0.isReached.map { $0 ? 1 : 0 } }),
            MetricFamily(
                "chengxin_witness_signed_timestamp_seconds", .gauge, "When the witness signed a checkpoint last.",
                samples { $0.signedAt.map { Double($0 / 1000) / 1000 } }),
            MetricFamily(
                "chengxin_witness_failures_total", .counter, "Requests to the witness that brought no signature.",
                samples { Double($0.failures) }),
        ]
    }
}

extension CosignOutcome {
    /// Whether there is nothing to worry about.
    var isGood: Bool {
        switch self {
        case .cosigned, .current: true
        case .refused, .ahead, .malformed, .unreached: false
        }
    }

    /// Whether the witness knows the log otherwise: what it signed then says how.
    var isContradiction: Bool {
        switch self {
        case .ahead, .refused(status: 422): true
        case .cosigned, .current, .refused, .malformed, .unreached: false
        }
    }

    /// Nil if it was not asked.
    var isReached: Bool? {
        switch self {
        case .current: nil
        case .cosigned, .refused, .ahead, .malformed: true
        case .unreached: false
        }
    }

    /// In words for an operator.
    var words: String {
        switch self {
        case .cosigned(let size): "signed the checkpoint of \(size) entries"
        case .current: "has nothing new to sign"
        case .refused(status: 403): "refused: it does not trust the keys that sign this log (403)"
        case .refused(status: 404): "refused: it does not follow this log (404)"
        case .refused(status: 422): "refused: the log does not continue what it signed before (422)"
        case .refused(let status): "refused with status \(status)"
        case .ahead(let size):
            "says to have signed \(size) entries, more than this city has: was the city restored from an old backup?"
        case .malformed: "sent what is no answer, or a false signature"
        case .unreached(let type): "could not be reached (\(type))"
        }
    }
}
