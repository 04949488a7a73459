// What the law forbids to collect, by the name of a column and by the words of a value.

/// A kind of data that may not be collected (禁止采集). Source: jn-measures-2022#43.
public struct ForbiddenData: Sendable {
    public let id: String
    public let title: Bilingual
    /// Forbidden for natural persons only; otherwise for every subject.
    public let personsOnly: Bool
    /// A value that contains one of these is refused.
    public let values: [String]
    /// A value in a natural person's row that contains one of these is refused: plain words, without a label and a colon.
    public let personValues: [String]
    /// Words that hold a forbidden one and mean something else: 拖欠工资 names an offence, not an income.
    private let exceptions: [String]
    private let exceptedColumns: [ColumnName]
    public let provision: Provision
    /// A column whose name contains one of these is refused.
    private let columns: [ColumnName]
    /// Where this is not empty, the name must contain one of these too: 村民 alone is harmless, 村民积分 is not.
    private let companions: [ColumnName]

    init(
        id: String, title: Bilingual, personsOnly: Bool, columns: [String], with companions: [String],
        values: [String], personValues: [String] = [], except exceptions: [String] = [], provision: Provision
    ) {
        self.id = id
        self.title = title
        self.personsOnly = personsOnly
        self.values = values
        self.personValues = personValues
        self.exceptions = exceptions
        exceptedColumns = exceptions.map(ColumnName.init)
        self.provision = provision
        self.columns = columns.map(ColumnName.init)
        self.companions = companions.map(ColumnName.init)
    }

    public func forbids(column: String) -> Bool { forbids(ColumnName(column)) }

    public func forbids(_ column: ColumnName) -> Bool {
        let column = exceptedColumns.isEmpty ? column : column.without(exceptedColumns)
        return columns.contains(where: column.contains)
            && (companions.isEmpty || companions.contains(where: column.contains))
    }

    /// Whether it is a score, grade or portrait of people rather than a datum.
    public var isRating: Bool { !companions.isEmpty }

    /// - Parameter ofPerson: whether it stands in a natural person's row.
    public func forbids(value: String, ofPerson: Bool) -> Bool {
        var rest = ColumnName(value)
        // Blanks inside a word don't hide it.
        if !exceptedColumns.isEmpty { rest = rest.without(exceptedColumns) }
        return (ofPerson ? values + personValues : values).contains { rest.contains(ColumnName($0)) }
    }
}

/// The name of a column with width, case and blanks of any kind levelled: none of them hides a name.
public struct ColumnName: Sendable {
    private let bytes: [UInt8]

    public init(_ text: String) {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            guard value > 0x20, let level = Unicode.Scalar(value) else { continue }
            if value < 0x7F {
                folded.append(UInt8(value) | ((0x41...0x5A).contains(value) ? 0x20 : 0))
            } else if (0x3400...0x9FFF).contains(value) {
                // Han needs no look-up of properties, and is most of what comes.
                folded += Array(String(level).utf8)
            } else if !level.properties.isWhitespace, level.properties.generalCategory != .format {
                folded += level.properties.lowercaseMapping.utf8
            }
        }
        bytes = folded
    }

    /// The name without any of the others: what is left may still hold a forbidden word.
    func without(_ others: [ColumnName]) -> ColumnName {
        var rest: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let found = others.first { !$0.bytes.isEmpty && bytes[start...].starts(with: $0.bytes) }
            // What is cut out leaves a mark, so that its two sides make no new word.
            rest.append(found == nil ? bytes[start] : 0)
            start += found?.bytes.count ?? 1
        }
        return ColumnName(bytes: rest)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Whether the other name is a part of this one.
    public func contains(_ other: ColumnName) -> Bool {
        guard let first = other.bytes.first, bytes.count >= other.bytes.count else { return false }
        for start in 0...(bytes.count - other.bytes.count) where bytes[start] == first {
            if bytes[start..<start + other.bytes.count].elementsEqual(other.bytes) { return true }
        }
        return false
    }
}
