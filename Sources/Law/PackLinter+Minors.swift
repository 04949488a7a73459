// What protects natural persons in an item, so that no pack loses it by an oversight.

extension PackLinter {
    /// Nothing is recorded of anyone under 18 on the day of the act (M-3): the item asks on the day of its document and on
    /// the day on which the act ended.
    func minors(_ item: CatalogueItem, _ place: String) -> [Finding] {
        guard item.subjects.contains(.naturalPerson) else { return [] }
        let asked = item.rules.compactMap { rule in
            if case .adultOn(let field) = rule { field } else { nil as String? }
        }
        let due = [item.document?.day, item.field(role: .actEnd)?.code].compactMap(\.self)
        let missing = due.filter { !asked.contains($0) }
        guard !missing.isEmpty || asked.isEmpty else { return [] }
        return [
            Finding(
                .error, "minors-not-refused", at: place,
                "the item takes natural persons and does not ask whether they were 18 (M-3): adultOn "
                    + missing.joined(separator: ", "))
        ]
    }

    /// The number of a person's document is neither published nor handed to anyone whole (M-19, M-20).
    func personalNumbers(_ item: CatalogueItem, _ place: String) -> [Finding] {
        item.fields.filter { field in
            switch field.role {
            case .personId, .personIdKind, .representativeId, .representativeIdKind: field.sensitivity != .personal
            default: false
            }
        }
        .map {
            Finding(
                .error, "personal-number-open", at: "\(place) \($0.code)",
                "a person's document is personal: it is sealed and never shown (M-19, M-20)")
        }
    }
}
