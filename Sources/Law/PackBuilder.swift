// Makes checked values out of the raw ones and keeps every fault it meets.

internal import WorkingDays
internal import Yams

struct PackBuilder {
    var findings: [Finding] = []
    var sources: [String: Source] = [:]
    var items: [CatalogueItem] = []
    var tables: [String: CodeTable] = [:]
    var regimes: [PublicityRegime] = []
    var limits: [Limit] = []
    var forbidden: [ForbiddenData] = []
    var districts: [District] = []
    var calendar: WorkingCalendar?
    /// Whether the layer being read extends another one.
    var isLocal = false

    var hasErrors: Bool { findings.contains { $0.severity == .error } }

    mutating func report(_ code: String, _ place: String, _ message: String) {
        findings.append(Finding(.error, code, at: place, message))
    }

    /// - Parameter isLocal: whether the layer supplements a national one.
    mutating func read(_ layer: PackLayer, isLocal: Bool) {
        self.isLocal = isLocal
        decode(RawSources.self, layer, "sources.yaml") { builder, raw, file in
            for entry in raw.sources { builder.add(entry, file) }
        }
        decode(RawLimits.self, layer, "limits.yaml") { builder, raw, file in
            for entry in raw.limits { builder.add(entry, file) }
        }
        decode(RawForbidden.self, layer, "forbidden.yaml") { builder, raw, file in
            for entry in raw.forbidden { builder.add(entry, file) }
        }
        for (name, _) in layer.files(in: "codes") {
            decode(RawCodeTable.self, layer, name) { builder, raw, file in builder.add(raw, file) }
        }
        decode(RawPublicity.self, layer, "publicity.yaml") { builder, raw, file in
            for regime in raw.regimes { builder.add(regime, file) }
        }
        for (name, _) in layer.files(in: "catalogue") {
            decode(RawItem.self, layer, name) { builder, raw, file in builder.add(raw, file) }
        }
        if let text = layer.file("calendar.csv") {
            do {
                calendar = try WorkingCalendar(csv: text)
            } catch {
                report("malformed-file", "\(layer.id)/calendar.csv", "\(error)")
            }
        }
        if let text = layer.file("districts.csv") { add(districts: text, "\(layer.id)/districts.csv") }
    }

    /// Says a decoding error with the place inside the file.
    static func explain(_ error: any Error) -> String {
        guard let fault = error as? DecodingError else { return "\(error)" }
        switch fault {
        case .keyNotFound(let key, let context):
            return "'\(key.stringValue)' is missing at \(path(context))"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            return "\(context.debugDescription) at \(path(context))"
        @unknown default:
            return "\(fault)"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
        return path.isEmpty ? "the top" : path.joined(separator: ".")
    }

    private mutating func decode<T: Decodable>(
        _ type: T.Type, _ layer: PackLayer, _ name: String, _ use: (inout PackBuilder, T, String) -> Void
    ) {
        guard let text = layer.file(name) else { return }
        let place = "\(layer.id)/\(name)"
        do {
            use(&self, try YAMLDecoder().decode(type, from: text), place)
        } catch {
            report("malformed-file", place, Self.explain(error))
        }
    }
}
