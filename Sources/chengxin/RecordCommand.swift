// chengxin record: what is entered, through the same door out as every reader.

internal import ArgumentParser
internal import Disclosure
internal import Identifiers
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

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The public records of an organisation, newest first.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "Its unified social credit code.") var code: String

        private struct Line: Encodable {
            struct Field: Encodable {
                let code: String
                let name: String
                let value: String
            }
            let id: String
            let item: String
            let decided: Day
            let shownUntil: Day?
            let provider: String
            let clauses: [String]
            let fields: [Field]
        }

        func run() async throws {
            let home = try await Home.open(common)
            let checked: UnifiedSocialCreditCode
            do {
                checked = try UnifiedSocialCreditCode(code)
            } catch {
                throw Failure("this is no unified social credit code: \(error.en)")
            }
            let door = PublicDoor(
                database: home.database, registry: home.registry, records: home.records, pack: home.pack)
            guard
                let subject = try await door.subject(
                    code: checked.text, on: home.day(common))
            else { throw Failure("no organisation with this code is known here; check the code") }
            let lines = subject.records.map { record in
                Line(
                    id: String(record.id.raw), item: record.item.id, decided: record.period.dates.decided,
                    shownUntil: record.shownUntil, provider: record.providerName,
                    clauses: record.decision.citations.map(\.description),
                    fields: record.fields.map { .init(code: $0.code, name: $0.name.zh, value: $0.value) })
            }
            if common.json { return try Terminal.json(lines) }
            print("\(subject.subject.name ?? "")  \(checked.text)")
            for line in lines {
                print(
                    "\n\(line.decided)  \(line.item)  until \(line.shownUntil.map { "\($0)" } ?? "open")  \(line.provider)"
                )
                for field in line.fields { print("  \(field.name): \(field.value)") }
            }
        }
    }
}
