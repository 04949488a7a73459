// Why this file exists: libzip writes beside a path under a name of its own, which a kill would leave there; this
// gives it a nameless file to write into.

internal import CZip
internal import Glibc

/// The archive that is being packed, as libzip asks for it.
///
/// Held by libzip through an unmanaged reference from `source()` until it sends ZIP_SOURCE_FREE.
final class ZipTarget {
    private let file: SpoolFile
    private var position = 0
    private var error = zip_error_t()

    init(_ file: SpoolFile) {
        self.file = file
        zip_error_init(&error)
    }

    /// The same as a source of libzip; nil if there is no memory.
    func source() -> OpaquePointer? {
        let held = Unmanaged.passRetained(self)
        let made = zip_source_function_create(
            { state, data, length, command in
                guard let state else { return -1 }
                let target = Unmanaged<ZipTarget>.fromOpaque(state)
                if command == ZIP_SOURCE_FREE {
                    target.release()
                    return 0
                }
                return target.takeUnretainedValue().answer(command, data, Int(length))
            }, held.toOpaque(), nil)
        if made == nil { held.release() }
        return made
    }

    private static let supported: zip_int64_t = [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
        ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
        ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE,
    ].reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }

    private func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: Int) -> zip_int64_t {
        switch command {
        case ZIP_SOURCE_SUPPORTS: return Self.supported
        case ZIP_SOURCE_OPEN, ZIP_SOURCE_BEGIN_WRITE:
            position = 0
            return 0
        case ZIP_SOURCE_CLOSE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE: return 0
        case ZIP_SOURCE_TELL, ZIP_SOURCE_TELL_WRITE: return zip_int64_t(position)
        case ZIP_SOURCE_SEEK, ZIP_SOURCE_SEEK_WRITE:
            let place = zip_source_seek_compute_offset(
                zip_uint64_t(position), zip_uint64_t(file.size), data, zip_uint64_t(length), &error)
            guard place >= 0 else { return -1 }
            position = Int(place)
            return 0
        case ZIP_SOURCE_WRITE: return write(UnsafeRawBufferPointer(start: data, count: length))
        case ZIP_SOURCE_READ: return read(into: UnsafeMutableRawBufferPointer(start: data, count: length))
        case ZIP_SOURCE_STAT:
            guard let data, length >= MemoryLayout<zip_stat_t>.size else { return -1 }
            let answer = data.assumingMemoryBound(to: zip_stat_t.self)
            zip_stat_init(answer)
            answer.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
            answer.pointee.size = zip_uint64_t(file.size)
            return zip_int64_t(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_ERROR: return zip_error_to_data(&error, data, zip_uint64_t(length))
        default:
            zip_error_set(&error, ZIP_ER_OPNOTSUPP, 0)
            return -1
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) -> zip_int64_t {
        do {
            try file.write(bytes, at: position)
        } catch {
            zip_error_set(&self.error, ZIP_ER_WRITE, error == .noRoom ? ENOSPC : EIO)
            return -1
        }
        position += bytes.count
        return zip_int64_t(bytes.count)
    }

    private func read(into bytes: UnsafeMutableRawBufferPointer) -> zip_int64_t {
        do {
            let got = try file.read(bytes.count, at: position)
            bytes.copyBytes(from: got)
            position += got.count
            return zip_int64_t(got.count)
        } catch {
            zip_error_set(&self.error, ZIP_ER_READ, EIO)
            return -1
        }
    }
}
