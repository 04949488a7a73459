// All rules of one item, applied to one row: every fault is reported, not the first.

internal import Identifiers
internal import Law
internal import Records
internal import Registry
internal import WorkingDays

/// Checks rows of one item on one day.
struct RowChecker {
    let compiled: CompiledItem
    let pack: PolicyPack
    let today: Day
    let birthBound: BirthDate
    let forbidden: [ForbiddenData]
    let watch: ForbiddenWatch
    /// Bodies that the platform knows; nil when there is no home to ask.
    let knownBodies: KnownBodies?
    private let submission: Int?
    let places: FieldPlaces
    /// By field.
    let cells: [CellRule]
    /// By field; nil where nothing is chosen.
    let choices: [ChoiceReader?]
    let rules: CompiledRules
    private let needsDocument: Bool

    var item: CatalogueItem { compiled.item }

    init(_ compiled: CompiledItem, pack: PolicyPack, today: Day, knownBodies: KnownBodies?) {
        self.compiled = compiled
        self.pack = pack
        self.today = today
        self.knownBodies = knownBodies
        birthBound = today.birthDate
        places = FieldPlaces(compiled)
        cells = compiled.item.fields.enumerated().map {
            CellRule($0.element, isDocumentNumber: $0.offset == compiled.documentNumber)
        }
        choices = zip(compiled.tables, compiled.words).map { table, words in
            guard let table, let words else { return nil }
            return ChoiceReader(table, words, today: today)
        }
        rules = CompiledRules(compiled.item)
        needsDocument = compiled.item.informationClass == .dishonesty
        forbidden = pack.forbidden(on: today)
        watch = ForbiddenWatch(pack, today: today)
        submission = pack.limit("submission", on: today).flatMap { $0.unit == .workingDays ? $0.value : nil }
    }

    /// Checks a row; the result is written into `row`.
    mutating func check(_ raw: RawRow, _ header: HeaderMap, into row: inout CheckedRow) {
        row.begin(line: raw.line, fields: cells.count)
        if raw.cells.count > header.fields.count,
            raw.cells[header.fields.count...].contains(where: { !$0.isEmpty })
        {
            row.note(
                .cellCount, nil,
                Bilingual(
                    zh: "该行有\(raw.cells.count)格，表头只有\(header.fields.count)格",
                    en: "the row has \(raw.cells.count) cells, the header \(header.fields.count)"))
        }
        raw.bytes.withUnsafeBufferPointer { bytes in
            for field in cells.indices {
                guard let column = header.columns[field], column < raw.cells.count else { continue }
                if raw.formulas.contains(column) {
                    row.note(.formulaWithoutValue, field)
                    continue
                }
                if column < raw.numericCells.count, raw.numericCells[column], cells[field].isCode {
                    row.note(.numberCell, field)
                    continue
                }
                let cell = trimmed(UnsafeBufferPointer(rebasing: bytes[raw.cells[column]]))
                guard let more = header.further[field], more < raw.cells.count else {
                    readCell(field, cell, into: &row)
                    continue
                }
                if raw.formulas.contains(more) {
                    row.note(.formulaWithoutValue, field)
                    continue
                }
                join(cell, trimmed(UnsafeBufferPointer(rebasing: bytes[raw.cells[more]]))).withUnsafeBufferPointer {
                    readCell(field, $0, into: &row)
                }
            }
            findSuspects(raw, header, bytes, &row)
        }
        if raw.isTooLong {
            let limit = CSVReader.rowLimit
            row.note(
                .tooLong, nil,
                Bilingual(
                    zh: "该行超过\(limit)字节，多半是引号未闭合", en: "over \(limit) bytes; a quotation mark is probably left open"))
        }
        if raw.hasOpenQuote {
            row.note(.cellCount, nil, Bilingual(zh: "引号未闭合，其后各行被并入此行", en: "a quotation mark is left open"))
        }
        checkOutdated(&row)
        checkRequired(&row)
        resolveIdentity(&row)
        checkDocumentNumber(&row)
        checkPartyNumbers(&row)
        checkRepresentative(&row)
        judgeSuspects(raw, header, &row)
        refuseNumbersInNames(&row)
        noteNumbersInNumbers(&row)
        for rule in rules.rules { apply(rule, &row) }
        refuseChildren(&row)
        compareBodies(&row)
        computeDates(&row)
        for rule in rules.rules {
            if case .lawfulPublicEnd(let field) = rule { checkPublicEnd(field, &row) }
        }
    }

    // MARK: Requirements and dates

    private func checkRequired(_ row: inout CheckedRow) {
        for index in cells.indices where row.isEmpty(index) && !row.hasError(index) {
            if needsDocument, cells[index].isDocumentNumber {
                row.note(.noDocument, index)
                continue
            }
            let isMissing =
                switch cells[index].need {
                case .always: true
                case .never: false
                case .conditional: isNeeded(compiled.requirements[index], row)
                }
            if isMissing { row.note(row.placeholders.contains(index) ? .placeholder : .requiredMissing, index) }
        }
    }

    private func isNeeded(_ requirement: CompiledRequirement, _ row: CheckedRow) -> Bool {
        switch requirement {
        case .always: true
        case .never: false
        case .whenValue(let other, let values): row.withBytes(other) { values.number(of: $0) } != nil
        case .whenMeans(let other, let means): !row.means[other].isDisjoint(with: means)
        }
    }

    private func computeDates(_ row: inout CheckedRow) {
        let day = row.day(places.documentDay)
        let decided = day ?? row.day(places.foundedOn) ?? today
        row.period = PublicPeriod(
            PublicPeriod.Facts(
                decided: decided, actEnd: row.day(places.actEnd), validUntil: row.day(places.validUntil),
                listedUntil: row.day(places.listedUntil), removedOn: row.day(places.removedOn),
                markedTier: row.meaning(places.tier), means: places.kinds.map { row.means[$0] } ?? [],
                procedure: row.meaning(places.procedure),
                actContinues: row.meaning(places.actState) == PublicPeriod.Facts.continuing),
            item: item, kind: row.subjectKind ?? .legalPerson, pack: pack, today: today)
        // What was destroyed does not come back, and what would be destroyed tonight does not come in. A day that counts
        // and is wrong says nothing of that.
        let isDated = !row.notices.contains { notice in
            notice.kind == .dayOrder
                || notice.field.map(places.dating.contains) ?? false && [.badDay, .futureDay].contains(notice.kind)
        }
        if isDated, let last = row.period?.dates.retainedUntil, last < today { row.note(.retentionOver) }
        checkMark(decided, &row)
        guard let day, let submission else { return }
        let count = pack.calendar.count(after: day, through: today)
        guard count.days > submission else { return }
        row.isLate = true
        row.note(
            .late, places.documentDay,
            count.provisional
                ? Bilingual(
                    zh: "其间的放假安排尚未公布，暂按周一至周五计算",
                    en: "provisional: the holidays in between are not known yet, so Monday to Friday were counted")
                : nil)
    }

    /// A provider's mark against the degree that the law of that day names.
    private func checkMark(_ decided: Day, _ row: inout CheckedRow) {
        guard let place = places.tier, let mark = row.meaning(place), !row.hasError(place),
            case .regimes(let name) = item.publicity, let regime = pack.regime(for: name, decidedOn: decided)
        else { return }
        let means = places.kinds.map { row.means[$0] } ?? []
        guard regime.contradicts(mark: mark, means: means, procedure: row.meaning(places.procedure)) else { return }
        let counted = regime.tiers.first { $0.id == row.period?.dates.tier }?.title
        row.note(
            .tierMark, place, counted.map { Bilingual(zh: "按“\($0.zh)”计", en: "counted as '\($0.en)'") })
    }

    private func checkPublicEnd(_ index: Int, _ row: inout CheckedRow) {
        guard let sent = row.days[index],
            let lawful = row.period?.reasons.compactMap(\.day).min(), sent > lawful
        else { return }
        row.note(
            .publicEndTooLate, index,
            Bilingual(zh: "依法最迟公示至\(lawful)，平台按此计算", en: "the law allows until \(lawful), which is what counts"))
    }
}
