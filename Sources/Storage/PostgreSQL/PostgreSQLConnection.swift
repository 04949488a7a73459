// One transaction of the PostgreSQL engine: the port's methods in terms of a connection.

struct PostgreSQLConnection: Connection {
    private static let pieceSize = 65_536
    private static let signature = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)

    private let link: PostgreSQLLink

    init(_ link: PostgreSQLLink) {
        self.link = link
    }

    @discardableResult
    func run(_ statement: some Statement, _ values: [Value]) throws -> Int {
        try link.query(statement.sql, PostgreSQLParameters(values)).changed
    }

    /// The whole answer is fetched before the first row is handed out, so `body` may run other statements.
    func each(_ statement: some Statement, _ values: [Value], _ body: (any Row) throws -> Void) throws {
        try link.query(statement.sql, PostgreSQLParameters(values)).each(body)
    }

    func among(_ statement: some Statement, _ keys: [Value], _ body: (any Row) throws -> Void) throws {
        guard keys.contains(where: { $0 != .null }) else { return }
        try link.query(statement.sql, PostgreSQLParameters(array: keys)).each(body)
    }

    func bulk(_ table: BulkTable, _ values: [Value]) throws {
        let width = table.columns.count
        precondition(values.count % width == 0, "\(values.count) values for \(width) columns of \(table.name)")
        guard !values.isEmpty else { return }
        let columns = table.columns.joined(separator: ", ")
        if values.count == width {
            // One row alone is sooner sent as a prepared statement.
            let marks = (1...width).map { "$\($0)" }.joined(separator: ", ")
            let sql = "INSERT INTO \(table.name) (\(columns)) VALUES (\(marks))"
            _ = try link.query(sql, PostgreSQLParameters(values))
            return
        }
        try link.copy("COPY \(table.name) (\(columns)) FROM STDIN (FORMAT binary)") { send in
            var piece = Self.signature
            piece.reserveCapacity(Self.pieceSize * 2)
            for start in stride(from: 0, to: values.count, by: width) {
                piece.append(bigEndian: Int16(width))
                for value in values[start..<start + width] { piece.appendField(value) }
                guard piece.count >= Self.pieceSize else { continue }
                try piece.withUnsafeBytes(send)
                piece.removeAll(keepingCapacity: true)
            }
            piece.append(bigEndian: Int16(-1))
            try piece.withUnsafeBytes(send)
        }
    }

    func moment() throws -> Int64 {
        try first(PostgreSQLClockSQL.moment) { $0.int(0) } ?? 0
    }

    func parse(_ statement: any Statement) throws {
        try link.parse(statement.sql)
    }

    func define(_ schema: String) throws {
        try link.executeSchema(PostgreSQLDialect.define(schema))
    }
}

/// The clock of the database's server, as it goes: not the beginning of the transaction, which stands still.
private enum PostgreSQLClockSQL: String, Statement {
    case moment = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)"
}
