// Temporary folders of tests: the system names them, so that two tests never meet in one.

internal import Foundation
internal import Glibc

/// A new empty folder that nobody else has.
enum TestFolder {
    static func make(_ name: String) throws -> String {
        var template = Array("\(FileManager.default.temporaryDirectory.path)/\(name)-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
