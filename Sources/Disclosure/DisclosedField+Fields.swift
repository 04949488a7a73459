// Field by field: what of a record's values may be shown through a channel, whole or masked.

internal import Identifiers
internal import Law
internal import Registry
internal import WorkingDays

extension DisclosedField {
    /// The fields that may be shown, in the catalogue's order; numbers of identity documents inside free text are masked.
    static func all(
        _ values: [String: String], _ item: CatalogueItem, of kind: SubjectKind = .legalPerson,
        channel: Channel = .publication, on today: Day
    ) -> [DisclosedField] {
        let birthBound = today.birthDate
        let person = kind == .naturalPerson ? item.field(role: .subjectName).flatMap { values[$0.code] } : nil
        return item.fields.compactMap { field in
            guard let value = values[field.code], !value.isEmpty else { return nil }
            let shown: String
            switch Decision.decide(field, of: kind, channel: channel).outcome {
            case .refuse: return nil
            case .mask(let rule):
                // Of a short number no more than half stays.
                let most = max(1, value.count / 4)
                shown = Mask.mask(value, keepLeft: min(rule.keepLeft, most), keepRight: min(rule.keepRight, most))
            case .show:
                let level = mayHoldNumbers(field) ? Mask.identityNumbers(in: value, today: birthBound) : value
                // The name is masked in its own column, so it is masked in the story too.
                shown = person.map { level.replacing($0, with: Mask.mask($0, keepLeft: 1, keepRight: 0)) } ?? level
            }
            return DisclosedField(
                code: field.code, name: field.name, role: field.role, section: field.section, value: shown,
                isMasked: shown != value)
        }
    }

    /// A unified social credit code can look like an identity number, a day or an amount can't hold one.
    private static func mayHoldNumbers(_ field: Field) -> Bool {
        switch field.type {
        case .text, .identifier, .choice, .choices, .flag: true
        case .organisationCode, .day, .money: false
        }
    }

    /// Whether a reader sees every field of the open part as it is: else the proof would say more than the page.
    static func shows(_ openFields: [String: String], in shown: [DisclosedField]) -> Bool {
        let values = Dictionary(shown.map { ($0.code, $0.value) }, uniquingKeysWith: { first, _ in first })
        return openFields.allSatisfy { values[$0.key] == $0.value }
    }
}

extension DisclosedRecord {
    /// What the code table of the status column says in place of 公示中, if the channel shows that column.
    static func state(
        _ values: [String: String], _ item: CatalogueItem, _ pack: PolicyPack, channel: Channel
    ) -> Bilingual? {
        guard let field = item.field(role: .status), let text = values[field.code],
            Decision.decide(field, channel: channel).isShown
        else { return nil }
        return field.table.flatMap { pack.tables[$0] }?.read(text).values.first?.shownAs
    }
}
