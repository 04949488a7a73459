// Why this file exists: a clean row must break no rule, or the answer key would be wrong by silence.

import Identifiers
import Law
import Synthesis
import Testing
import WorkingDays

@Suite("Clean rows")
struct CleanRowTests {
    static let items = FileGenerator.items
    static let known: Set<String> = [
        "914403001922038216", "91440300708461136T", "91110108551385082Q", "91330100799655058B", "91110000802100433B",
        "91440300192317458F", "91440400192548256N", "91440606722473344C", "9144030010001686XA", "91100000100003962T",
        "911100001000044477", "911000001000013428", "9111000071093123XX", "91110000710925462X", "91310000132260250X",
        "9152000071430580XT", "91370200264574251E", "913700007456765902", "91370000706266601D", "91320100748204660Q",
        "91310000132215150M", "12100000400000624D", "12100000400002259P", "12100000495570303U", "11320100MB1886843H",
        "11230500001755309F", "12440300MB2C92173E", "91350100M000100Y43",
    ]

    @Test("required fields are filled, lengths kept, choices known, days and amounts readable", arguments: items)
    func fillsItsFields(item: String) throws {
        let file = try Generated(item, rows: 1_500, faults: 0.2)
        let pack = try repositoryPack()
        for row in file.clean {
            for (position, field) in file.item.fields.enumerated() {
                let cell = row[position]
                if case .always = field.required { #expect(!cell.isEmpty, "\(field.code)") }
                if case .whenValue(let other, let values) = field.required, values.contains(file.cell(row, other)) {
                    #expect(!cell.isEmpty, "\(field.code)")
                }
                guard !cell.isEmpty else { continue }
                if let length = field.length { #expect(cell.count <= length) }
                if let table = field.table.flatMap({ pack.tables[$0] }) {
                    let reading = table.read(cell) { $0.provision.interval.contains(fixedDay) }
                    #expect(reading.unknown == nil, "\(cell)")
                }
                if field.type == .day { #expect(Day.parse(official: cell) != nil) }
                if field.type == .money { #expect(Double(cell).map { $0 > 0 } == true) }
            }
        }
    }

    @Test("codes pass both checks, bear a reserved mark and are no known body's", arguments: items)
    func codesAreValidAndReserved(item: String) throws {
        let file = try Generated(item, rows: 3_000)
        for role in [FieldRole.subjectCode, .bodyCode, .sourceCode] {
            guard let position = file.item.index(role: role) else { continue }
            for row in file.rows where !row[position].isEmpty {
                let code = try UnifiedSocialCreditCode(row[position])
                #expect(code.warnings.isEmpty)
                #expect((try? OrganisationCode(code.organisationPart)) != nil)
                #expect(code.organisationPart.hasPrefix(role == .subjectCode ? "XY" : "XB"))
                #expect(!Self.known.contains(code.text))
                if role != .subjectCode { #expect(["11", "12", "51"].contains(String(code.text.prefix(2)))) }
            }
        }
    }

    @Test("days stand in their order and none lies ahead", arguments: items)
    func daysAreOrdered(item: String) throws {
        let file = try Generated(item, rows: 3_000)
        for row in file.rows {
            for rule in file.item.rules {
                switch rule {
                case .notInFuture(let field):
                    if let day = Day.parse(official: file.cell(row, field)) { #expect(day <= fixedDay) }
                case .dayOrder(let first, let second):
                    if let first = Day.parse(official: file.cell(row, first)),
                        let second = Day.parse(official: file.cell(row, second))
                    {
                        #expect(first <= second)
                    }
                default: continue
                }
            }
        }
    }

    @Test("natural persons are of age on every day of their row, with a number and without a code", arguments: items)
    func personsAreAdults(item: String) throws {
        let today = try #require(BirthDate(year: 2026, month: 11, day: 20))
        let file = try Generated(item, rows: 3_000)
        guard let role = file.item.index(role: .personId), file.item.subjects.contains(.naturalPerson) else { return }
        let code = try #require(file.item.index(role: .subjectCode))
        let days = file.item.fields.indices.filter { file.item.fields[$0].type == .day }
        let persons = file.rows.filter { !$0[role].isEmpty }
        if ["permit", "penalty", "enforcement", "volunteering"].contains(item) { #expect(persons.count > 50) }
        for row in persons {
            #expect(row[code].isEmpty)
            let person = try ResidentIdentityNumber(row[role], today: today)
            #expect(person.text.hasPrefix("370199"))
            for position in days {
                guard let day = Day.parse(official: row[position])?.components,
                    let on = BirthDate(year: day.year, month: day.month, day: day.day)
                else { continue }
                #expect(person.isAdult(on: on))
            }
        }
    }

    @Test("kinds and codes agree: 92 for individual businesses, another class for organisations", arguments: items)
    func kindsAgree(item: String) throws {
        let file = try Generated(item, rows: 3_000)
        let kind = try #require(file.item.index(role: .subjectKind))
        let code = try #require(file.item.index(role: .subjectCode))
        for row in file.rows {
            switch row[kind] {
            case "个体工商户": #expect(row[code].hasPrefix("92"))
            case "自然人": #expect(row[code].isEmpty)
            default: #expect(["91", "93", "52"].contains(String(row[code].prefix(2))))
            }
        }
    }

    @Test("every row is a fact of its own", arguments: items)
    func rowsAreDistinct(item: String) throws {
        let file = try Generated(item, rows: 5_000)
        let party = [FieldRole.subjectCode, .personId].compactMap { file.item.index(role: $0) }
        let keys = file.rows.map { row in party.map { row[$0] } + file.item.key.map { file.cell(row, $0) } }
        // Where the document is no part of the key, two rows of five thousand may tell the same of one subject.
        #expect(Set(keys).count >= keys.count - 20)
    }
}
