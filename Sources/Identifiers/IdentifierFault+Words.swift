// The words for each fault: what is wrong, where, and what to do next, for the clerk who has the document in hand.

extension IdentifierFault {
    /// The explanation in Chinese.
    public var zh: String { text(in: .zh) }

    /// The explanation in English.
    public var en: String { text(in: .en) }

    /// A sentence in both languages, with `%1` and `%2` where the values go.
    struct Words {
        let zh: StaticString
        let en: StaticString
        var first = ""
        var second = ""
    }

    /// The sentence for this fault and its values.
    var words: Words {
        switch self {
        case .empty: Words(zh: "号码为空；请填写号码。", en: "The number is empty; enter it.")
        case .wrongLength(let found, let expected):
            Words(
                zh: "共%1位，应为%2位；请对照证照核对是否多录或漏录。",
                en: "%1 characters instead of %2; look in the document for one too many or too few.",
                first: String(found), second: String(expected))
        case .characterNotAllowed(let position, "I"), .characterNotAllowed(let position, "O"),
            .characterNotAllowed(let position, "S"), .characterNotAllowed(let position, "V"),
            .characterNotAllowed(let position, "Z"):
            Words(
                zh: "第%1位“%2”不在允许的字符内（不使用字母 I、O、S、V、Z，系统不会代为猜改）；请对照证照核对该位。",
                en:
                    "Character %1, “%2”, is not in the alphabet (I, O, S, V, Z are never used); compare with the document.",
                first: String(position), second: shownCharacter)
        case .characterNotAllowed(let position, _):
            Words(
                zh: "第%1位“%2”不在允许的字符内；请对照证照核对该位。",
                en: "Character %1, “%2”, is not in the alphabet; compare it with the document.",
                first: String(position), second: shownCharacter)
        case .digitExpected(let position):
            Words(
                zh: "第%1位应为数字（身份证件号码末位可为X）；请对照证件核对该位。",
                en: "Character %1 must be a digit (the last of a person's number may be X); compare with the document.",
                first: String(position))
        case .regionNotDigits(let position):
            Words(
                zh: "第3至8位为登记管理机关行政区划码，第%1位应为数字；请对照证照核对该位。",
                en: "Characters 3 to 8 are the region: character %1 must be a digit; compare with the document.",
                first: String(position))
        case .hyphenNotAllowed:
            Words(zh: "该类号码中不应有连字符；请去掉连字符后重新填写。", en: "This kind of number has no hyphens; enter it without them.")
        case .wrongCheckCharacter(let expected, let found):
            Words(
                zh: "校验码不符：按前几位计算末位应为“%1”，实为“%2”；请对照证照逐位核对，不要只改末位。",
                en:
                    "The check character should be “%1” but is “%2”; compare every character, do not just change the last.",
                first: String(Character(expected)), second: String(Character(found)))
        case .wrongPersonalCheckCharacter:
            Words(
                zh: "校验码不符，号码中至少有一位录错；请对照证件逐位核对。",
                en: "The check character does not fit: at least one character is wrong; compare each with the document."
            )
        case .noSuchDate:
            Words(
                zh: "号码中的出生日期不存在；请对照证件核对第7至14位。",
                en: "The birth date in the number does not exist; compare characters 7 to 14 with the document.")
        case .birthInFuture:
            Words(
                zh: "号码中的出生日期晚于当前日期；请对照证件核对第7至14位。",
                en: "The birth date in the number is in the future; compare characters 7 to 14 with the document.")
        case .implausibleAge(let limit):
            Words(
                zh: "按号码中的出生日期年龄超过%1周岁；请对照证件核对第7至14位。",
                en: "The birth date means an age over %1 years; compare characters 7 to 14 with the document.",
                first: String(limit))
        case .firstGenerationVoid:
            Words(
                zh: "15位第一代身份证号码自2013年起停止使用；请填写18位公民身份号码。",
                en: "15-digit identity numbers of the first generation are void since 2013; enter the 18-digit number.")
        case .placeholder:
            Words(
                zh: "这是无统一社会信用代码时使用的占位代码，不指向任何主体；请填写真实代码。",
                en: "This filler for bodies without a code names nobody; enter the real code.")
        case .otherKind(let kind):
            Words(
                zh: "该号码属于“%1”，不是所要求的号码类型；请改选证件类型或核对号码。",
                en: "This number is of the kind “%2”, not of the one asked for; change the kind or check the number.",
                first: kind.name.zh, second: kind.name.en)
        case .unsupportedDocument:
            Words(
                zh: "形似往来通行证号码，本平台不以其识别主体；请填写身份证、居住证等号码。",
                en:
                    "This looks like a travel permit, which identifies nobody here; enter an identity or residence number."
            )
        case .unknownForm(let length):
            Words(
                zh: "共%1个字符，不符合任何已知号码的格式；请核对号码及证件类型。",
                en: "No known number has this form (%1 characters); check the number and the kind of document.",
                first: String(length))
        }
    }

    /// The character of `characterNotAllowed` if it can be seen, else its number in Unicode.
    private var shownCharacter: String {
        guard case .characterNotAllowed(_, let character) = self else { return "" }
        if 0x21...0x7E ~= character.value { return String(Character(character)) }
        switch character.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .nonspacingMark, .enclosingMark, .spacingMark:
            return "U+" + String(character.value, radix: 16, uppercase: true)
        default: return String(Character(character))
        }
    }
}
