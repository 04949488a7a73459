// What leaves the house about a person passes through these functions.
import Identifiers
import Testing

@Suite struct MaskTests {
    @Test(
        "A mask keeps the ends and stars the rest, and stars everything rather than nothing",
        arguments: [
            ("370102199001011234", 4, 4, "3701**********1234"), ("12345", 2, 2, "12*45"), ("1234", 2, 2, "****"),
            ("12", 4, 4, "**"), ("", 1, 1, ""), ("济南市", 1, 0, "济**"), ("abc", -1, -5, "***"), ("abc", 0, 1, "**c"),
            ("ab", Int.max, Int.max, "**"),
        ])
    func masks(text: String, left: Int, right: Int, expected: String) {
        #expect(Mask.mask(text, keepLeft: left, keepRight: right) == expected)
    }

    @Test("A name keeps its first character", arguments: [("李雷", "李*"), ("欧阳某某", "欧***"), ("李", "*"), ("", "")])
    func names(name: String, expected: String) {
        #expect(Mask.name(name) == expected)
    }

    @Test("Numbers are masked wherever they stand in free text")
    func freeText() {
        let text = "当事人（身份证号11010519491231002x）与830000199201300022，案号110105194912310021，"
        #expect(
            Mask.identityNumbers(in: text, today: today)
                == "当事人（身份证号1101**********002x）与8300**********0022，案号110105194912310021，")
        #expect(Mask.identityNumbers(in: "无号码", today: today) == "无号码")
    }

    @Test("Full-width numbers are found, parts of longer runs of digits are not")
    func finds() {
        let wide = "号１１０１０５１９４９１２３１００２Ｘ。"
        let ranges = ResidentIdentityNumber.find(in: wide, today: today)
        #expect(ranges.map { String(wide[$0]) } == ["１１０１０５１９４９１２３１００２Ｘ"])
        for longer in ["1830000199201300022", "8300001992013000221", "83000019920130002"] {
            #expect(ResidentIdentityNumber.find(in: longer, today: today).isEmpty, "\(longer)")
        }
        let two = "830000199201300022 830000199201300022"
        #expect(ResidentIdentityNumber.find(in: two, today: today).count == 2)
    }
}
