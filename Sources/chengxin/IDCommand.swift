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

        func run() throws {
            var check = Stream(today: common.day.birthDate)
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
        let today: BirthDate
        private(set) var foundInvalid = false
        private var rest: [UInt8] = []
        private var output: [UInt8] = []

        init(today: BirthDate) {
            self.today = today
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
            rest = Array(bytes[start...])
            flush()
        }

        mutating func end() {
            let last = rest
            if !last.isEmpty { last.withUnsafeBufferPointer { answer($0) } }
            rest = []
            flush()
        }

        private mutating func answer(_ line: UnsafeBufferPointer<UInt8>) {
            let verdict = Identifier.appendLine(for: line, today: today, language: .zh, to: &output)
            if !verdict.isValid { foundInvalid = true }
        }

        private mutating func flush() {
            Terminal.write(output)
            output.removeAll(keepingCapacity: true)
        }
    }
}
