// The shape of purposes.yaml. A slip here could open what is closed, so no key is passed over and `bodies` is always said.

struct RawPurposes: Decodable {
    struct Entry: Decodable, Grounded {
        let id: String
        let title: Bilingual
        let bodies: [String]
        let ground: RawGround
        init(from decoder: any Decoder) throws {
            try decoder.refuseKeys(besides: ["id", "title", "bodies", "sources", "certainty", "from", "until"])
            let values = try decoder.container(keyedBy: Key.self)
            id = try values.decode(String.self, forKey: .id)
            title = try values.decode(Bilingual.self, forKey: .title)
            bodies = try values.decode([String].self, forKey: .bodies)
            ground = try RawGround(from: decoder)
        }
        enum Key: String, CodingKey { case id, title, bodies }
    }
    let purposes: [Entry]
    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: ["purposes"])
        purposes = try decoder.container(keyedBy: Key.self).decode([Entry].self, forKey: .purposes)
    }
    enum Key: String, CodingKey { case purposes }
}

/// Any key, whether we know it or not.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension Decoder {
    /// - Throws: a fault that names the first key, in order of the alphabet, that means nothing here.
    fileprivate func refuseKeys(besides known: Set<String>) throws {
        let keys = try container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
        guard let stray = keys.filter({ !known.contains($0) }).min() else { return }
        throw DecodingError.dataCorrupted(
            DecodingError.Context(codingPath: codingPath, debugDescription: "'\(stray)' means nothing"))
    }
}
