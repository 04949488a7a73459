// What the page of one batch shows.

internal import Mustache

/// One batch.
struct BatchView: DeskPageView {
    static let here = DeskPlace.batches

    let heading: String
    let status: StatusView
    let answer: String
    let isRunning: Bool
    let refreshHref: String
    let stillHref: String?
    let figures: [FigureView]
    let facts: [FactView]
    let due: String?
    let dueWhy: WhyView?
    let errors: [BatchNoticeView]
    let warnings: [BatchNoticeView]
    let faults: [FaultView]
    let faultsMasked: Bool
    let pager: PagerView?
    let feedbackHref: String?
    let correctHref: String?
    let kept: String?
    let unknownColumns: String?
    let chain: [ChainView]

    func child(named key: String) -> Any? {
        switch key {
        case "heading": heading
        case "status": status
        case "answer": answer
        case "isRunning": isRunning
        case "refreshHref": refreshHref
        case "stillHref": stillHref
        case "figures": figures
        case "facts": facts
        case "due": due
        case "dueWhy": dueWhy
        case "errors": errors
        case "warnings": warnings
        case "faults": faults
        case "faultsMasked": faultsMasked
        case "pager": pager
        case "feedbackHref": feedbackHref
        case "correctHref": correctHref
        case "kept": kept
        case "unknownColumns": unknownColumns
        case "chain": chain
        default: nil
        }
    }
}

/// A rule that spoke, with how often.
struct BatchNoticeView: View {
    let title: String
    let count: String
    let href: String
    let id: String
    let mend: String
    let wrong: String
    let right: String
    let basis: String

    func child(named key: String) -> Any? {
        switch key {
        case "title": title
        case "count": count
        case "href": href
        case "id": id
        case "mend": mend
        case "wrong": wrong
        case "right": right
        case "basis": basis
        default: nil
        }
    }
}

/// One fault of one row.
struct FaultView: View {
    let line: String
    /// Nil if the row as a whole is meant.
    let column: String?
    /// What stands in the cell; nil if nothing does.
    let value: String?
    /// Why nothing stands there.
    let valueNote: String
    let what: String
    let mend: String
    let href: String
    /// Whether it is the first fault of its row.
    let isFirst: Bool

    func child(named key: String) -> Any? {
        switch key {
        case "line": line
        case "column": column
        case "value": value
        case "valueNote": valueNote
        case "what": what
        case "mend": mend
        case "href": href
        case "isFirst": isFirst
        default: nil
        }
    }
}

/// A batch before or after this one.
struct ChainView: View {
    let role: String
    let batch: BatchRowView

    func child(named key: String) -> Any? {
        switch key {
        case "role": role
        case "batch": batch
        default: nil
        }
    }
}

/// One rule.
struct RuleView: DeskPageView {
    static let here = DeskPlace.rules

    let id: String
    let href: String
    let title: String
    let status: StatusView
    let why: String
    let mend: String
    let wrong: String
    let right: String
    let clauses: [ClauseView]

    func child(named key: String) -> Any? {
        switch key {
        case "rulesHref": DeskURL.rules.path
        case "id": id
        case "href": href
        case "title": title
        case "status": status
        case "why": why
        case "mend": mend
        case "wrong": wrong
        case "right": right
        case "clauses": clauses
        default: nil
        }
    }
}

/// All rules.
struct RulesView: DeskPageView {
    static let here = DeskPlace.rules

    let errors: [RuleView]
    let warnings: [RuleView]

    func child(named key: String) -> Any? {
        switch key {
        case "errors": errors
        case "warnings": warnings
        default: nil
        }
    }
}
