// The four kinds of value that both engines store, and how a row is read back.

/// A value bound to a statement. Days are ISO text, instants integer microseconds, money integer fen.
public enum Value: Sendable, Hashable {
    case null
    case int(Int64)
    case text(String)
    case bytes([UInt8])

    public init(_ text: String?) { self = text.map(Value.text) ?? .null }
    public init(_ number: Int64?) { self = number.map(Value.int) ?? .null }
    public init(_ bytes: [UInt8]?) { self = bytes.map(Value.bytes) ?? .null }
}

/// One row of an answer, read by the position of the column in the statement, counted from zero.
///
/// Reading a column as another kind than it has is a mistake of the program and yields the empty value.
public protocol Row {
    func int(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    func bytes(_ column: Int) -> [UInt8]
    func isNull(_ column: Int) -> Bool
}

extension Row {
    public func optionalInt(_ column: Int) -> Int64? { isNull(column) ? nil : int(column) }
    public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    public func optionalBytes(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }
}
