// What the page of a query shows.

internal import Mustache

/// The form, and above it what came of the form before.
struct DeskQueryView: DeskPageView {
    static let here = DeskPlace.query

    let formToken: String
    let fault: RefusalText?
    let answer: QueryAnswerView?
    let refused: QueryRefusalView?
    /// The body's matters in force.
    let matters: [ChoiceView]
    let kinds: [ChoiceView]
    /// What of a mistyped code the form keeps.
    let code: String

    func child(named key: String) -> Any? {
        switch key {
        case "action": DeskURL.query.path
        case "mattersHref": DeskURL.matters.path
        case "formToken": formToken
        case "fault": fault?.what
        case "faultMend": fault?.mend
        case "answer": answer
        case "refused": refused
        case "asked": answer != nil || refused != nil
        case "matters": matters
        case "kinds": kinds
        case "code": code
        default: nil
        }
    }
}

/// What may be known about a subject for a matter.
struct QueryAnswerView: View {
    /// Of an organisation; of a person no name stands here.
    let name: String?
    let subjectCode: CodeView?
    let kind: String
    /// The number of a person as far as whoever typed it needs it, to know which paper this answer belongs to.
    let masked: MaskedView?
    let status: StatusView?
    let line: String
    let receipt: ReceiptView
    let why: WhyView
    let years: [YearView]

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "subjectCode": subjectCode
        case "kind": kind
        case "masked": masked
        case "status": status
        case "line": line
        case "receipt": receipt
        case "why": why
        case "years": years
        default: nil
        }
    }
}

/// Why there was no answer.
struct QueryRefusalView: View {
    let what: String
    let mend: String
    let receipt: ReceiptView
    let why: WhyView

    func child(named key: String) -> Any? {
        switch key {
        case "what": what
        case "mend": mend
        case "receipt": receipt
        case "why": why
        default: nil
        }
    }
}

/// By what the query is found in the log again.
struct ReceiptView: View {
    let number: String
    let time: String

    func child(named key: String) -> Any? {
        switch key {
        case "number": number
        case "time": time
        default: nil
        }
    }
}
