// The shape of forbidden.yaml: what may not be collected, and of whom a text may say it.

struct RawForbidden: Decodable {
    enum Subjects: String, Decodable { case all, naturalPerson }

    struct Entry: Decodable, Grounded {
        let id: String
        let title: Bilingual
        let subjects: Subjects
        let columns: [String]
        let with: [String]?
        let rating: Bool?
        let values: [String]
        let words: [String]
        let said: RawStatedWords
        let ground: RawGround

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            id = try container.decode(String.self, forKey: .id)
            title = try container.decode(Bilingual.self, forKey: .title)
            subjects = try container.decode(Subjects.self, forKey: .subjects)
            columns = try container.decode([String].self, forKey: .columns)
            with = try container.decodeIfPresent([String].self, forKey: .with)
            rating = try container.decodeIfPresent(Bool.self, forKey: .rating)
            values = try container.decodeIfPresent([String].self, forKey: .values) ?? []
            words = try container.decodeIfPresent(RawWordList.self, forKey: .words)?.list ?? []
            said = try RawStatedWords(from: decoder)
            ground = try RawGround(from: decoder)
        }
        enum Key: String, CodingKey { case id, title, subjects, columns, with, rating, values, words }
    }

    struct Incapacity: Decodable, Grounded {
        let id: String
        let title: Bilingual
        let said: RawStatedWords
        let ground: RawGround

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            id = try container.decode(String.self, forKey: .id)
            title = try container.decode(Bilingual.self, forKey: .title)
            said = try RawStatedWords(from: decoder)
            ground = try RawGround(from: decoder)
        }
        enum Key: String, CodingKey { case id, title }
    }

    let persons: RawPersonTerms?
    let incapacity: [Incapacity]?
    let forbidden: [Entry]
}

/// The words of an entry that count where they are said of a person.
struct RawStatedWords: Decodable {
    let about: RawWordList?
    let links: RawWordList?
    let verbs: RawWordList?
    let tails: RawWordList?
    let then: RawWordList?
    let acts: RawWordList?
    let except: RawWordList?
    let notBefore: RawWordList?
    let notAfter: RawWordList?
    let doubts: RawWordList?
}

struct RawPersonTerms: Decodable {
    let party: RawWordList
    let pronouns: RawWordList
    let owners: RawWordList
    let others: RawWordList
    let named: RawWordList
    let surnames: String
    let notNames: RawWordList
    let notPersons: RawWordList
    let links: RawWordList
    let tails: RawWordList
    let lists: RawWordList
    let then: RawWordList
    let marks: RawWordList
    let doubts: RawWordList
    let notAfter: RawWordList
    let tells: RawWordList?
    let reveals: RawWordList?
    let kinds: RawWordList?
    let notDoubts: RawWordList?
    let sides: RawWordList?
    let bodies: RawWordList?
}

/// Words with blanks between them: as one text they are read ten times faster than as a list.
struct RawWordList: Decodable {
    let list: [String]

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        list = text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }
}
