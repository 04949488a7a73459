// The shape of a catalogue file.

struct RawItem: Decodable, Grounded {
    struct Document: Decodable {
        let title: String?
        let number: String?
        let body: String
        let bodyCode: String?
        let day: String
    }
    struct Disclosure: Decodable, Grounded {
        let subjects: [SubjectKind]
        let mode: DisclosureMode
        let ground: RawGround
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            subjects = try container.decode([SubjectKind].self, forKey: .subjects)
            mode = try container.decode(DisclosureMode.self, forKey: .mode)
            ground = try RawGround(from: decoder)
        }
        enum Key: String, CodingKey { case subjects, mode }
    }
    struct Summary: Decodable {
        let zh: [String]
    }

    let item: String
    let title: Bilingual
    let informationClass: InformationClass
    let origin: InformationOrigin
    let subjects: [SubjectKind]
    let document: Document?
    let disclosure: [Disclosure]
    let publicity: String
    let provider: Bilingual?
    let retention: RawPublicity.Period?
    let key: [String]
    let summary: Summary?
    let fields: [RawFieldEntry]
    let rules: [RawRule]
    let ground: RawGround

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        item = try container.decode(String.self, forKey: .item)
        title = try container.decode(Bilingual.self, forKey: .title)
        informationClass = try container.decode(InformationClass.self, forKey: .informationClass)
        origin = try container.decode(InformationOrigin.self, forKey: .origin)
        subjects = try container.decode([SubjectKind].self, forKey: .subjects)
        document = try container.decodeIfPresent(Document.self, forKey: .document)
        disclosure = try container.decode([Disclosure].self, forKey: .disclosure)
        publicity = try container.decode(String.self, forKey: .publicity)
        provider = try container.decodeIfPresent(Bilingual.self, forKey: .provider)
        retention = try container.decodeIfPresent(RawPublicity.Period.self, forKey: .retention)
        key = try container.decode([String].self, forKey: .key)
        summary = try container.decodeIfPresent(Summary.self, forKey: .summary)
        fields = try container.decode([RawFieldEntry].self, forKey: .fields)
        rules = try container.decodeIfPresent([RawRule].self, forKey: .rules) ?? []
        ground = try RawGround(from: decoder)
    }

    enum Key: String, CodingKey {
        case item, title, origin, subjects, document, disclosure, publicity, key, summary, fields, rules, provider,
            retention
        case informationClass = "class"
    }
}

/// A rule by name with its parameters.
struct RawRule: Decodable {
    let rule: String
    let field: String?
    let fields: [String]?
    let first: String?
    let second: String?
    let kinds: String?
    let means: [String]?
    let words: [String]?
    let amount: String?
    let day: String?

    /// - Returns: nil if the name is unknown or a parameter is missing.
    var parsed: RowRule? {
        switch rule {
        case "notInFuture": field.map { .notInFuture(field: $0) }
        case "dayOrder": pair(first, second).map { .dayOrder(first: $0, second: $1) }
        case "subjectMatchesKind": .subjectMatchesKind
        case "adultOn": field.map { .adultOn(field: $0) }
        case "amountWhenChosen": amountRule { .amountWhenChosen(kinds: $0, means: $1, amount: $2) }
        case "kindWhenAmount": amountRule { .kindWhenAmount(kinds: $0, means: $1, amount: $2) }
        case "requiredWhenChosen": fieldRule { .requiredWhenChosen(kinds: $0, means: $1, field: $2) }
        case "emptyWhenChosen": fieldRule { .emptyWhenChosen(kinds: $0, means: $1, field: $2) }
        case "removalWhenChosen": fieldRule { .removalWhenChosen(kinds: $0, means: $1, field: $2) }
        case "authorityCode": field.map { .authorityCode(field: $0) }
        case "documentYear": pair(field, day).map { .documentYear(field: $0, day: $1) }
        case "amountInWords": pair(field, amount).map { .amountInWords(field: $0, amount: $1) }
        case "citesArticle": field.map { .citesArticle(field: $0) }
        case "noIdentityInText": fields.map { .noIdentityInText(fields: $0) }
        case "lawfulPublicEnd": field.map { .lawfulPublicEnd(field: $0) }
        case "bodyNamed":
            if let field, let words { .bodyNamed(field: field, words: words) } else { nil }
        case "livingList":
            if let kinds, let field, let day { .livingList(kinds: kinds, body: field, day: day) } else { nil }
        default: nil
        }
    }

    private func pair(_ first: String?, _ second: String?) -> (String, String)? {
        if let first, let second { (first, second) } else { nil }
    }

    private func fieldRule(_ make: (String, [String], String) -> RowRule) -> RowRule? {
        if let kinds, let means, let field { make(kinds, means, field) } else { nil }
    }

    private func amountRule(_ make: (String, [String], String) -> RowRule) -> RowRule? {
        if let kinds, let means, let amount { make(kinds, means, amount) } else { nil }
    }
}
