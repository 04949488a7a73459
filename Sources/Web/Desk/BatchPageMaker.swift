// Puts together what the page of a batch shows.

internal import Identifiers
internal import Intake
internal import Law
internal import WorkingDays

struct BatchPageMaker {
    let parts: DeskParts
    let context: SiteContext

    private var sentences: Sentences { context.sentences }
    private var words: BatchWords { Words.of(context.language).batch }
    private var pack: PolicyPack { parts.site.pack }

    /// - Parameters:
    ///   - rows: those of this page that are still open.
    ///   - settled: how many others came in corrected.
    func view(
        _ batch: Batch, _ chain: BatchChain, _ rows: [ReturnedRow], settled: Int, first: Int, page: Int, pages: Int,
        isRunning: Bool, isStill: Bool
    ) -> BatchView {
        let url = DeskURL.batch(batch.id)
        let (due, dueWhy) = self.due(batch)
        let hasOpenRows = !isRunning && batch.hasOpenRows
        let faults = rows.flatMap { self.faults($0, batch) }
        return BatchView(
            heading: parts.itemTitle(batch, context.language) + " · " + sentences.batchName(batch),
            status: sentences.state(of: batch), answer: sentences.answer(batch, chain, settled: settled),
            isRunning: isRunning,
            refreshHref: url.with(["still": isStill ? "1" : nil]), stillHref: isStill ? nil : url.with(["still": "1"]),
            figures: figures(batch, settled: settled), facts: facts(batch), due: due, dueWhy: dueWhy,
            errors: notices(batch, .error), warnings: notices(batch, .warning), faults: faults,
            faultsMasked: faults.contains { $0.value?.contains("**") == true },
            pager: pages == 1 || rows.isEmpty
                ? nil
                : PagerView(
                    newerHref: page > 1 ? url.with(["page": "\(page - 1)"]) + "#rows" : nil,
                    olderHref: page < pages ? url.with(["page": "\(page + 1)"]) + "#rows" : nil,
                    line: sentences.returnedPage(first..<first + rows.count, of: batch.rejected - settled)),
            feedbackHref: hasOpenRows ? DeskURL.feedback(batch.id).path : nil,
            correctHref: hasOpenRows && batch.state == .returned
                ? DeskURL.upload.with(["corrects": "\(batch.id)"]) : nil,
            kept: hasOpenRows ? sentences.kept(batch) : nil,
            unknownColumns: batch.head.map(\.unknownColumns).flatMap {
                $0.isEmpty ? nil : FileName.masked($0.joined(separator: "，"), on: batch.receivedOn)
            },
            chain: self.chain(batch, chain))
    }

    private func figures(_ batch: Batch, settled: Int) -> [FigureView] {
        func figure(_ label: String, _ value: Int, _ note: String? = nil) -> FigureView {
            FigureView(label: label, value: sentences.number(value), note: note)
        }
        let parts = [(words.batchUpdated, batch.updated), (words.batchLate, batch.late)].filter { $0.1 > 0 }
            .map { "\($0.0) \(sentences.number($0.1))" }.joined(separator: sentences.say("，", ", "))
        return [
            figure(words.batchReceived, batch.received),
            figure(words.batchAccepted, batch.accepted, parts.isEmpty ? nil : parts),
            figure(words.batchKnown, batch.duplicates),
            figure(
                words.batchReturned, batch.rejected,
                settled > 0 ? "\(words.batchSettled) \(sentences.number(settled))" : nil),
        ]
    }

    private func facts(_ batch: Batch) -> [FactView] {
        var facts = [
            FactView(name: Words.of(context.language).desk.batchReceivedOn, value: sentences.moment(batch)),
            FactView(name: Words.of(context.language).desk.batchBy, value: batch.actor),
            FactView(name: words.batchNumber, value: "\(batch.id)"),
        ]
        if let name = batch.shownFileName { facts.insert(FactView(name: words.batchFile, value: name), at: 0) }
        return facts
    }

    /// comparison and entry within the limit of the pack, counted from receipt.
    private func due(_ batch: Batch) -> (String?, WhyView?) {
        guard let limit = pack.limit("entry", on: batch.receivedOn), limit.unit == .workingDays else {
            return (nil, nil)
        }
        let due = Deadline(limit.value, .workingDays, from: batch.receivedOn, endsOnRestDay: .asIs).due(
            in: pack.calendar)
        let why = WhyView(
            about: words.batchDue, clauses: parts.site.clauses.clauses(limit.provision.citations, context.language),
            usedFacts: [],
            calendar: [
                CalendarWalkView(
                    name: words.batchDue,
                    narration: due.narration(in: context.language == .chinese ? .chinese : .english),
                    provisional: due.provisional)
            ], leafHash: nil, proofHref: nil, policyHash: nil)
        return (sentences.due(batch, due, limit), why)
    }

    private func notices(_ batch: Batch, _ severity: NoticeSeverity) -> [BatchNoticeView] {
        batch.notices.filter { $0.key.severity == severity }.sorted {
            ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
        }
        .map { kind, count in
            let rule = kind.rule
            return BatchNoticeView(
                title: rule.title.text(context.language), count: sentences.times(count),
                href: DeskURL.rule(kind.rawValue).path, id: kind.rawValue, mend: rule.mend.text(context.language),
                wrong: rule.wrong, right: rule.right,
                basis: rule.citations.compactMap { citation in
                    pack.source(of: citation)?.name(
                        ofArticle: citation.article, context.language, on: parts.site.settings.today())
                }.joined(separator: sentences.say("，", "; ")))
        }
    }

    private func faults(_ row: ReturnedRow, _ batch: Batch) -> [FaultView] {
        let item = parts.item(batch)
        return row.errors.enumerated().map { order, notice in
            let field = notice.field.flatMap { item?.field($0) }
            let column = notice.column.flatMap { place in
                batch.head.flatMap { place < $0.columns.count ? $0.columns[place] : nil }
            }
            // A value that the law forbids is blank: it was not kept.
            let value = notice.column.flatMap { $0 < row.cells.count ? row.cells[$0].trimmed : nil }
            let rule = notice.kind.rule
            let detail = notice.detail.map { sentences.say("（\($0.zh)）", " (\($0.en))") } ?? ""
            return FaultView(
                line: "\(row.line)",
                column: column.map { FileName.masked($0, on: batch.receivedOn) } ?? field?.name.text(context.language),
                value: value.flatMap { $0.isEmpty ? nil : shown($0, field) },
                valueNote: value != nil ? words.faultEmpty : field == nil ? "" : words.faultNoColumn,
                what: rule.title.text(context.language) + detail,
                mend: rule.mend.text(context.language), href: DeskURL.rule(notice.kind.rawValue).path,
                isFirst: order == 0)
        }
    }

    /// A cell as a page may show it: a screen is seen by more people than its reader.
    private func shown(_ cell: String, _ field: Field?) -> String {
        let day = parts.site.settings.today()
        let (year, month, number) = day.components
        if field?.sensitivity == .personal { return Mask.identityNumber(cell) }
        let text = cell.count > 200 ? String(cell.prefix(200)) + "…" : cell
        guard let bound = BirthDate(year: year, month: month, day: number) else { return text }
        return Mask.identityNumbers(in: text, today: bound)
    }

    private func chain(_ own: Batch, _ chain: BatchChain) -> [ChainView] {
        var views: [ChainView] = []
        if let batch = chain.corrects {
            views.append(ChainView(role: words.chainCorrects, batch: parts.row(batch, context)))
        }
        views += chain.corrections.map { ChainView(role: words.chainCorrections, batch: parts.row($0, context)) }
        if let batch = chain.closedBy, !chain.corrections.contains(where: { $0.id == batch.id }) {
            let role = own.isSentAgain ? words.chainSentAgain : words.chainClosed
            views.append(ChainView(role: role, batch: parts.row(batch, context)))
        }
        if let batch = chain.sentBefore {
            views.append(ChainView(role: words.chainSentBefore, batch: parts.row(batch, context)))
        }
        return views
    }
}
