// The shape of one column of a catalogue file, and of the sets of columns that items share.

struct RawField: Decodable, Grounded {
    struct Scale: Decodable {
        let unit: String
    }
    struct MaskShape: Decodable {
        let keepLeft: Int
        let keepRight: Int
    }

    let code: String
    let name: Bilingual
    let aliases: [String]
    let further: [String]
    let role: FieldRole?
    let type: FieldType
    let table: String?
    let length: Int?
    let scale: Scale?
    let required: Requirement
    let sensitivity: Sensitivity
    let mask: MaskShape?
    let section: String
    let ground: RawGround

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        code = try container.decode(String.self, forKey: .code)
        name = try container.decode(Bilingual.self, forKey: .name)
        aliases = try container.decodeIfPresent([String].self, forKey: .aliases) ?? []
        further = try container.decodeIfPresent([String].self, forKey: .further) ?? []
        role = try container.decodeIfPresent(FieldRole.self, forKey: .role)
        type = try container.decode(FieldType.self, forKey: .type)
        table = try container.decodeIfPresent(String.self, forKey: .table)
        length = try container.decodeIfPresent(Int.self, forKey: .length)
        scale = try container.decodeIfPresent(Scale.self, forKey: .scale)
        required = try container.decodeIfPresent(RawRequirement.self, forKey: .required)?.value ?? .never
        sensitivity = try container.decodeIfPresent(Sensitivity.self, forKey: .sensitivity) ?? .restricted
        mask = try container.decodeIfPresent(MaskShape.self, forKey: .mask)
        section = try container.decode(String.self, forKey: .section)
        ground = try RawGround(from: decoder)
    }

    enum Key: String, CodingKey {
        case code, name, aliases, further, role, type, table, length, scale, required, sensitivity, mask, section
    }
}

/// `always`, `never`, or a condition on another field.
struct RawRequirement: Decodable {
    let value: Requirement

    private struct Condition: Decodable {
        let field: String
        let `in`: [String]?
        let means: [String]?
    }

    init(from decoder: any Decoder) throws {
        if let word = try? decoder.singleValueContainer().decode(String.self) {
            switch word {
            case "always": value = .always
            case "never": value = .never
            default:
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "'\(word)' is neither always nor never"))
            }
            return
        }
        let condition = try Condition(from: decoder)
        if let values = condition.in {
            value = .whenValue(field: condition.field, values: values)
        } else if let means = condition.means {
            value = .whenMeans(field: condition.field, means: means)
        } else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a condition needs 'in' or 'means'"))
        }
    }
}

/// A column, or all columns of a set under the prefix of the item.
enum RawFieldEntry: Decodable {
    struct Use: Decodable {
        let use: String
        let prefix: String
    }

    case field(RawField)
    case set(Use)

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self = container.contains(.use) ? .set(try Use(from: decoder)) : .field(try RawField(from: decoder))
    }

    private enum Key: String, CodingKey { case use }
}

/// The shape of fields.yaml.
struct RawFieldSets: Decodable {
    struct Entry: Decodable {
        let set: String
        let fields: [RawField]
    }
    let sets: [Entry]
}
