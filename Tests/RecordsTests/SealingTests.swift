// What belongs to natural persons stands nowhere in the home as plain text.

import Intake
import Law
import Records
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `Sealing of natural persons` {
    @Test func `P-box4: a person's name, number and case stand nowhere in the files of the home`() async throws {
        let home = try await TestHome()
        let row = TestRows.personPenalty(5, name: "欧阳无忌").with(["CF_SY": "经查，当事人在泉城广场摆摊", "CF_WSH": "济城罚〔2026〕绝密5号"])
        let number = try #require(row["CF_XDR_ZJHM"])
        let result = try await home.submit([row, TestRows.penalty(6)])
        #expect(result.accepted == 2)
        let place = TestEngine.current == .sqlite ? "city.sqlite-wal" : "subject"
        #expect(try await home.files(holding: "济南趵突食品6号有限公司").contains(place))
        for secret in ["欧阳无忌", number, String(number.prefix(14)), "泉城广场", "绝密5号"] {
            #expect(try await home.files(holding: secret) == [], "\(secret)")
        }
        guard TestEngine.current == .sqlite else { return }
        try home.database.close()
        for secret in ["欧阳无忌", number, "泉城广场"] { #expect(try await home.files(holding: secret) == []) }
    }

    @Test func `P-box4: the number of a company's representative stands nowhere in the files either`() async throws {
        let home = try await TestHome()
        let number = TestCode.person(born: TestDay.on("1975-05-05"), sequence: 77)
        let result = try await home.submit([
            TestRows.penalty(1).with(["CF_FR_ZJLX": "身份证", "CF_FR_ZJHM": number])
        ])
        #expect(result.accepted == 1)
        #expect(try await home.files(holding: number) == [])
    }

    @Test func `P-box4: a number in the column of persons does not enter with a company`() async throws {
        let home = try await TestHome()
        let number = TestCode.person(born: TestDay.on("1975-05-05"), sequence: 78)
        _ = try await home.submit([TestRows.penalty(1).with(["CF_XDR_ZJLX": "身份证", "CF_XDR_ZJHM": number])])
        #expect(try await home.files(holding: number) == [])
    }

    @Test func `one person is one subject, however the number is written`() async throws {
        let home = try await TestHome()
        let born = TestDay.on("1980-01-01")
        let number = try #require(
            (1...200).map { TestCode.person(born: born, sequence: $0) }.first { $0.hasSuffix("X") })
        let wide = String(
            String.UnicodeScalarView(number.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        let writings = [number, number.lowercased(), wide, " " + number.prefix(6) + " " + number.dropFirst(6)]
        let rows = writings.enumerated().map { index, text in
            TestRows.personPenalty(index + 1, name: "姓名\(index)").with(["CF_XDR_ZJHM": text])
        }
        #expect(try await home.submit(rows).accepted == 4)
        #expect(try await home.number("SELECT COUNT(*) FROM subject WHERE kind = 'naturalPerson'") == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM vault_key WHERE subject IN (SELECT id FROM subject)") == 1)
    }

    @Test func `a person and a company never share a key or a record`() async throws {
        let home = try await TestHome()
        _ = try await home.submit([TestRows.penalty(1), TestRows.personPenalty(1)])
        #expect(try await home.numbers("SELECT is_sealed FROM record_event ORDER BY is_sealed") == [0, 1])
        #expect(try await home.number("SELECT COUNT(*) FROM vault_key WHERE subject IN (SELECT id FROM subject)") == 1)
    }
}
