// chengxin record: what is entered, through the same door out as every reader.

internal import ArgumentParser
internal import Law
internal import Records
internal import Registry
internal import Storage
internal import WorkingDays

struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Credit records.",
        subcommands: [Count.self, List.self, Show.self, Destroy.self])

    struct Count: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many records are entered and neither withdrawn nor destroyed, whether shown or not.")

        @OptionGroup var common: CommonOptions
        @Option(help: "Only this item.") var item: String?

        private struct Answer: Encodable {
            let count: Int
        }

        func run() async throws {
            let home = try await Home.open(common)
            if let item, !home.pack.knows(item: item) { throw Failure("there is no item '\(item)' in the catalogue") }
            let (records, item, day) = (home.records, item, home.day(common))
            // What stands in the records is today's; any other day is told by the events.
            let isToday = day == Day.instant(microseconds: home.clock.now())
            let count = try await home.database.read {
                isToday ? try records.count(item: item, $0) : try records.count(item: item, on: day, $0)
            }
            if common.json { try Terminal.json(Answer(count: count)) } else { print(count) }
        }
    }
}
