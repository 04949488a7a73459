// The rules across fields that the catalogue names. Each is a few lines; the pack gives their parameters.

internal import Identifiers
internal import Law
internal import Registry
internal import WorkingDays

extension RowChecker {
    /// - Parameter fields: positions of the rule's fields, in the order of `RowRule.fields`; the linter saw that all exist.
    func apply(_ rule: RowRule, _ fields: [Int], _ row: inout CheckedRow) {
        switch rule {
        case .notInFuture:
            if let day = row.days[fields[0]], day > today { row.note(.futureDay, fields[0]) }
        case .dayOrder: checkOrder(fields[0], fields[1], &row)
        case .subjectMatchesKind: matchKind(&row)
        case .adultOn: checkAdult(fields[0], &row)
        case .amountWhenChosen(_, let means, _):
            let (kinds, amount) = (fields[0], fields[1])
            guard !row.means[kinds].isDisjoint(with: means), !row.hasError(amount), (row.amounts[amount]?.fen ?? 0) <= 0
            else { return }
            row.note(.amountMissing, amount)
        case .kindWhenAmount(_, let means, _):
            let (kinds, amount) = (fields[0], fields[1])
            guard let fen = row.amounts[amount]?.fen, fen > 0, !row.isEmpty(kinds), !row.hasError(kinds),
                row.means[kinds].isDisjoint(with: means)
            else { return }
            row.note(.kindMissing, kinds)
        case .requiredWhenChosen(_, let means, _):
            guard !row.means[fields[0]].isDisjoint(with: means), row.isEmpty(fields[1]) else { return }
            row.note(.detailMissing, fields[1])
        case .authorityCode: checkAuthority(fields[0], &row)
        case .documentYear: checkYear(fields[0], fields[1], &row)
        case .amountInWords: checkAmountInWords(fields[0], fields[1], &row)
        case .citesArticle: checkArticle(fields[0], &row)
        case .noIdentityInText: checkIdentityNumbers(fields, &row)
        case .bodyNamed(_, let words):
            let name = row.text(fields[0])
            if !name.isEmpty, !words.contains(where: name.contains) { row.note(.bodyNotEmpowered, fields[0]) }
        case .livingList: checkList(fields[0], body: fields[1], day: fields[2], &row)
        case .lawfulPublicEnd: break  // needs the computed dates: see `checkPublicEnd`
        }
    }

    private func checkOrder(_ first: Int, _ second: Int, _ row: inout CheckedRow) {
        guard let from = row.days[first], let until = row.days[second], from > until else { return }
        let name = item.fields[first].name
        row.note(.dayOrder, second, Bilingual(zh: "早于“\(name.zh)”", en: "before '\(name.en)'"))
    }

    /// The kind of subject, its code and its identity document must fit each other (M-9).
    private func matchKind(_ row: inout CheckedRow) {
        guard let kindField = compiled.position(of: .subjectKind), let marked = row.means[kindField].first else {
            return
        }
        let code = compiled.position(of: .subjectCode)
        let hasCode = code.map { !row.isEmpty($0) } ?? false
        if marked == "naturalPerson" {
            if hasCode {
                row.note(
                    .kindMismatch, kindField,
                    Bilingual(zh: "自然人不填统一社会信用代码", en: "a natural person has no unified social credit code"))
            }
            return
        }
        guard hasCode, let code, !row.hasError(code) else { return }
        let isBusiness = row.text(code).hasPrefix("92")
        if isBusiness != (marked == "individualBusiness") {
            row.note(
                .kindMismatch, kindField,
                isBusiness
                    ? Bilingual(zh: "92开头的代码属于个体工商户", en: "codes that begin with 92 belong to individual businesses")
                    : Bilingual(zh: "个体工商户的代码以92开头", en: "the code of an individual business begins with 92"))
        }
    }

    /// Nothing is recorded of anyone under 18 on the day of the act (M-3).
    private func checkAdult(_ index: Int, _ row: inout CheckedRow) {
        guard let day = row.days[index], case .person(let document, let number) = row.identity
        else { return }
        let birth: BirthDate? =
            switch document {
            case "resident-id": (try? ResidentIdentityNumber(number, today: birthBound))?.birthDate
            case "hmt-residence": (try? HMTResidencePermit(number, today: birthBound))?.birthDate
            case "foreign-permanent-residence":
                (try? ForeignPermanentResidentCard(number, today: birthBound))?.birthDate
            default: nil
            }
        if let birth, !birth.isAdult(on: day.birthDate) { row.note(.minor, compiled.position(of: .personId)) }
    }

    private func checkAuthority(_ index: Int, _ row: inout CheckedRow) {
        guard !row.isEmpty(index), !row.hasError(index) else { return }
        let code = row.text(index)
        if code.hasPrefix("91") || code.hasPrefix("92") || code.hasPrefix("93") { row.note(.companyAsAuthority, index) }
    }

    /// 〔2025〕 in the document number against the year of the decision.
    private func checkYear(_ index: Int, _ dayIndex: Int, _ row: inout CheckedRow) {
        guard let day = row.days[dayIndex] else { return }
        let text = row.text(index)
        guard let open = text.firstIndex(where: { "〔[（(【﹝".contains($0) }) else { return }
        let digits = text[text.index(after: open)...].prefix(4)
        guard digits.count == 4, let year = Int(digits), (1990...2100).contains(year), year != day.year else { return }
        row.note(
            .documentYear, index,
            Bilingual(
                zh: "文书号为\(year)年，决定日期为\(day.year)年", en: "the number says \(year), the decision is of \(day.year)"))
    }

    /// The classic slip: 5000 in a column that counts in 万元.
    private func checkAmountInWords(_ index: Int, _ amountIndex: Int, _ row: inout CheckedRow) {
        guard let fen = row.amounts[amountIndex]?.fen, fen > 0 else { return }
        let named = row.withBytes(index) { Amount.named(in: $0) }
        guard !named.isEmpty, !named.contains(fen), named.contains(where: { $0 * 10_000 == fen || $0 == fen * 10_000 })
        else { return }
        row.note(.amountInWords, amountIndex)
    }

    /// A list takes entries only while its basis lives, and only from a body that its rules name (M-31, R-4).
    private func checkList(_ kinds: Int, body: Int, day: Int, _ row: inout CheckedRow) {
        guard let id = row.means[kinds].first, let list = pack.list(id) else { return }
        let decided = row.days[day] ?? today
        guard pack.isOpen(list, on: decided), pack.isOpen(list, on: today) else {
            return row.note(.listWithoutBasis, kinds)
        }
        guard !row.isEmpty(body), !list.empowers(bodyNamed: row.text(body)) else { return }
        let words = list.issuers.joined(separator: "、")
        row.note(
            .bodyNotEmpowered, body,
            Bilingual(zh: "该名单由名称含“\(words)”的单位认定", en: "this list is made by bodies named '\(words)'"))
    }

    private func checkArticle(_ index: Int, _ row: inout CheckedRow) {
        guard !row.isEmpty(index) else { return }
        if row.withBytes(index, { Self.article.numbers(in: $0) }).isEmpty { row.note(.noArticle, index) }
    }

    private static let article = PatternSet([("条", 0)])

    private func checkIdentityNumbers(_ fields: [Int], _ row: inout CheckedRow) {
        for index in fields where !row.isEmpty(index) {
            let found = row.withBytes(index) { !ResidentIdentityNumber.find(in: $0, today: birthBound).isEmpty }
            if found { row.note(.identityInText, index) }
        }
    }
}
