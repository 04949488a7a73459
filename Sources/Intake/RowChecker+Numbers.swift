// The numbers beside the code that tells whose row it is: older codes of the party, its representative's, and the bodies'.

internal import Identifiers
internal import Law
internal import Registry

extension RowChecker {
    /// Older numbers of the party are shown with the row, so one that is somebody else's or nobody's is refused.
    func checkPartyNumbers(_ row: inout CheckedRow) {
        if let index = places.organisationCode, !row.isEmpty(index), !row.hasError(index) {
            checkOrganisationCode(index, &row)
        }
        guard let index = places.registrationNumber, !row.isEmpty(index), !row.hasError(index) else { return }
        // Other lengths are older numbers or the credit code, which can't be checked or stand elsewhere.
        let verdict = row.withBytes(index) { $0.count == 15 ? BusinessRegistrationNumber.check($0) : nil }
        if let fault = verdict?.fault { row.note(.partyNumber, index, Bilingual(zh: fault.zh, en: fault.en)) }
    }

    /// What stands for the number of a document must be one: 无文号 and 处罚决定书 tell no decision from another (M-13).
    func checkDocumentNumber(_ row: inout CheckedRow) {
        guard let index = compiled.documentNumber, !row.isEmpty(index), !row.hasError(index) else {
            return
        }
        let text = row.text(index)
        let hasNumber = text.unicodeScalars.contains {
            $0.properties.numericType != nil || Self.numerals.contains($0)
        }
        guard text.unicodeScalars.count < 3 || !hasNumber else { return }
        row.note(
            item.informationClass == .dishonesty ? .noDocument : .placeholder, index,
            Bilingual(zh: "文书号须含数字，如〔2026〕12号", en: "the number of a document has digits, such as 〔2026〕12号"))
    }

    private static let numerals = Set("〇零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾".unicodeScalars)

    private func checkOrganisationCode(_ index: Int, _ row: inout CheckedRow) {
        // Since 2015 many senders put the credit code here as well.
        if row.withBytes(index, { UnifiedSocialCreditCode.check($0) }).isValid {
            return row.note(
                .oddCode, index,
                Bilingual(
                    zh: "这是统一社会信用代码，组织机构代码是9位", en: "this is a credit code; an organisation code has 9 characters"))
        }
        let code: OrganisationCode
        do {
            code = try OrganisationCode(row.text(index))
        } catch {
            return row.note(.partyNumber, index, Bilingual(zh: error.zh, en: error.en))
        }
        row.set(index, code.text.utf8)
        guard let subject = places.subjectCode, !row.isEmpty(subject), !row.hasError(subject) else { return }
        let inner = row.withBytes(subject) { Array($0.dropFirst(8).prefix(9)) }
        guard !inner.elementsEqual(code.text.utf8) else { return }
        row.note(
            .oddCode, index,
            Bilingual(zh: "与统一社会信用代码中的第9至17位不同", en: "it is not the one inside the unified social credit code"))
    }

    /// The representative's number is kept sealed; a wrong one is nobody's, or somebody else's.
    func checkRepresentative(_ row: inout CheckedRow) {
        guard let index = places.representativeId, !row.isEmpty(index), !row.hasError(index) else { return }
        let verdict = row.withBytes(index) { Identifier.verdict(bytes: $0, today: birthBound) }
        let isPersonal = verdict.isValid && verdict.kind.isPersonal
        let kind = row.meaning(places.representativeIdKind)
        let isWrong =
            switch kind {
            case "resident-id", "hmt-residence", "foreign-permanent-residence":
                !isPersonal || verdict.kind.rawValue != kind
            // Nobody says what it is: what has the length of an identity number must be one.
            case nil: row.withBytes(index) { $0.count == 18 } && !isPersonal
            default: false
            }
        guard isWrong else { return }
        // The words never repeat a digit of the number.
        row.note(
            .personNumber, index,
            verdict.fault.map { Bilingual(zh: $0.zh, en: $0.en) }
                ?? Bilingual(zh: "号码与证件类型不符", en: "the number is not of that kind of document"))
    }

    /// What the platform knows of the body that decided; nil if it doesn't know its code.
    func registeredBody(_ row: CheckedRow) -> String? {
        guard let pair = places.bodies.first, !row.isEmpty(pair.code), !row.hasError(pair.code) else { return nil }
        return knownBodies?.name(of: row.text(pair.code))
    }

    /// The body that is named and the body whose code stands beside it must be one (M-31).
    func compareBodies(_ row: inout CheckedRow) {
        guard let knownBodies else { return }
        for pair in places.bodies where !row.isEmpty(pair.name) && !row.isEmpty(pair.code) {
            guard !row.hasError(pair.code), let known = knownBodies.name(of: row.text(pair.code)),
                !Registry.isSameName(known, row.text(pair.name))
            else { continue }
            row.note(.bodyNameDiffers, pair.name)
        }
    }
}
