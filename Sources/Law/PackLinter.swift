// Checks a whole pack against itself: cited articles exist, dates don't overlap, nothing forbidden is collected.

public import WorkingDays

/// The linter of packs (`chengxin policy lint`).
public struct PackLinter {
    private let pack: PolicyPack

    public init(_ pack: PolicyPack) {
        self.pack = pack
    }

    /// All findings that need no date.
    public func findings() -> [Finding] {
        var findings: [Finding] = []
        for item in pack.items { findings += check(item) }
        for regime in pack.regimes { findings += check(regime) }
        for limit in pack.limits { findings += check(limit.provision, "limit \(limit.id)") }
        for entry in pack.forbidden { findings += check(entry.provision, "forbidden \(entry.id)") }
        for table in pack.tables.values.sorted(by: { $0.id < $1.id }) {
            for value in table.values { findings += check(value.provision, "code \(table.id) \(value.value)") }
        }
        findings += overlaps()
        return findings
    }

    /// Sources that lapse within `days` of `today`, and those that have lapsed but are still cited.
    public func lapses(today: Day, within days: Int = 180) -> [Finding] {
        pack.sources.values.sorted { $0.id < $1.id }.compactMap { source in
            guard let until = source.interval.until, until <= today.adding(days: days) else { return nil }
            let hasLapsed = until < today
            // A text that lapsed long ago and was replaced is history, not news.
            guard !hasLapsed || until.adding(days: days) >= today else { return nil }
            return Finding(
                .warning, hasLapsed ? "lapsed-source" : "lapsing-source", at: "source \(source.id)",
                "《\(source.title.zh)》 \(hasLapsed ? "lapsed" : "lapses") on \(until); powers that rest on it alone "
                    + "end that day, limits and rights stay")
        }
    }

    private func check(_ provision: Provision, _ place: String) -> [Finding] {
        var findings = provision.citations.compactMap { citation -> Finding? in
            guard let source = pack.source(of: citation) else {
                return Finding(.error, "unknown-source", at: place, "there is no source '\(citation.source)'")
            }
            guard source.articles[citation.article] != nil else {
                return Finding(.error, "unknown-article", at: place, "\(citation) names no article of its source")
            }
            return nil
        }
        if provision.certainty != .text {
            findings.append(
                Finding(
                    .warning, "not-read", at: place,
                    "the value is \(provision.certainty.rawValue), not read in its text"))
        }
        return findings
    }

    private func check(_ item: CatalogueItem) -> [Finding] {
        let place = "item \(item.id)"
        var findings = check(item.provision, place)
        for field in item.fields {
            findings += check(field.provision, "\(place) \(field.code)").filter { $0.severity == .error }
            findings += check(field, of: item, place)
        }
        let codes = Set(item.fields.map(\.code))
        let document =
            item.document.map { [$0.body, $0.day] + [$0.number, $0.title, $0.bodyCode].compactMap(\.self) } ?? []
        for code in item.key + item.summary + document + item.rules.flatMap(\.fields) where !codes.contains(code) {
            findings.append(Finding(.error, "unknown-field", at: place, "the item has no field '\(code)'"))
        }
        if item.informationClass == .dishonesty && item.document?.number == nil {
            findings.append(
                Finding(.error, "no-document", at: place, "dishonesty information needs its effective document (M-13)"))
        }
        for rule in item.disclosure {
            findings += check(rule.provision, "\(place) disclosure").filter { $0.severity == .error }
            findings += publication(rule, place)
        }
        if item.isSupplementary, !carriesBurdens(item.provision) {
            findings.append(
                Finding(
                    .error, "supplement-without-regulation", at: place,
                    "an item of a local supplement cites a local regulation or higher (M-10)"))
        }
        for word in Self.forbiddenItems where item.title.zh.contains(word) {
            findings.append(Finding(.error, "forbidden-score", at: place, "'\(word)' is refused (P-5.15)"))
        }
        for kind in item.subjects where item.disclosure(for: kind).isEmpty {
            findings.append(
                Finding(.error, "no-disclosure", at: place, "nothing says who may see it for \(kind.rawValue)"))
        }
        if case .regimes(let name) = item.publicity, !pack.regimes.contains(where: { $0.item == name }) {
            findings.append(Finding(.error, "unknown-regime", at: place, "no publicity regime for '\(name)'"))
        }
        return findings
    }

    /// Publishing needs a law, a regulation or a decision of the State Council; for a natural person above all (M-19).
    private func publication(_ rule: DisclosureRule, _ place: String) -> [Finding] {
        guard rule.mode == .publication, !carriesBurdens(rule.provision) else { return [] }
        let ofPersons = rule.subjects.contains(.naturalPerson)
        return [
            Finding(
                .error, ofPersons ? "person-published" : "published-without-law", at: place,
                "an item is published only on a law, a regulation or a State Council decision (M-19)")
        ]
    }

    private func carriesBurdens(_ provision: Provision) -> Bool {
        provision.citations.contains { (pack.source(of: $0)?.rank ?? .plan) <= .localRegulation }
    }

    private func check(_ field: Field, of item: CatalogueItem, _ place: String) -> [Finding] {
        var findings: [Finding] = []
        let names = [field.name.zh, field.name.en, field.code] + field.aliases
        for rule in pack.forbidden where names.contains(where: rule.forbids(column:)) {
            guard !rule.personsOnly || item.subjects.contains(.naturalPerson) else { continue }
            findings.append(
                Finding(
                    .error, "forbidden-field", at: "\(place) \(field.code)",
                    "\(rule.title.en) may not be collected (M-43)"))
        }
        for word in Self.forbiddenItems where names.contains(where: { $0.contains(word) }) {
            findings.append(
                Finding(
                    .error, "forbidden-score", at: "\(place) \(field.code)",
                    "'\(word)': resident, household, village, party, employee or hiring scores are refused (P-5.15)"))
        }
        if field.type == .choice || field.type == .choices, field.table.flatMap({ pack.tables[$0] }) == nil {
            findings.append(
                Finding(.error, "unknown-table", at: "\(place) \(field.code)", "a choice needs a code table"))
        }
        if case .whenValue(let other, _) = field.required, item.field(other) == nil {
            findings.append(
                Finding(.error, "unknown-field", at: "\(place) \(field.code)", "there is no field '\(other)'"))
        }
        if case .whenMeans(let other, _) = field.required, item.field(other) == nil {
            findings.append(
                Finding(.error, "unknown-field", at: "\(place) \(field.code)", "there is no field '\(other)'"))
        }
        return findings
    }

    private static let forbiddenItems = ["积分制", "居民积分", "家庭积分", "村民积分", "网格评分", "党员积分", "员工信用分", "招聘评分"]

    private func check(_ regime: PublicityRegime) -> [Finding] {
        let place = "regime \(regime.id)"
        var findings = check(regime.provision, place)
        let tiers = Set(regime.tiers.map(\.id))
        for rule in regime.assignments where !tiers.contains(rule.tier) {
            findings.append(Finding(.error, "unknown-tier", at: place, "there is no tier '\(rule.tier)'"))
        }
        for tier in regime.tiers {
            findings += check(tier.provision, "\(place) \(tier.id)")
            if tier.minimum.end(from: .earliest) > tier.maximum.end(from: .earliest) {
                findings.append(Finding(.error, "empty-tier", at: place, "\(tier.id): the minimum is over the maximum"))
            }
        }
        return findings
    }

    private func overlaps() -> [Finding] {
        func find(_ kind: String, _ entries: [(id: String, interval: Interval)]) -> [Finding] {
            var findings: [Finding] = []
            for (index, entry) in entries.enumerated() {
                for other in entries[..<index] where other.id == entry.id && other.interval.overlaps(entry.interval) {
                    findings.append(
                        Finding(.error, "overlap", at: "\(kind) \(entry.id)", "two values hold on the same day"))
                }
            }
            return findings
        }
        return find("item", pack.items.map { ($0.id, $0.provision.interval) })
            + find("regime of", pack.regimes.map { ($0.item, $0.provision.interval) })
            + find("limit", pack.limits.map { ($0.id, $0.provision.interval) })
    }
}
