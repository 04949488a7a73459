// Whom a program asks about: a kind of identifier and its code, judged before anything is looked up.

internal import Disclosure
internal import Identifiers
internal import Law
internal import Registry
internal import WorkingDays

/// A subject by a code that passed the checks of its kind (M-9). The same document gives the same person here and in a file
/// that was handed in, whatever the width, case and blanks of its number.
struct AskedSubject: Sendable {
    let subject: QueriedSubject

    /// - Parameters:
    ///   - kind: `uscc`, or a kind of identity document as the code table names it.
    ///   - code: as it was typed. No word of an answer repeats it.
    /// - Throws: `Problem.unknownDocument` or `.invalidNumber`.
    init(kind: String, code: String, pack: PolicyPack, today: Day) throws(Problem) {
        let report = Identifier.examine(code, today: today.birthDate)
        switch kind {
        case "uscc":
            guard report.valid, report.kind == .unifiedSocialCreditCode else { throw .invalidNumber }
            subject = .organisation(code: report.normalised)
        case "resident-id", "hmt-residence", "foreign-permanent-residence":
            guard report.valid, report.kind.rawValue == kind else { throw .invalidNumber }
            subject = .person(document: kind, number: report.normalised)
        default:
            guard pack.tables["id-kinds"]?.values.contains(where: { $0.means == kind }) ?? false else {
                throw .unknownDocument
            }
            // A number of another kind of document under this name would ask about somebody else.
            let isOther = report.valid && report.kind.isPersonal && report.kind.rawValue != kind
            let isFirstGeneration = report.kind == .residentIdentityNumber && !report.valid
            let number = Self.level(code)
            guard !isOther, !isFirstGeneration, (5...20).contains(number.utf8.count),
                number.utf8.allSatisfy(Self.isAlphanumeric)
            else { throw .invalidNumber }
            subject = .person(document: kind, number: number)
        }
    }

    /// Half width, without blanks, in capitals.
    private static func level(_ text: String) -> String {
        var level = ""
        for scalar in text.unicodeScalars {
            let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            guard value > 0x20, value != 0x3000, value != 0xA0, let scalar = Unicode.Scalar(value) else { continue }
            level.unicodeScalars.append(scalar)
        }
        return level.uppercased()
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A)
    }
}
