// Codes and numbers that pass every check and that nobody bears.

internal import Identifiers
public import WorkingDays

/// Synthetic codes by a running number.
public enum TestCode {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// A unified social credit code (统一社会信用代码); its organisation part begins with X, which was never issued.
    public static func organisation(_ number: Int, kind: String = "91", region: String = "370102") -> String {
        var digits = ""
        var rest = number
        for _ in 0..<6 {
            digits.append(alphabet[rest % 31])
            rest /= 31
        }
        let part = "XY" + digits
        let inner = part + String(OrganisationCode.checkCharacter(forFirst8: part) ?? "?")
        let first = kind + region + inner
        return first + String(UnifiedSocialCreditCode.checkCharacter(forFirst17: first) ?? "?")
    }

    /// An identity number (公民身份号码) of somebody born that day; region 370199 belongs to no district.
    public static func person(born day: Day, sequence: Int = 1, region: String = "370199") -> String {
        let date = "\(day)".filter { $0 != "-" }
        let order = String(1000 + sequence % 1000).dropFirst()
        let first = region + date + order
        return first + String(ResidentIdentityNumber.checkCharacter(forFirst17: first) ?? "?")
    }

    /// The same code with a wrong last character.
    public static func broken(_ code: String) -> String {
        String(code.dropLast()) + (code.last == "0" ? "1" : "0")
    }
}
