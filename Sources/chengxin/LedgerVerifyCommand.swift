// chengxin ledger verify: is everything that is stored what was once entered?

internal import ArgumentParser
internal import Disclosure
internal import Foundation
internal import Ledger
internal import Records
internal import Registry
internal import Reports
internal import Storage

extension LedgerCommand {
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Derive every leaf, tile, root and checkpoint again, and compare all events and payloads with them.")

        @OptionGroup var common: CommonOptions
        @Option(
            name: .customLong("checkpoint"),
            help:
                "A file with checkpoints from elsewhere: their logs must have grown out of them. May be given several times."
        )
        var known: [String] = []
        @Option(
            help:
                "Go on where an earlier run ended: SIZE of the log records, LOG=SIZE, or a file with a checkpoint. May be given several times."
        )
        var since: [String] = []

        private struct Answer: Encodable {
            struct Log: Encodable {
                let log: String
                /// The first entry that was read; those before it were verified at another time.
                let since: Int
                let size: Int
                let checkpoints: Int
                let waiting: Int
            }
            struct Fault: Encodable {
                let kind: String
                let log: String?
                /// The event, record or report, or the hash of the version of the pack.
                let event: String?
                let entry: Int?
            }
            let events: Int
            /// Reports, ended ones among them.
            let reports: Int
            /// Lines of the query log, those that no entry binds yet among them.
            let queries: Int
            /// Events that were destroyed, each named by a destruction that has its own entry.
            let destroyed: Int
            let logs: [Log]
            let clean: Bool
            let faults: [Fault]
        }

        func run() async throws {
            let home = try await Home.open(common)
            var checkpoints = try await known(home)
            let starts = try await starts(home, &checkpoints)
            var logs: [Answer.Log] = []
            var faults: [Answer.Fault] = []
            for log in LogName.allCases {
                let progress = Progress("entries of \(log.rawValue)")
                let report = try await home.ledger.audit(
                    log, home.database, since: starts[log] ?? 0, known: checkpoints[log] ?? []
                ) { progress.show($0, of: $1) }
                progress.end()
                logs.append(
                    .init(
                        log: log.rawValue, since: report.since, size: report.size, checkpoints: report.checkpoints,
                        waiting: report.waiting))
                faults += report.faults.map {
                    .init(kind: $0.kind.rawValue, log: $0.log.rawValue, event: nil, entry: $0.index)
                }
            }
            let progress = Progress("events")
            let report = try await home.records.audit(
                home.database, registry: home.registry, since: starts[.records] ?? 0
            ) { progress.show($0, of: $1) }
            progress.end()
            faults += report.faults.map {
                .init(kind: $0.kind.rawValue, log: nil, event: $0.event.map { String($0) }, entry: $0.entry)
            }
            let issued = Progress("reports")
            let reports = try await home.reports.audit { issued.show($0) }
            issued.end()
            faults += reports.faults.map {
                .init(
                    kind: $0.kind.rawValue, log: LogName.decisions.rawValue, event: $0.report.map { String($0) },
                    entry: nil)
            }
            faults += try await home.records.auditPolicy(home.database).map {
                .init(kind: $0.kind.rawValue, log: LogName.policy.rawValue, event: $0.hash, entry: nil)
            }
            faults += try await home.records.auditRevocations(home.database).map {
                .init(kind: "revocation-mismatch", log: nil, event: $0.map { String($0) }, entry: nil)
            }
            let asked = Progress("questions")
            let queries = try await home.queryLog.audit { asked.show($0) }
            asked.end()
            faults += queries.faults.map {
                .init(
                    kind: $0.kind.rawValue, log: LogName.queries.rawValue, event: $0.batch.map { String($0) },
                    entry: nil)
            }
            faults += try await listFaults(home)
            let answer = Answer(
                events: report.events, reports: reports.checked, queries: queries.lines, destroyed: report.destroyed,
                logs: logs,
                clean: faults.isEmpty, faults: faults)
            if common.json { try Terminal.json(answer) } else { Self.print(answer) }
            if !answer.clean { throw Outcome.withFaults }
        }

        /// What the home's list of destructions names and is stored all the same; or that the list is broken.
        private func listFaults(_ home: Home) async throws -> [Answer.Fault] {
            let blocks: [DestructionBlock]
            do {
                blocks = try home.destroyedFile.blocks()
            } catch let failure as Failure {
                Terminal.say("chengxin: \(failure)")
                return [.init(kind: "destruction-list-broken", log: nil, event: nil, entry: nil)]
            }
            return try await home.records.undestroyed(blocks, home.database).map {
                .init(kind: "destroyed-record-stored", log: nil, event: String($0.raw), entry: nil)
            }
        }

        private static func print(_ answer: Answer) {
            for log in answer.logs where log.size + log.waiting > 0 {
                let waiting = log.waiting == 0 ? "" : ", \(log.waiting) transactions wait for their places"
                let part = log.since == 0 ? "" : " (\(log.size - log.since) of them read, from \(log.since) on)"
                Swift.print("log \(log.log): \(log.size) entries\(part), \(log.checkpoints) checkpoints\(waiting)")
            }
            var checked = "\(answer.events) events"
            if answer.reports > 0 { checked += " and \(answer.reports) reports" }
            if answer.queries > 0 { checked += ", \(answer.queries) questions" }
            if answer.destroyed > 0 { checked += ", \(answer.destroyed) destroyed," }
            Swift.print("\(checked) checked, \(answer.faults.count) faults")
            for fault in answer.faults {
                let event = fault.event.map { "  event \($0)" } ?? ""
                let entry = fault.entry.map { "  entry \($0)" } ?? ""
                Swift.print("  \(fault.kind)\(fault.log.map { "  log \($0)" } ?? "")\(event)\(entry)")
            }
        }

        /// The checkpoints that were handed in, by the log that they are of.
        private func known(_ home: Home) async throws -> [LogName: [Checkpoint]] {
            var found: [LogName: [Checkpoint]] = [:]
            for path in known {
                for (log, checkpoint) in try await LedgerCommand.checkpoints(in: path, home) {
                    found[log, default: []].append(checkpoint)
                }
            }
            return found
        }

        /// Where to begin. What a checkpoint from a file says is compared as well; for a bare size the log's own newest
        /// checkpoint at or below it is taken.
        private func starts(_ home: Home, _ known: inout [LogName: [Checkpoint]]) async throws -> [LogName: Int] {
            var starts: [LogName: Int] = [:]
            let ledger = home.ledger
            for value in since {
                let parts = value.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
                if let size = Int(parts[parts.count - 1]), size >= 0, parts.count <= 2 {
                    let log = try parts.count == 2 ? LogName(named: parts[0]) : .records
                    let (own, here) = try await home.database.read { connection in
                        (
                            try ledger.checkpoint(of: log, atOrBelow: size, connection),
                            try ledger.size(of: log, connection)
                        )
                    }
                    guard size <= here else { throw LedgerError.beyond(index: size, size: here) }
                    starts[log] = own?.size ?? 0
                    if let own { known[log, default: []].append(own) }
                } else {
                    for (log, checkpoint) in try await LedgerCommand.checkpoints(in: value, home) {
                        starts[log] = checkpoint.size
                        known[log, default: []].append(checkpoint)
                    }
                }
            }
            return starts
        }
    }
}
