// Why this file exists: in a penalty many columns say one thing, and must say it alike.

import Law
import Synthesis
import Testing
import WorkingDays

@Suite("Clean penalties")
struct PenaltyRowTests {
    @Test("amounts, kinds, permits and sentences agree")
    func amountsAgree() throws {
        let file = try Generated("penalty", rows: 5_000)
        let table = try #require(try repositoryPack().tables["penalty-kinds"])
        for row in file.rows {
            let means = table.read(file.cell(row, "CF_CFLB")).means
            let fine = file.cell(row, "CF_NR_FK")
            #expect(fine.isEmpty == means.isDisjoint(with: ["fine", "fine-or-confiscation"]))
            if means.contains("confiscation") { #expect(!file.cell(row, "CF_NR_WFFF").isEmpty) }
            if means.isDisjoint(with: ["confiscation", "fine-or-confiscation"]) {
                #expect(file.cell(row, "CF_NR_WFFF").isEmpty)
            }
            if !means.isDisjoint(with: ["licence-suspension", "revocation"]) {
                #expect(!file.cell(row, "CF_NR_ZKDX").isEmpty)
            }
            if let amount = Double(fine) {
                let yuan = Int((amount * 10_000).rounded())
                #expect(file.cell(row, "CF_NR").hasPrefix("罚款人民币\(yuan)元"))
            }
        }
    }

    @Test("the document number bears the year of the decision, the basis an article")
    func documentsAgree() throws {
        let file = try Generated("penalty", rows: 2_000)
        for row in file.rows {
            #expect(file.cell(row, "CF_WSH").contains("〔\(file.cell(row, "CF_JDRQ").prefix(4))〕"))
            #expect(file.cell(row, "CF_YJ").hasPrefix("《"))
            #expect(file.cell(row, "CF_YJ").contains(/》第.+条/))
        }
    }

    @Test("the sender's end of publication is never later than the law allows")
    func publicEndIsLawful() throws {
        let file = try Generated("penalty", rows: 5_000)
        let pack = try repositoryPack()
        func means(_ row: [String], _ code: String, _ table: String) throws -> Set<String> {
            let cell = file.cell(row, code)
            return cell.isEmpty ? [] : try #require(pack.tables[table]).read(cell).means
        }
        for row in file.rows {
            let decided = try Day(file.cell(row, "CF_JDRQ"))
            let end = try Day(file.cell(row, "CF_GSJZQ"))
            let regime = try #require(pack.regime(for: "penalty", decidedOn: decided))
            let tier = try #require(
                regime.tier(
                    marked: means(row, "CF_SXCD", "penalty-tiers").first, means: means(row, "CF_CFLB", "penalty-kinds"),
                    procedure: means(row, "CF_CFCX", "procedure-kinds").first))
            let actEnd = Day.parse(official: file.cell(row, "CF_XWZZRQ")) ?? decided
            #expect(end <= min(tier.maximum.end(from: decided), actEnd.adding(years: 5)))
        }
    }

    @Test("some decisions are young enough to be submitted in time, most are not")
    func someAreInTime() throws {
        let file = try Generated("penalty", rows: 4_000)
        let calendar = try repositoryPack().calendar
        let timely = try file.rows.filter { row in
            try calendar.count(after: Day(file.cell(row, "CF_JDRQ")), through: fixedDay).days <= 7
        }
        #expect((140...360).contains(timely.count))
    }
}
