// What the checker asks of a column at every cell, resolved once: a `Field` or a `RowRule` holds a dozen references to copy.

internal import Law

/// A column of the item, in plain numbers.
struct CellRule {
    enum Need { case always, never, conditional }

    let type: FieldType
    let role: FieldRole?
    /// The greatest length in characters.
    let limit: Int
    let yuanPerUnit: Int
    let need: Need
    /// Whether it is the number of the effective document, which dishonesty information can't do without (M-13).
    let isDocumentNumber: Bool

    init(_ field: Field, isDocumentNumber: Bool) {
        type = field.type
        role = field.role
        limit = field.length ?? .max
        yuanPerUnit = field.yuanPerUnit
        self.isDocumentNumber = isDocumentNumber
        need =
            switch field.required {
            case .always: .always
            case .never: .never
            case .whenValue, .whenMeans: .conditional
            }
    }

    /// A code is levelled before it is kept, and its length counts without blanks.
    var isCodeType: Bool { type == .organisationCode || type == .identifier }

    /// Whether a number cell can't be trusted: spreadsheets keep 15 digits and no leading zero.
    var isCode: Bool { isCodeType || isDocumentNumber }

    var isAlwaysRequired: Bool { isDocumentNumber || need == .always }
}

/// A rule across fields, with positions instead of codes; words stand in lists beside the rules.
enum CompiledRule {
    case notInFuture(Int)
    case dayOrder(Int, Int)
    case subjectMatchesKind
    case amountWhenChosen(kinds: Int, list: Int, amount: Int)
    case kindWhenAmount(kinds: Int, list: Int, amount: Int)
    case requiredWhenChosen(kinds: Int, list: Int, field: Int)
    case emptyWhenChosen(kinds: Int, list: Int, field: Int)
    case removalWhenChosen(kinds: Int, list: Int, field: Int)
    case authorityCode(Int)
    case documentYear(Int, day: Int)
    case amountInWords(Int, amount: Int)
    case citesArticle(Int)
    case noIdentityInText(Int)
    case lawfulPublicEnd(Int)
    case bodyNamed(Int, list: Int)
    case livingList(kinds: Int, body: Int, day: Int)
}

/// The rules of an item in the order in which the catalogue names them.
struct CompiledRules {
    private(set) var rules: [CompiledRule] = []
    /// The days on which the party must have been of age.
    private(set) var adultOn: [Int] = []
    /// The words and meanings that rules look for.
    private(set) var lists: [Set<String>] = []

    init(_ item: CatalogueItem) {
        for rule in item.rules {
            // The linter saw that all fields exist.
            let at = rule.fields.compactMap(item.index(of:))
            guard at.count == rule.fields.count else { continue }
            add(rule, at)
        }
    }

    private mutating func add(_ rule: RowRule, _ at: [Int]) {
        switch rule {
        case .notInFuture: rules.append(.notInFuture(at[0]))
        case .dayOrder: rules.append(.dayOrder(at[0], at[1]))
        case .subjectMatchesKind: rules.append(.subjectMatchesKind)
        case .adultOn: adultOn.append(at[0])
        case .amountWhenChosen(_, let means, _):
            rules.append(.amountWhenChosen(kinds: at[0], list: list(means), amount: at[1]))
        case .kindWhenAmount(_, let means, _):
            rules.append(.kindWhenAmount(kinds: at[0], list: list(means), amount: at[1]))
        case .requiredWhenChosen(_, let means, _):
            rules.append(.requiredWhenChosen(kinds: at[0], list: list(means), field: at[1]))
        case .emptyWhenChosen(_, let means, _):
            rules.append(.emptyWhenChosen(kinds: at[0], list: list(means), field: at[1]))
        case .removalWhenChosen(_, let means, _):
            rules.append(.removalWhenChosen(kinds: at[0], list: list(means), field: at[1]))
        case .authorityCode: rules.append(.authorityCode(at[0]))
        case .documentYear: rules.append(.documentYear(at[0], day: at[1]))
        case .amountInWords: rules.append(.amountInWords(at[0], amount: at[1]))
        case .citesArticle: rules.append(.citesArticle(at[0]))
        case .noIdentityInText: rules += at.map { .noIdentityInText($0) }
        case .lawfulPublicEnd: rules.append(.lawfulPublicEnd(at[0]))
        case .bodyNamed(_, let words): rules.append(.bodyNamed(at[0], list: list(words)))
        case .livingList: rules.append(.livingList(kinds: at[0], body: at[1], day: at[2]))
        }
    }

    private mutating func list(_ words: [String]) -> Int {
        lists.append(Set(words))
        return lists.count - 1
    }
}

/// Where the fields stand that the rules of every item know by their role.
struct FieldPlaces {
    let subjectKind, subjectCode, personId, personIdKind: Int?
    let organisationCode, registrationNumber, representativeId, representativeIdKind: Int?
    let subjectName, representative: Int?
    /// Names of bodies and the codes beside them.
    let bodies: [(name: Int, code: Int)]
    let documentDay, foundedOn, actEnd, actState, validUntil, listedUntil, removedOn: Int?
    let tier, kinds, procedure: Int?
    /// The days by which publication and retention are counted.
    let dating: Set<Int>
    /// Names, in which no number of a person may stand.
    let names: [Int]
    /// Other texts and numbers that may be shown, in which nobody looks by a rule of the item.
    let texts: [Int]

    init(_ compiled: CompiledItem) {
        subjectKind = compiled.position(of: .subjectKind)
        subjectCode = compiled.position(of: .subjectCode)
        personId = compiled.position(of: .personId)
        personIdKind = compiled.position(of: .personIdKind)
        organisationCode = compiled.position(of: .organisationCode)
        registrationNumber = compiled.position(of: .registrationNumber)
        representativeId = compiled.position(of: .representativeId)
        representativeIdKind = compiled.position(of: .representativeIdKind)
        subjectName = compiled.position(of: .subjectName)
        representative = compiled.position(of: .representative)
        bodies = [(FieldRole.bodyName, FieldRole.bodyCode), (.sourceName, .sourceCode)].compactMap { name, code in
            guard let name = compiled.position(of: name), let code = compiled.position(of: code) else { return nil }
            return (name, code)
        }
        documentDay = compiled.documentDay
        foundedOn = compiled.position(of: .foundedOn)
        actEnd = compiled.position(of: .actEnd)
        actState = compiled.position(of: .actState)
        validUntil = compiled.position(of: .validUntil)
        listedUntil = compiled.position(of: .listedUntil)
        removedOn = compiled.position(of: .removedOn)
        dating = Set(
            [documentDay, foundedOn, actEnd, validUntil, listedUntil, removedOn].compactMap(\.self))
        tier = compiled.position(of: .tier)
        kinds = compiled.position(of: .kinds)
        procedure = compiled.position(of: .procedure)
        names = [FieldRole.subjectName, .formerName, .representative, .bodyName, .sourceName]
            .compactMap(compiled.position(of:))
        var looked = Set(names)
        for case .noIdentityInText(let fields) in compiled.item.rules {
            looked.formUnion(fields.compactMap(compiled.item.index(of:)))
        }
        texts = compiled.item.fields.indices.filter { index in
            let field = compiled.item.fields[index]
            guard field.sensitivity != .personal, !looked.contains(index) else { return false }
            return field.type == .text || field.type == .identifier
        }
    }
}
