// A small table for a register: read whole, by the names of its columns, in every dialect that CSV is written in.

/// A sheet of a register (登记表), such as the application matters: few rows, read at once.
public struct TextTable: Sendable {
    public struct Row: Sendable {
        /// The physical line where the row begins, the header line being counted.
        public let line: Int
        /// By the names under which the columns were asked for; a column that the sheet has not is empty.
        public let cells: [String: String]
    }

    /// What keeps a sheet from being read.
    public enum Fault: Error, Sendable, Equatable {
        /// A workbook, or another kind of file.
        case notText
        /// None of the first lines names these columns.
        case missing(columns: [String])
        /// A quotation mark was never closed, or a row is longer than any row of a register.
        case brokenRow(line: Int)
        case tooManyRows(most: Int)
        case unreadable
    }

    public static let mostRows = 20_000
    private static let titleRows = 10

    public let rows: [Row]

    /// - Parameters:
    ///   - columns: the names of each column, the first being the one that it is known by in `Row.cells`.
    ///   - required: which of them must be there.
    /// - Throws: `Fault`.
    public init(_ input: IntakeInput, columns: [[String]], required: Set<String>) throws(Fault) {
        let raw = try Self.read(input)
        for (index, header) in raw.prefix(Self.titleRows).enumerated() {
            let names = header.cells.map(Self.level)
            var places: [String: Int] = [:]
            for column in columns {
                if let place = names.firstIndex(where: { column.map(Self.level).contains($0) }), let name = column.first
                {
                    places[name] = place
                }
            }
            guard required.isSubset(of: places.keys) else { continue }
            rows = raw.dropFirst(index + 1).map { row in
                Row(line: row.line, cells: places.mapValues { $0 < row.cells.count ? row.cells[$0] : "" })
            }
            return
        }
        throw .missing(columns: columns.compactMap(\.first).filter(required.contains))
    }

    private typealias RawTable = [(line: Int, cells: [String])]

    /// The rows under the separator that gives the first of them most cells.
    private static func read(_ input: IntakeInput) throws(Fault) -> RawTable {
        var best: RawTable = []
        for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            let table = try read(input, separator)
            let width = { (table: RawTable) in table.prefix(titleRows).map(\.cells.count).max() ?? 0 }
            if width(table) > width(best) { best = table }
        }
        return best
    }

    private static func read(_ input: IntakeInput, _ separator: UInt8) throws(Fault) -> RawTable {
        do {
            var source = try input.source()
            let start = try source.next()
            let isBinary =
                start.starts(with: [0x50, 0x4B]) || start.starts(with: [0xD0, 0xCF])
                || start.starts(with: [0x1F, 0x8B])
            guard !isBinary else { throw Fault.notText }
            let (encoding, mark) = TextDecoder.detect(start)
            var decoder = TextDecoder(encoding)
            let text = decoder.decode(Array(start.dropFirst(mark)), isLast: false)
            var reader = CSVReader(start: text, decoder: decoder, source: source, separator: separator)
            var row = RawRow()
            var table: RawTable = []
            while try reader.next(into: &row) {
                if row.hasOpenQuote || row.isTooLong { throw Fault.brokenRow(line: row.line) }
                guard table.count <= mostRows else { throw Fault.tooManyRows(most: mostRows) }
                table.append((row.line, row.cells.indices.map(row.text)))
            }
            return table
        } catch let fault as Fault {
            throw fault
        } catch {
            throw .unreadable
        }
    }

    /// Blanks, case, width of brackets and a colon at the end make no other name.
    private static func level(_ name: String) -> String {
        var text = name.lowercased().filter { !$0.isWhitespace }
            .replacing("（", with: "(").replacing("）", with: ")")
        while text.hasSuffix(":") || text.hasSuffix("：") || text.hasSuffix("*") { text.removeLast() }
        return text
    }
}
