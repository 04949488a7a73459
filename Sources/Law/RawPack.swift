// The shapes of the YAML files, exactly as docs/policy-pack.md describes them, before anything is checked.

struct RawLayer: Decodable {
    let pack: String
    let title: Bilingual
    let extends: String?
    /// Whether the layer is only for others to extend.
    let part: Bool?
}

/// The legal ground that any object may bear; what is missing comes from the object around it.
struct RawGround: Decodable {
    let sources: [String]?
    let certainty: Certainty?
    let from: String?
    let until: String?
}

struct RawSources: Decodable {
    struct Entry: Decodable {
        struct Entry: Decodable {
            let article: String
            let gist: Bilingual
        }
        let id: String
        let label: String?
        let title: Bilingual
        let number: String?
        let issuer: Bilingual?
        let rank: SourceRank
        let from: String
        let until: String?
        let certainty: Certainty
        let unit: SourceUnit?
        let articles: [Entry]
    }
    let sources: [Entry]
}

struct RawLimits: Decodable {
    struct Entry: Decodable, Grounded {
        let id: String
        let title: Bilingual
        let value: Int
        let unit: Limit.Unit
        let ground: RawGround
        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            id = try values.decode(String.self, forKey: .id)
            title = try values.decode(Bilingual.self, forKey: .title)
            value = try values.decode(Int.self, forKey: .value)
            unit = try values.decode(Limit.Unit.self, forKey: .unit)
            ground = try RawGround(from: decoder)
        }
        enum Key: String, CodingKey { case id, title, value, unit }
    }
    let limits: [Entry]
}

struct RawCodeTable: Decodable, Grounded {
    struct Entry: Decodable, Grounded {
        let value: String
        let en: String
        let means: String?
        let members: [String]?
        let open: Bool?
        let shownAs: Bilingual?
        let ground: RawGround
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            value = try container.decode(String.self, forKey: .value)
            en = try container.decode(String.self, forKey: .en)
            means = try container.decodeIfPresent(String.self, forKey: .means)
            members = try container.decodeIfPresent([String].self, forKey: .members)
            open = try container.decodeIfPresent(Bool.self, forKey: .open)
            shownAs = try container.decodeIfPresent(Bilingual.self, forKey: .shownAs)
            ground = try RawGround(from: decoder)
        }
        enum Key: String, CodingKey { case value, en, means, members, open, shownAs }
    }
    let table: String
    let title: Bilingual
    let separators: [String]?
    let words: RawWords?
    let values: [Entry]
    let ground: RawGround
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        table = try container.decode(String.self, forKey: .table)
        title = try container.decode(Bilingual.self, forKey: .title)
        separators = try container.decodeIfPresent([String].self, forKey: .separators)
        words = try container.decodeIfPresent(RawWords.self, forKey: .words)
        values = try container.decode([Entry].self, forKey: .values)
        ground = try RawGround(from: decoder)
    }
    enum Key: String, CodingKey { case table, title, separators, words, values }
}

/// Which words of a table a row may use.
enum RawWords: String, Decodable {
    /// Those in force on the day of the decision, and no others.
    case ofDecision
}

/// An object of a pack that says, or inherits, its legal ground.
protocol Grounded {
    var ground: RawGround { get }
}
