// What an official typed into the form: judged here, and never shown again where it may be a person's number.

internal import Disclosure
internal import Identifiers
internal import Law
internal import Registry
internal import WorkingDays

/// A kind of identity document by which a person can be asked about.
struct PersonDocument: Sendable, Hashable {
    /// As in `SubjectIdentity.person`.
    let id: String
    let title: Bilingual

    /// Those of the code table of the day, each once.
    static func all(_ pack: PolicyPack, on day: Day) -> [PersonDocument] {
        var seen: Set<String> = []
        return (pack.tables["id-kinds"]?.values(on: day) ?? []).compactMap { value in
            guard let id = value.means, seen.insert(id).inserted else { return nil }
            return PersonDocument(id: id, title: Bilingual(zh: value.value, en: value.english))
        }
    }
}

/// Why a form can't be asked. No case holds a part of what was typed but the fault of an organisation's code.
enum SubjectFault: Error, Sendable, Hashable {
    case noMatter, unknownKind, blank
    /// Nearly an organisation's code.
    case code(IdentifierFault)
    /// Nothing that is known to be no person's number.
    case noCode
    case personInsteadOfOrganisation
    /// A number of a person; nil if it is not of that kind of document.
    case number(IdentifierFault?)
}

/// The form.
struct DeskQueryForm: Sendable {
    /// The choice that stands for an organisation.
    static let organisation = IdentifierKind.unifiedSocialCreditCode.rawValue
    private static let longest = 100

    let matter: String
    let kind: String
    /// As typed.
    private let code: String

    init(matter: String, kind: String = DeskQueryForm.organisation, code: String = "") {
        self.matter = matter
        self.kind = kind
        self.code = code
    }

    init(_ form: Form) {
        self.init(
            matter: form.text("matter") ?? "", kind: form.text("kind") ?? Self.organisation,
            code: form.text("code") ?? "")
    }

    /// What of the code the form keeps.
    func keptCode(on today: Day) -> String {
        kind == Self.organisation && !mayBePersonal(on: today) ? code : ""
    }

    /// What passes the check of an organisation's code, differs from one in a sign or two, or begins as those of companies do
    /// and as no number of a person does, is shown again, and so is what hardly has a digit; anything else may be a mistyped
    /// number of a person.
    private func mayBePersonal(on today: Day) -> Bool {
        guard code.utf8.count <= Self.longest, !PersonalText.holdsNumber(code, today: today) else { return true }
        guard (try? UnifiedSocialCreditCode(code)) == nil, !UnifiedSocialCreditCode.isMistyped(code, today: today)
        else { return false }
        return code.count(where: \.isNumber) >= 5 && code.trimmed.first != "9"
    }

    /// The document that was chosen; nil for an organisation.
    func document(_ documents: [PersonDocument]) -> PersonDocument? { documents.first { $0.id == kind } }

    /// Whom the form asks about.
    func subject(_ documents: [PersonDocument], _ pack: PolicyPack, on today: Day) throws(SubjectFault)
        -> QueriedSubject
    {
        guard !matter.isEmpty else { throw .noMatter }
        guard kind == Self.organisation || document(documents) != nil else { throw .unknownKind }
        guard !code.isEmpty else { throw .blank }
        guard code.utf8.count <= Self.longest,
            let asked = try? AskedSubject(kind: kind, code: code, pack: pack, today: today)
        else { throw fault(on: today) }
        return asked.subject
    }

    /// What is wrong with a code that was not taken, as far as it may be said.
    private func fault(on today: Day) -> SubjectFault {
        guard kind == Self.organisation else {
            let report = Identifier.examine(code, today: today.birthDate)
            return .number(report.kind.rawValue == kind ? report.reason : nil)
        }
        guard code.utf8.count <= Self.longest else { return .noCode }
        guard !PersonalText.holdsNumber(code, today: today) else { return .personInsteadOfOrganisation }
        guard !mayBePersonal(on: today) else { return .noCode }
        do {
            _ = try UnifiedSocialCreditCode(code)
            return .noCode
        } catch {
            return .code(error)
        }
    }
}
