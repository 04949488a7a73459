// Sources, limits, prohibitions, code tables and districts: from their raw shapes to checked values.

internal import WorkingDays

extension PackBuilder {
    mutating func add(_ raw: RawSources.Entry, _ file: String) {
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

    mutating func add(_ raw: RawLimits.Entry, _ file: String) {
        let limit = Limit(
            id: raw.id, title: raw.title, value: raw.value, unit: raw.unit,
            provision: provision(raw.ground, "\(file) \(raw.id)"))
        // Several layers may say the same thing; the limit then rests on all of their texts.
        let same = limits.firstIndex { $0.id == limit.id && $0.value == limit.value && $0.unit == limit.unit }
        if let same {
            limits[same] = limits[same].resting(alsoOn: limit)
        } else {
            // Within a layer it is a slip; between layers the rank of the texts decides (`Precedence`).
            for (index, other) in limits.enumerated() where limitLayers[index] == layer && other.id == limit.id {
                if other.provision.interval.overlaps(limit.provision.interval) {
                    report("overlap", "limit \(limit.id)", "two values hold on the same day")
                }
            }
            limits.append(limit)
            limitLayers.append(layer)
        }
    }

    mutating func add(_ raw: RawForbidden, _ file: String) {
        for entry in raw.forbidden {
            let place = "\(file) \(entry.id)"
            if forbidden.contains(where: { $0.id == entry.id }) { report("duplicate-entry", place, "it stands twice") }
            forbidden.append(ForbiddenData(entry, provision: provision(entry.ground, place)))
        }
        for entry in raw.incapacity ?? [] {
            incapacity.append(
                Incapacity(
                    id: entry.id, title: entry.title, said: StatedWords(entry.said),
                    provision: provision(entry.ground, "\(file) \(entry.id)")))
        }
        if let terms = raw.persons { persons = PersonTerms(terms) }
    }

    mutating func add(_ raw: RawCodeTable, _ file: String) {
        let place = "\(file) \(raw.table)"
        let outer = provision(raw.ground, place)
        if tables[raw.table] != nil { report("duplicate-table", place, "the table stands twice") }
        tables[raw.table] = CodeTable(
            id: raw.table, title: raw.title, separators: raw.separators ?? [], isOfDecision: raw.words == .ofDecision,
            values: raw.values.map { entry in
                CodeValue(
                    value: entry.value, english: entry.en, means: entry.means, members: entry.members ?? [],
                    isOpen: entry.open ?? false, shownAs: entry.shownAs,
                    provision: provision(entry.ground, within: outer, "\(place) \(entry.value)"))
            })
    }

    mutating func add(districts text: String, _ place: String) {
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
    mutating func addDistrictTable(_ place: String) {
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
