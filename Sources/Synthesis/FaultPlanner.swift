// Why this file exists: which faults an item can have follows from its fields and rules, so the pack is asked.

internal import Law

/// Finds all ways to do a kind of fault to rows of an item.
struct FaultPlanner {
    let layout: ItemLayout

    private var fields: [Field] { layout.item.fields }
    private var rules: [RowRule] { layout.item.rules }

    init(_ layout: ItemLayout) {
        self.layout = layout
    }

    func plans(for kind: FaultKind) -> [FaultPlan] {
        ways(of: kind).filter { takes($0.demand.party) }
    }

    private func ways(of kind: FaultKind) -> [FaultPlan] {
        switch kind {
        case .requiredMissing: missing()
        case .tooLong: texts { ($0.length ?? .max) <= 500 }.map { plan(kind, $0) }
        case .notInCodeTable:
            all { $0.table != nil }.map {
                FaultPlan(kind, $0, party: party(of: $0, or: takes(.organisation) ? .organisation : .any))
            }
        case .badDay: all { $0.type == .day }.map { FaultPlan(kind, $0) }
        case .futureDay: rules.compactMap(future)
        case .dayOrder: rules.compactMap(disordered)
        case .badAmount: all { $0.type == .money }.map { FaultPlan(kind, $0, penalty: penalty(of: $0)) }
        case .amountMissing, .kindMissing, .detailMissing: rules.compactMap { chosen(kind, $0) }
        case .placeholder:
            texts {
                $0.required == .always && ![.basis, .content].contains($0.role)
                    || $0.role == .representative && isDemanded($0)
            }
            .filter { !layout.documentPositions.contains($0) && !isNamedByRule($0) }.map { plan(kind, $0) }
        case .garbled, .controlCharacter, .markup: texts { $0.role != .licence }.map { plan(kind, $0) }
        case .subjectCode: at(.subjectCode).map { FaultPlan(kind, $0, party: .notPerson) }
        case .personNumber: at(.personId).map { FaultPlan(kind, $0, party: .person) }
        case .bodyCode:
            at(.bodyCode).map { FaultPlan(kind, $0) }
        case .companyAsAuthority, .bodyPlaceholder:
            rules.compactMap { if case .authorityCode(let code) = $0 { layout.position(code) } else { nil } }
                .map { FaultPlan(kind, $0) }
        case .kindMismatch: rules.contains(.subjectMatchesKind) ? mismatches() : []
        case .minor:
            adultRules ? at(.personId).map { FaultPlan(kind, $0, peer: layout.position(.actEnd), party: .minor) } : []
        case .noDocument:
            layout.item.informationClass == .dishonesty ? at(.documentNumber).map { FaultPlan(kind, $0) } : []
        case .documentYear, .amountInWords, .noArticle, .identityInText, .publicEndTooLate:
            rules.flatMap { doubtful(kind, $0) }
        }
    }

    // MARK: - Parts

    private func missing() -> [FaultPlan] {
        fields.indices.compactMap { position in
            let field = fields[position]
            guard isDemanded(field), !layout.documentPositions.contains(position) else { return nil }
            let penalty: PenaltyDemand = field.role == .kinds || field.role == .content ? .withoutAmounts : .any
            return FaultPlan(.requiredMissing, position, party: party(of: position, or: .any), penalty: penalty)
        }
    }

    /// Whether a clean row is sure to fill the field: always, or as its kind of party says.
    private func isDemanded(_ field: Field) -> Bool {
        switch field.required {
        case .always: true
        case .never: false
        case .whenValue(let other, _), .whenMeans(let other, _):
            layout.item.field(other)?.role == .subjectKind
        }
    }

    /// Whether a rule reads the words of the name, so that another name would break two rules.
    private func isNamedByRule(_ position: Int) -> Bool {
        rules.contains { rule in
            switch rule {
            case .bodyNamed(let field, _), .livingList(_, let field, _): layout.position(field) == position
            default: false
            }
        }
    }

    /// A later decision moves the whole row; any other day is changed alone, and a day that must follow it is left out.
    private func future(_ rule: RowRule) -> FaultPlan? {
        guard case .notInFuture(let code) = rule, let position = layout.position(code) else { return nil }
        if fields[position].role == .decidedOn { return FaultPlan(.futureDay, position, isFuture: true) }
        let follower = rules.lazy.compactMap { rule -> Int? in
            if case .dayOrder(code, let second) = rule { layout.position(second) } else { nil }
        }.first
        // A day that has to follow can be left out only if nobody demands it.
        if let follower, fields[follower].required != .never { return nil }
        return FaultPlan(.futureDay, position, peer: follower)
    }

    /// The second day is set before the first; `third` is another day that it must follow and that has to stay out of it.
    private func disordered(_ rule: RowRule) -> FaultPlan? {
        guard case .dayOrder(let first, let second) = rule, let position = layout.position(second) else { return nil }
        let third = rules.lazy.compactMap { rule -> Int? in
            if case .dayOrder(let other, second) = rule, other != first { layout.position(other) } else { nil }
        }.first
        return FaultPlan(.dayOrder, position, peer: layout.position(first), third: third)
    }

    private func chosen(_ kind: FaultKind, _ rule: RowRule) -> FaultPlan? {
        switch (kind, rule) {
        case (.amountMissing, .amountWhenChosen(_, _, let amount)):
            layout.position(amount).map { FaultPlan(kind, $0, penalty: penalty(of: $0)) }
        case (.kindMissing, .kindWhenAmount(let kinds, _, let amount)):
            layout.position(amount).map {
                FaultPlan(
                    kind, $0, reported: layout.position(kinds), peer: layout.position(.content),
                    penalty: .withoutAmounts)
            }
        case (.detailMissing, .requiredWhenChosen(_, _, let field)):
            layout.position(field).map { FaultPlan(kind, $0, penalty: .licence) }
        default: nil
        }
    }

    /// Only where both kinds are kept: else a wrong kind would be a second fault.
    private func mismatches() -> [FaultPlan] {
        guard layout.item.subjects.contains(.individualBusiness) else { return [] }
        return at(.subjectKind).flatMap {
            [FaultPlan(.kindMismatch, $0, party: .company), FaultPlan(.kindMismatch, $0, party: .business)]
        }
    }

    private func doubtful(_ kind: FaultKind, _ rule: RowRule) -> [FaultPlan] {
        switch (kind, rule) {
        case (.documentYear, .documentYear(let field, _)), (.noArticle, .citesArticle(let field)),
            (.publicEndTooLate, .lawfulPublicEnd(let field)):
            layout.position(field).map { [FaultPlan(kind, $0)] } ?? []
        case (.amountInWords, .amountInWords(let text, let amount)):
            layout.position(amount).map {
                [FaultPlan(kind, $0, reported: layout.position(text), penalty: .fine)]
            } ?? []
        case (.identityInText, .noIdentityInText(let fields)):
            fields.compactMap { layout.position($0) }
                .filter { [.facts, .content, .businessScope, .remark].contains(self.fields[$0].role) }
                .map { FaultPlan(kind, $0) }
        default: []
        }
    }

    // MARK: - Fields

    /// Whether the item is kept of such subjects.
    private func takes(_ party: PartyDemand) -> Bool {
        let subjects = layout.item.subjects
        return switch party {
        case .any: true
        case .person, .minor: subjects.contains(.naturalPerson)
        case .business: subjects.contains(.individualBusiness)
        case .company, .organisation, .notPerson: subjects.contains(.legalPerson)
        }
    }

    private var adultRules: Bool {
        rules.contains { if case .adultOn = $0 { true } else { false } }
    }

    private func at(_ role: FieldRole) -> [Int] { layout.positions(of: [role]) }

    private func all(where holds: (Field) -> Bool) -> [Int] { fields.indices.filter { holds(fields[$0]) } }

    private func texts(where holds: (Field) -> Bool) -> [Int] { all { $0.type == .text && holds($0) } }

    private func plan(_ kind: FaultKind, _ position: Int) -> FaultPlan {
        FaultPlan(kind, position, party: party(of: position, or: .any))
    }

    /// Whose rows fill this column.
    private func party(of position: Int, or other: PartyDemand) -> PartyDemand {
        switch fields[position].role {
        case .personIdKind, .personId: .person
        case .subjectCode: .notPerson
        case .representative, .representativeId, .representativeIdKind: .organisation
        default: other
        }
    }

    private func penalty(of position: Int) -> PenaltyDemand {
        switch fields[position].role {
        case .amount: .fine
        case .confiscated: .confiscation
        default: .any
        }
    }
}
