// The bodies that hand in information, decide, and use the platform.

public import Storage

/// A body known to the platform (单位), by its unified social credit code.
public struct Organisation: Sendable {
    public let code: String
    public let name: String
    /// What it is to the platform: `provider`, `court`, `district`, `centre` …
    public let kind: String
    public let district: String?
    /// The items it may send; empty means every item.
    public let items: [String]

    public init(code: String, name: String, kind: String, district: String?, items: [String]) {
        self.code = code
        self.name = name
        self.kind = kind
        self.district = district
        self.items = items
    }

    public func maySend(_ item: String) -> Bool {
        items.isEmpty || items.contains(item)
    }
}

extension Registry {
    /// Adds the organisation, or changes what is known of it.
    public func add(_ organisation: Organisation, now: Int64, _ connection: any Connection) throws {
        try connection.run(
            RegistrySQL.addOrganisation,
            [
                .text(organisation.code), .text(organisation.name), .text(organisation.kind),
                Value(organisation.district), .text(organisation.items.joined(separator: ",")), .int(now),
            ])
    }

    public func provider(code: String, _ connection: any Connection) throws -> Organisation? {
        try connection.first(RegistrySQL.organisation, [.text(code)], Self.organisation)
    }

    /// The names of bodies by their codes, as far as they are known.
    public func names(ofBodies codes: [String], _ connection: any Connection) throws -> [String: String] {
        var names: [String: String] = [:]
        try connection.among(RegistrySQL.organisationNames, codes.map(Value.text)) { names[$0.text(0)] = $0.text(1) }
        return names
    }

    public func organisations(_ connection: any Connection) throws -> [Organisation] {
        try connection.rows(RegistrySQL.organisations, [], Self.organisation)
    }

    private static func organisation(_ row: any Row) -> Organisation {
        Organisation(
            code: row.text(0), name: row.text(1), kind: row.text(2), district: row.optionalText(3),
            items: row.text(4).split(separator: ",").map(String.init))
    }
}
