// The credit code is how organisations are known; a wrong judgement here splits or merges subjects.
import Identifiers
import Testing

@Suite struct UnifiedSocialCreditCodeTests {
    @Test("M-9: a published credit code is accepted and stays as it is", arguments: Vectors.validCredit)
    func accepts(code: String) throws {
        #expect(try UnifiedSocialCreditCode(code).text == code)
        #expect(judge(code, UnifiedSocialCreditCode.check).isValid)
        let report = Identifier.examine(code, today: today)
        #expect(report.kind == .unifiedSocialCreditCode)
        #expect(report.valid && report.warnings.isEmpty && report.normalised == code && report.reason == nil)
    }

    @Test("M-9: a credit code with a wrong check character is refused", arguments: Vectors.wrongCredit)
    func refuses(code: String) {
        let thrown = fault { () throws(IdentifierFault) in _ = try UnifiedSocialCreditCode(code) }
        #expect(thrown?.id == "wrong-check-character")
        let report = Identifier.examine(code, today: today)
        #expect(report.kind == .unifiedSocialCreditCode && !report.valid && report.reason == thrown)
    }

    @Test("A code whose inner organisation code fails its check is accepted with a warning")
    func innerCheck() throws {
        let code = try UnifiedSocialCreditCode("91310000631295002H")
        #expect(code.warnings.contains(.innerOrganisationCode))
        #expect(Identifier.examine(code.text, today: today).warnings.map(\.id) == ["inner-organisation-code"])
    }

    @Test(
        "Width, case, blanks and hyphens do not matter",
        arguments: [
            "９１３７００００７０６２６６６０１Ｄ", "91370000706266601d", " 9137 0000 7062 6660 1D\t", "91370000-70626660-1-D",
            "91370000\u{3000}706266601ｄ", "\u{FEFF}9137000070\u{200B}6266601D\u{A0}\r",
        ])
    func normalises(raw: String) throws {
        #expect(try UnifiedSocialCreditCode(raw).text == "91370000706266601D")
        let report = Identifier.examine(raw, today: today)
        #expect(report.valid && report.kind == .unifiedSocialCreditCode && report.normalised == "91370000706266601D")
        #expect(report.input == raw)
    }

    @Test(
        "Letters that look like digits are reported and never guessed",
        arguments: [
            ("9137OOOO706266601D", 5, "O"), ("9I370000706266601D", 2, "I"), ("9137000070626660SD", 17, "S"),
            ("91370000V06266601D", 9, "V"), ("9137000070Z266601D", 11, "Z"), ("9137000070中266601D", 11, "中"),
        ] as [(String, Int, Unicode.Scalar)])
    func neverGuesses(raw: String, position: Int, character: Unicode.Scalar) {
        let report = Identifier.examine(raw, today: today)
        #expect(report.kind == .unifiedSocialCreditCode && !report.valid)
        #expect(report.reason == .characterNotAllowed(position: position, character: character))
        #expect(report.normalised == raw)
    }

    @Test("The region is six digits, current or not")
    func region() throws {
        var random = Seeded(1)
        #expect(try UnifiedSocialCreditCode(random.creditCode(beginning: "91371202")).warnings.contains(.retiredRegion))
        #expect(try UnifiedSocialCreditCode(random.creditCode(beginning: "91990000")).warnings.contains(.unknownRegion))
        #expect(try UnifiedSocialCreditCode(random.creditCode(beginning: "91100000")).warnings.isEmpty)
        let lettered = random.creditCode(beginning: "9137A100")
        #expect(
            fault { () throws(IdentifierFault) in _ = try UnifiedSocialCreditCode(lettered) }
                == .regionNotDigits(position: 5))
    }

    @Test("The filler for bodies without a code is refused for its own reason")
    func placeholder() {
        let report = Identifier.examine("00000000000000000X", today: today)
        #expect(report.kind == .unifiedSocialCreditCode && !report.valid && report.reason == .placeholder)
        #expect(UnifiedSocialCreditCode.isPlaceholder(" ００000000000000000x"))
        #expect(!UnifiedSocialCreditCode.isPlaceholder("000000000000000000"))
    }

    @Test(
        "Department and class say what kind of subject it is",
        arguments: [
            ("11", .governmentOrgan, "机关"), ("12", .publicInstitution, "事业单位"),
            ("13", .massOrganisation, "中央编办直接管理机构编制的群众团体"), ("51", .socialOrganisation, "社会团体"),
            ("52", .socialOrganisation, "民办非企业单位"), ("53", .socialOrganisation, "基金会"),
            ("54", .selfGovernment, "基层群众性自治组织"), ("91", .enterprise, "企业"), ("92", .individualBusiness, "个体工商户"),
            ("93", .cooperative, "农民专业合作社"), ("A1", .other, "军队事业单位"), ("N2", .ruralCollective, "村级集体经济组织"),
            ("Y1", .other, "其他"), ("81", .other, "基层工会"), ("99", .other, "其他"),
        ] as [(String, SubjectFamily, String)])
    func structure(prefix: String, family: SubjectFamily, institution: String) throws {
        var random = Seeded(2)
        let code = try UnifiedSocialCreditCode(random.creditCode(beginning: prefix + "370100"))
        #expect(code.subjectFamily == family && code.institution?.zh == institution)
        #expect(code.registrar != nil && code.warnings.isEmpty)
        #expect(code.regionPart == "370100" && OrganisationCode.isValid(code.organisationPart))
    }

    @Test("A class in no table is accepted with a warning, and the warning agrees with the names")
    func unknownClass() throws {
        var random = Seeded(3)
        for first in creditAlphabet {
            for second in creditAlphabet {
                let raw = random.creditCode(beginning: "\(first)\(second)370100")
                let code = try UnifiedSocialCreditCode(raw)
                #expect(code.warnings.contains(.unknownClass) == (code.institution == nil), "\(first)\(second)")
            }
        }
    }

    @Test("Every change of one character of a valid code is caught or explained")
    func substitutions() {
        for code in Vectors.validCredit {
            for index in 0..<18 {
                for replacement in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
                    var characters = Array(code)
                    guard characters[index] != replacement else { continue }
                    characters[index] = replacement
                    let verdict = judge(String(characters), UnifiedSocialCreditCode.check)
                    #expect(verdict.fault.map { !$0.zh.isEmpty && !$0.en.isEmpty } == true)
                }
            }
        }
    }

    @Test("Generated codes are always valid")
    func generated() {
        var random = Seeded(4)
        for _ in 0..<5_000 {
            let beginning = random.text("0123456789ABCNY", count: 1) + random.text(creditAlphabet, count: 1)
            let code = random.creditCode(beginning: beginning + random.text("0123456789", count: 6))
            #expect(judge(code, UnifiedSocialCreditCode.check).isValid)
            #expect(Identifier.examine(code, today: today).valid)
        }
    }

    @Test("Seventeen characters outside the alphabet have no check character")
    func noCheckCharacter() {
        #expect(UnifiedSocialCreditCode.checkCharacter(forFirst17: "91370000706266601") == "D")
        #expect(UnifiedSocialCreditCode.checkCharacter(forFirst17: "9137000070626660O") == nil)
        #expect(UnifiedSocialCreditCode.checkCharacter(forFirst17: "9137") == nil)
    }
}

extension OrganisationCode {
    /// Whether a canonical text passes the check.
    static func isValid(_ text: String) -> Bool { judge(text, OrganisationCode.check).isValid }
}
