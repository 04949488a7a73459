// The shape of lists.yaml.

struct RawLists: Decodable {
    struct Entry: Decodable, Grounded {
        let list: String
        let title: Bilingual
        let aliases: [String]
        let issuers: [String]
        let exit: Bilingual?
        let procedure: Bilingual?
        let materials: Bilingual?
        let ground: RawGround
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            list = try container.decode(String.self, forKey: .list)
            title = try container.decode(Bilingual.self, forKey: .title)
            aliases = try container.decodeIfPresent([String].self, forKey: .aliases) ?? []
            issuers = try container.decodeIfPresent([String].self, forKey: .issuers) ?? []
            exit = try container.decodeIfPresent(Bilingual.self, forKey: .exit)
            procedure = try container.decodeIfPresent(Bilingual.self, forKey: .procedure)
            materials = try container.decodeIfPresent(Bilingual.self, forKey: .materials)
            ground = try RawGround(from: decoder)
        }
        enum Key: String, CodingKey { case list, title, aliases, issuers, exit, procedure, materials }
    }
    let lists: [Entry]
}
