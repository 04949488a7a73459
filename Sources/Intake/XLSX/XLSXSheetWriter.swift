// Why this file exists: writes one table as a workbook in which every cell is text, with the memory of a few rows.

internal import CZip
internal import Foundation

/// A workbook of one sheet with a bold, frozen header.
///
/// The sheet grows in an unlinked file beside its place and is packed at the end; a half-written workbook is never seen.
package final class XLSXSheetWriter {
    private let path: String
    private let columns: Int
    private let wrapping: Set<Int>
    /// Nil once it belongs to the archive, or is closed.
    private var spool: UnsafeMutablePointer<FILE>?
    private var buffer: [UInt8] = []
    private var line = 0

    /// - Parameters:
    ///   - header: the names of the columns.
    ///   - wrapping: columns of long text, which are wide and broken into lines.
    package init(path: String, header: [String], wrapping: Set<Int> = []) throws(IntakeError) {
        self.path = path
        self.wrapping = wrapping
        columns = header.count
        spool = Self.unlinkedFile(beside: path)
        guard spool != nil else { throw .feedbackUnwritable(path: path, .refused) }
        buffer += WorkbookParts.sheetStart(columns: columns, wrapping: wrapping).utf8
        addRow(header) { _ in WorkbookParts.headerStyle }
    }

    deinit { close() }

    /// Adds a row.
    package func add(_ cells: [String]) throws(IntakeError) {
        addRow(cells) { self.wrapping.contains($0) ? WorkbookParts.wrappedStyle : WorkbookParts.textStyle }
        if buffer.count > 1 << 16 { try flush() }
    }

    /// Packs the workbook and moves it to its place.
    package func finish() throws(IntakeError) {
        buffer += WorkbookParts.sheetEnd.utf8
        try flush()
        let part = path + ".part"
        // Made first so that nobody else may read it: libzip keeps the rights of the file that it replaces.
        let made = open(part, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
        guard made >= 0 else { throw .feedbackUnwritable(path: path, .refused) }
        Foundation.close(made)
        guard pack(into: part), Self.synchronise(part), rename(part, path) == 0 else {
            unlink(part)
            throw .feedbackUnwritable(path: path, .refused)
        }
    }

    /// Forgets everything; nothing is left on disk.
    package func discard() { close() }

    private func close() {
        if let spool { fclose(spool) }
        spool = nil
    }

    private func flush() throws(IntakeError) {
        guard let spool, fwrite(buffer, 1, buffer.count, spool) == buffer.count, fflush(spool) == 0 else {
            throw .feedbackUnwritable(path: path, .refused)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func addRow(_ cells: [String], style: (Int) -> Int) {
        line += 1
        buffer += "<row r=\"\(line)\">".utf8
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
            let place = WorkbookParts.letters(column) + String(line)
            buffer += "<c r=\"\(place)\" s=\"\(style(column))\" t=\"inlineStr\"><is><t xml:space=\"preserve\">".utf8
            CellText.append(cell, to: &buffer)
            buffer += "</t></is></c>".utf8
        }
        buffer += "</row>".utf8
    }

    private static func unlinkedFile(beside path: String) -> UnsafeMutablePointer<FILE>? {
        var name = Array((path + ".spool.XXXXXX").utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { return nil }
        unlink(name)
        guard let file = fdopen(descriptor, "w+") else {
            Foundation.close(descriptor)
            return nil
        }
        return file
    }

    private static func synchronise(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return false }
        defer { Foundation.close(descriptor) }
        return fsync(descriptor) == 0
    }

    // MARK: Packing

    private func pack(into part: String) -> Bool {
        guard let archive = zip_open(part, Int32(ZIP_CREATE | ZIP_TRUNCATE), nil) else { return false }
        var isWhole = true
        for (name, text) in WorkbookParts.fixed {
            isWhole = isWhole && add(Self.source(text), as: name, to: archive)
        }
        isWhole = isWhole && add(takeSpool(), as: WorkbookParts.sheetName, to: archive)
        if isWhole, zip_close(archive) == 0 { return true }
        zip_discard(archive)
        return false
    }

    private func add(_ source: OpaquePointer?, as name: String, to archive: OpaquePointer) -> Bool {
        guard let source else { return false }
        let index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        // The same rows make the same file: 1 January 1990 stands for no time at all.
        return zip_file_set_mtime(archive, UInt64(index), 631_152_000, 0) == 0
    }

    private func takeSpool() -> OpaquePointer? {
        // libzip reads on from where the file stands.
        guard let spool, fseek(spool, 0, SEEK_SET) == 0, let source = zip_source_filep_create(spool, 0, -1, nil) else {
            return nil
        }
        self.spool = nil
        return source
    }

    private static func source(_ text: String) -> OpaquePointer? {
        let bytes = Array(text.utf8)
        guard let copy = malloc(bytes.count) else { return nil }
        UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyBytes(from: bytes)
        if let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) { return source }
        free(copy)
        return nil
    }
}
