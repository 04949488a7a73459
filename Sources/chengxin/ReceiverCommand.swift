// chengxin receiver: who keeps copies of what is shared, and who has not yet let go of what is destroyed.

internal import ArgumentParser
internal import Disclosure
internal import Ledger
internal import Reports
internal import Storage
internal import WorkingDays

struct ReceiverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receiver", abstract: "Those who follow the changes of what is shared.", subcommands: [List.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "How far each has carried the changes out; 'behind' are those who have not taken the newest destruction."
        )

        @OptionGroup var common: CommonOptions

        private struct Line: Encodable {
            let body: String
            let matter: String
            let taken: Int
            let size: Int
            let behind: Bool
            let at: String
        }

        func run() async throws {
            let home = try await Home.open(common)
            let (receivers, newest) = try await home.official.receivers()
            let ledger = home.ledger
            let size = try await home.database.read { try ledger.size(of: .records, $0) }
            let lines = receivers.map { receiver in
                Line(
                    body: receiver.body, matter: receiver.matter, taken: receiver.taken, size: size,
                    behind: newest.map { receiver.taken <= $0 } ?? false,
                    at: ReportMoment(on: Day.instant(microseconds: receiver.at), clock: receiver.at).rfc3339)
            }
            if common.json { return try Terminal.json(lines) }
            for line in lines {
                print(
                    "\(line.body)  \(line.matter)  \(line.taken) of \(line.size)  last seen \(line.at)"
                        + (line.behind ? "  behind: still holds what is destroyed here" : ""))
            }
        }
    }
}
