// A catalogue item as the intake engine uses it: fields by position, roles and requirements resolved once.

public import WorkingDays

/// When a field must be filled, by position.
public enum CompiledRequirement: Sendable {
    case always, never
    case whenValue(field: Int, values: ByteTable)
    case whenMeans(field: Int, means: Set<String>)
}

/// A catalogue item of one day, compiled into arrays.
public struct CompiledItem: Sendable {
    public let item: CatalogueItem
    /// Single-word choices by their bytes; nil where a cell may hold several words or open ones.
    public let words: [ByteTable?]
    public let tables: [CodeTable?]
    public let requirements: [CompiledRequirement]
    /// Field positions in ascending order of their codes: the order of the canonical payload.
    public let canonicalOrder: [Int]
    public let key: [Int]
    public let documentNumber: Int?
    public let documentDay: Int?
    private let positions: [FieldRole: Int]

    /// - Returns: nil if the item is not in the catalogue on that day: then nothing of it may be collected.
    public init?(_ id: String, on day: Day, of pack: PolicyPack) {
        guard let item = pack.item(id, on: day) else { return nil }
        self.item = item
        tables = item.fields.map { field in field.table.flatMap { pack.tables[$0] } }
        words = tables.map { table in
            guard let table else { return nil }
            var entries: [(text: String, number: Int)] = []
            let values = table.values.enumerated().filter { $0.element.provision.interval.contains(day) }
            // A value of its own comes before the class that has it as a member.
            let texts = values.map { ([$0.element.value], $0.offset) } + values.map { ($0.element.members, $0.offset) }
            for (texts, number) in texts {
                for text in texts where !entries.contains(where: { $0.text == text }) { entries.append((text, number)) }
            }
            return ByteTable(entries)
        }
        requirements = item.fields.map { field in
            switch field.required {
            case .always: .always
            case .never: .never
            case .whenValue(let other, let values):
                item.index(of: other).map { index in
                    .whenValue(field: index, values: ByteTable(values.enumerated().map { ($0.element, $0.offset) }))
                } ?? .never
            case .whenMeans(let other, let means):
                item.index(of: other).map { .whenMeans(field: $0, means: Set(means)) } ?? .never
            }
        }
        canonicalOrder = item.fields.indices.sorted { item.fields[$0].code < item.fields[$1].code }
        key = item.key.compactMap(item.index(of:))
        documentNumber = item.document?.number.flatMap(item.index(of:))
        documentDay = item.document.flatMap { item.index(of: $0.day) } ?? item.index(role: .decidedOn)
        var positions: [FieldRole: Int] = [:]
        for (index, field) in item.fields.enumerated() {
            if let role = field.role, positions[role] == nil { positions[role] = index }
        }
        self.positions = positions
    }

    public func position(of role: FieldRole) -> Int? { positions[role] }
}
