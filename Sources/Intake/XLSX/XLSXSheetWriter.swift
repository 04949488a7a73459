// Why this file exists: writes one table as a workbook in which every cell is text, with the memory of a few rows.

internal import CZip
internal import Foundation

/// A workbook of one sheet with a bold, frozen header.
///
/// The sheet grows in a nameless file and is packed into another at the end; a half-written workbook is never seen.
package final class XLSXSheetWriter {
    private let folder: String
    private let columns: Int
    private let wrapping: Set<Int>
    private let sheet: SpoolFile
    private var buffer: [UInt8] = []
    private var line = 0

    /// - Parameters:
    ///   - folder: whose file system holds the files.
    ///   - header: the names of the columns.
    ///   - wrapping: columns of long text, which are wide and broken into lines.
    package init(folder: String, header: [String], wrapping: Set<Int> = []) throws(SpoolFault) {
        self.folder = folder
        self.wrapping = wrapping
        columns = header.count
        sheet = try SpoolFile(folder: folder)
        buffer += WorkbookParts.sheetStart(columns: columns, wrapping: wrapping).utf8
        addRow(header) { _ in WorkbookParts.headerStyle }
    }

    /// Adds a row.
    package func add(_ cells: [String]) throws(SpoolFault) {
        addRow(cells) { self.wrapping.contains($0) ? WorkbookParts.wrappedStyle : WorkbookParts.textStyle }
        if buffer.count > 1 << 16 { try flush() }
    }

    /// Packs the workbook.
    package func finish() throws(SpoolFault) -> SpoolFile {
        buffer += WorkbookParts.sheetEnd.utf8
        try flush()
        let whole = try SpoolFile(folder: folder)
        guard pack(into: whole) else { throw .refused }
        return whole
    }

    private func flush() throws(SpoolFault) {
        try sheet.append(buffer)
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

    // MARK: Packing

    private func pack(into whole: SpoolFile) -> Bool {
        guard let target = ZipTarget(whole).source() else { return false }
        guard let archive = zip_open_from_source(target, Int32(ZIP_CREATE | ZIP_TRUNCATE), nil) else {
            zip_source_free(target)
            return false
        }
        var isWhole = true
        for (name, text) in WorkbookParts.fixed {
            isWhole = isWhole && add(Self.source(text), as: name, to: archive)
        }
        isWhole =
            isWhole && add(zip_source_file_create(sheet.path, 0, -1, nil), as: WorkbookParts.sheetName, to: archive)
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

    private static func source(_ text: String) -> OpaquePointer? {
        let bytes = Array(text.utf8)
        guard let copy = malloc(bytes.count) else { return nil }
        UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyBytes(from: bytes)
        if let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) { return source }
        free(copy)
        return nil
    }
}
