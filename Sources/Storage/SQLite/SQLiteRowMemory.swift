// The texts and bytes of one row while it is inserted: written into one place, instead of a copy of SQLite's own for each value.

internal import GRDBSQLite

/// Memory for one row of a bulk insert, used again for the next.
///
/// SQLite is told that the values are static. That holds: it reads them only while the statement is stepped; the
/// memory is written again only after the statement was reset, when all values are bound anew before the next step;
/// and `bulk` clears the bindings before it frees the memory.
struct SQLiteRowMemory {
    private let memory: UnsafeMutableRawBufferPointer

    /// Room for the longest of the rows.
    init(for values: [Value], width: Int) {
        var longest = 0
        for start in stride(from: 0, to: values.count, by: width) {
            var size = 0
            for value in values[start..<start + width] {
                switch value {
                case .null, .int: break
                case .text(let text): size += text.utf8.count
                case .bytes(let bytes): size += bytes.count
                }
            }
            longest = max(longest, size)
        }
        memory = .allocate(byteCount: longest, alignment: 1)
    }

    func free() { memory.deallocate() }

    /// Copies the row into the memory and binds it.
    func bind(_ row: ArraySlice<Value>, to statement: PreparedStatement) throws {
        let handle = statement.handle
        var used = 0
        var position: CInt = 0
        for value in row {
            position += 1
            let code: CInt
            switch value {
            case .null: code = sqlite3_bind_null(handle, position)
            case .int(let number): code = sqlite3_bind_int64(handle, position, number)
            case .text(var text):
                let place = text.withUTF8 { keep(UnsafeRawBufferPointer($0), at: &used) }
                let characters = place.baseAddress?.assumingMemoryBound(to: CChar.self)
                code = sqlite3_bind_text(
                    handle, position, characters ?? PreparedStatement.nothing, CInt(place.count), nil)
            case .bytes(let bytes):
                let place = bytes.withUnsafeBytes { keep($0, at: &used) }
                code =
                    place.isEmpty
                    ? sqlite3_bind_zeroblob(handle, position, 0)
                    : sqlite3_bind_blob(handle, position, place.baseAddress, CInt(place.count), nil)
            }
            guard code == SQLITE_OK else { throw StorageError(sqliteCode: code, statement.connection) }
        }
    }

    private func keep(_ bytes: UnsafeRawBufferPointer, at used: inout Int) -> UnsafeRawBufferPointer {
        let place = UnsafeMutableRawBufferPointer(rebasing: memory[used..<used + bytes.count])
        place.copyMemory(from: bytes)
        used += bytes.count
        return UnsafeRawBufferPointer(place)
    }
}
