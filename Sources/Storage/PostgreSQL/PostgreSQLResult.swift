// What the server answered, released when nobody looks at it any more, and its rows.

internal import CPQ

struct PostgreSQLResult: ~Copyable {
    private let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    /// A missing answer counts as `PGRES_FATAL_ERROR`.
    var status: ExecStatusType { PQresultStatus(handle) }

    var isFine: Bool { status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK }

    /// How many rows a statement changed.
    var changed: Int { PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0 }

    var parameterTypes: [Oid] { (0..<max(0, PQnparams(handle))).map { PQparamtype(handle, $0) } }

    func each(_ body: (any Row) throws -> Void) throws {
        guard let handle else { return }
        for number in 0..<max(0, PQntuples(handle)) {
            try body(PostgreSQLRow(handle: handle, number: number))
        }
    }

    /// A part of the server's report, for example the code or the name of the table; never the part with values.
    func report(_ field: PostgreSQLReport) -> String? {
        PQresultErrorField(handle, field.rawValue).map { String(cString: $0) }
    }
}

/// The letters by which libpq names the parts of a report.
enum PostgreSQLReport: CInt {
    case severity = 0x56  // V
    case state = 0x43  // C
    case table = 0x74  // t
    case constraint = 0x6E  // n
}

/// A row in the server's binary format.
private struct PostgreSQLRow: Row {
    let handle: OpaquePointer
    let number: CInt

    func int(_ column: Int) -> Int64 {
        let field = field(column)
        switch PQftype(handle, CInt(column)) {
        case PostgreSQLType.int8 where field.count == 8:
            return Int64(bigEndian: field.loadUnaligned(as: Int64.self))
        case PostgreSQLType.int4 where field.count == 4:
            return Int64(Int32(bigEndian: field.loadUnaligned(as: Int32.self)))
        case PostgreSQLType.int2 where field.count == 2:
            return Int64(Int16(bigEndian: field.loadUnaligned(as: Int16.self)))
        case PostgreSQLType.bool where field.count == 1:
            return field[0] == 0 ? 0 : 1
        case PostgreSQLType.numeric:
            return Self.whole(field)
        default:
            return 0
        }
    }

    func text(_ column: Int) -> String {
        guard PostgreSQLType.texts.contains(PQftype(handle, CInt(column))) else { return "" }
        return String(decoding: field(column), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
        guard PQftype(handle, CInt(column)) == PostgreSQLType.bytes else { return [] }
        return [UInt8](field(column))
    }

    func isNull(_ column: Int) -> Bool { PQgetisnull(handle, number, CInt(column)) == 1 }

    private func field(_ column: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: PQgetvalue(handle, number, CInt(column)), count: Int(PQgetlength(handle, number, CInt(column))))
    }

    /// The whole part of a `numeric`, which is what the server gives for the sum of integers: digits to the base 10000
    /// after their number, the power of the first, the sign and the scale. What doesn't fit yields zero.
    private static func whole(_ field: UnsafeRawBufferPointer) -> Int64 {
        func part(_ index: Int) -> Int64 {
            Int64(Int16(bigEndian: field.loadUnaligned(fromByteOffset: index * 2, as: Int16.self)))
        }
        guard field.count >= 8, field.count == 8 + Int(part(0)) * 2, part(1) < 5 else { return 0 }
        let sign: Int64 = part(2) == 0x4000 ? -1 : 1
        var number: Int64 = 0
        for position in 0..<max(0, Int(part(1)) + 1) {
            let digit = position < Int(part(0)) ? part(4 + position) : 0
            let (shifted, isTooBig) = number.multipliedReportingOverflow(by: 10_000)
            let (sum, isOver) = shifted.addingReportingOverflow(sign * digit)
            guard !isTooBig, !isOver else { return 0 }
            number = sum
        }
        return number
    }
}
