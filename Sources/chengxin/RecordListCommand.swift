// chengxin record list: the records of a subject, through the same door out as every reader.

internal import ArgumentParser
internal import Disclosure
internal import Identifiers
internal import Law
internal import Records
internal import Registry
internal import WorkingDays

extension RecordCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The records of a subject, newest first: the public ones, or as an officer those of a matter.")

        @OptionGroup var common: CommonOptions
        @OptionGroup var officer: OfficerOptions
        @Argument(
            help: "Its unified social credit code; - reads it from standard input, as a person's number must be.")
        var code: String

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

            init(_ record: DisclosedRecord) {
                id = String(record.id.raw)
                item = record.item.id
                decided = record.period.dates.decided
                shownUntil = record.shownUntil
                provider = record.providerName
                clauses = record.decision.citations.map(\.description)
                fields = record.fields.map { .init(code: $0.code, name: $0.name.zh, value: $0.value) }
            }
        }

        private struct Answer: Encodable {
            let receipt: String
            let matter: String
            let purpose: String
            let code: String?
            let name: String?
            let records: [Line]
        }

        func run() async throws {
            let home = try await Home.open(common)
            let today = home.day(common)
            let subject = try self.subject(on: today)
            if let asked = try await officer.asked(home, on: today) {
                try await listShared(subject, asked, home, on: today)
            } else {
                try await listPublic(subject, home, on: today)
            }
        }

        /// Whom the command is about. A person's number never stands in the list of processes.
        private func subject(on today: Day) throws -> QueriedSubject {
            let typed = code == "-" ? readLine() ?? "" : code
            let report = Identifier.examine(typed, today: today.birthDate)
            if report.kind.isPersonal {
                guard code == "-" else {
                    throw Failure(
                        "a person's number can't stand on a command line; give - and write it to standard input")
                }
                guard report.valid else { throw Failure("the number on standard input is none; check what was typed") }
                return .person(document: report.kind.rawValue, number: report.normalised)
            }
            do {
                return .organisation(code: try UnifiedSocialCreditCode(typed).text)
            } catch {
                throw Failure("this is no unified social credit code: \(error.en)")
            }
        }

        private func listPublic(_ subject: QueriedSubject, _ home: Home, on today: Day) async throws {
            let door = PublicDoor(
                database: home.database, registry: home.registry, records: home.records, pack: home.pack)
            guard case .organisation(let code) = subject, let found = try await door.subject(code: code, on: today)
            else { throw Failure("no organisation with this code is known here; check the code") }
            let lines = found.records.map(Line.init)
            if common.json { return try Terminal.json(lines) }
            print("\(found.subject.name ?? "")  \(code)")
            Self.show(lines)
        }

        private func listShared(
            _ subject: QueriedSubject, _ asked: OfficerOptions.Asked, _ home: Home, on today: Day
        ) async throws {
            let query = SubjectQuery(subject: subject, matter: asked.matter, purpose: asked.purpose)
            let answer = try await home.official.answer(query, to: asked.requester, by: .command, on: today)
            let file: DisclosedFile
            switch answer {
            case .refused(let refusal, let citations, let receipt):
                throw OfficerOptions.failure(refusal, citations, receipt)
            case .file(let disclosed): file = disclosed
            }
            let lines = file.records.map(Line.init)
            if common.json {
                return try Terminal.json(
                    Answer(
                        receipt: String(file.receipt.number), matter: file.matter.code, purpose: file.purpose.id,
                        code: file.subject?.code, name: file.subject?.name, records: lines))
            }
            print("\(file.subject?.name ?? "–")  \(file.subject?.code ?? "")")
            print("for \(file.matter.title) (\(file.purpose.title.en)); on record as \(file.receipt.number)")
            if lines.isEmpty { print("nothing that this matter needs is known") }
            Self.show(lines)
        }

        private static func show(_ lines: [Line]) {
            for line in lines {
                print(
                    "\n\(line.decided)  \(line.item)  until \(line.shownUntil.map { "\($0)" } ?? "open")  \(line.provider)"
                )
                for field in line.fields { print("  \(field.name): \(field.value)") }
            }
        }
    }
}
