// Why this file exists: the demo city must have the size, the mixture and the pace that the guides promise.

import Law
import Synthesis
import Testing
import WorkingDays

@Suite("The demo city")
struct DemoCityTests {
    /// A city, and all its files as they were read again.
    struct Sent: Sendable {
        let city: DemoCity
        let pack: PolicyPack
        let files: [(file: DemoFile, item: CatalogueItem, rows: [[String]], faulty: Set<Int>)]

        init(subjects: Int, seed: UInt64 = 5) throws {
            let pack = try repositoryPack()
            city = DemoCity(subjects: subjects, seed: seed, today: fixedDay, pack: pack)
            self.pack = pack
            files = try city.files.map { file in
                let item = try #require(pack.item(file.item, on: file.sentOn))
                let contents = file.contents()
                let faulty = Set(contents.manifest.faults.filter { $0.severity == .error }.map { $0.row - 2 })
                return (file, item, Array(Generated.parse(contents.bytes).dropFirst()), faulty)
            }
        }
    }

    /// A city of the size that shows everything, sent once for all tests.
    private static let city = Result { try Sent(subjects: 800) }

    @Test("has about fifteen records for each subject, of every item, from bodies that may send them")
    func hasItsSize() throws {
        let city = DemoCity(subjects: 800, seed: 5, today: fixedDay, pack: try repositoryPack())
        #expect((13 * 800...16 * 800).contains(city.rows))
        #expect(city.files.first?.item == "registration")
        #expect(Set(city.files.map(\.name)).count == city.files.count)
        #expect(Set(city.providers.map(\.code)).count == city.providers.count)
        let pack = try repositoryPack()
        let known = Set(FileGenerator.items.filter { pack.item($0, on: fixedDay) != nil })
        #expect(Set(city.files.map(\.item)) == known)
        for file in city.files {
            let body = try #require(city.providers.first { $0.code == file.provider })
            #expect(body.items.contains(file.item))
            #expect(body.name.hasPrefix("泉城市"))
            #expect(file.rows > 0)
        }
    }

    @Test("comes over five years, file after file, on days of work on which the item is in the catalogue")
    func comesOverTheYears() throws {
        let pack = try repositoryPack()
        let city = DemoCity(subjects: 800, seed: 5, today: fixedDay, pack: pack)
        let days = city.files.map(\.sentOn)
        #expect(days == days.sorted())
        #expect(city.files.map(\.sentAt) == city.files.map(\.sentAt).sorted())
        #expect(try #require(days.first) < fixedDay.adding(years: -4))
        #expect(try #require(days.last) <= fixedDay)
        for file in city.files {
            #expect(pack.calendar.isWorkingDay(file.sentOn))
            #expect(pack.item(file.item, on: file.sentOn) != nil)
            #expect(Day.instant(microseconds: file.sentAt) == file.sentOn)
        }
    }

    @Test("R-1.2: a few rows in a hundred come later than seven working days, the others in time")
    func isMostlyInTime() throws {
        let sent = try Sent(subjects: 400)
        var late = 0
        var all = 0
        for (file, item, rows, faulty) in sent.files where file.item == "permit" || file.item == "penalty" {
            let day = try #require(item.index(role: .decidedOn))
            for (index, row) in rows.enumerated() where index < file.rows && !faulty.contains(index) {
                let decided = try Day(row[day])
                #expect(decided < file.sentOn)
                all += 1
                if sent.pack.calendar.count(after: decided, through: file.sentOn).days > 7 { late += 1 }
            }
        }
        #expect((0.01...0.06).contains(Double(late) / Double(all)))
    }

    @Test("gives some subjects nothing and some very much, and seeds about three rows in a hundred")
    func isUneven() throws {
        let sent = try Self.city.get()
        var registered: Set<String> = []
        var records: [String: Int] = [:]
        var persons: Set<String> = []
        for (file, item, rows, _) in sent.files {
            let code = item.index(role: .subjectCode)
            for row in rows {
                let text = code.map { row[$0] } ?? ""
                if file.item == "registration" {
                    registered.insert(text)
                } else if text.isEmpty {
                    if let number = item.index(role: .personId).map({ row[$0] }) { persons.insert(number) }
                } else {
                    records[text, default: 0] += 1
                }
            }
        }
        let faulty = sent.files.reduce(0) { $0 + $1.faulty.count }
        #expect((60...220).contains(registered.filter { records[$0] == nil }.count))
        #expect((records.values.max() ?? 0) > 30)
        #expect((60...300).contains(persons.count))
        #expect((0.02...0.04).contains(Double(faulty) / Double(sent.city.rows)))
    }

    @Test("the registration of every subject comes, and what was returned comes again mended")
    func mendsItsFaults() throws {
        let sent = try Sent(subjects: 400)
        let register = sent.files.filter { $0.file.item == "registration" }
        var seen: Set<String> = []
        for (_, item, rows, faulty) in register {
            let code = try #require(item.index(role: .subjectCode))
            for (index, row) in rows.enumerated() where !faulty.contains(index) { seen.insert(row[code]) }
        }
        #expect(seen.count >= 390)
        #expect(register.contains { $0.rows.count > $0.file.rows })
    }

    @Test("organisations change their names over the years, and then say how they were called before")
    func renames() throws {
        let sent = try Self.city.get()
        var names: [String: [String]] = [:]
        for (file, item, rows, faulty) in sent.files where file.item == "registration" {
            let former = try #require(item.index(of: "DJ_CYM"))
            for (index, row) in rows.enumerated() where !faulty.contains(index) {
                if !row[former].isEmpty, let last = names[row[0]]?.last, last != row[1] { #expect(row[former] == last) }
                if names[row[0]]?.last != row[1] { names[row[0], default: []].append(row[1]) }
            }
        }
        #expect(names.values.filter { $0.count > 1 }.count > 10)
        #expect(names.values.filter { $0.count > 1 }.count < 80)
    }

    @Test("some matters come to their end: the same fact is sent again with the day of its removal")
    func closesMatters() throws {
        let sent = try Self.city.get()
        var open: Set<[String]> = []
        var closed: Set<[String]> = []
        for (file, item, rows, faulty) in sent.files where file.item == "abnormal-list" {
            let removed = try #require(item.index(role: .removedOn))
            let key = try item.key.map { try #require(item.index(of: $0)) } + [#require(item.index(role: .subjectCode))]
            for (index, row) in rows.enumerated() where !faulty.contains(index) {
                let fact = key.map { row[$0] }
                if row[removed].isEmpty { open.insert(fact) } else { closed.insert(fact) }
                if let day = Day.parse(official: row[removed]) { #expect(day <= file.sentOn) }
            }
        }
        #expect(closed.count > 10)
        #expect(closed.isSubset(of: open))
        #expect(closed.count < open.count)
    }

    @Test("is the same for the same seed, and another for another")
    func isDeterministic() throws {
        let first = try Sent(subjects: 120).city.files.map { $0.contents().bytes }
        let again = try Sent(subjects: 120).city.files.map { $0.contents().bytes }
        let other = try Sent(subjects: 120, seed: 6).city.files.map { $0.contents().bytes }
        #expect(first == again)
        #expect(first != other)
    }
}
