// The shape of publicity.yaml.

struct RawPublicity: Decodable {
    struct Period: Decodable {
        let value: Int
        let unit: CalendarPeriod.Unit
    }
    struct Tier: Decodable, Grounded {
        let tier: String
        let title: Bilingual
        let published: Bool
        let minimum: Period
        let maximum: Period
        let repairable: Bool
        let countsAs: String?
        let ground: RawGround
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            tier = try container.decode(String.self, forKey: .tier)
            title = try container.decode(Bilingual.self, forKey: .title)
            published = try container.decode(Bool.self, forKey: .published)
            minimum = try container.decode(Period.self, forKey: .minimum)
            maximum = try container.decode(Period.self, forKey: .maximum)
            repairable = try container.decode(Bool.self, forKey: .repairable)
            countsAs = try container.decodeIfPresent(String.self, forKey: .countsAs)
            ground = try RawGround(from: decoder)
        }
        enum Key: String, CodingKey { case tier, title, published, minimum, maximum, repairable, countsAs }
    }
    struct Assignment: Decodable, Grounded {
        let tier: String
        let anyMeans: [String]?
        let onlyMeans: [String]?
        let procedure: String?
        let statutory: Bool
        let ground: RawGround
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            tier = try container.decode(String.self, forKey: .tier)
            anyMeans = try container.decodeIfPresent([String].self, forKey: .anyMeans)
            onlyMeans = try container.decodeIfPresent([String].self, forKey: .onlyMeans)
            procedure = try container.decodeIfPresent(String.self, forKey: .procedure)
            statutory = try container.decodeIfPresent(Bool.self, forKey: .statutory) ?? false
            ground = try RawGround(from: decoder)
        }
        enum Key: String, CodingKey { case tier, anyMeans, onlyMeans, procedure, statutory }
    }
    /// `none`: the regime knows no degrees.
    enum Marks: String, Decodable { case ignored = "none" }
    struct Regime: Decodable, Grounded {
        let regime: String
        let title: Bilingual
        let item: String
        let marks: Marks?
        let tiers: [Tier]
        let assignment: [Assignment]
        let ground: RawGround
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            regime = try container.decode(String.self, forKey: .regime)
            title = try container.decode(Bilingual.self, forKey: .title)
            item = try container.decode(String.self, forKey: .item)
            marks = try container.decodeIfPresent(Marks.self, forKey: .marks)
            tiers = try container.decode([Tier].self, forKey: .tiers)
            assignment = try container.decode([Assignment].self, forKey: .assignment)
            ground = try RawGround(from: decoder)
        }
        enum Key: String, CodingKey { case regime, title, item, marks, tiers, assignment }
    }
    let regimes: [Regime]
}
