// The bodies that the platform knows, as the rules and the keys of one item ask for them.

internal import Registry

/// Bodies (单位) by code and by name.
struct KnownBodies: Sendable {
    private let names: [String: String]
    private let empowered: Set<String>
    /// Codes by levelled names; nil where several bodies bear the name.
    private let codes: [String: String?]

    init(_ bodies: [Organisation], item: String) {
        names = Dictionary(bodies.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        empowered = Set(bodies.filter { $0.items.contains(item) }.map(\.code))
        codes = Dictionary(
            bodies.map { (Registry.level(name: $0.name), $0.code) },
            uniquingKeysWith: { first, other in first == other ? first : nil })
    }

    /// The name under which the platform knows the body; nil if it doesn't.
    func name(of code: String) -> String? { names[code] }

    /// Whether the body is registered for just this kind of information: then it may decide, whatever it is.
    func mayDecide(_ code: String) -> Bool { empowered.contains(code) }

    /// The code of the only body of that name.
    func code(named name: String) -> String? { codes[Registry.level(name: name)] ?? nil }
}
