// chengxin policy disclosure: what may be shown to whom, as the decision itself answers.

internal import ArgumentParser
internal import Disclosure
internal import Law
internal import WorkingDays

extension PolicyCommand {
    struct Disclosed: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "disclosure",
            abstract:
                "What may be shown to whom on a day: every item, kind of subject, channel and state, with its articles."
        )

        @OptionGroup var common: CommonOptions
        @Option(help: "YYYY-MM-DD; without it today.") var on: Day?

        private struct Line: Encodable {
            let item: String
            let subject: String
            let channel: String
            let isShown: Bool
            let refusal: String?
            let clauses: [String]
        }

        func run() throws {
            let matrix = DisclosureMatrix(try Resources.pack("cn-3701").pack, on: on ?? common.day)
            guard common.json else { return print(matrix.page, terminator: "") }
            try Terminal.json(
                matrix.rows.flatMap { row in
                    row.cells.map { cell in
                        Line(
                            item: row.item.id, subject: row.kind.rawValue, channel: cell.channel.rawValue,
                            isShown: cell.decision.isShown, refusal: cell.decision.refusal?.rawValue,
                            clauses: cell.decision.citations.map(\.description))
                    }
                })
        }
    }
}
