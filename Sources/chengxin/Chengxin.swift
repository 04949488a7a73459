// The roof: reads the command line, wires the rooms, says what happened.

internal import ArgumentParser
internal import Foundation

@main
struct Chengxin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chengxin",
        abstract: "A public credit information platform: the law as data, every answer by its clause.",
        version: "0.1.0",
        subcommands: [
            InitCommand.self, DemoCommand.self, ServeCommand.self, OrgCommand.self, UserCommand.self,
            MatterCommand.self, ReceiverCommand.self, IDCommand.self,
            DaysCommand.self,
            PolicyCommand.self, IntakeCommand.self, RecordCommand.self, LedgerCommand.self, GenerateCommand.self,
            ReportCommand.self, JobsCommand.self, ForgetCommand.self, BackupCommand.self, RestoreCommand.self,
            MoveCommand.self,
            MigrateCommand.self, DoctorCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let outcome as Outcome {
            Foundation.exit(outcome.rawValue)
        } catch {
            leave(error)
        }
    }

    /// One line on stderr and exit 2; help and version are no errors.
    private static func leave(_ error: any Error) -> Never {
        if exitCode(for: error).isSuccess {
            print(fullMessage(for: error))
            Foundation.exit(0)
        }
        let isUsage = exitCode(for: error) == .validationFailure
        let message = isUsage ? Self.message(for: error) : "\(error)"
        let line = message.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        Terminal.say("chengxin: \(line)")
        Foundation.exit(2)
    }
}

/// How a command ended that did its work.
enum Outcome: Int32, Error {
    /// Some input was refused, waits, or a check found faults.
    case withFaults = 1
}

/// A failure of the command itself, said in one line.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
