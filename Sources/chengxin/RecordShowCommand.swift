// chengxin record show: one record, today or on a day that is over, with its proof.

internal import ArgumentParser
internal import Disclosure
internal import Law
internal import Ledger
internal import Records
internal import Registry
internal import Storage
internal import WorkingDays

extension RecordCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What a record says, or said on a day, and whether the public could see it then.",
            discussion: """
                It goes through the door out like every reader: what is over, withdrawn or about a person shows its day, \
                its clause and its line in the ledger, and no content.
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var officer: OfficerOptions
        @Argument(help: "The record, as 'record list' names it.") var id: Int64
        @Option(name: .customLong("on"), help: "The day, as YYYY-MM-DD.") var on: Day?
        @Option(help: "Write the proof of that version to this file.") var proof: String?

        private struct Answer: Encodable {
            struct Field: Encodable {
                let code: String
                let name: String
                let value: String
            }
            struct Seen: Encodable {
                let isShown: Bool
                let reason: String?
                let clauses: [String]
            }
            struct Event: Encodable {
                let kind: String
                let day: String
                let clause: String
                let leaf: String
                let policy: String
            }
            let id: String
            /// As whom it is read today.
            let reader: String
            let item: String
            let on: Day
            let version: Int?
            let publicUntil: Day?
            let event: Event?
            let then: Seen
            let today: Seen
            let subject: String?
            let fields: [Field]
        }

        func run() async throws {
            let file = try proof.map { path in
                try OutputFile(path, home: common.homePath) { $0.starts(with: Array("c2sp.org/tlog-proof@".utf8)) }
            }
            let home = try await Home.open(common)
            let today = home.day(common)
            let day = on ?? today
            guard day <= today else { throw Failure("\(day) is still to come; a record can be seen up to today") }
            guard let sight = try await sight(home, on: day, today: today) else {
                throw Failure(
                    "there is no record \(id) here, or none any more; 'record list CODE' names those of a subject")
            }
            if let file { try file.write(Array(try await proof(of: sight, home).encoded.utf8)) }
            let answer = answer(sight)
            if common.json { return try Terminal.json(answer) }
            Self.print(answer)
        }

        private func sight(_ home: Home, on day: Day, today: Day) async throws -> RecordSight? {
            guard let asked = try await officer.asked(home, on: today) else {
                let door = PublicDoor(
                    database: home.database, registry: home.registry, records: home.records, pack: home.pack)
                return try await door.record(RecordID(id), on: day, today: today)
            }
            let answer = try await home.official.record(
                RecordID(id), on: day, matter: asked.matter, purpose: asked.purpose, to: asked.requester, by: .command,
                today: today)
            switch answer {
            case .sight(let sight, _, _, _): return sight
            case .refused(let refusal, let citations, let receipt):
                throw OfficerOptions.failure(refusal, citations, receipt)
            }
        }

        private func proof(of sight: RecordSight, _ home: Home) async throws -> LogProof {
            guard let place = sight.event?.place else { throw Failure("nothing was entered by \(sight.day)") }
            return try await home.proof(at: place, in: .records).opened(with: sight.opening)
        }

        private func answer(_ sight: RecordSight) -> Answer {
            Answer(
                id: String(id), reader: officer.reader == .officer ? "the officer" : "the public", item: sight.item,
                on: sight.day, version: sight.version,
                publicUntil: sight.dates?.publicUntil,
                event: sight.event.map {
                    .init(
                        kind: $0.kind, day: $0.day, clause: $0.clause,
                        leaf: Commitment(digest: $0.leaf).text, policy: $0.policy)
                }, then: Self.seen(sight.then, isEntered: sight.version != nil),
                today: Self.seen(sight.now, isEntered: true), subject: sight.subject?.code,
                fields: sight.fields.map { .init(code: $0.code, name: $0.name.zh, value: $0.value) })
        }

        private static func seen(_ decision: Decision, isEntered: Bool) -> Answer.Seen {
            var reason: String?
            if case .refuse(let refusal) = decision.outcome { reason = isEntered ? refusal.rawValue : "notEntered" }
            return Answer.Seen(
                isShown: decision.isShown, reason: reason, clauses: decision.citations.map(\.description))
        }

        private static func print(_ answer: Answer) {
            func words(_ seen: Answer.Seen) -> String {
                (seen.reason.map { "not shown (\($0))" } ?? "shown") + "  " + seen.clauses.joined(separator: " ")
            }
            Swift.print("record \(answer.id)  \(answer.item)  \(answer.subject ?? "")")
            if let event = answer.event, let version = answer.version {
                Swift.print("on \(answer.on): version \(version), \(event.kind) of \(event.day) by \(event.clause)")
                Swift.print("  leaf \(event.leaf)")
            } else {
                Swift.print("on \(answer.on): not entered yet")
            }
            Swift.print("the public, on that day: \(words(answer.then))")
            Swift.print("\(answer.reader), today: \(words(answer.today))")
            for field in answer.fields { Swift.print("  \(field.name): \(field.value)") }
        }
    }
}
