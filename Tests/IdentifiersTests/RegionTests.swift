// Regions in codes: known, given up, or never heard of; none of them makes a number invalid.

import Identifiers
import Testing

@Suite struct `Regions in codes` {
    private func report(region: String) throws -> IdentifierReport {
        let part = "XY000001"
        let first = "91\(region)\(part)" + String(try #require(OrganisationCode.checkCharacter(forFirst8: part)))
        let code = first + String(try #require(UnifiedSocialCreditCode.checkCharacter(forFirst17: first)))
        return Identifier.examine(code, today: try #require(BirthDate(year: 2026, month: 11, day: 20)))
    }

    @Test(arguments: [
        (370102, "历下区"), (370117, "钢城区"), (370215, "即墨区"), (370614, "蓬莱区"), (371681, "邹平市"), (371728, "东明县"),
    ])
    func `regions of Shandong in use have names`(code: Int, name: String) {
        #expect(Region.shandong(code: code)?.zh == name)
        #expect(Region.retired(code: code) == nil)
    }

    @Test(arguments: [370123, 370181, 370125, 371200, 371202, 371203, 370282, 370684, 371081, 371727])
    func `N-3.2: codes given up are known as such and no longer in use`(code: Int) throws {
        #expect(Region.retired(code: code) != nil)
        #expect(Region.shandong(code: code) == nil)
        let report = try report(region: "\(code)")
        #expect(report.valid)
        #expect(report.warnings == [.retiredRegion])
    }

    @Test(arguments: [("370102", true), ("372901", true), ("373001", false), ("379900", false), ("990101", false)])
    func `an unknown region is a warning and never a fault`(region: String, isKnown: Bool) throws {
        let report = try report(region: region)
        #expect(report.valid)
        #expect(report.warnings.contains(.unknownRegion) == !isKnown)
    }
}
