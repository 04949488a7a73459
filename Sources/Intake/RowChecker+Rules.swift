// The rules across fields that the catalogue names. Each is a few lines; the pack gives their parameters.

internal import Identifiers
internal import Law
internal import Registry
internal import WorkingDays

extension RowChecker {
    func apply(_ rule: CompiledRule, _ row: inout CheckedRow) {
        switch rule {
        case .notInFuture(let field):
            if let day = row.days[field], day > today { row.note(.futureDay, field) }
        case .dayOrder(let first, let second): checkOrder(first, second, &row)
        case .subjectMatchesKind: matchKind(&row)
        case .amountWhenChosen(let kinds, let list, let amount):
            guard !row.means[kinds].isDisjoint(with: rules.lists[list]), !row.hasError(amount),
                (row.amounts[amount]?.fen ?? 0) <= 0
            else { return }
            row.note(.amountMissing, amount)
        case .kindWhenAmount(let kinds, let list, let amount):
            guard let fen = row.amounts[amount]?.fen, fen > 0, !row.isEmpty(kinds), !row.hasError(kinds),
                row.means[kinds].isDisjoint(with: rules.lists[list])
            else { return }
            row.note(.kindMissing, kinds)
        case .requiredWhenChosen(let kinds, let list, let field):
            guard !row.means[kinds].isDisjoint(with: rules.lists[list]), row.isEmpty(field) else { return }
            row.note(.detailMissing, field)
        case .emptyWhenChosen(let kinds, let list, let field):
            guard !row.means[kinds].isDisjoint(with: rules.lists[list]), !row.isEmpty(field) else { return }
            row.note(.contradiction, field)
        case .removalWhenChosen(let kinds, let list, let field):
            guard !row.means[kinds].isDisjoint(with: rules.lists[list]), row.isEmpty(field) else { return }
            row.note(.removalMissing, field)
        case .authorityCode(let field): checkAuthority(field, &row)
        case .documentYear(let field, let day): checkYear(field, day, &row)
        case .amountInWords(let field, let amount): checkAmountInWords(field, amount, &row)
        case .citesArticle(let field): checkArticle(field, &row)
        case .noIdentityInText(let field): checkIdentityNumbers(field, &row)
        case .bodyNamed(let field, let list):
            // Whoever writes a court's name beside their own code is still not a court.
            let isOther = ([row.text(field)] + [registeredBody(row)].compactMap(\.self)).contains { name in
                !name.isEmpty && !rules.lists[list].contains { name.contains($0) }
            }
            if isOther || !isOrgan(row) { row.note(.bodyNotEmpowered, field) }
        case .livingList(let kinds, let body, let day): checkList(kinds, body: body, day: day, &row)
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
        guard let kindField = places.subjectKind, let marked = row.means[kindField].first else { return }
        let code = places.subjectCode
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
        let isBusiness = row.withBytes(code) { $0.starts(with: "92".utf8) }
        if isBusiness != (marked == "individualBusiness") {
            row.note(
                .kindMismatch, kindField,
                isBusiness
                    ? Bilingual(zh: "92开头的代码属于个体工商户", en: "codes that begin with 92 belong to individual businesses")
                    : Bilingual(zh: "个体工商户的代码以92开头", en: "the code of an individual business begins with 92"))
        }
    }

    private func checkAuthority(_ index: Int, _ row: inout CheckedRow) {
        guard !row.isEmpty(index), !row.hasError(index) else { return }
        let first = row.withBytes(index) { $0[0] }
        let isCompany = row.withBytes(index) { code in
            code[0] == UInt8(ascii: "9") && (UInt8(ascii: "1")...UInt8(ascii: "3")).contains(code[1])
        }
        // What burdens somebody is decided by public bodies, or by those whom the platform has registered for it; a check
        // without a home can't ask.
        let isSociety =
            item.informationClass == .dishonesty && (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(first)
            && knownBodies.map { !$0.mayDecide(row.text(index)) } ?? false
        if isCompany || isSociety { row.note(.companyAsAuthority, index) }
    }

    /// A list and a judgment are made by organs of the State, whose codes begin with 11; or by a body that the platform
    /// knows by a name that the rule empowers.
    private func isOrgan(_ row: CheckedRow) -> Bool {
        guard let pair = places.bodies.first, !row.isEmpty(pair.code), !row.hasError(pair.code) else { return true }
        // The filler names nobody, and is warned of.
        return row.withBytes(pair.code) {
            $0[0] == UInt8(ascii: "1") && $0[1] == UInt8(ascii: "1") || UnifiedSocialCreditCode.isPlaceholder($0)
        }
            || knownBodies.map { $0.mayDecide(row.text(pair.code)) } ?? true
    }

    /// 〔2025〕 in the document number against the year of the decision.
    private func checkYear(_ index: Int, _ dayIndex: Int, _ row: inout CheckedRow) {
        guard let day = row.days[dayIndex] else { return }
        guard let year = row.withBytes(index, { Self.yearInBrackets($0) }), (1990...2100).contains(year),
            year != day.year
        else { return }
        row.note(
            .documentYear, index,
            Bilingual(
                zh: "文书号为\(year)年，决定日期为\(day.year)年", en: "the number says \(year), the decision is of \(day.year)"))
    }

    /// The four digits after the first opening bracket.
    private static func yearInBrackets(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        for index in text.indices {
            let width = openingBracket(text, index)
            guard width > 0 else { continue }
            guard index + width + 4 <= text.count else { return nil }
            var year = 0
            for byte in text[(index + width)..<(index + width + 4)] {
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
                year = year * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return year
        }
        return nil
    }

    /// How many bytes an opening bracket (`[ ( 〔 【 （ ［ ﹝` as far as numbers of documents use them) takes here; 0 if there is none.
    private static func openingBracket(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        switch text[index] {
        case UInt8(ascii: "["), UInt8(ascii: "("): return 1
        case 0xE3 where index + 2 < text.count:  // 〔 U+3014, 【 U+3010
            return text[index + 1] == 0x80 && (text[index + 2] == 0x94 || text[index + 2] == 0x90) ? 3 : 0
        case 0xEF where index + 2 < text.count:  // （ U+FF08, ﹝ U+FE5D
            let isWide = text[index + 1] == 0xBC && text[index + 2] == 0x88
            return isWide || text[index + 1] == 0xB9 && text[index + 2] == 0x9D ? 3 : 0
        default: return 0
        }
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
        guard !row.isEmpty(body) else { return }
        let names = [row.text(body)] + [registeredBody(row)].compactMap(\.self)
        guard !isOrgan(row) || !names.allSatisfy(list.empowers(bodyNamed:)) else { return }
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

    func checkIdentityNumbers(_ index: Int, _ row: inout CheckedRow) {
        guard !row.isEmpty(index) else { return }
        let found = row.withBytes(index) { !ResidentIdentityNumber.find(in: $0, today: birthBound).isEmpty }
        if found { row.note(.identityInText, index) }
    }
}
