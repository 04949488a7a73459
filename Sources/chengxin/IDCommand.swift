// chengxin id check: identifiers, by the million.

internal import ArgumentParser
internal import Foundation
internal import Identifiers
internal import Registry

struct IDCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "id", abstract: "Codes of organisations and numbers of persons.", subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Explain codes, one JSON line each; without arguments one code a line on stdin.")

        @OptionGroup var common: CommonOptions
        @Argument(help: "Codes to check. Numbers of persons belong on stdin.") var codes: [String] = []
        @Option(help: "The language of the reasons: zh or en.") var lang = ReportLanguage.zh

        func run() throws {
            let today = common.day.birthDate
            // Whoever lists the processes of this machine reads their arguments, and the shell keeps them.
            for code in codes where Identifier.examine(code, today: today).kind.isPersonal {
                throw Failure("the number of a person doesn't belong on a command line; give it on stdin")
            }
            var check = Stream(today: today, language: lang == .zh ? .zh : .en)
            if codes.isEmpty || codes == ["-"] {
                while let data = try FileHandle.standardInput.read(upToCount: 1 << 20), !data.isEmpty {
                    check.feed([UInt8](data))
                }
                check.end()
            } else {
                for code in codes {
                    check.feed(Array(code.utf8) + [0x0A])
                }
                check.end()
            }
            if check.foundInvalid { throw Outcome.withFaults }
        }
    }

    /// Cuts stdin into lines and answers each; holds one piece of input and one of output.
    struct Stream {
        /// No code is as long, whatever blanks stand in it: of a longer line the beginning is answered.
        private static let longest = 256

        let today: BirthDate
        let language: IdentifierLanguage
        private(set) var foundInvalid = false
        private var rest: [UInt8] = []
        private var output: [UInt8] = []

        init(today: BirthDate, language: IdentifierLanguage) {
            self.today = today
            self.language = language
        }

        mutating func feed(_ piece: [UInt8]) {
            let bytes = rest.isEmpty ? piece : rest + piece
            var start = 0
            bytes.withUnsafeBufferPointer { bytes in
                for index in bytes.indices where bytes[index] == 0x0A {
                    answer(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                    start = index + 1
                }
            }
            rest = Array(bytes[start...].prefix(Self.longest))
            flush()
        }

        mutating func end() {
            let last = rest
            if !last.isEmpty { last.withUnsafeBufferPointer { answer($0) } }
            rest = []
            flush()
        }

        private mutating func answer(_ line: UnsafeBufferPointer<UInt8>) {
            let line = UnsafeBufferPointer(rebasing: line.prefix(Self.longest))
            let verdict = Identifier.appendLine(for: line, today: today, language: language, to: &output)
            if !verdict.isValid { foundInvalid = true }
        }

        private mutating func flush() {
            Terminal.write(output)
            output.removeAll(keepingCapacity: true)
        }
    }
}
