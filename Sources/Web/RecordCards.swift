// From a disclosed record to its card: until when it is shown, when it can be repaired, and why.

internal import Disclosure
internal import Law
internal import Registry
internal import Records
internal import WorkingDays

/// Makes the cards of one page.
struct RecordCards {
    let text: RecordText
    let clauses: ClauseTexts
    let today: Day
    /// Through which channel the records came: what their last day means depends on it.
    var channel = Channel.publication

    private var sentences: Sentences { text.sentences }

    func card(_ record: DisclosedRecord) -> RecordCardView {
        let decided = record.period.dates.decided
        let kind = record.item.title.text(sentences.language)
        let date = sentences.day(decided)
        return RecordCardView(
            id: RecordText.anchor(record), kind: kind, dateISO: "\(decided)", date: date,
            status: StatusView(
                tone: record.state == nil ? "plain" : "ended",
                word: record.state?.text(sentences.language) ?? sentences.open(through: channel)),
            summary: text.summary(record),
            remark: record.event.kind == RecordEventKind.updated.rawValue
                ? sentences.updated(version: record.version, on: record.event.day) : nil,
            act: record.continuingAct.map(sentences.actContinues),
            documentNumber: record.value(.documentNumber), decidedBy: record.value(.bodyName),
            sentBy: record.providerName, shown: record.shownUntil.map { shown(from: decided, until: $0) },
            shownName: sentences.lastDay(through: channel),
            shownNote: record.shownUntil == nil ? sentences.whileItLasts(through: channel) : nil, disputeHref: nil,
            repair: channel == .publication ? repair(record) : nil, why: why(record, about: "\(kind) \(date)"),
            fields: record.fields.map { text.view($0, of: record, withCode: true) })
    }

    /// The records under the years of their decisions, in the order in which they come.
    func years(_ records: [DisclosedRecord]) -> [YearView] {
        var years: [(year: Int, records: [RecordCardView])] = []
        for record in records {
            let year = record.period.dates.decided.year
            if years.last?.year != year { years.append((year, [])) }
            years[years.count - 1].records.append(card(record))
        }
        return years.map { YearView(heading: sentences.year($0.year), records: $0.records) }
    }

    private func shown(from decided: Day, until last: Day) -> ShownView {
        let left = max(0, last.days(since: today))
        let whole = max(1, last.days(since: decided))
        return ShownView(
            untilISO: "\(last)", until: sentences.day(last), left: sentences.daysLeft(left),
            remainingPercent: min(100, left * 100 / whole))
    }

    /// Only dishonesty information is repaired.
    private func repair(_ record: DisclosedRecord) -> RepairView? {
        guard record.item.informationClass == .dishonesty else { return nil }
        return RepairView(
            line: sentences.repair(
                isRepairable: record.period.isRepairable, isRemoved: record.item.field(role: .removedOn) != nil,
                from: record.period.repairableFrom, until: record.shownUntil,
                today: today), href: nil)
    }

    // MARK: Why

    private func why(_ record: DisclosedRecord, about: String) -> WhyView {
        let citations =
            record.decision.citations + record.period.reasons.flatMap(\.citations)
            + [Citation(record.event.clause)].compactMap { $0 } + record.item.provision.citations
        return WhyView(
            about: about, clauses: clauses.clauses(citations, sentences.language), usedFacts: facts(record),
            calendar: walks(record),
            leafHash: record.subject.kind == .naturalPerson ? nil : record.event.leaf.hexText,
            proofHref: proofHref(record),
            policyHash: record.event.policy)
    }

    /// The proof stands in public, so there is one only for what anyone may see.
    private func proofHref(_ record: DisclosedRecord) -> String? {
        guard record.event.place != nil, let code = record.subject.code, isPublic(record) else { return nil }
        return SiteURL.subjectProof(code, record: String(record.id.raw)).path
    }

    private func isPublic(_ record: DisclosedRecord) -> Bool {
        switch channel {
        case .publication: true
        case .sharing:
            Decision.decide(
                DisclosureQuestion(
                    channel: .publication, item: record.item, subjectKind: record.subject.kind, state: .entered,
                    dates: record.period.dates, today: today, pack: text.pack)
            ).isShown
        }
    }

    private func facts(_ record: DisclosedRecord) -> [FactView] {
        let dates = record.period.dates
        var facts = [FactView(name: sentences.decisionDay, value: sentences.day(dates.decided))]
        guard record.item.informationClass == .dishonesty else { return facts }
        facts.append(
            FactView(
                name: sentences.actEndDay,
                value: dates.actEnd.map(sentences.day)
                    ?? (record.period.actContinues ? sentences.actEndOpen : sentences.actEndUnknown)))
        if record.fields.contains(where: { $0.role == .kinds }) {
            facts.append(FactView(name: sentences.kindsName, value: text.kinds(record)))
        }
        for reason in record.period.reasons {
            if case .tierMaximum(let tier, _, _) = reason.effect {
                facts.append(FactView(name: sentences.tierName, value: tier.text(sentences.language)))
            }
        }
        return facts
    }

    /// The days as they were computed, the deciding one first.
    private func walks(_ record: DisclosedRecord) -> [CalendarWalkView] {
        var walks: [CalendarWalkView] = []
        for (position, reason) in record.period.reasons.enumerated() {
            let narration = sentences.narration(reason, isDeciding: position == 0 && record.period.reasons.count > 1)
            walks.append(
                CalendarWalkView(name: sentences.lastDay(through: channel), narration: narration, provisional: false))
        }
        if let from = record.period.repairableFrom {
            walks.append(
                CalendarWalkView(
                    name: sentences.repairableName,
                    narration: sentences.repairableNarration(decided: record.period.dates.decided, from: from),
                    provisional: false))
        }
        return walks
    }
}
