// One transaction of the SQLite engine. Statements are prepared once per connection and stepped without detours.

internal import GRDB
internal import GRDBSQLite

struct SQLiteConnection: Connection {
    private let database: GRDB.Database
    private let dialect: SQLiteDialect

    init(_ database: GRDB.Database, _ dialect: SQLiteDialect) {
        self.database = database
        self.dialect = dialect
    }

    @discardableResult
    func run(_ statement: some Statement, _ values: [Value]) throws -> Int {
        let prepared = try prepare(statement.sql)
        defer { sqlite3_reset(prepared.handle) }
        try prepared.bind(values[...])
        try prepared.finish()
        return Int(sqlite3_changes(prepared.connection))
    }

    func each(_ statement: some Statement, _ values: [Value], _ body: (any Row) throws -> Void) throws {
        let prepared = try prepare(statement.sql)
        defer { sqlite3_reset(prepared.handle) }
        try prepared.bind(values[...])
        let row = SQLiteRow(handle: prepared.handle)
        while try prepared.step() { try body(row) }
    }

    func among(_ statement: some Statement, _ keys: [Value], _ body: (any Row) throws -> Void) throws {
        let prepared = try prepare(statement.sql)
        defer { sqlite3_reset(prepared.handle) }
        let row = SQLiteRow(handle: prepared.handle)
        for index in keys.indices {
            try prepared.bind(keys[index...index])
            while try prepared.step() { try body(row) }
            sqlite3_reset(prepared.handle)
        }
    }

    func bulk(_ table: BulkTable, _ values: [Value]) throws {
        let width = table.columns.count
        precondition(values.count % width == 0, "\(values.count) values for \(width) columns of \(table.name)")
        let marks = (1...width).map { "$\($0)" }.joined(separator: ", ")
        let prepared = try prepare(
            "INSERT INTO \(table.name) (\(table.columns.joined(separator: ", "))) VALUES (\(marks))")
        let memory = SQLiteRowMemory(for: values, width: width)
        // Nothing may point into the memory any more when it goes.
        defer {
            sqlite3_reset(prepared.handle)
            sqlite3_clear_bindings(prepared.handle)
            memory.free()
        }
        for start in stride(from: 0, to: values.count, by: width) {
            try memory.bind(values[start..<start + width], to: prepared)
            try prepared.finish()
            sqlite3_reset(prepared.handle)
        }
    }

    func moment() throws -> Int64 {
        try first(SQLiteClockSQL.moment) { $0.int(0) } ?? 0
    }

    func parse(_ statement: any Statement) throws {
        _ = try prepare(statement.sql)
    }

    func define(_ schema: String) throws {
        try database.execute(sql: dialect.schema(schema))
    }

    private func prepare(_ sql: String) throws -> PreparedStatement {
        let text = dialect.statement(sql)
        var statement = try database.cachedStatement(sql: text)
        if sqlite3_stmt_busy(statement.sqliteStatement) != 0 {
            // The same statement is being read further out: this use gets one of its own.
            statement = try database.makeStatement(sql: text)
        }
        return PreparedStatement(owner: statement, connection: database.sqliteConnection)
    }
}

/// The clock of the machine, as the engine reads it: to the millisecond.
private enum SQLiteClockSQL: String, Statement {
    case moment = """
        SELECT CAST(strftime('%s', 'now') AS INTEGER) * 1000000
        + CAST(substr(strftime('%f', 'now'), 4, 3) AS INTEGER) * 1000
        """
}

/// A prepared statement and the connection that it belongs to.
struct PreparedStatement {
    /// Keeps the statement alive while it is stepped.
    let owner: GRDB.Statement
    let connection: OpaquePointer?
    var handle: OpaquePointer { owner.sqliteStatement }

    func bind(_ values: ArraySlice<Value>) throws {
        // SQLite copies what it is given (the "transient" destructor), so no pointer outlives the call.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        var position: CInt = 0
        for value in values {
            position += 1
            let code =
                switch value {
                case .null: sqlite3_bind_null(handle, position)
                case .int(let number): sqlite3_bind_int64(handle, position, number)
                case .text(var text):
                    text.withUTF8 { bytes in
                        bytes.withMemoryRebound(to: CChar.self) { characters in
                            sqlite3_bind_text(
                                handle, position, characters.baseAddress ?? Self.nothing, CInt(characters.count),
                                transient)
                        }
                    }
                case .bytes(let bytes):
                    bytes.isEmpty
                        ? sqlite3_bind_zeroblob(handle, position, 0)
                        : bytes.withUnsafeBytes {
                            sqlite3_bind_blob(handle, position, $0.baseAddress, CInt($0.count), transient)
                        }
                }
            guard code == SQLITE_OK else { throw StorageError(sqliteCode: code, connection) }
        }
    }

    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw StorageError(sqliteCode: code, connection)
        }
    }

    func finish() throws {
        while try step() {}
    }

    /// An empty text still needs an address, or SQLite would store NULL.
    static var nothing: UnsafePointer<CChar> {
        UnsafePointer(bitPattern: UInt(1)).unsafelyUnwrapped  // never read: it goes with the length zero
    }
}

private struct SQLiteRow: Row {
    let handle: OpaquePointer

    // SQLite would turn one kind into another without a word; the port promises the empty value, as the other engine gives.
    private func isKind(_ kind: CInt, _ column: Int) -> Bool { sqlite3_column_type(handle, CInt(column)) == kind }

    func int(_ column: Int) -> Int64 {
        isKind(SQLITE_INTEGER, column) ? sqlite3_column_int64(handle, CInt(column)) : 0
    }

    func text(_ column: Int) -> String {
        guard isKind(SQLITE_TEXT, column), let start = sqlite3_column_text(handle, CInt(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, CInt(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
        guard isKind(SQLITE_BLOB, column), let start = sqlite3_column_blob(handle, CInt(column)) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, CInt(column)))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, CInt(column)) == SQLITE_NULL }
}
