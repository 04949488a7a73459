// What goes to the screen: JSON alone on stdout, words on stderr when JSON was asked for, progress only on a terminal.

internal import Foundation

enum Terminal {
    static func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    static func write(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }

    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        write([UInt8](try encoder.encode(value)) + [0x0A])
    }

    static var isTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }
}

/// A line that is rewritten in place while a long command works; silent on a pipe.
final class Progress: Sendable {
    private let label: String
    private let isShown: Bool

    init(_ label: String) {
        self.label = label
        isShown = Terminal.isTerminal
    }

    func show(_ count: Int, of total: Int? = nil) {
        guard isShown else { return }
        let part = total.map { total in total > 0 ? " \(min(100, count * 100 / total)) %" : "" } ?? ""
        FileHandle.standardError.write(Data("\r\(label): \(count)\(part)\u{1B}[K".utf8))
    }

    func end() {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
