// What a pack may not collect or make of people: forbidden data, and scores, grades or portraits (M-43, P-5.15).

extension PackLinter {
    /// No column may be named for what is forbidden; the words stand in forbidden.yaml.
    func forbidden(_ field: Field, of item: CatalogueItem, _ place: String) -> [Finding] {
        let names = ([field.name.zh, field.name.en, field.code] + field.aliases + field.further).map(ColumnName.init)
        return pack.forbidden.filter { rule in
            (!rule.personsOnly || item.subjects.contains(.naturalPerson)) && names.contains(where: rule.forbids(_:))
        }.map { finding($0, place) }
    }

    /// No item may be one: neither by its own name, nor an evaluation that takes natural persons.
    func ratings(_ item: CatalogueItem, _ place: String) -> [Finding] {
        let names = [ColumnName(item.title.zh), ColumnName(item.title.en)]
        var findings = pack.forbidden.filter { names.contains(where: $0.forbids(_:)) }.map { finding($0, place) }
        let takesPersons = item.subjects.contains(.naturalPerson)
        if takesPersons, item.provision.citations.contains(where: isAboutEvaluation) {
            findings.append(
                Finding(.error, "person-evaluated", at: place, "no evaluation takes a natural person (P-3.7a, P-5.15)"))
        }
        return findings
    }

    /// Whether the cited part of the base catalogue, or the cited standard, is that of evaluation results.
    private func isAboutEvaluation(_ citation: Citation) -> Bool {
        guard let article = pack.article(citation), let source = pack.source(of: citation) else { return false }
        return [article.gist.zh, source.title.zh].contains { $0.contains("评价结果") || $0.contains("综合评价") }
    }

    private func finding(_ rule: ForbiddenData, _ place: String) -> Finding {
        rule.isRating
            ? Finding(.error, "forbidden-score", at: place, "\(rule.title.en) are refused (P-5.15)")
            : Finding(.error, "forbidden-field", at: place, "\(rule.title.en) may not be collected (M-43)")
    }
}
