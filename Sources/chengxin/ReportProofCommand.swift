// chengxin report prove: the proof that this platform issued a report, to be checked without it.

internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Reports
internal import Storage

extension ReportCommand {
    struct Prove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the proof of a report, for its JSON file.",
            discussion: """
                Check both on any machine: chengxin ledger check-proof PROOF --content REPORT.json --key KEY
                """)

        @OptionGroup var common: CommonOptions
        @Argument(help: "The number of the report.") var number: String
        @Option(help: "The file to write.") var out: String

        private struct Answer: Encodable {
            let number: String
            let log: String
            let index: Int
            let size: Int
            let out: String
        }

        func run() async throws {
            guard let number = ReportNumber(number) else {
                throw Failure("this is no number of a report: it has 14 digits and 8 digits or letters A to F")
            }
            let file = try OutputFile(out, home: common.homePath) {
                $0.starts(with: Array("c2sp.org/tlog-proof@".utf8))
            }
            let home = try await Home.open(common)
            let today = common.today ?? home.demoDay ?? common.day
            guard case .usable(let report, _)? = try await home.reports.state(of: number, on: today) else {
                throw Failure("no report with this number may be opened here; 'report verify \(number)' says why")
            }
            guard let entry = try await home.reports.entry(of: report) else {
                throw Failure("this report was issued before reports entered the ledger; issue it again")
            }
            let proof = try await home.proof(at: entry.place, in: .decisions)
            try file.write(Array(proof.opened(with: entry.opening).encoded.utf8))
            let size = try Checkpoint(text: proof.note.text).size
            if common.json {
                return try Terminal.json(
                    Answer(number: number.text, log: "decisions", index: proof.index, size: size, out: out))
            }
            print("\(out) proves that report \(number) was issued here: entry \(proof.index) of \(size).")
        }
    }
}
