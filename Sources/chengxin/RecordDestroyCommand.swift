// chengxin record destroy: lawful erasure of one record before its time, by an article and a person who answers for it.

internal import ArgumentParser
internal import Foundation
internal import Law
internal import Records
internal import Storage
internal import WorkingDays

extension RecordCommand {
    struct Destroy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Destroy one record for good: all its versions, their salts, and every copy that the home keeps.",
            discussion: """
                The ledger gets an entry with day and article. The reason may tell whom it is about, so it is said back and \
                stored nowhere: keep it with the decision. There is no way back.
                """)

        @OptionGroup var common: CommonOptions
        @Argument(help: "The key of the record, as 'record list' and the open interface give it.") var id: String
        @Option(help: "The article that demands it, as SOURCE#ARTICLE; see 'chengxin policy show'.") var clause: String
        @Option(help: "Why, in a few words; it is not stored.") var reason: String

        private struct Answer: Encodable {
            let records: Int
            let events: Int
            let clause: String
            let day: Day
            let reason: String
            let scrubbed: Bool
        }

        func validate() throws {
            guard Int64(id) != nil else { throw ValidationError("ID is the key of a record, a number") }
            guard !reason.trimmingCharacters(in: .whitespaces).isEmpty else {
                throw ValidationError("--reason says why; it is not stored")
            }
        }

        func run() async throws {
            let home = try await Home.open(common)
            try await home.mustNotBeEarly(common)
            guard let citation = Citation(clause), home.pack.article(citation) != nil else {
                throw Failure(
                    "no article '\(clause)' is in the policy pack; name one as SOURCE#ARTICLE, for example "
                        + "personal-information-2021#19")
            }
            let day = try await home.jobDay()
            await home.settleLedger()
            let context = PostContext(
                actor: "operator", today: day, now: home.clock.now(), policy: try await home.policy())
            let order = DestructionOrder(clause: citation.description, cause: .erasure, context: context)
            let (records, registry, copies, record) = (home.records, home.registry, home.copies, Int64(id) ?? 0)
            let gone = try await home.database.write { connection in
                try records.destroy([RecordID(record)], order, registry: registry, keepers: copies, connection)
            }
            guard !gone.records.isEmpty else {
                throw Failure("there is no record \(id) here; it may have been destroyed before")
            }
            let isScrubbed = try await home.endForgetting(upTo: nil, always: true)
            if common.json {
                return try Terminal.json(
                    Answer(
                        records: gone.records.count, events: gone.events, clause: citation.description, day: day,
                        reason: reason, scrubbed: isScrubbed))
            }
            print("Record \(id) is destroyed with \(gone.events) versions, by \(citation). Reason: \(reason)")
            print("Keep a copy of '\(home.path)/destroyed' beside that of 'keys': a restore needs it.")
        }
    }
}
