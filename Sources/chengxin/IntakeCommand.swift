// chengxin intake: check a department's file, or enter it.

internal import ArgumentParser
internal import Identifiers
internal import Intake
internal import Law
internal import Synchronization

struct IntakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake", abstract: "Files from departments.",
        subcommands: [Submit.self, Check.self, Rules.self])

    /// The answer of the contract.
    struct Answer: Encodable {
        struct Count: Encodable {
            let code: String
            let severity: String
            let count: Int
        }
        let batch: String?
        let item: String
        let state: String
        let received: Int
        let accepted: Int
        let rejected: Int
        let duplicates: Int
        let updated: Int
        let late: Int
        let seconds: Double
        let notices: [Count]
        let unknownColumns: [String]
        let feedback: String?

        init(_ result: IntakeResult) {
            batch = result.batch.map { String($0) }
            item = result.item
            state = result.state.rawValue
            received = result.received
            accepted = result.accepted
            rejected = result.rejected
            duplicates = result.duplicates
            updated = result.updated
            late = result.late
            seconds = result.seconds
            notices = result.notices.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                Count(code: $0.key.rawValue, severity: $0.key.severity.rawValue, count: $0.value)
            }
            unknownColumns = result.unknownColumns
            feedback = result.feedback
        }

        /// A file that a rule refused whole is an answer (exit 1); one that is no table is a failure (exit 2).
        static func refusal(_ error: IntakeError) -> any Error {
            guard error.isRefusal else { return error }
            Terminal.say("chengxin: \(error)")
            return Outcome.withFaults
        }

        /// Prints the answer and ends the command.
        func end(json: Bool) throws {
            try print(json: json)
            if rejected > 0 { throw Outcome.withFaults }
        }

        private func print(json: Bool) throws {
            if json { return try Terminal.json(self) }
            Swift.print(
                "received \(received): accepted \(accepted) (updated \(updated), late \(late)), "
                    + "returned \(rejected), already known \(duplicates)")
            if received == 0 { Swift.print("The file has a header and no rows: check that they were exported.") }
            if state == "unchanged" { Swift.print("Nothing changed: every row was in already.") }
            for notice in notices {
                guard let kind = NoticeKind(rawValue: notice.code) else { continue }
                Swift.print(
                    "  \(notice.severity)  \(notice.code)  \(notice.count) ×  \(kind.rule.title.zh) / \(kind.rule.title.en)"
                )
            }
            if !unknownColumns.isEmpty {
                Swift.print(
                    "columns that mean nothing here and were not kept: \(unknownColumns.joined(separator: ", "))")
            }
            if let feedback {
                Swift.print("Returned rows with their reasons: \(feedback). Mend them and submit that file.")
            }
        }
    }

    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Validate a file and enter what is right. The same file again changes nothing.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The file.") var file: String
        @Option(help: "The catalogue item, such as penalty.") var item: String
        @Option(help: "The unified social credit code of the sender.") var provider: String
        @Option(help: "Where to write returned rows.") var feedback: String?

        func run() async throws {
            let home = try await Home.open(common)
            let code: String
            do {
                code = try UnifiedSocialCreditCode(provider).text
            } catch {
                throw Failure("'\(provider)' is no unified social credit code: \(error.en)")
            }
            let engine = try IntakeEngine(
                item: item, pack: home.pack, today: common.today ?? home.demoDay ?? common.day)
            let progress = Progress("rows")
            let policy = try await home.policy()
            let batch = Mutex<Int64?>(nil)
            do {
                let result = try await home.desk.submit(
                    .file(path: file), engine: engine, provider: code, actor: "operator", policy: policy,
                    feedback: feedback, began: { id in batch.withLock { $0 = id } }, progress: { progress.show($0) })
                progress.end()
                await home.settleLedger()
                try Answer(result).end(json: common.json)
            } catch let error as IntakeError {
                progress.end()
                if let batch = batch.withLock(\.self) {
                    Terminal.say(
                        "chengxin: what was right in the rows before is entered (batch \(batch)); send the mended file whole, "
                            + "nothing is entered twice")
                }
                throw Answer.refusal(error)
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The same validation; nothing is stored, no home needed.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "The file.") var file: String
        @Option(help: "The catalogue item, such as penalty.") var item: String
        @Option(help: "Where to write returned rows.") var feedback: String?

        func run() throws {
            let engine = try IntakeEngine(item: item, pack: try Resources.pack("cn-3701").pack, today: common.day)
            let started = Clock.microseconds()
            let progress = Progress("rows")
            let outcome = Result { () throws(IntakeError) in
                try engine.check(.file(path: file), feedback: feedback) { progress.show($0) }
            }
            progress.end()
            var result = try outcome.mapError(Answer.refusal).get()
            result.seconds = Double(Clock.microseconds() - started) / 1_000_000
            try Answer(result).end(json: common.json)
        }
    }
}
