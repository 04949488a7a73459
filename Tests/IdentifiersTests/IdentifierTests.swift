// The order of kinds, the kinds without a room of their own here, and that no input whatever brings the room down.
import Identifiers
import Testing

@Suite struct IdentifierTests {
    @Test("M-9: a number that passes both checks is a person's before it is an organisation's")
    func order() {
        var found = 0
        for sequence in 0..<1_000 {
            let digits = String(sequence)
            let number = residentNumber(
                born: "19800101", sequence: String(repeating: "0", count: 3 - digits.count) + digits)
            guard judge(number, UnifiedSocialCreditCode.check).isValid else { continue }
            found += 1
            #expect(Identifier.examine(number, today: today).kind == .residentIdentityNumber)
        }
        #expect(found > 10)
    }

    @Test("An enterprise's code that passes the check of foreigners' cards stays one if the country does not exist")
    func foreignOrEnterprise() {
        // The region reads as a nationality: 999 is none, 124 is Canada.
        for (country, kind) in [
            ("999", IdentifierKind.unifiedSocialCreditCode), ("124", .foreignPermanentResidentCard),
        ] {
            let number = (0..<1_000).lazy.map { sequence in
                let digits = String(sequence)
                return residentNumber(
                    region: "911" + country, born: "19810803",
                    sequence: String(repeating: "0", count: 3 - digits.count) + digits)
            }.first { judge($0, UnifiedSocialCreditCode.check).isValid }
            #expect(number.map { Identifier.examine($0, today: today).kind } == kind)
        }
    }

    @Test(
        "M-9: an organisation code passes with and without its hyphen",
        arguments: ["706266601", "70626660-1", "ｍａ３ｃ００００６"])
    func organisationCode(raw: String) throws {
        let body = String(Identifier.examine(raw, today: today).normalised.prefix(8))
        let code = body + String(OrganisationCode.checkCharacter(forFirst8: body) ?? "?")
        #expect(try OrganisationCode(code).text == code)
        #expect(try OrganisationCode(code).hyphenated == body + "-" + code.suffix(1))
        let report = Identifier.examine(body + "-" + code.suffix(1), today: today)
        #expect(report.kind == .organisationCode && report.valid && report.normalised == code)
    }

    @Test("M-9: a wrong organisation code is refused with the character that was expected")
    func wrongOrganisationCode() {
        let report = Identifier.examine("70626660-2", today: today)
        #expect(report.kind == .organisationCode)
        #expect(report.reason == .wrongCheckCharacter(expected: "1", found: "2"))
    }

    @Test(
        "M-9: a registration number passes its check",
        arguments: ["110108000000016", "440301102739085", "１１０１０８０００００００１６"])
    func registration(raw: String) throws {
        let report = Identifier.examine(raw, today: today)
        #expect(report.kind == .businessRegistrationNumber && report.valid && report.warnings.isEmpty)
        #expect(try BusinessRegistrationNumber(raw).isVerifiable)
    }

    @Test("A registration number with a wrong check is refused, one of thirteen digits cannot be verified")
    func oddRegistration() {
        #expect(
            Identifier.examine("110108000000017", today: today).reason
                == .wrongCheckCharacter(expected: "6", found: "7"))
        let older = Identifier.examine("3701001234567", today: today)
        #expect(older.kind == .businessRegistrationNumber && older.valid && older.warnings == [.unverifiable])
    }

    @Test("A registration number that reads as an old identity number is one only where the field says so")
    func ambiguousRegistration() throws {
        let body = "37010280010112"
        let number = body + String(BusinessRegistrationNumber.checkCharacter(forFirst14: body) ?? "?")
        let report = Identifier.examine(number, today: today)
        #expect(report.kind == .residentIdentityNumber && report.reason == .firstGenerationVoid)
        #expect(report.warnings == [.firstGenerationNumber, .possibleRegistrationNumber])
        #expect(try BusinessRegistrationNumber(number).text == number)
        let verdict = judge(number, BusinessRegistrationNumber.check)
        #expect(verdict.isValid && verdict.warnings.list == [.possibleFirstGenerationNumber])
    }

    @Test(
        "M-9: a passport has one of the nine-character forms of the People's Republic",
        arguments: ["E12345678", "EA1234567", "e12345678", "G12345678", "DE1234567", "SE1234567", "PE1234567"])
    func passport(raw: String) throws {
        let report = Identifier.examine(raw, today: today)
        #expect(report.kind == .passport && report.valid)
        #expect(try "\(Passport(raw))".contains("*"))
    }

    @Test(
        "What has no known form is unknown and invalid",
        arguments: [
            "", "   ", "9133000073600620X", "12345678", "H1234567890", "张三", "某某某某某某某某某", "某某某某某某某某某某某某某某某某某某", "null",
            "ABCDEFGHIJKLMNO", "12345678901234567890123", "-", "12-34",
        ])
    func unknown(raw: String) {
        let report = Identifier.examine(raw, today: today)
        #expect(report.kind == .unknown && !report.valid && report.reason != nil)
    }

    @Test("M-9: a name alone is no identifier", arguments: ["张三", "济南市某某有限公司", "John Smith"])
    func name(raw: String) {
        #expect(Identifier.examine(raw, today: today).kind == .unknown)
    }

    @Test("A travel permit is refused with its own reason")
    func travelPermit() {
        #expect(Identifier.examine("H12345678", today: today).reason == .unsupportedDocument)
    }

    @Test("No bytes bring the examination down, and text and bytes agree")
    func anyBytes() {
        var random = Seeded(7)
        let alphabet = "0123456789ABCXYZ-－ 　０Ｘx\"\\\u{0}\u{7F}é中\u{301}\u{1F600}"
        for round in 0..<20_000 {
            let length = Int(random.next() % 24)
            var bytes = Array(random.text(alphabet, count: length).utf8)
            if round % 2 == 0 { bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
            let report = bytes.withUnsafeBufferPointer { Identifier.examine(bytes: $0, today: today) }
            #expect(report.valid == (report.reason == nil))
            #expect(Identifier.examine(String(decoding: bytes, as: UTF8.self), today: today) == report)
            var line: [UInt8] = []
            let verdict = bytes.withUnsafeBufferPointer {
                Identifier.appendLine(for: $0, today: today, language: .zh, to: &line)
            }
            #expect(verdict == report.verdict && line.last == 0x0A && line.count(where: { $0 < 0x20 }) == 1)
        }
    }

    @Test("A line is one JSON object with the contract's keys")
    func line() {
        func line(_ input: String) -> String {
            var line: [UInt8] = []
            Array(input.utf8).withUnsafeBufferPointer {
                _ = Identifier.appendLine(for: $0, today: today, language: .en, to: &line)
            }
            return String(decoding: line, as: UTF8.self)
        }
        #expect(
            line("91370000706266601d")
                == #"{"input":"91370000706266601d","kind":"uscc","normalised":"91370000706266601D","valid":true,"#
                + #""warnings":[],"reason":null}"# + "\n")
        #expect(
            line("a\"\\\n")
                == #"{"input":"a\"\\\u000a","kind":"unknown","normalised":"A\"\\","valid":false,"warnings":[],"reason":""#
                + IdentifierFault.unknownForm(length: 3).en + "\"}\n")
        #expect(line("91310000631295002H").contains(#""warnings":["inner-organisation-code"]"#))
    }

    @Test("Kinds and warnings keep the names that the contract fixes")
    func names() {
        #expect(
            Set(IdentifierKind.allCases.map(\.rawValue)) == [
                "uscc", "resident-id", "hmt-residence", "foreign-permanent-residence", "organisation-code",
                "business-registration", "passport", "unknown",
            ])
        #expect(Set(IdentifierWarning.allCases.map(\.id)).count == IdentifierWarning.allCases.count)
        #expect(IdentifierWarnings(.unverifiable, .retiredRegion).list == [.retiredRegion, .unverifiable])
        for warning in IdentifierWarning.allCases { #expect(!warning.zh.isEmpty && !warning.en.isEmpty) }
    }

    @Test("Regions are known by province, abolished ones by code")
    func regions() {
        #expect(Region.province(prefix: 37)?.zh == "山东省" && Region.province(prefix: 99) == nil)
        #expect(Region.retired(code: 371200)?.en.contains("2019") == true && Region.retired(code: 370102) == nil)
    }
}
