// The page about what may be shown to whom is what the decision says.

import Disclosure
import Foundation
import Law
import Testing
import TestSupport
import WorkingDays

@Suite struct `The table of disclosure` {
    private let day = TestDay.on("2026-11-20")

    @Test("M-19: docs/disclosure.md says, cell by cell, what the decision says")
    func page() throws {
        let path = URL(fileURLWithPath: TestPack.root).deletingLastPathComponent().path + "/docs/disclosure.md"
        let written = try String(contentsOfFile: path, encoding: .utf8)
        let made = DisclosureMatrix(try TestPack.load(), on: day).page
        // Only the first line that differs: the page is long.
        let pairs = zip(written.split(separator: "\n"), made.split(separator: "\n"))
        let differing = pairs.first { $0 != $1 }
        #expect(differing == nil && written == made, "make it anew with 'make disclosure'")
    }

    @Test(
        "M-19, M-37: no cell shows a natural person in public, and one question of an official out of all is answered")
    func cells() throws {
        let matrix = DisclosureMatrix(try TestPack.load(), on: day)
        #expect(matrix.rows.count == Set(try TestPack.load().items.map(\.id)).count * SubjectKind.allCases.count)
        for row in matrix.rows where row.kind == .naturalPerson {
            #expect(row.cells.first { $0.channel == .publication }?.decision.isShown == false, "\(row.item.id)")
        }
        #expect(matrix.questions.filter(\.decision.isShown).count == 1)
        #expect(matrix.states.filter { state in state.cells.contains { $0.decision.isShown } }.count == 1)
        // What lapses takes its cells along: after the last day of the Measures nothing is open that was closed before.
        let later = DisclosureMatrix(try TestPack.load(), on: TestDay.on("2027-01-01"))
        for (now, then) in zip(matrix.rows, later.rows) {
            for (cell, other) in zip(now.cells, then.cells) {
                #expect(cell.decision.isShown || !other.decision.isShown, "\(now.item.id) \(now.kind)")
            }
        }
    }
}
