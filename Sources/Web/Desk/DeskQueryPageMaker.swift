// Puts together what the page of a query shows: the choices of the form, the answer, the refusal.

internal import Disclosure
internal import Identifiers
internal import Law
internal import Registry
internal import WorkingDays

struct DeskQueryPageMaker {
    let parts: DeskParts
    let sentences: Sentences
    let today: Day

    private var site: Site { parts.site }
    private var words: QueryWords { Words.of(sentences.language).query }

    // MARK: The form

    func choices(_ matters: [Matter], chosen: String?) -> [ChoiceView] {
        matters.map { matter in
            let purpose = site.pack.purposes.first { $0.id == matter.purpose }
            return ChoiceView(
                value: matter.code, label: sentences.choice(matter, purpose),
                selected: matter.code == chosen || matters.count == 1)
        }
    }

    func kinds(_ documents: [PersonDocument], chosen: String) -> [ChoiceView] {
        let organisation = ChoiceView(
            value: DeskQueryForm.organisation, label: sentences.organisationChoice,
            selected: chosen == DeskQueryForm.organisation)
        return [organisation]
            + documents.map {
                ChoiceView(value: $0.id, label: sentences.person(by: $0), selected: $0.id == chosen)
            }
    }

    // MARK: The answer

    /// - Parameter document: by which a person was asked about; nil for an organisation.
    func answer(
        _ file: DisclosedFile, about subject: QueriedSubject, _ document: PersonDocument?
    ) -> QueryAnswerView {
        let text = RecordText(pack: site.pack, sentences: sentences)
        let cards = RecordCards(text: text, clauses: site.clauses, today: today, channel: .sharing)
        var counts: [(title: Bilingual, count: Int)] = []
        for record in file.records {
            if let place = counts.firstIndex(where: { $0.title == record.item.title }) {
                counts[place].count += 1
            } else {
                counts.append((record.item.title, 1))
            }
        }
        return QueryAnswerView(
            name: file.subject?.name, subjectCode: file.subject?.code.map { CodeView($0) },
            kind: document.map(sentences.person) ?? file.subject.map { sentences.kind($0.kind) }
                ?? sentences.unknownOrganisation,
            masked: masked(subject), status: text.status(file.subject?.status),
            line: sentences.answer(
                to: file.matter, for: file.purpose, on: file.on, counts: counts,
                sources: Set(file.records.map(\.providerCode)).count),
            receipt: receipt(file.receipt), why: why(file), years: cards.years(file.records))
    }

    private func masked(_ subject: QueriedSubject) -> MaskedView? {
        guard case .person(_, let number) = subject else { return nil }
        return MaskedView(shape: Mask.identityNumber(number), note: nil)
    }

    func refused(_ refusal: Refusal, _ citations: [Citation], _ receipt: QueryReceipt) -> QueryRefusalView {
        let said = sentences.refusal(refusal)
        return QueryRefusalView(
            what: said.what, mend: said.mend, receipt: self.receipt(receipt), why: why(said.what, citations, []))
    }

    private func receipt(_ receipt: QueryReceipt) -> ReceiptView {
        ReceiptView(number: "\(receipt.number)", time: sentences.moment(microseconds: receipt.at))
    }

    private func why(_ file: DisclosedFile) -> WhyView {
        let matter = file.matter
        return why(
            "\(matter.code) \(matter.title)", file.purpose.provision.citations,
            [
                FactView(name: words.mattersName, value: "\(matter.code) \(matter.title)"),
                FactView(name: words.mattersBasis, value: matter.basis),
                FactView(name: words.queryPurpose, value: file.purpose.title.text(sentences.language)),
                FactView(name: words.mattersItems, value: parts.itemTitles(matter.items, sentences)),
            ])
    }

    private func why(_ about: String, _ citations: [Citation], _ facts: [FactView]) -> WhyView {
        WhyView(
            about: about, clauses: site.clauses.clauses(citations, sentences.language), usedFacts: facts, calendar: [],
            leafHash: nil, proofHref: nil, policyHash: nil)
    }
}

extension DeskParts {
    /// Titles of items in one line.
    func itemTitles(_ items: [String], _ sentences: Sentences) -> String {
        items.map { itemTitle($0, sentences.language) }.joined(separator: sentences.say("、", ", "))
    }
}
