// Why this file exists: the demo city must have the size and the mixture that the guides promise.

import Law
import Synthesis
import Testing
import WorkingDays

@Suite("The demo city")
struct DemoCityTests {
    @Test("has thirteen to fifteen records for each subject, from bodies that may send them")
    func hasItsSize() throws {
        let city = DemoCity(subjects: 800, seed: 5, today: fixedDay, pack: try repositoryPack())
        #expect((13 * 800...15 * 800).contains(city.rows))
        #expect(city.files.first?.item == "registration")
        #expect(city.files.last?.item == "registration")
        #expect(Set(city.files.map(\.name)).count == city.files.count)
        #expect(Set(city.providers.map(\.code)).count == city.providers.count)
        for file in city.files {
            let body = try #require(city.providers.first { $0.code == file.provider })
            #expect(body.items.contains(file.item))
            #expect(body.name.hasPrefix("泉城市"))
            #expect(file.rows > 0)
        }
    }

    @Test("gives some subjects nothing and some very much, and seeds about three rows in a hundred")
    func isUneven() throws {
        let pack = try repositoryPack()
        let city = DemoCity(subjects: 800, seed: 5, today: fixedDay, pack: pack)
        var registered: Set<String> = []
        var records: [String: Int] = [:]
        var persons: Set<String> = []
        var faulty = 0
        for file in city.files {
            let item = try #require(pack.item(file.item, on: fixedDay))
            let code = try #require(item.index(role: .subjectCode))
            let contents = file.contents()
            faulty += Set(contents.manifest.faults.filter { $0.severity == .error }.map(\.row)).count
            for row in Generated.parse(contents.bytes).dropFirst() {
                if file.item == "registration" {
                    registered.insert(row[code])
                } else if row[code].isEmpty {
                    if let number = item.index(role: .personId).map({ row[$0] }) { persons.insert(number) }
                } else {
                    records[row[code], default: 0] += 1
                }
            }
        }
        let silent = registered.filter { records[$0] == nil }.count
        #expect((60...200).contains(silent))
        #expect((records.values.max() ?? 0) > 40)
        #expect((60...300).contains(persons.count))
        #expect((0.02...0.04).contains(Double(faulty) / Double(city.rows)))
    }

    @Test("is the same for the same seed, and its renamed organisations keep their codes")
    func isDeterministic() throws {
        let pack = try repositoryPack()
        let city = DemoCity(subjects: 400, seed: 5, today: fixedDay, pack: pack)
        let again = DemoCity(subjects: 400, seed: 5, today: fixedDay, pack: pack)
        #expect(city.files.map { $0.contents().bytes } == again.files.map { $0.contents().bytes })
        let first = try #require(city.files.first).contents()
        let last = try #require(city.files.last).contents()
        let touched = Set(last.manifest.faults.map(\.row))
        let before = Dictionary(
            Generated.parse(first.bytes).dropFirst().map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
        let item = try #require(pack.item("registration", on: fixedDay))
        let former = try #require(item.index(of: "DJ_CYM"))
        for (index, row) in Generated.parse(last.bytes).dropFirst().enumerated() where !touched.contains(index + 2) {
            #expect(row[1] != before[row[0]])
            #expect(!row[former].isEmpty)
        }
    }
}
