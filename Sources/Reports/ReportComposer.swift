// From what the door out lets pass to the content of a report. Nothing else goes in.

internal import Disclosure
internal import Law
internal import Ledger
internal import Records
internal import Registry
internal import WorkingDays

/// Composes the standard report of an organisation on a day.
struct ReportComposer {
    /// The version of the form; a new one makes new numbers.
    static let form = "1"

    /// What the national form shows even where nothing was sent; other optional columns say nothing by being empty.
    private static let nationalForm: Set<FieldRole> = [
        .amount, .confiscated, .licence, .representative, .organisationForm, .foundedOn, .address,
    ]

    let pack: PolicyPack
    let issuer: ReportIssuer
    let today: Day

    /// - Returns: nil for a subject without a code or a name: only organisations have both.
    func compose(_ found: DisclosedSubject, kind: ReportKind) -> ReportSnapshot? {
        guard let code = found.subject.code, let name = found.subject.name else { return nil }
        var records: [ReportSection: [DisclosedRecord]] = [:]
        for record in found.records { records[ReportSection(item: record.item.id), default: []].append(record) }
        let sections = ReportSection.allCases.map { section in
            ReportSectionContent(
                id: section.rawValue, title: section.title,
                records: sorted(records[section] ?? [], in: section).map(self.record))
        }
        let summary = ReportSection.allCases.filter(\.isCounted).map { section in
            ReportCount(section: section.rawValue, title: section.short, count: records[section]?.count ?? 0)
        }
        return ReportSnapshot(
            form: Self.form, kind: kind.rawValue, dataAsOf: today,
            usableUntil: found.records.compactMap(\.shownUntil).min(), platform: issuer.platform, issuer: issuer.name,
            policy: ReportPolicy(id: pack.id, hash: pack.hash, title: pack.title),
            subject: ReportSubject(
                code: code, name: name, kind: found.subject.kind.title, status: status(found.subject.status),
                formerNames: found.formerNames.map { ReportName(name: $0) }), summary: summary, sections: sections,
            advice: ReportNotes.advice, notes: ReportNotes(pack: pack, today: today).all)
    }

    /// The register's own word, with its meaning in English where the code table knows it.
    private func status(_ word: String?) -> Bilingual? {
        guard let word, !word.isEmpty else { return nil }
        return Bilingual(zh: word, en: pack.tables["registration-status"]?.read(word).values.first?.english ?? word)
    }

    /// Items in the order of the section; within an item the newest first, as the door gave them.
    private func sorted(_ records: [DisclosedRecord], in section: ReportSection) -> [DisclosedRecord] {
        records.enumerated().sorted { left, right in
            let (first, second) = (section.place(of: left.element.item.id), section.place(of: right.element.item.id))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }

    private func record(_ record: DisclosedRecord) -> ReportRecord {
        ReportRecord(
            id: String(record.id.raw), item: record.item.id, title: record.item.title, version: record.version,
            document: record.value(.documentNumber), decided: record.period.dates.decided,
            shownUntil: record.shownUntil, act: record.continuingAct.map(Self.sentence), state: record.state,
            provider: ReportProvider(code: record.providerCode, name: record.providerName), fields: fields(record),
            clauses: clauses(record.decision.citations), leaf: Hexadecimal.text(record.event.leaf))
    }

    /// A continuing act is shown as such, with its source (M-22).
    private static func sentence(_ act: ContinuingAct) -> Bilingual {
        let day = Day(act.reported) as Day?
        func words(_ language: Language) -> String {
            day.map { ReportText(language: language).day($0) } ?? act.reported
        }
        return Bilingual(
            zh: "据\(act.source)\(words(.chinese))报送，该行为仍在持续。",
            en: "As reported by \(act.source) on \(words(.english)), the act was still going on.")
    }

    /// The public fields of the item, in its order and with the empty ones, as the national form has them. Who it is
    /// about stands at the head, so only the registration repeats it.
    private func fields(_ record: DisclosedRecord) -> [ReportField] {
        let isBasic = ReportSection(item: record.item.id) == .basic
        let shown = Dictionary(record.fields.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        return record.item.fields.compactMap { field in
            // The end that the sender wrote never decides; the computed one stands below the fields.
            guard field.sensitivity == .public, field.role != .publicUntil, isBasic || field.section != "party" else {
                return nil
            }
            guard let disclosed = shown[field.code] else {
                let isAsked = field.required != .never || field.role.map(Self.nationalForm.contains) ?? false
                return isAsked ? ReportField(field, value: nil, english: nil) : nil
            }
            // Most bodies send their own records; then the source is said once, below the fields.
            if field.role == .sourceName, disclosed.value == record.providerName { return nil }
            if field.role == .sourceCode, disclosed.value == record.providerCode { return nil }
            return value(of: disclosed, field)
        }
    }

    private func value(of disclosed: DisclosedField, _ field: Field) -> ReportField {
        let value = disclosed.value
        if disclosed.isMasked { return ReportField(field, value: value, english: nil) }
        if field.role == .district, let district = pack.district(value) {
            return ReportField(field, value: district.title.zh, english: district.title.en)
        }
        if field.type == .money, value.contains(".") {
            let digits = value.reversed().drop { $0 == "0" }
            let amount = String((digits.first == "." ? digits.dropFirst() : digits).reversed())
            return ReportField(field, value: amount, english: nil)
        }
        guard let table = field.table.flatMap({ pack.tables[$0] }), case let reading = table.read(value),
            reading.unknown == nil, !reading.values.isEmpty
        else { return ReportField(field, value: value, english: nil) }
        return ReportField(
            field, value: Self.word(value, reading, table),
            english: reading.values.map(\.english).joined(separator: "; "))
    }

    /// Where a bare digit was sent, the word that means the same.
    private static func word(_ sent: String, _ reading: CodeReading, _ table: CodeTable) -> String {
        func isBare(_ text: String) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard isBare(sent), let means = reading.values.first?.means,
            let word = table.values.first(where: { $0.means == means && !isBare($0.value) })
        else { return sent }
        return word.value
    }

    private func clauses(_ citations: [Citation]) -> [ReportClause] {
        var seen: Set<Citation> = []
        return citations.compactMap { citation in
            guard seen.insert(citation).inserted, let source = pack.source(of: citation) else { return nil }
            let title = Bilingual(
                zh: source.name(ofArticle: citation.article, .chinese, on: today),
                en: source.name(ofArticle: citation.article, .english, on: today))
            return ReportClause(id: citation.description, title: title)
        }
    }
}

extension ReportField {
    fileprivate init(_ field: Field, value: String?, english: String?) {
        self.init(code: field.code, name: field.name, value: value, english: english)
    }
}
