// A home with reports, and rows that fill it through the intake like anyone's data.

import Disclosure
import Intake
import Law
import Records
import Registry
import Reports
import Storage
import Testing
import TestSupport
import WorkingDays

extension TestHome {
    static let issuer = ReportIssuer(
        platform: Bilingual(zh: "测试市公共信用信息平台", en: "Test City Public Credit"),
        name: Bilingual(zh: "测试中心", en: "Test Centre"))

    /// The room as the roof wires it.
    var reports: Reports {
        Reports(
            database: database, door: door, pack: pack, vault: vault, ledger: records.ledger, issuer: Self.issuer,
            makeID: { self.makeID() })
    }

    /// The same home under another pack.
    func reading(_ pack: PolicyPack) -> Reports {
        Reports(
            database: database,
            door: PublicDoor(database: database, registry: registry, records: records, pack: pack), pack: pack,
            vault: vault, ledger: records.ledger, issuer: Self.issuer, makeID: { self.makeID() })
    }

    /// Issues the report of a subject, at noon of the day.
    func report(_ code: String = TestCode.organisation(1), on day: Day? = nil) async throws -> Report {
        let day = day ?? today
        let issued = try await reports.issue(.standard, code: code, on: day, now: TestDay.noon(of: day))
        return try #require(issued).report
    }

    /// Enters a registration, a permit and a penalty of the first test company.
    func fill() async throws {
        for item in ["registration", "permit", "penalty"] {
            let result = try await submit([TestRows.row(item)], item: item)
            #expect(result.accepted == 1, "\(item): \(result.notices)")
        }
    }

    func text(_ report: Report, _ form: ReportForm = .htmlChinese) async throws -> String {
        String(decoding: try await reports.file(report, as: form), as: UTF8.self)
    }

    func verify(_ bytes: [UInt8], on day: Day? = nil) async throws -> Verification {
        var rest = bytes[...]
        return try await reports.verify(
            file: {
                let piece = Array(rest.prefix(1000))
                rest = rest.dropFirst(1000)
                return piece
            }, on: day ?? today)
    }
}
