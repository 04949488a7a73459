// Codes of organisations and bodies, and numbers of persons: whose row is it?

internal import Identifiers
internal import Law
internal import Registry

extension RowChecker {
    func readOrganisationCode(
        _ index: Int, _ role: FieldRole?, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow
    ) {
        var verdict = UnifiedSocialCreditCode.check(cell)
        if !verdict.isValid {
            if UnifiedSocialCreditCode.isPlaceholder(cell), role != .subjectCode {
                return row.note(.bodyPlaceholder, index)
            }
            // Width, case and blanks are levelled on the slow path; letters are never guessed.
            do {
                let code = try UnifiedSocialCreditCode(String(decoding: cell, as: UTF8.self))
                row.set(index, code.text.utf8)
                verdict = row.withBytes(index) { UnifiedSocialCreditCode.check($0) }
            } catch {
                if role == .subjectCode { noteBirth(row.text(index), &row) }
                return row.note(
                    role == .subjectCode ? .subjectCode : .bodyCode, index, Bilingual(zh: error.zh, en: error.en))
            }
        }
        // A few per cent of identity numbers pass both checks; they are a person's before they are anything else.
        let asPerson = row.withBytes(index) { Identifier.verdict(bytes: $0, today: birthBound) }
        if asPerson.isValid, asPerson.kind.isPersonal {
            if role == .subjectCode { noteBirth(row.text(index), &row) }
            row.clear(index)
            return row.note(
                role == .subjectCode ? .personNumber : .bodyCode, index,
                Bilingual(zh: "这是个人证件号码，不是统一社会信用代码", en: "this is a person's number, not a unified social credit code"))
        }
        note(verdict.warnings, index, &row)
        guard role == .bodyCode || role == .sourceCode, let knownBodies else { return }
        if knownBodies.name(of: row.text(index)) == nil { row.note(.bodyUnknown, index) }
    }

    func normaliseIdentifier(_ index: Int, _ cell: UnsafeBufferPointer<UInt8>, _ row: inout CheckedRow) {
        // What kind it is follows from another column, so only blanks and width are levelled here.
        if Self.isLevel(cell) { return }
        var text = ""
        for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            guard value > 0x20, value != 0x3000, value != 0xA0, let level = Unicode.Scalar(value) else { continue }
            text.unicodeScalars.append(level)
        }
        row.set(index, text.utf8)
    }

    /// Whether nothing in it needs levelling: no blank, and no character that begins as blanks or full-width forms do.
    private static func isLevel(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in cell.indices {
            switch cell[index] {
            case 0...0x20, 0xC2, 0xEF: return false
            case 0xE3 where cell[index + 1] == 0x80 && cell[index + 2] == 0x80: return false
            default: continue
            }
        }
        return true
    }

    private func note(_ warnings: IdentifierWarnings, _ index: Int, _ row: inout CheckedRow) {
        guard let first = warnings.list.first else { return }
        row.note(.oddCode, index, Bilingual(zh: first.zh, en: first.en))
    }

    /// Finds out whom the row is about. A name alone is no identity (M-9).
    func resolveIdentity(_ row: inout CheckedRow) {
        let code = places.subjectCode
        let person = places.personId
        let marked = row.meaning(places.subjectKind)
        if let person, !row.isEmpty(person) { noteBirth(row.text(person), &row) }
        if marked == "naturalPerson" {
            row.subjectKind = .naturalPerson
            if let person, !row.isEmpty(person) { readPerson(person, &row) }
        } else if let code, !row.isEmpty(code), !row.hasError(code) {
            let text = row.text(code)
            row.identity = .organisation(code: text)
            row.subjectKind = Self.kind(marked: marked, code: text)
        }
        // A row that names nobody can't enter, even if the catalogue forgot to demand the code.
        if row.identity == nil, !row.hasErrors { row.note(.requiredMissing, code ?? person) }
        if let kind = row.subjectKind, !item.subjects.contains(kind) {
            row.note(.subjectNotAllowed, places.subjectKind ?? code)
        }
    }

    private static func kind(marked: String?, code: String) -> SubjectKind {
        switch marked {
        case "legalPerson": .legalPerson
        case "unincorporatedOrganisation": .unincorporatedOrganisation
        case "individualBusiness": .individualBusiness
        default: code.hasPrefix("92") ? .individualBusiness : .legalPerson
        }
    }

    private func readPerson(_ index: Int, _ row: inout CheckedRow) {
        let documentKind = row.meaning(places.personIdKind) ?? "resident-id"
        let report = Identifier.examine(row.text(index), today: birthBound)
        switch documentKind {
        case "resident-id", "hmt-residence", "foreign-permanent-residence":
            guard report.valid, report.kind.rawValue == documentKind else {
                // The words never repeat a digit of the number.
                let reason = report.reason
                return row.note(
                    .personNumber, index,
                    reason.map { Bilingual(zh: $0.zh, en: $0.en) }
                        ?? Bilingual(zh: "号码与证件类型不符", en: "the number is not of that kind of document"))
            }
            row.set(index, report.normalised.utf8)
            row.identity = .person(document: documentKind, number: report.normalised)
        default:
            // A number of another kind of document under this name would make a second person of the first.
            let isOther = report.valid && report.kind.isPersonal && report.kind.rawValue != documentKind
            let text = row.text(index).uppercased()
            guard !isOther, !report.isFirstGeneration, (5...20).contains(text.utf8.count),
                text.utf8.allSatisfy(Self.isAlphanumeric)
            else {
                return row.note(.personNumber, index)
            }
            row.set(index, text.utf8)
            row.identity = .person(document: documentKind, number: text)
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A)
    }

    /// Names are public and searched by: a number of a person in one would be published with it.
    func refuseNumbersInNames(_ row: inout CheckedRow) {
        for index in places.names where !row.isEmpty(index) {
            let found = row.withBytes(index) { !ResidentIdentityNumber.find(in: $0, today: birthBound).isEmpty }
            guard found else { continue }
            if index == places.subjectName { noteBirths(inName: index, &row) }
            row.note(.identityInName, index)
        }
    }

    /// The tax number of an individual business is often its owner's number and two more, and some offices number their
    /// documents by persons: such a row is sealed and its sender told.
    func noteNumbersInNumbers(_ row: inout CheckedRow) {
        for index in places.texts where !row.isEmpty(index) { checkIdentityNumbers(index, &row) }
    }
}

extension IdentifierReport {
    /// A 15-digit identity number, void since 2013.
    fileprivate var isFirstGeneration: Bool { kind == .residentIdentityNumber && !valid }
}
