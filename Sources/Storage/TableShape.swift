// What the tables of a database look like, asked of the database itself, so that a whole city can be carried elsewhere.

/// One table as it stands in the database.
public struct TableShape: Sendable, Hashable {
    /// The three kinds of column that the schema knows.
    public enum Kind: String, Sendable, Codable {
        case int, text, bytes
    }

    public struct Column: Sendable, Hashable, Codable {
        public let name: String
        public let kind: Kind

        public init(name: String, kind: Kind) {
            self.name = name
            self.kind = kind
        }
    }

    public let name: String
    public let columns: [Column]
    /// Positions in `columns` of the primary key, in the key's own order.
    public let key: [Int]
    /// The tables whose rows must be there first.
    public let references: Set<String>

    public init(name: String, columns: [Column], key: [Int], references: Set<String>) {
        self.name = name
        self.columns = columns
        self.key = key
        self.references = references
    }

    /// Tables in an order in which each stands after those that it refers to; otherwise by name.
    public static func inOrderOfReference(_ tables: [TableShape]) -> [TableShape] {
        var ordered: [TableShape] = []
        var placed: Set<String> = []
        var waiting = tables.sorted { $0.name < $1.name }
        while !waiting.isEmpty {
            let ready = waiting.filter { $0.references.subtracting([$0.name]).isSubset(of: placed) }
            // Tables that refer to one another in a circle would wait for ever; they come as they are.
            let next = ready.isEmpty ? waiting : ready
            ordered += next
            placed.formUnion(next.map(\.name))
            waiting.removeAll { placed.contains($0.name) }
        }
        return ordered
    }
}

/// A table while its columns are being read, one row of the engine's own catalogue each.
struct TableShapeReading {
    private var names: [String] = []
    private var columns: [String: [TableShape.Column]] = [:]
    private var keys: [String: [Int: Int]] = [:]
    private var references: [String: Set<String>] = [:]

    /// - Parameter keyPlace: the place of the column in the primary key, counted from one; 0 if it is no part of it.
    mutating func column(table: String, name: String, type: String, keyPlace: Int64) throws {
        let kind: TableShape.Kind
        switch type.uppercased() {
        case "INTEGER", "BIGINT": kind = .int
        case "TEXT": kind = .text
        case "BLOB", "BYTEA": kind = .bytes
        default: throw StorageError.damaged(detail: "table \(table) has a column that this program does not make")
        }
        if columns[table] == nil { names.append(table) }
        if keyPlace > 0 { keys[table, default: [:]][Int(keyPlace)] = columns[table]?.count ?? 0 }
        columns[table, default: []].append(.init(name: name, kind: kind))
    }

    mutating func reference(from table: String, to other: String) {
        references[table, default: []].insert(other)
    }

    func finish() -> [TableShape] {
        TableShape.inOrderOfReference(
            names.map { name in
                TableShape(
                    name: name, columns: columns[name] ?? [],
                    key: (keys[name] ?? [:]).sorted { $0.key < $1.key }.map(\.value), references: references[name] ?? []
                )
            })
    }
}
