// The kinds of report keep the names that other people's programs rely on.

import Reports
import Testing

@Suite("Kinds of report")
struct ReportKindTests {
    @Test("the standard report bears the name of the contract")
    func names() {
        #expect(ReportKind.allCases.map(\.rawValue) == ["standard"])
    }
}
