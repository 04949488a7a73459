// Why this file exists: the promises about files as such: same bytes, right columns, faults where the key says.

import Foundation
import Law
import Synthesis
import Testing
import WorkingDays

@Suite("Generated files")
struct GeneratorTests {
    static let items = FileGenerator.items

    @Test("the same seed gives the same bytes, another seed gives others", arguments: items)
    func isDeterministic(item: String) throws {
        let first = try Generated(item, rows: 500, seed: 7, faults: 0.1)
        let again = try Generated(item, rows: 500, seed: 7, faults: 0.1)
        let other = try Generated(item, rows: 500, seed: 8, faults: 0.1)
        #expect(first.bytes == again.bytes)
        #expect(first.faults == again.faults)
        #expect(first.bytes != other.bytes)
    }

    @Test("a row depends on its number alone")
    func rowsStandAlone() throws {
        let pack = try repositoryPack()
        var generator = try #require(
            FileGenerator(item: "penalty", pack: pack, today: fixedDay, seed: 3, faults: 0.2))
        var inOrder: [UInt8] = []
        for number in 1...50 { _ = generator.row(number, into: &inOrder) }
        var last: [UInt8] = []
        _ = generator.row(50, into: &last)
        #expect(Array(inOrder.suffix(last.count)) == last)
    }

    @Test("the header holds the official names in order, and every row as many cells", arguments: items)
    func hasOfficialColumns(item: String) throws {
        let file = try Generated(item, rows: 300, faults: 0.3)
        #expect(file.header == file.item.fields.map(\.name.zh))
        #expect(file.rows.count == 300)
        #expect(file.rows.allSatisfy { $0.count == file.header.count })
    }

    @Test("an unknown item, and a day before the item began, give no generator")
    func refusesUnknownItems() throws {
        let pack = try repositoryPack()
        #expect(FileGenerator(item: "weather", pack: pack, today: fixedDay, seed: 1, faults: 0) == nil)
        let early = fixedDay.adding(years: -10)
        #expect(FileGenerator(item: "penalty", pack: pack, today: early, seed: 1, faults: 0) == nil)
    }

    @Test("the key names rows, columns and rules that exist", arguments: items)
    func keyIsConsistent(item: String) throws {
        let file = try Generated(item, rows: 1_000, faults: 0.5)
        for fault in file.faults {
            #expect((2...1_001).contains(fault.row))
            let position = try #require(file.item.index(of: fault.field))
            #expect(file.header[position] == fault.column)
            #expect(knownRules.contains(fault.rule))
        }
        let places = file.faults.map { [String($0.row), $0.field] }
        #expect(Set(places).count == places.count)
    }

    @Test("faults come at the rate asked for, and none come unasked", arguments: items)
    func keepsTheRate(item: String) throws {
        #expect(try Generated(item, rows: 2_000).faults.isEmpty)
        let file = try Generated(item, rows: 5_000, faults: 0.2, warnings: 0.08)
        let errors = Set(file.faults.filter { $0.severity == .error }.map(\.row)).count
        let warnings = Set(file.faults.filter { $0.severity == .warning }.map(\.row)).count
        #expect((880...1_120).contains(errors))
        #expect((310...490).contains(warnings))
    }

    @Test("every kind of fault occurs in 20 000 penalties, and none far more often than another")
    func seedsEveryKind() throws {
        let file = try Generated("penalty", rows: 20_000, faults: 0.2, warnings: 0.1)
        let counts = Dictionary(grouping: file.faults, by: \.kind).mapValues(\.count)
        #expect(Set(counts.keys) == Set(FaultKind.allCases))
        let errors = counts.filter { $0.key.severity == .error }.values
        #expect((errors.min() ?? 0) > 120)
        #expect((errors.max() ?? 0) < 350)
    }

    @Test("a row of JSON holds the filled cells under the codes of their fields", arguments: items)
    func writesObjects(item: String) throws {
        let pack = try repositoryPack()
        let file = try Generated(item, rows: 50, seed: 3)
        var generator = try #require(FileGenerator(item: item, pack: pack, today: fixedDay, seed: 3, faults: 0))
        for number in 1...50 {
            var line: [UInt8] = []
            #expect(generator.object(number, into: &line).isEmpty)
            let object = try JSONDecoder().decode([String: String].self, from: Data(line))
            let row = file.rows[number - 1]
            let cells = zip(file.item.fields, row).filter { !$0.1.isEmpty }.map { ($0.0.code, $0.1) }
            #expect(object == Dictionary(uniqueKeysWithValues: cells))
            #expect(generator.cells(number).texts == row)
        }
    }

    @Test("a fault that the format can't hold is left out")
    func leavesOutFaults() throws {
        let pack = try repositoryPack()
        var generator = try #require(
            FileGenerator(
                item: "penalty", pack: pack, today: fixedDay, seed: 3, faults: 0.5, without: [.controlCharacter]))
        let kinds = Set((1...2_000).flatMap { generator.cells($0).faults }.map(\.kind))
        #expect(!kinds.contains(.controlCharacter) && kinds.contains(.markup))
    }

    @Test("a million rows of a file need no more memory than one")
    func isStreamed() throws {
        let pack = try repositoryPack()
        var generator = try #require(
            FileGenerator(item: "penalty", pack: pack, today: fixedDay, seed: 3, faults: 0))
        var line: [UInt8] = []
        _ = generator.row(1_000_000, into: &line)
        #expect(line.count < 4_000)
        #expect(line.suffix(2) == [0x0D, 0x0A])
    }
}
