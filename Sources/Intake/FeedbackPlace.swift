// Where a feedback sheet may be written: never over anything but an older feedback sheet.

internal import Foundation
internal import Glibc
internal import Law
internal import WorkingDays

/// The place of a feedback sheet, checked before a row is read.
struct FeedbackPlace {
    let path: String

    /// - Throws: `IntakeError.feedbackUnwritable` if a folder stands there, or a file that is the input or no feedback sheet.
    init(_ path: String, input: IntakeInput) throws(IntakeError) {
        self.path = path
        guard access(folder, W_OK | X_OK) == 0 else { throw .feedbackUnwritable(path: path, .refused) }
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .feedbackUnwritable(path: path, .notAFile) }
        if case .file(let source) = input {
            var other = stat()
            if stat(source, &other) == 0, other.st_dev == status.st_dev, other.st_ino == status.st_ino {
                throw .feedbackUnwritable(path: path, .isInput)
            }
        }
        guard Self.isFeedback(path) else { throw .feedbackUnwritable(path: path, .otherFile) }
    }

    /// Opens a sheet that will be put here.
    func sheet(
        isWorkbook: Bool, columns: [String], item: CatalogueItem, pack: PolicyPack, on day: Day
    ) throws(IntakeError) -> FeedbackSheet {
        do {
            return try FeedbackSheet(
                folder: folder, isWorkbook: isWorkbook, columns: columns, item: item, pack: pack, on: day)
        } catch {
            throw .feedbackUnwritable(path: path, .refused)
        }
    }

    func add(_ row: ReturnedRow, to sheet: inout FeedbackSheet?) throws(IntakeError) {
        do {
            try sheet?.add(row)
        } catch {
            throw .feedbackUnwritable(path: path, .refused)
        }
    }

    /// Gives the finished sheet its place.
    func put(_ sheet: FeedbackSheet) throws(IntakeError) -> String {
        do {
            try sheet.finish().place(at: path)
        } catch {
            throw .feedbackUnwritable(path: path, .refused)
        }
        return path
    }

    private var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    /// Takes away the sheet of an earlier run: this one returned nothing.
    func clear() {
        unlink(path)
    }

    /// An empty file, a workbook, or a text whose first line names the columns of a feedback sheet.
    private static func isFeedback(_ path: String) -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        let start = [UInt8]((try? handle.read(upToCount: 1 << 16)) ?? Data())
        if start.isEmpty { return true }
        if path.hasSuffix(".xlsx"), start.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return true }
        let line = String(decoding: start.prefix { $0 != 0x0A }, as: UTF8.self)
        return FeedbackColumn.all.allSatisfy(line.contains)
    }
}
