// Checks of catalogue items: documents, disclosure, fields and the rules across them.

extension PackLinter {
    func check(_ item: CatalogueItem) -> [Finding] {
        let place = "item \(item.id)"
        var findings = check(item.provision, place)
        for field in item.fields {
            findings += check(field.provision, "\(place) \(field.code)").filter { $0.severity == .error }
            findings += check(field, of: item, place)
        }
        for rule in item.rules {
            guard let (kinds, means) = rule.meanings else { continue }
            findings += unknownMeanings(means, ofField: kinds, of: item, place)
        }
        findings += missingFields(item, place) + columns(item, place) + document(item, place) + ratings(item, place)
        findings += minors(item, place) + personalNumbers(item, place)
        for rule in item.disclosure {
            findings += check(rule.provision, "\(place) disclosure").filter { $0.severity == .error }
            findings += publication(rule, place)
        }
        if item.isSupplementary, !isOrderedByLaw(item.provision) {
            findings.append(
                Finding(
                    .error, "supplement-without-regulation", at: place,
                    "an item of a local supplement cites a local regulation or higher (M-10)"))
        }
        for kind in item.subjects where item.disclosure(for: kind).isEmpty {
            findings.append(
                Finding(.error, "no-disclosure", at: place, "nothing says who may see it for \(kind.rawValue)"))
        }
        if case .regimes(let name) = item.publicity {
            let isPublished = item.disclosure.contains { $0.mode == .publication }
            if name == "none", isPublished {
                findings.append(
                    Finding(.error, "no-period", at: place, "what is published has a period: `none` is for the rest"))
            } else if name != "none", !pack.regimes.contains(where: { $0.item == name }) {
                findings.append(Finding(.error, "unknown-regime", at: place, "no publicity regime for '\(name)'"))
            }
        } else if item.informationClass == .dishonesty {
            findings.append(
                Finding(.error, "no-period", at: place, "dishonesty information is never shown without an end (M-22)"))
        }
        return findings
    }

    private func missingFields(_ item: CatalogueItem, _ place: String) -> [Finding] {
        let codes = Set(item.fields.map(\.code))
        let document =
            item.document.map { [$0.body, $0.day] + [$0.number, $0.title, $0.bodyCode].compactMap(\.self) } ?? []
        return (item.key + item.summary + document + item.rules.flatMap(\.fields)).filter { !codes.contains($0) }
            .map { Finding(.error, "unknown-field", at: place, "the item has no field '\($0)'") }
    }

    /// A header must mean one field only.
    private func columns(_ item: CatalogueItem, _ place: String) -> [Finding] {
        var owners: [String: String] = [:]
        var findings: [Finding] = []
        for field in item.fields {
            for name in Set([field.code, field.name.zh] + field.aliases + field.further) {
                if let owner = owners.updateValue(field.code, forKey: name), owner != field.code {
                    findings.append(
                        Finding(
                            .error, "ambiguous-column", at: "\(place) \(field.code)", "'\(name)' is also \(owner)"))
                }
            }
            // Only several values can stand in several columns.
            if !field.further.isEmpty, field.type != .choices {
                findings.append(
                    Finding(
                        .error, "further-column", at: "\(place) \(field.code)", "only choices may have a further column"
                    ))
            }
        }
        return findings
    }

    /// Dishonesty is recorded only on an effective document: its number, body and day are always asked for (M-13).
    private func document(_ item: CatalogueItem, _ place: String) -> [Finding] {
        guard item.informationClass == .dishonesty else { return [] }
        guard let document = item.document, let number = document.number else {
            return [
                Finding(.error, "no-document", at: place, "dishonesty information needs its effective document (M-13)")
            ]
        }
        return [number, document.body, document.day].compactMap(item.field).filter { $0.required != .always }
            .map {
                Finding(
                    .error, "document-not-required", at: "\(place) \($0.code)",
                    "number, body and day of the document are always required (M-13)")
            }
    }

    /// Publishing needs a law, a regulation or a decision of the State Council; for a natural person above all (M-19).
    private func publication(_ rule: DisclosureRule, _ place: String) -> [Finding] {
        guard rule.mode == .publication, !isOrderedByLaw(rule.provision) else { return [] }
        let ofPersons = rule.subjects.contains(.naturalPerson)
        return [
            Finding(
                .error, ofPersons ? "person-published" : "published-without-law", at: place,
                "an item is published only on a law, a regulation or a State Council decision (M-19)")
        ]
    }

    private func check(_ field: Field, of item: CatalogueItem, _ place: String) -> [Finding] {
        let place = "\(place) \(field.code)"
        var findings = forbidden(field, of: item, place)
        if field.type == .choice || field.type == .choices, field.table.flatMap({ pack.tables[$0] }) == nil {
            // Such as the districts, which each city brings.
            findings.append(
                Finding(isPart ? .warning : .error, "unknown-table", at: place, "a choice needs a code table"))
        }
        switch field.required {
        case .always, .never: break
        case .whenValue(let other, _), .whenMeans(let other, _):
            if item.field(other) == nil {
                findings.append(Finding(.error, "unknown-field", at: place, "there is no field '\(other)'"))
            }
        }
        if case .whenMeans(let other, let means) = field.required {
            findings += unknownMeanings(means, ofField: other, of: item, place)
        }
        return findings
    }

    /// Meanings that no word of the field's table has: a rule on one of them would never apply.
    func unknownMeanings(
        _ means: some Sequence<String>, ofField code: String, of item: CatalogueItem, _ place: String
    ) -> [Finding] {
        guard let table = item.field(code)?.table.flatMap({ pack.tables[$0] }) else { return [] }
        let known = Set(table.values.compactMap(\.means))
        return means.filter { !known.contains($0) }.sorted()
            .map { Finding(.error, "unknown-meaning", at: place, "no word of \(table.id) means '\($0)'") }
    }
}
