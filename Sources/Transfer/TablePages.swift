// Reads one table in the order of its key, page by page, so that a table of any size needs little memory.

internal import Crypto
internal import Storage

/// A statement made from the shape of a table; no other room's table is named here.
private struct ShapeStatement: Statement {
    let sql: String
}

/// The rows of one table in the order of its primary key.
struct TablePages {
    private static let rowsInPage = 200
    /// A page ends here, however few rows it has: a row alone may be larger.
    private static let mostBytes = 4 << 20

    let shape: TableShape
    private let first: ShapeStatement
    private let next: ShapeStatement
    private let last: ShapeStatement

    init(_ shape: TableShape) {
        self.shape = shape
        let columns = shape.columns.map(\.name).joined(separator: ", ")
        let key = shape.key.map { shape.columns[$0].name }
        let marks = key.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let names = key.joined(separator: ", ")
        let order = "ORDER BY \(names) LIMIT \(Self.rowsInPage)"
        let descending = key.map { "\($0) DESC" }.joined(separator: ", ")
        first = ShapeStatement(sql: "SELECT \(columns) FROM \(shape.name) \(order)")
        next = ShapeStatement(sql: "SELECT \(columns) FROM \(shape.name) WHERE (\(names)) > (\(marks)) \(order)")
        last = ShapeStatement(sql: "SELECT \(names) FROM \(shape.name) ORDER BY \(descending) LIMIT 1")
    }

    var bulk: BulkTable { BulkTable(shape.name, shape.columns.map(\.name)) }

    /// The values of the rows after a key, one after the other; none at the end of the table.
    func page(after key: [Value]?, _ connection: any Connection) throws -> [Value] {
        var values: [Value] = []
        var bytes = 0
        try connection.each(key == nil ? first : next, key ?? []) { row in
            guard bytes < Self.mostBytes else { return }
            for (position, column) in shape.columns.enumerated() {
                let value = Self.value(row, position, column.kind)
                switch value {
                case .text(let text): bytes += text.utf8.count
                case .bytes(let content): bytes += content.count
                case .int, .null: bytes += 8
                }
                values.append(value)
            }
        }
        return values
    }

    /// The key of the last row of a page.
    func lastKey(of page: [Value]) -> [Value] {
        let start = page.count - shape.columns.count
        return shape.key.map { page[start + $0] }
    }

    /// The greatest key that the table holds.
    func greatestKey(_ connection: any Connection) throws -> [Value]? {
        try connection.first(last) { row in
            shape.key.enumerated().map { Self.value(row, $0.offset, shape.columns[$0.element].kind) }
        }
    }

    private static func value(_ row: any Row, _ position: Int, _ kind: TableShape.Kind) -> Value {
        if row.isNull(position) { return .null }
        return switch kind {
        case .int: .int(row.int(position))
        case .text: .text(row.text(position))
        case .bytes: .bytes(row.bytes(position))
        }
    }

    func empty(_ connection: any Connection) throws {
        try connection.run(ShapeStatement(sql: "DELETE FROM \(shape.name)"), [])
    }
}

/// What a table holds, as one number to compare: how many rows, and the hash of all of them in the order of the key.
public struct TableDigest: Sendable, Hashable, Codable {
    public let rows: Int
    /// SHA-256 in hexadecimal.
    public let hash: String
}

/// Counts and hashes rows as they pass.
struct DigestMaker {
    private var hasher = SHA256()
    private var rows = 0

    mutating func add(_ encoded: [UInt8], rows count: Int) {
        hasher.update(data: encoded)
        rows += count
    }

    func finish() -> TableDigest {
        TableDigest(rows: rows, hash: ArchiveFormat.hex(hasher.finalize()))
    }
}
