// Why this file exists: opens a zip archive and unpacks its members piece by piece; nothing is ever written to disk.

internal import CZip
internal import Foundation

/// An archive that is open for reading.
final class ZipArchive {
    private let archive: OpaquePointer

    init(_ input: IntakeInput) throws(IntakeError) {
        switch input {
        case .file(let path): archive = try Self.open(path: path)
        case .bytes(let bytes): archive = try Self.open(bytes: bytes)
        }
        // A class that fails here is closed by `deinit`.
        let count = zip_get_num_entries(archive, 0)
        if count < 0 || count > XLSXLimits.members { throw .workbook(.damaged(.archive)) }
    }

    deinit { zip_discard(archive) }

    func contains(_ name: String) -> Bool { index(of: name) != nil }

    /// Opens a member; the case of its name makes no difference, as in the OOXML packaging rules.
    /// - Returns: nil if there is none.
    func member(_ name: String, _ part: XLSXFault.Part, limit: Int) throws(IntakeError) -> ZipMember? {
        guard let index = index(of: name) else { return nil }
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        let needed = UInt64(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD)
        guard zip_stat_index(archive, index, 0, &stat) == 0, stat.valid & needed == needed else {
            throw .workbook(.damaged(part))
        }
        if stat.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0, Int32(stat.encryption_method) != ZIP_EM_NONE {
            throw .workbook(.encrypted)
        }
        guard Int32(stat.comp_method) == ZIP_CM_STORE || Int32(stat.comp_method) == ZIP_CM_DEFLATE else {
            throw .workbook(.damaged(part))
        }
        guard stat.size <= UInt64(limit) else { throw .workbook(.tooLarge(part, limit: limit)) }
        guard let file = zip_fopen_index(archive, index, 0) else { throw .workbook(.damaged(part)) }
        return ZipMember(file, of: self, part, packed: Int(clamping: stat.comp_size), limit: limit)
    }

    private func index(of name: String) -> UInt64? {
        let flags = UInt32(ZIP_FL_NOCASE)
        // Some programs write the folders of Windows.
        for spelling in [name, name.replacing("/", with: "\\")] {
            let index = zip_name_locate(archive, spelling, flags)
            if index >= 0 { return UInt64(index) }
        }
        return nil
    }

    private static func open(path: String) throws(IntakeError) -> OpaquePointer {
        var code: Int32 = 0
        if let archive = zip_open(path, Int32(ZIP_RDONLY), &code) { return archive }
        guard code != ZIP_ER_OPEN, code != ZIP_ER_NOENT, code != ZIP_ER_READ,
            let handle = FileHandle(forReadingAtPath: path)
        else { throw .unreadable(path: path) }
        throw refusal((try? handle.read(upToCount: 8)).map { [UInt8]($0) } ?? [])
    }

    private static func open(bytes: [UInt8]) throws(IntakeError) -> OpaquePointer {
        guard !bytes.isEmpty else { throw .empty }
        guard let copy = malloc(bytes.count) else { throw .workbook(.damaged(.archive)) }
        UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyBytes(from: bytes)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        // The copy belongs to the source from here on, and the source to the archive once that is open.
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
            free(copy)
            throw .workbook(.damaged(.archive))
        }
        guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            throw refusal(Array(bytes.prefix(8)))
        }
        return archive
    }

    private static func refusal(_ start: [UInt8]) -> IntakeError {
        if start.isEmpty { return .empty }
        if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .workbook(.oldOrLocked) }
        return .workbook(start.starts(with: [0x50, 0x4B]) ? .damaged(.archive) : .notZip)
    }
}

/// One member, unpacked in pieces of 64 KiB.
final class ZipMember {
    private let file: OpaquePointer
    private let archive: ZipArchive
    private let part: XLSXFault.Part
    let packed: Int
    private let limit: Int
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    /// Bytes unpacked so far.
    private(set) var total = 0

    fileprivate init(_ file: OpaquePointer, of archive: ZipArchive, _ part: XLSXFault.Part, packed: Int, limit: Int) {
        self.file = file
        self.archive = archive
        self.part = part
        self.packed = packed
        self.limit = limit
    }

    deinit {
        zip_fclose(file)
        buffer.deallocate()
    }

    /// The next piece, good until the next call; empty at the end, where the checksum was right.
    func read() throws(IntakeError) -> UnsafeRawBufferPointer {
        let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
        guard count >= 0 else { throw .workbook(.damaged(part)) }
        total += count
        // The sizes that the archive states are only statements: what comes out is what counts.
        guard total <= limit else { throw .workbook(.tooLarge(part, limit: limit)) }
        guard total <= XLSXLimits.freeOfRatio || total / max(1, packed) <= XLSXLimits.ratio else {
            throw .workbook(.bomb(part))
        }
        return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }

    /// Reads what is left, only to have the checksum checked.
    func drain() throws(IntakeError) {
        while !(try read().isEmpty) {}
    }
}
