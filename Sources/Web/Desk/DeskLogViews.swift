// What the page of the query log shows.

internal import Disclosure
internal import Mustache

/// Why the days of the filter can't be used.
struct DeskLogFaults: Sendable {
    let from: String?
    let to: String?

    var isEmpty: Bool { from == nil && to == nil }
}

/// The log with its filter.
struct DeskLogView: DeskPageView {
    static let here = DeskPlace.queries

    /// Nil for an auditor of one body, who has nothing to choose.
    let bodies: [ChoiceView]?
    let matters: [ChoiceView]
    let from: String
    let to: String
    let faults: DeskLogFaults
    let filtered: Bool
    /// What the page holds; nil where nothing was looked for.
    let line: String?
    let lines: [DeskLogLineView]
    let pager: PagerView?
    let csvHref: String
    let exportLimit: String

    func child(named key: String) -> Any? {
        switch key {
        case "action": DeskURL.queries.path
        case "city": bodies != nil
        case "bodies": bodies ?? []
        case "matters": matters
        case "from": from
        case "to": to
        case "fromFault": faults.from
        case "toFault": faults.to
        case "filtered": filtered
        case "line": line
        case "lines": lines
        case "pager": pager
        case "csvHref": csvHref
        case "exportLimit": exportLimit
        default: nil
        }
    }
}

/// A line of the log.
struct DeskLogLineView: View {
    private let line: DeskLogLine
    private let sentences: Sentences

    init(_ line: DeskLogLine, _ sentences: Sentences) {
        self.line = line
        self.sentences = sentences
    }

    func child(named key: String) -> Any? {
        switch key {
        case "dayISO": line.entry.day
        case "time": sentences.moment(microseconds: line.entry.at)
        case "means": sentences.means(line.entry.means)
        case "person": line.entry.person
        case "body": line.body
        case "matter": line.matter
        case "matterCode": line.entry.matter
        case "purpose": line.purpose
        case "subject": line.subject
        case "subjectCode": line.code.map { CodeView($0) }
        case "items": line.items
        case "shown": line.entry.refusal == nil ? sentences.recordCount(line.entry.shown) : nil
        case "outcome": line.outcome
        case "reason": line.reason
        case "receipt": "\(line.entry.id)"
        default: nil
        }
    }
}
