// Publicity regimes and catalogue items: from their raw shapes to checked values.

extension PackBuilder {
    mutating func add(_ raw: RawPublicity.Regime, _ file: String) {
        let place = "\(file) \(raw.regime)"
        let outer = provision(raw.ground, place)
        regimes.append(
            PublicityRegime(
                id: raw.regime, title: raw.title, item: raw.item, takesMarks: raw.marks != .ignored,
                tiers: raw.tiers.map { tier in
                    PublicityTier(
                        id: tier.tier, title: tier.title, isPublished: tier.published,
                        minimum: CalendarPeriod(tier.minimum.value, tier.minimum.unit),
                        maximum: CalendarPeriod(tier.maximum.value, tier.maximum.unit),
                        isRepairable: tier.repairable, countsAs: tier.countsAs ?? tier.tier,
                        provision: provision(tier.ground, within: outer, "\(place) \(tier.tier)"))
                },
                assignments: raw.assignment.map { rule in
                    TierAssignment(
                        tier: rule.tier, anyMeans: rule.anyMeans.map(Set.init), onlyMeans: rule.onlyMeans.map(Set.init),
                        procedure: rule.procedure, isStatutory: rule.statutory,
                        provision: provision(rule.ground, within: outer, "\(place) → \(rule.tier)"))
                },
                provision: outer))
    }

    mutating func add(_ raw: RawItem, _ file: String) {
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
                provider: raw.provider, retention: raw.retention.map { CalendarPeriod($0.value, $0.unit) },
                key: raw.key, summary: raw.summary?.zh ?? [],
                fields: raw.fields.flatMap { fields($0, within: outer, place) }, rules: rules, provision: outer,
                isSupplementary: isLocal))
    }

    private mutating func fields(_ raw: RawFieldEntry, within outer: Provision, _ place: String) -> [Field] {
        switch raw {
        case .field(let raw): return [field(raw, within: outer, place)]
        case .set(let use):
            guard let set = fieldSets[use.use] else {
                report("unknown-field-set", place, "there is no set of fields '\(use.use)' in fields.yaml")
                return []
            }
            return set.map { field($0, within: outer, place, prefix: use.prefix) }
        }
    }

    /// - Parameter prefix: stands before the codes of a shared set, and before those its conditions name.
    mutating func field(_ raw: RawField, within outer: Provision, _ place: String, prefix: String = "") -> Field {
        let units = ["元": 1, "万元": 10_000]
        if let unit = raw.scale?.unit, units[unit] == nil {
            report("unknown-unit", "\(place) \(raw.code)", "'\(unit)' is neither 元 nor 万元")
        }
        return Field(
            code: prefix + raw.code, name: raw.name, aliases: raw.aliases, further: raw.further, role: raw.role,
            type: raw.type,
            table: raw.table,
            length: raw.length, yuanPerUnit: raw.scale.flatMap { units[$0.unit] } ?? 1,
            required: raw.required.prefixed(prefix),
            sensitivity: raw.sensitivity,
            mask: raw.mask.map { MaskRule(keepLeft: $0.keepLeft, keepRight: $0.keepRight) },
            section: raw.section, provision: provision(raw.ground, within: outer, "\(place) \(raw.code)"))
    }
}
