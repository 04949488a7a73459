// Why this file exists: the public bodies of the demo city, which decide and hand in.

/// The line of work of a body (部门): it settles what it permits and what it punishes.
public enum Department: String, Sendable, CaseIterable {
    case market, environment, emergency, transport, cityManagement, fire, tax, housing, culture, health
    case court, humanResources, civilAffairs, development, arbitration, creditCentre, association
}

/// A synthetic public body (单位) that decides and sends its decisions.
public struct Body: Sendable, Hashable {
    /// Unified social credit code, beginning with 11 for a government body.
    public let code: String
    public let name: String
    /// What it is to the platform, in the words of `org add --kind`.
    public let kind: String
    /// The six digits of its district; nil for a body of the whole city.
    public let district: String?
    /// The items it sends.
    public let items: [String]
    public let department: Department
    /// How its document numbers begin (发文机关代字), such as 泉市监.
    public let mark: String

    public init(
        code: String, name: String, kind: String = "provider", district: String? = nil, items: [String],
        department: Department = .market, mark: String
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.district = district
        self.items = items
        self.department = department
        self.mark = mark
    }
}

/// A body as the rows need it.
struct BodyText: Sendable {
    let code: [UInt8]
    let name: [UInt8]
    let mark: [UInt8]
    let offences: [Offence]
    let permits: [Permit]
    let department: Department
    /// The six digits of its district; nil for a body of the whole city.
    let district: Int?
    let personPermits: [Permit]

    init(_ body: Body) {
        code = Array(body.code.utf8)
        name = Array(body.name.utf8)
        mark = Array(body.mark.utf8)
        department = body.department
        district = body.district.flatMap { Int($0) }
        offences = body.department.offences
        permits = body.department.permits.filter { !$0.forPersons }
        let forPersons = body.department.permits.filter(\.forPersons)
        personPermits = forPersons.isEmpty ? permits : forPersons
    }
}
