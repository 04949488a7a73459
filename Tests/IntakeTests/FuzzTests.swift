// Random damage to good files: never a crash, and every row is accounted for.

import Disclosure
import Foundation
import Intake
import Law
import Records
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `Random damage` {
    private static let words = [
        "", " ", "无", "\"", "\"\"", ",", "\n", "\r", "\t", ";", "锟斤拷", "\u{FFFD}", "\u{FEFF}", "9999-12-31",
        "0001-01-01",
        "99999999999999999999", "-1", "<b>", "&lt;", "血型：A", "=1+1", "𠮷", "e\u{301}", "\u{202E}", "\u{1F}", "其他-",
        "；；；", "〔",
        "〔2026", "3701991980010100", "NaN", "null", "自然人", "个体工商户", "吊销许可证件",
    ]

    /// Five hundred files: cells exchanged, bytes changed, cut out, put in, the file cut off.
    @Test(arguments: 0..<25)
    func `every file is refused in words or its counts add up`(seed: Int) throws {
        var random = SeededRandom(UInt64(1000 + seed))
        let item = try Checked.item("penalty")
        for _ in 0..<20 {
            var file = TestFile(item, (1...4).map { $0 % 2 == 0 ? TestRows.personPenalty($0) : TestRows.penalty($0) })
            file.encoding = TestFile.Encoding.allCases.randomElement(using: &random) ?? .utf8
            file.separator = [",", ";", "\t"].randomElement(using: &random) ?? ","
            file.lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                let row = Int.random(in: 0..<4, using: &random)
                let column = Int.random(in: 0..<file.headers.count, using: &random)
                let word = Self.words.randomElement(using: &random) ?? ""
                file.lines[row][column] = Bool.random(using: &random) ? word : file.lines[row][column] + word
            }
            if Int.random(in: 0..<4, using: &random) == 0 { file.lines[1].append("多出") }
            let bytes = Self.damage(file.bytes, Int.random(in: 0...3, using: &random), &random)
            do {
                // `Checked` itself expects received = accepted + rejected + duplicates.
                let checked = try Checked(bytes)
                #expect(checked.result.received <= bytes.count)
                #expect(checked.faults.allSatisfy { !$0.isEmpty })
            } catch let error as IntakeError {
                #expect(!error.description.isEmpty)
            }
        }
    }

    /// The same on real storage: what was accepted is there, and the leaves agree.
    @Test(arguments: 0..<4)
    func `what a damaged file leaves in a home is whole`(seed: Int) async throws {
        var random = SeededRandom(UInt64(2000 + seed))
        let home = try await TestHome()
        var entered = 0
        for _ in 0..<10 {
            let rows = (1...5).map { number in
                var row = Bool.random(using: &random) ? TestRows.penalty(number) : TestRows.personPenalty(number)
                if Bool.random(using: &random), let code = row.keys.sorted().randomElement(using: &random) {
                    row[code] = Self.words.randomElement(using: &random)
                }
                return row
            }
            let file = TestFile(try home.item("penalty"), rows)
            guard let result = try? await home.submit(Self.damage(file.bytes, 1, &random)) else { continue }
            #expect(result.received == result.accepted + result.rejected + result.duplicates)
            entered += result.accepted - result.updated
        }
        #expect(try await home.number("SELECT COUNT(*) FROM record") == Int64(entered))
        #expect(try await home.records.audit(home.database, registry: home.registry).faults.isEmpty)
        #expect(try await home.files(holding: "血型：A") == [])
        // Every page of every subject can still be made.
        for code in try await home.texts("SELECT code FROM subject WHERE code IS NOT NULL") {
            #expect(try await home.door.subject(code: code, on: home.today) != nil)
        }
    }

    private static func damage(_ sound: [UInt8], _ times: Int, _ random: inout SeededRandom) -> [UInt8] {
        var bytes = sound
        for _ in 0..<times where bytes.count > 20 {
            let place = Int.random(in: 0..<bytes.count - 10, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
            case 1: bytes.removeSubrange(place..<place + Int.random(in: 1...9, using: &random))
            case 2: bytes.insert(contentsOf: [0x22, 0x2C, 0x0D, 0x0A, 0x00, 0xFF].shuffled(using: &random), at: place)
            case 3: bytes.insert(contentsOf: Array((words.randomElement(using: &random) ?? "").utf8), at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}
