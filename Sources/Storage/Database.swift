// The port: what every store may ask of a database, and all that it may ask. Two engines answer it.

/// A database (数据库) that runs the same SQL on every engine.
///
/// The SQL is the common dialect of `docs/storage.md`: `$n` parameters, columns by name, text compared by bytes.
public protocol Database: Sendable {
    /// Runs `work` on one consistent snapshot.
    func read<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Runs `work` as one transaction: all of it becomes durable, or nothing.
    ///
    /// The work may run again after a collision with another writer, so it must touch nothing outside the connection.
    @discardableResult
    func write<T: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Returns when every transaction that was writing at the call has ended.
    func waitForWriters() async throws

    /// Leaves no byte of what was deleted behind: neither in the log of the engine nor between the rows of its files.
    ///
    /// A named method because each engine keeps other traces. It goes on beside readers; writers may have to wait.
    /// - Parameter limit: a larger database, in bytes, is not written anew, because that takes long; nil writes any anew.
    /// - Returns: whether nothing is left that this method can reach.
    @discardableResult
    func scrub(upTo limit: Int?) async throws -> Bool

    /// What a transaction that began now would see: two equal stamps say that nothing was committed between them, by anybody.
    ///
    /// A named method because each engine counts its commits in its own way.
    func stamp() async throws -> CommitStamp

    /// How busy the connections are at this moment.
    var load: DatabaseLoad { get }

    /// Closes the connections. Later calls throw.
    func close() throws
}

/// A statement of the program. Stores declare theirs as one `enum … : String, CaseIterable`, so that a test can parse
/// every statement on every engine.
public protocol Statement: Sendable {
    var sql: String { get }
}

extension Statement where Self: RawRepresentable, RawValue == String {
    public var sql: String { rawValue }
}

/// A table as the bulk-load method needs it: its name and the columns that are written, in order.
public struct BulkTable: Sendable {
    public let name: String
    public let columns: [String]

    public init(_ name: String, _ columns: [String]) {
        self.name = name
        self.columns = columns
    }
}

/// What may be done inside one transaction.
public protocol Connection {
    /// Runs a statement that returns no rows.
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ statement: some Statement, _ values: [Value]) throws -> Int

    /// Hands each row of the answer to `body`; the row is valid only inside the call.
    func each(_ statement: some Statement, _ values: [Value], _ body: (any Row) throws -> Void) throws

    /// Looks up many keys in one go. The statement says `column {among}` where it would say `column = $1`.
    ///
    /// A named method because the engines differ: one asks once per key, the other sends the keys as an array.
    func among(_ statement: some Statement, _ keys: [Value], _ body: (any Row) throws -> Void) throws

    /// Inserts many rows. `values` holds them one after the other, `table.columns.count` values each.
    func bulk(_ table: BulkTable, _ values: [Value]) throws

    /// The time by the one clock that all servers of this database share, in microseconds since 1970.
    ///
    /// A named method because no SQL is common to the engines: one asks its server, the other its only machine. It goes on
    /// within a transaction.
    func moment() throws -> Int64

    /// The tables that are there, each after those that it refers to.
    ///
    /// A named method because each engine keeps its catalogue in its own way.
    /// - Throws: `StorageError.damaged` if a table is none that migrations make.
    func tables() throws -> [TableShape]

    /// Parses a statement against the schema without running it: how CI proves that both engines understand it.
    func parse(_ statement: any Statement) throws

    /// Runs a piece of schema with the tokens `{id}`, `{int}`, `{bytes}`. Only migrations call this.
    func define(_ schema: String) throws
}

extension Connection {
    /// All rows of the answer, each mapped by `body`.
    public func rows<T>(
        _ statement: some Statement, _ values: [Value] = [], _ body: (any Row) throws -> T
    ) throws -> [T] {
        var result: [T] = []
        try each(statement, values) { result.append(try body($0)) }
        return result
    }

    /// The first row of the answer, if there is one.
    public func first<T>(
        _ statement: some Statement, _ values: [Value] = [], _ body: (any Row) throws -> T
    ) throws -> T? {
        var result: T?
        try each(statement, values) { row in
            if result == nil { result = try body(row) }
        }
        return result
    }
}
