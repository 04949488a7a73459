// Makes checked values out of the raw ones and keeps every fault it meets.

internal import WorkingDays

struct PackBuilder {
    var findings: [Finding] = []
    var sources: [String: Source] = [:]
    var items: [CatalogueItem] = []
    var tables: [String: CodeTable] = [:]
    /// Columns that several items share, by the name of their set.
    var fieldSets: [String: [RawField]] = [:]
    var regimes: [PublicityRegime] = []
    var limits: [Limit] = []
    var forbidden: [ForbiddenData] = []
    var incapacity: [Incapacity] = []
    var persons = PersonTerms.none
    var districts: [District] = []
    var lists: [SeriousList] = []
    var purposes: [QueryPurpose] = []
    /// The layer that each limit came from.
    var limitLayers: [String] = []
    /// The id of the layer being read.
    var layer = ""
    var calendar: WorkingCalendar?
    /// Whether the layer being read extends another one.
    var isLocal = false

    var hasErrors: Bool { findings.contains { $0.severity == .error } }

    mutating func report(_ code: String, _ place: String, _ message: String) {
        findings.append(Finding(.error, code, at: place, message))
    }

    /// - Parameters:
    ///   - files: the decoded files of the layer, in the order in which they refer to each other.
    ///   - isLocal: whether the layer supplements a national one.
    mutating func read(_ layer: PackLayer, _ files: [(name: String, file: RawFile)], isLocal: Bool) {
        self.isLocal = isLocal
        self.layer = layer.id
        for (name, file) in files { read(file, "\(layer.id)/\(name)") }
        if let text = layer.file("calendar.csv") {
            do {
                calendar = try WorkingCalendar(csv: text)
            } catch {
                report("malformed-file", "\(layer.id)/calendar.csv", "\(error)")
            }
        }
        if let text = layer.file("districts.csv") { add(districts: text, "\(layer.id)/districts.csv") }
    }

    private mutating func read(_ file: RawFile, _ place: String) {
        switch file {
        case .sources(let raw): for entry in raw.sources { add(entry, place) }
        case .limits(let raw): for entry in raw.limits { add(entry, place) }
        case .forbidden(let raw): add(raw, place)
        case .lists(let raw):
            for entry in raw.lists { add(entry, place) }
            addListTable()
        case .purposes(let raw): for entry in raw.purposes { add(entry, place) }
        case .table(let raw): add(raw, place)
        case .publicity(let raw): for regime in raw.regimes { add(regime, place) }
        case .fieldSets(let raw): for entry in raw.sets { fieldSets[entry.set] = entry.fields }
        case .item(let raw): add(raw, place)
        case .malformed(let reason): report("malformed-file", place, reason)
        }
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
}
