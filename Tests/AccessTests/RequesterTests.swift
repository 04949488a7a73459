// Who may hand in files or ask about subjects, and for whom.

import Access
import Testing

@Suite("Requesters")
struct RequesterTests {
    private func requester(_ roles: Set<Role>, of body: String?) -> Requester {
        Requester(account: AccountID(1), login: "lin", name: "林甲", organisation: body, roles: roles)
    }

    @Test("clerks and reviewers hand in files of their own body")
    func ownBody() {
        #expect(requester([.providerClerk], of: "A").submitsFor == "A")
        #expect(requester([.providerReviewer], of: "A").submitsFor == "A")
    }

    @Test("an operator hands in nothing, and neither does a clerk without a body")
    func nobody() {
        #expect(requester([.operator], of: "A").submitsFor == nil)
        #expect(requester([.providerClerk], of: nil).submitsFor == nil)
    }

    @Test("M-21: a querier asks for matters of the own body; nobody else asks, and nobody without a body")
    func queries() {
        #expect(requester([.businessQuerier], of: "A").queriesFor == "A")
        #expect(requester([.businessQuerier], of: "A").submitsFor == nil)
        #expect(requester([.businessQuerier], of: nil).queriesFor == nil)
        for role in Role.allCases where role != .businessQuerier {
            #expect(requester([role], of: "A").queriesFor == nil, "\(role)")
        }
    }
}
