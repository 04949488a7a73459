// The whole catalogue: what each item is, who may see it, and what it asks for.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `The catalogue` {
    /// Every item of the first pack with its class.
    static let classes: [(String, InformationClass)] = [
        ("registration", .basic), ("permit", .basic), ("penalty", .dishonesty), ("enforcement", .dishonesty),
        ("serious-list", .dishonesty), ("abnormal-list", .dishonesty), ("arrears", .dishonesty),
        ("compulsion", .dishonesty), ("false-statement", .dishonesty), ("honour", .other), ("commitment", .other),
        ("judgment", .other), ("adjudication", .other), ("contract", .other), ("volunteering", .other),
        ("self-reported", .other), ("market", .other), ("evaluation", .other),
    ]

    private var items: [CatalogueItem] {
        get throws {
            let pack = try TestPack.load()
            return try Self.classes.map { try #require(pack.item($0.0, on: TestDay.today)) }
        }
    }

    @Test(arguments: classes) func `M-11: every item has one of the three classes`(
        item: String, expected: InformationClass
    ) throws {
        let found = try #require(TestPack.load().item(item, on: TestDay.today))
        #expect(found.informationClass == expected)
    }

    @Test func `M-10: the catalogue holds these items and no others`() throws {
        let pack = try TestPack.load()
        #expect(Set(pack.items.map(\.id)) == Set(Self.classes.map(\.0)))
        #expect(pack.item("resident-score", on: TestDay.today) == nil)
    }

    @Test func `M-10: an item says who provides it, on which basis, for whom and who may see it`() throws {
        for item in try items {
            #expect(!item.provision.citations.isEmpty, "\(item.id)")
            #expect(!item.subjects.isEmpty && !item.fields.isEmpty && !item.key.isEmpty, "\(item.id)")
            for kind in item.subjects { #expect(!item.disclosure(for: kind).isEmpty, "\(item.id) \(kind)") }
            #expect(item.fields.allSatisfy { !$0.name.zh.isEmpty && !$0.name.en.isEmpty }, "\(item.id)")
            #expect(item.provider != nil, "\(item.id)")
        }
    }

    @Test func `M-10: the only supplement is the province's, on its regulation`() throws {
        #expect(try items.filter(\.isSupplementary).map(\.id) == ["market"])
    }

    @Test func `M-13: every item of dishonesty asks for number, body and day of its document`() throws {
        for item in try items where item.informationClass == .dishonesty {
            let document = try #require(item.document, "\(item.id)")
            let number = try #require(document.number, "\(item.id)")
            for code in [number, document.body, document.day] {
                #expect(item.field(code)?.required == .always, "\(item.id) \(code)")
            }
        }
    }

    @Test func `M-19: the default is not public, and no item publishes a natural person`() throws {
        let published = try items.filter { $0.disclosure.contains { $0.mode == .publication } }
        #expect(
            Set(published.map(\.id)) == [
                "registration", "permit", "penalty", "enforcement", "serious-list", "abnormal-list",
            ])
        for item in try items {
            #expect(!item.disclosure(for: .naturalPerson).contains { $0.mode == .publication }, "\(item.id)")
        }
    }

    @Test func `M-33: principals of listed organisations are marked and never published`() throws {
        for item in try items where ["enforcement", "serious-list"].contains(item.id) {
            for role in [FieldRole.representative, .controller] {
                #expect(item.field(role: role)?.sensitivity == .restricted, "\(item.id) \(role)")
            }
        }
    }

    @Test func `P-3.7a: an evaluation takes organisations only`() throws {
        let evaluation = try #require(try items.first { $0.id == "evaluation" })
        #expect(!evaluation.subjects.contains(.naturalPerson))
        #expect(!evaluation.subjects.contains(.individualBusiness))
    }

    @Test func `M-43: items with amounts of tax or arrears have no natural persons`() throws {
        for item in try items where item.id == "arrears" { #expect(!item.subjects.contains(.naturalPerson)) }
        let taken = try items.filter { $0.subjects == [.naturalPerson] }.map(\.id)
        #expect(taken == ["volunteering"])
    }
}
