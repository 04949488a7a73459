// chengxin ledger: is everything that is stored what was once entered?

internal import ArgumentParser
internal import Records
internal import Registry
internal import Storage

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The transparency ledger.", subcommands: [Verify.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute the leaf of every stored event and the commitment of every payload.")

        @OptionGroup var common: CommonOptions

        private struct Answer: Encodable {
            struct Fault: Encodable {
                let kind: String
                let event: String?
            }
            let events: Int
            let clean: Bool
            let faults: [Fault]
        }

        func run() async throws {
            let home = try await Home.open(common)
            let progress = Progress("events")
            let report = try await home.records.audit(home.database, registry: home.registry) {
                progress.show($0, of: $1)
            }
            progress.end()
            let answer = Answer(
                events: report.events, clean: report.faults.isEmpty,
                faults: report.faults.map { .init(kind: $0.kind.rawValue, event: $0.event.map { String($0) }) })
            if common.json {
                try Terminal.json(answer)
            } else {
                print("\(answer.events) events checked, \(answer.faults.count) faults")
                for fault in answer.faults { print("  \(fault.kind)  event \(fault.event ?? "–")") }
            }
            if !answer.clean { throw Outcome.withFaults }
        }
    }
}
