// Values in the form in which they travel: PostgreSQL's binary format, numbers with the highest byte first.

internal import CPQ

/// Object identifiers of the types that the program stores or reads; they are the same on every server.
enum PostgreSQLType {
    static let bool: Oid = 16
    static let bytes: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let numeric: Oid = 1700
    /// text, varchar, bpchar, name and unknown.
    static let texts: Set<Oid> = [25, 1043, 1042, 19, 705]

    static func of(_ value: Value) -> Oid {
        switch value {
        case .null: 0
        case .int: int8
        case .text: text
        case .bytes: bytes
        }
    }

    /// The array that holds values of that type.
    static func array(of type: Oid) -> Oid {
        switch type {
        case int8: 1016
        case bytes: 1001
        default: 1009
        }
    }
}

/// The values of one statement, one after the other in one buffer.
struct PostgreSQLParameters {
    /// Never empty, so that even an empty text has an address; without one libpq would send NULL.
    private var buffer: [UInt8] = [0]
    private var offsets: [Int?] = []
    private var lengths: [CInt] = []
    /// Zero where the value is null and so has no kind.
    private(set) var types: [Oid] = []

    init(_ values: [Value]) {
        for value in values {
            let start = buffer.count
            buffer.appendBody(of: value)
            offsets.append(value == .null ? nil : start)
            lengths.append(CInt(buffer.count - start))
            types.append(PostgreSQLType.of(value))
        }
    }

    /// All keys as one array. A null is left out: it equals nothing.
    init(array keys: [Value]) {
        let keys = keys.filter { $0 != .null }
        let type = keys.first.map(PostgreSQLType.of) ?? PostgreSQLType.text
        precondition(
            keys.allSatisfy { PostgreSQLType.of($0) == type }, "\(keys.count) keys of several kinds in one look-up")
        let start = buffer.count
        for part in [1, 0, Int32(type), Int32(keys.count), 1] { buffer.append(bigEndian: part) }
        for key in keys { buffer.appendField(key) }
        offsets = [start]
        lengths = [CInt(buffer.count - start)]
        types = [PostgreSQLType.array(of: type)]
    }

    func withPointers<T>(
        _ body: (_ values: [UnsafePointer<CChar>?], _ lengths: [CInt], _ formats: [CInt]) -> T
    ) -> T {
        buffer.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = offsets.map { offset in offset.flatMap { offset in start.map { $0 + offset } } }
            return body(values, lengths, [CInt](repeating: 1, count: lengths.count))
        }
    }
}

extension [UInt8] {
    mutating func append(bigEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }

    mutating func appendBody(of value: Value) {
        switch value {
        case .null: break
        case .int(let number): append(bigEndian: number)
        case .text(let text): append(contentsOf: text.utf8)
        case .bytes(let bytes): append(contentsOf: bytes)
        }
    }

    /// The length, then the value; a null is the length −1.
    mutating func appendField(_ value: Value) {
        let length: Int32
        switch value {
        case .null: length = -1
        case .int: length = 8
        case .text(let text): length = Int32(text.utf8.count)
        case .bytes(let bytes): length = Int32(bytes.count)
        }
        append(bigEndian: length)
        appendBody(of: value)
    }
}
