// What the law forbids to collect, by the name of a column and by the words of a value.

/// A kind of data that may not be collected (禁止采集). Source: jn-measures-2022#43.
public struct ForbiddenData: Sendable {
    public let id: String
    public let title: Bilingual
    /// Forbidden for natural persons, and for the businesses that are one, only; otherwise for every subject.
    public let personsOnly: Bool
    /// Whether it is a score, grade or portrait of people rather than a datum.
    public let isRating: Bool
    /// A value that contains one of these is refused: a label and its colon.
    public let values: [String]
    /// What is refused where a text says it of a person.
    public let said: StatedWords
    /// Words that are warned of in rows of persons where they say nothing of one.
    public let words: [String]
    public let provision: Provision
    private let levelWords: [LevelText]
    private let exceptedColumns: [ColumnName]
    /// A column whose name contains one of these is refused.
    private let columns: [ColumnName]
    /// A column that is named so, and no more, is refused.
    private let wholeColumns: [ColumnName]
    /// Where this is not empty, the name must contain one of these too: 村民 alone is harmless, 村民积分 is not.
    private let companions: [ColumnName]

    init(_ raw: RawForbidden.Entry, provision: Provision) {
        id = raw.id
        title = raw.title
        personsOnly = raw.subjects == .naturalPerson
        values = raw.values
        words = raw.words
        said = StatedWords(raw.said)
        levelWords = raw.words.map(LevelText.init)
        exceptedColumns = (raw.said.except?.list ?? []).map(ColumnName.init)
        columns = raw.columns.filter { !$0.hasPrefix("=") }.map(ColumnName.init)
        wholeColumns = raw.columns.filter { $0.hasPrefix("=") }.map { ColumnName(String($0.dropFirst())) }
        companions = (raw.with ?? []).map(ColumnName.init)
        isRating = raw.rating ?? !(raw.with ?? []).isEmpty
        self.provision = provision
    }

    public func forbids(column: String) -> Bool { forbids(ColumnName(column)) }

    public func forbids(_ column: ColumnName) -> Bool {
        if wholeColumns.contains(column) { return true }
        // Hardly any name gets further: exceptions are cut out of those that do.
        guard columns.contains(where: column.contains) else { return false }
        let rest = exceptedColumns.isEmpty ? column : column.without(exceptedColumns)
        return columns.contains(where: rest.contains)
            && (companions.isEmpty || companions.contains(where: rest.contains))
    }

    /// Whether no column at all is forbidden by it.
    var namesNothing: Bool { columns.isEmpty && wholeColumns.isEmpty }

    /// Whether the text holds one of the words that are warned of, and not as a part of another.
    public func names(_ text: LevelText) -> Bool {
        let rest = text.without(said.exceptions)
        return levelWords.contains(where: rest.contains)
    }
}

/// The name of a column with width, case and blanks of any kind levelled: none of them hides a name.
public struct ColumnName: Sendable, Equatable {
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
