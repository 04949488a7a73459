// Makes checked values out of the raw ones and keeps every fault it meets.

internal import WorkingDays
internal import Yams

struct PackBuilder {
    private(set) var findings: [Finding] = []
    private(set) var sources: [String: Source] = [:]
    private(set) var items: [CatalogueItem] = []
    private(set) var tables: [String: CodeTable] = [:]
    private(set) var regimes: [PublicityRegime] = []
    private(set) var limits: [Limit] = []
    private(set) var forbidden: [ForbiddenData] = []
    private(set) var districts: [District] = []
    private(set) var calendar: WorkingCalendar?
    /// Whether the layer being read extends another one.
    private var isLocal = false

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

// MARK: - The legal ground

extension PackBuilder {
    /// The ground of an object: its own words first, those of the object around it for the rest.
    private mutating func provision(_ ground: RawGround, within outer: Provision? = nil, _ place: String) -> Provision {
        var citations: [Citation] = []
        for text in ground.sources ?? [] {
            if let citation = Citation(text) {
                citations.append(citation)
            } else {
                report("malformed-citation", place, "'\(text)' is not of the form source#article")
            }
        }
        if ground.sources == nil { citations = outer?.citations ?? [] }
        if citations.isEmpty { report("uncited-value", place, "every value cites a source and an article") }
        guard let certainty = ground.certainty ?? outer?.certainty else {
            report("no-certainty", place, "every value says how certain it is")
            return Provision(citations: citations, certainty: .assumed, interval: Interval(from: .latest, until: nil))
        }
        var from = outer?.interval.from
        if let text = ground.from { from = day(text, place) }
        if from == nil { report("no-date", place, "every value says from which day it holds") }
        var until = outer?.interval.until
        if let text = ground.until { until = day(text, place) }
        let start = from ?? .latest
        if let until, until < start { report("empty-interval", place, "the value ends before it begins") }
        return Provision(
            citations: citations, certainty: certainty, interval: Interval(from: start, until: until))
    }

    private mutating func day(_ text: String, _ place: String) -> Day? {
        let day = Day.parse(official: text)
        if day == nil { report("malformed-day", place, "'\(text)' is not a day of the form YYYY-MM-DD") }
        return day
    }
}

// MARK: - Sources, limits, prohibitions, districts

extension PackBuilder {
    private mutating func add(_ raw: RawSources.Entry, _ file: String) {
        let place = "\(file) \(raw.id)"
        guard sources[raw.id] == nil else { return report("duplicate-source", place, "the id is used twice") }
        guard let from = day(raw.from, place) else { return }
        var articles: [String: Article] = [:]
        for entry in raw.articles {
            if articles[entry.article] != nil {
                report("duplicate-article", place, "article \(entry.article) stands twice")
            }
            articles[entry.article] = Article(number: entry.article, gist: entry.gist)
        }
        sources[raw.id] = Source(
            id: raw.id, label: raw.label, title: raw.title, number: raw.number, issuer: raw.issuer, rank: raw.rank,
            interval: Interval(from: from, until: raw.until.flatMap { day($0, place) }), certainty: raw.certainty,
            unit: raw.unit ?? .article, articles: articles)
    }

    private mutating func add(_ raw: RawLimits.Entry, _ file: String) {
        let limit = Limit(
            id: raw.id, title: raw.title, value: raw.value, unit: raw.unit,
            provision: provision(raw.ground, "\(file) \(raw.id)"))
        // Several layers may say the same thing; the limit then rests on all of their texts.
        let same = limits.firstIndex { $0.id == limit.id && $0.value == limit.value && $0.unit == limit.unit }
        if let same {
            limits[same] = limits[same].resting(alsoOn: limit)
        } else {
            limits.append(limit)
        }
    }

    private mutating func add(_ raw: RawForbidden.Entry, _ file: String) {
        forbidden.append(
            ForbiddenData(
                id: raw.id, title: raw.title, personsOnly: raw.subjects == .naturalPerson, columns: raw.columns,
                values: raw.values, provision: provision(raw.ground, "\(file) \(raw.id)")))
    }

    private mutating func add(_ raw: RawCodeTable, _ file: String) {
        let place = "\(file) \(raw.table)"
        let outer = provision(raw.ground, place)
        if tables[raw.table] != nil { report("duplicate-table", place, "the table stands twice") }
        tables[raw.table] = CodeTable(
            id: raw.table, title: raw.title, separators: raw.separators ?? [],
            values: raw.values.map { entry in
                CodeValue(
                    value: entry.value, english: entry.en, means: entry.means, members: entry.members ?? [],
                    isOpen: entry.open ?? false,
                    provision: provision(entry.ground, within: outer, "\(place) \(entry.value)"))
            })
    }

    private mutating func add(districts text: String, _ place: String) {
        for (number, line) in text.split(separator: "\n").enumerated().dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count >= 5, !cells[0].isEmpty else {
                report("malformed-line", "\(place):\(number + 1)", "expected code,zh,en,from,until,note")
                continue
            }
            // An empty start means that the code is older than any record.
            let from = cells[3].isEmpty ? Day.earliest : day(cells[3], "\(place):\(number + 1)") ?? .earliest
            let until = cells[4].isEmpty ? nil : day(cells[4], "\(place):\(number + 1)")
            districts.append(
                District(
                    code: cells[0], title: Bilingual(zh: cells[1], en: cells[2]),
                    interval: Interval(from: from, until: until)))
        }
        addDistrictTable(place)
    }

    /// Districts are also the code table `districts`: a code or a name, in its time.
    private mutating func addDistrictTable(_ place: String) {
        tables["districts"] = CodeTable(
            id: "districts", title: Bilingual(zh: "行政区划", en: "Districts"), separators: [],
            values: districts.map { district in
                CodeValue(
                    value: district.code, english: district.title.en, means: district.code,
                    members: [district.title.zh], isOpen: false,
                    provision: Provision(citations: [], certainty: .reported, interval: district.interval))
            })
    }
}

// MARK: - Publicity and catalogue

extension PackBuilder {
    private mutating func add(_ raw: RawPublicity.Regime, _ file: String) {
        let place = "\(file) \(raw.regime)"
        let outer = provision(raw.ground, place)
        regimes.append(
            PublicityRegime(
                id: raw.regime, title: raw.title, item: raw.item,
                tiers: raw.tiers.map { tier in
                    PublicityTier(
                        id: tier.tier, title: tier.title, isPublished: tier.published,
                        minimum: CalendarPeriod(tier.minimum.value, tier.minimum.unit),
                        maximum: CalendarPeriod(tier.maximum.value, tier.maximum.unit),
                        isRepairable: tier.repairable,
                        provision: provision(tier.ground, within: outer, "\(place) \(tier.tier)"))
                },
                assignments: raw.assignment.map { rule in
                    TierAssignment(
                        tier: rule.tier, anyMeans: rule.anyMeans.map(Set.init), onlyMeans: rule.onlyMeans.map(Set.init),
                        procedure: rule.procedure,
                        provision: provision(rule.ground, within: outer, "\(place) → \(rule.tier)"))
                },
                provision: outer))
    }

    private mutating func add(_ raw: RawItem, _ file: String) {
        let place = "\(file) \(raw.item)"
        let outer = provision(raw.ground, place)
        var rules: [RowRule] = []
        for rule in raw.rules {
            if let parsed = rule.parsed {
                rules.append(parsed)
            } else {
                report("unknown-rule", place, "rule '\(rule.rule)' is unknown or lacks a parameter")
            }
        }
        items.append(
            CatalogueItem(
                id: raw.item, title: raw.title, informationClass: raw.informationClass, origin: raw.origin,
                subjects: raw.subjects,
                document: raw.document.map {
                    DocumentFields(
                        title: $0.title, number: $0.number, body: $0.body, bodyCode: $0.bodyCode, day: $0.day)
                },
                disclosure: raw.disclosure.map { rule in
                    DisclosureRule(
                        subjects: rule.subjects, mode: rule.mode,
                        provision: provision(rule.ground, within: outer, "\(place) disclosure"))
                },
                publicity: raw.publicity == "lasting" ? .lasting : .regimes(raw.publicity),
                key: raw.key, summary: raw.summary?.zh ?? [],
                fields: raw.fields.map { field($0, within: outer, place) }, rules: rules, provision: outer,
                isSupplementary: isLocal))
    }

    private mutating func field(_ raw: RawField, within outer: Provision, _ place: String) -> Field {
        let units = ["元": 1, "万元": 10_000]
        if let unit = raw.scale?.unit, units[unit] == nil {
            report("unknown-unit", "\(place) \(raw.code)", "'\(unit)' is neither 元 nor 万元")
        }
        return Field(
            code: raw.code, name: raw.name, aliases: raw.aliases, role: raw.role, type: raw.type, table: raw.table,
            length: raw.length, yuanPerUnit: raw.scale.flatMap { units[$0.unit] } ?? 1, required: raw.required,
            sensitivity: raw.sensitivity,
            mask: raw.mask.map { MaskRule(keepLeft: $0.keepLeft, keepRight: $0.keepRight) },
            section: raw.section, provision: provision(raw.ground, within: outer, "\(place) \(raw.code)"))
    }
}
