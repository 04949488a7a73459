// Numbers of natural persons: what is accepted, what is refused, and that refusals repeat nothing of the number.
import Identifiers
import Testing

@Suite struct PersonalNumberTests {
    @Test("M-9: the sample number of the standard is accepted and tells the birth date")
    func standardSample() throws {
        let number = try ResidentIdentityNumber("11010519491231002x", today: today)
        #expect(number.text == "11010519491231002X")
        #expect(number.birthDate == day(1949, 12, 31))
        #expect("\(number)" == "1101**********002X" && "\([number])".contains("1101**********002X"))
    }

    @Test(
        "M-9: every kind of person's document is told apart by its first digits",
        arguments: [
            ("11010519491231002X", .residentIdentityNumber), ("830000199201300022", .hmtResidencePermit),
            ("932682198501010017", .foreignPermanentResidentCard),
            ("911124198108030024", .foreignPermanentResidentCard),
            ("931586198001010028", .foreignPermanentResidentCard),
        ] as [(String, IdentifierKind)])
    func kinds(number: String, kind: IdentifierKind) {
        let report = Identifier.examine(number, today: today)
        #expect(report.kind == kind && report.valid && report.warnings.isEmpty)
    }

    @Test("M-9: a number of one kind is refused where another kind is asked for")
    func otherKind() {
        let citizen = "11010519491231002X"
        let permit = "830000199201300022"
        #expect(
            fault { () throws(IdentifierFault) in _ = try ResidentIdentityNumber(permit, today: today) }
                == .otherKind(.hmtResidencePermit))
        #expect(
            fault { () throws(IdentifierFault) in _ = try HMTResidencePermit(citizen, today: today) }
                == .otherKind(.residentIdentityNumber))
        #expect(
            fault { () throws(IdentifierFault) in _ = try ForeignPermanentResidentCard(citizen, today: today) }
                == .otherKind(.residentIdentityNumber))
    }

    @Test(
        "M-9: a number with a wrong date, check or character is refused for its own reason",
        arguments: [
            ("110105194912310021", .wrongPersonalCheckCharacter), (residentNumber(born: "19990230"), .noSuchDate),
            (residentNumber(born: "20000431"), .noSuchDate), (residentNumber(born: "19000229"), .noSuchDate),
            ("1101O519491231002X", .digitExpected(position: 5)), ("11010519491231002Y", .digitExpected(position: 18)),
            ("110105-19491231-002X", .hyphenNotAllowed), (residentNumber(born: "20261121"), .birthInFuture),
            (residentNumber(born: "18751120"), .implausibleAge(limit: 150)),
        ] as [(String, IdentifierFault)])
    func refuses(number: String, expected: IdentifierFault) {
        #expect(
            fault { () throws(IdentifierFault) in _ = try ResidentIdentityNumber(number, today: today) } == expected)
        let report = Identifier.examine(number, today: today)
        #expect(report.kind == .residentIdentityNumber && report.reason == expected)
    }

    @Test(
        "A birth date is plausible up to today and back to completed 150 years",
        arguments: [
            ("20261120", true), ("20261121", false), ("18751121", true), ("18751120", false), ("20000229", true),
        ])
    func plausibility(born: String, valid: Bool) {
        #expect(Identifier.examine(residentNumber(born: born), today: today).valid == valid)
    }

    @Test(
        "A person is of age on the eighteenth birthday, one born on 29 February on 1 March of a common year",
        arguments: [
            ("20081120", day(2026, 11, 19), false), ("20081120", day(2026, 11, 20), true),
            ("20081121", day(2026, 11, 20), false), ("20080229", day(2026, 2, 28), false),
            ("20080229", day(2026, 3, 1), true), ("20080301", day(2026, 2, 28), false),
        ])
    func adulthood(born: String, on: BirthDate, adult: Bool) throws {
        let number = try ResidentIdentityNumber(residentNumber(born: born), today: today)
        #expect(number.isAdult(on: on) == adult)
        #expect(number.age(on: on) == (adult ? 18 : 17))
    }

    @Test("Nobody has an age before birth")
    func ageBeforeBirth() {
        #expect(day(2000, 1, 1).age(on: day(1999, 12, 31)) == 0)
        #expect(day(2004, 2, 29).age(on: day(2024, 2, 29)) == 20)
    }

    @Test("The region of a number need not be current")
    func region() {
        let retired = Identifier.examine(residentNumber(region: "371202", born: "19800101"), today: today)
        #expect(retired.valid && retired.warnings == [.retiredRegion])
        let unknown = Identifier.examine(residentNumber(region: "770102", born: "19800101"), today: today)
        #expect(unknown.valid && unknown.warnings == [.unknownRegion] && unknown.kind == .residentIdentityNumber)
    }

    @Test("A first-generation number is void, and its conversion serves for matching")
    func firstGeneration() {
        // 110105 491231 002, the sample of the standard in its older form
        let report = Identifier.examine("110105491231002", today: today)
        #expect(report.kind == .residentIdentityNumber && report.reason == .firstGenerationVoid)
        #expect(report.normalised == "11010519491231002X")
        // The sample happens to pass the check of registration numbers as well.
        #expect(report.warnings == [.firstGenerationNumber, .possibleRegistrationNumber])
        #expect(Identifier.examine("110105491231003", today: today).warnings == [.firstGenerationNumber])
        #expect(
            fault { () throws(IdentifierFault) in _ = try ResidentIdentityNumber("110105491231002", today: today) }
                == .firstGenerationVoid)
    }

    @Test("The older foreigner's card has three letters of a country and cannot be verified")
    func olderForeignCard() throws {
        let report = Identifier.examine("can110078090101", today: today)
        #expect(report.kind == .foreignPermanentResidentCard && report.valid && report.warnings == [.unverifiable])
        #expect(try ForeignPermanentResidentCard("CAN110078090101", today: today).birthDate == nil)
        #expect(Identifier.examine("QQQ110078090101", today: today).kind == .unknown)
    }

    @Test("No explanation repeats three successive characters of a person's number")
    func silence() {
        var random = Seeded(5)
        for _ in 0..<2_000 {
            let number = residentNumber(
                born: random.text("12", count: 1) + random.text("0123456789", count: 7),
                sequence: random.text("0123456789", count: 3))
            var characters = Array(number)
            characters[Int(random.next() % 18)] = Array(random.text("0123456789OX", count: 1))[0]
            let report = Identifier.examine(String(characters), today: today)
            guard report.kind == .residentIdentityNumber, let reason = report.reason else { continue }
            // Limits of our own, not of the number.
            let words = (reason.zh + reason.en).split(whereSeparator: { !$0.isNumber }).filter { $0 != "150" }
            for word in words where word.count >= 3 { #expect(!number.contains(word), "\(reason.id)") }
        }
    }

    @Test("Generated numbers are always valid")
    func generated() {
        var random = Seeded(6)
        for _ in 0..<5_000 {
            let decade = "19" + random.text("23456789", count: 1) + random.text("0123456789", count: 1)
            let monthAndDay = "0" + random.text("123456789", count: 1) + "1" + random.text("0123456789", count: 1)
            let number = residentNumber(born: decade + monthAndDay, sequence: random.text("0123456789", count: 3))
            #expect(judge(number) { ResidentIdentityNumber.check($0, today: today) }.isValid)
            #expect(Identifier.examine(number, today: today).kind == .residentIdentityNumber)
        }
    }

    @Test("Every change of one digit of a person's number is caught")
    func substitutions() {
        let number = "11010519491231002X"
        for index in 0..<18 {
            for replacement in "0123456789X" {
                var characters = Array(number)
                guard characters[index] != replacement else { continue }
                characters[index] = replacement
                #expect(!judge(String(characters)) { ResidentIdentityNumber.check($0, today: today) }.isValid)
            }
        }
    }
}
