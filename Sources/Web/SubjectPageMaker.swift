// From a disclosed organisation to its page.

internal import Disclosure
internal import Law
internal import Records
internal import Registry
internal import WorkingDays

/// Makes the view of an organisation's page.
struct SubjectPageMaker {
    let site: Site
    let sentences: Sentences
    let today: Day

    func view(
        _ found: DisclosedSubject, _ items: SubjectItems, url: SiteURL, item: String?,
        page: (records: [DisclosedRecord], next: PageCursor?), isFirst: Bool
    ) -> SubjectView {
        let text = RecordText(pack: site.pack, sentences: sentences)
        let sources = Set(found.records.map(\.providerCode)).count
        let first = isFirst ? nil : url.with(["item": item])
        let next = page.next.map { url.with(["item": item, "after": $0.text]) }
        return SubjectView(
            subject: SubjectHeadView(
                name: found.subject.name ?? "", code: CodeView(found.subject.code ?? ""),
                kind: sentences.kind(found.subject.kind), status: text.status(found.subject.status),
                formerNames: sentences.formerNames(found.formerNames)),
            answerLine: sentences.answer(
                on: today, counts: items.kinds.map { ($0.title, $0.count) }, sources: sources),
            reportHref: SiteURL.subjectReport(found.subject.code ?? "").path,
            disputeHref: SiteURL.guide.path + "#dispute", fields: facts(found, text),
            filters: filters(items, url: url, item: item, all: found.records.count),
            years: RecordCards(text: text, clauses: site.clauses, today: today).years(page.records),
            filtered: item != nil,
            pager: first == nil && next == nil ? nil : PagerView(newerHref: first, olderHref: next, line: nil))
    }

    /// The registration facts, from the newest registration that is shown.
    private func facts(_ found: DisclosedSubject, _ text: RecordText) -> [FieldView] {
        let roles: Set<FieldRole> = [
            .representative, .organisationForm, .foundedOn, .capital, .address, .district, .industry, .businessScope,
            .bodyName,
        ]
        guard let record = found.records.first(where: { $0.item.id == "registration" }) else { return [] }
        return record.fields.filter { $0.role.map(roles.contains) ?? false }
            .map { field in
                guard field.role == .district, let name = text.district(field.value) else {
                    return text.view(field, of: record, withCode: false)
                }
                return FieldView(
                    name: field.name.text(sentences.language), id: nil, value: name, code: nil, masked: nil)
            }
    }

    private func filters(_ items: SubjectItems, url: SiteURL, item: String?, all: Int) -> [FilterView] {
        [FilterView(label: sentences.all, count: all, href: url.path + "#records", current: item == nil)]
            + items.kinds.map { kind in
                FilterView(
                    label: kind.title.text(sentences.language), count: kind.count,
                    href: url.with(["item": kind.id]) + "#records", current: item == kind.id)
            }
    }
}
