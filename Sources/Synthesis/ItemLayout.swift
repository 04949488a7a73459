// Why this file exists: rows address the columns of an item by position, and the pack says where they are.

internal import Law
internal import WorkingDays

/// An item of the catalogue with the positions of its columns.
struct ItemLayout: Sendable {
    let item: CatalogueItem
    let pack: PolicyPack
    let today: Day

    /// The official Chinese names of the columns in order.
    var names: [String] { item.fields.map(\.name.zh) }

    var codes: [String] { item.fields.map(\.code) }

    func position(_ code: String?) -> Int? { code.flatMap { item.index(of: $0) } }
    func position(_ role: FieldRole) -> Int? { item.index(role: role) }
    func positions(of roles: [FieldRole]) -> [Int] { roles.compactMap { position($0) } }

    /// The columns that name the document of dishonesty information: what is wrong with them has rules of its own.
    var documentPositions: Set<Int> {
        guard item.informationClass == .dishonesty, let document = item.document else { return [] }
        let codes = [document.title, document.number, document.body, document.bodyCode, document.day]
        return Set(codes.compactMap { position($0) })
    }

    /// A word of the column's code table that has this meaning, today and ever since `day`.
    func word(_ role: FieldRole, means meaning: String, since day: Day? = nil) -> [UInt8]? {
        values(role).first {
            $0.means == meaning && $0.provision.interval.contains(today)
                && $0.provision.interval.contains(day ?? today)
        }.map { Array($0.value.utf8) }
    }

    private func values(_ role: FieldRole) -> [CodeValue] {
        guard let table = item.field(role: role)?.table.flatMap({ pack.tables[$0] }) else { return [] }
        return table.values
    }

    /// The words of a column's code table that say something and are in force, with the members of classes.
    func words(of field: Field) -> [StoryWord] { words(of: field, on: today) }

    /// - Parameter day: nil for the words of all days.
    func words(of field: Field, on day: Day?) -> [StoryWord] {
        guard let table = field.table.flatMap({ pack.tables[$0] }) else { return [] }
        let values = day.map { table.values(on: $0) } ?? table.values
        return values.filter { $0.means != "other" }.flatMap { value in
            ([value.value] + value.members).map {
                StoryWord(
                    text: $0, bytes: Array($0.utf8), means: value.means, since: value.provision.interval.from)
            }
        }
    }

    /// A word that the column's code table doesn't hold.
    func strangeWord(at position: Int) -> [UInt8] {
        let field = item.fields[position]
        let table = field.table.flatMap { pack.tables[$0] }
        let words = ["曝光台", "企业", "学生证", "特急", "未知分类", "泉城新区"]
        let strange = words.first { word in
            field.role.map { Self.fits(word, $0) } ?? true && table?.read(word).unknown != nil
        }
        return Array((strange ?? "甲乙丙").utf8)
    }

    /// Which strange word a hasty clerk would write into a column.
    private static func fits(_ word: String, _ role: FieldRole) -> Bool {
        switch role {
        case .subjectKind: word == "企业"
        case .personIdKind, .representativeIdKind: word == "学生证"
        case .district: word == "泉城新区"
        case .kinds: word == "曝光台"
        case .tier, .procedure: word == "特急"
        default: word == "未知分类"
        }
    }
}
