// The lists of published permits and penalties (双公示).

internal import Mustache

/// One page of a list.
struct DualView: View {
    let penalties: Bool
    let action: String
    let filter: DualFilterView
    let bodies: [ChoiceView]
    let problem: String?
    let filtered: Bool
    let resultLine: String?
    let rows: [DualRowView]
    let pager: PagerView?
    let csvHref: String

    func child(named key: String) -> Any? {
        switch key {
        case "penalties": penalties
        case "action": action
        case "filter": filter
        case "bodies": bodies
        case "problem": problem
        case "filtered": filtered
        case "resultLine": resultLine
        case "rows": rows
        case "pager": pager
        case "csvHref": csvHref
        default: nil
        }
    }
}

/// The filter as it was asked.
struct DualFilterView: View {
    let q: String
    let from: String
    let to: String
    let faults: DualFaults?

    func child(named key: String) -> Any? {
        switch key {
        case "q": q
        case "from": from
        case "to": to
        case "qFault": faults?.words
        case "bodyFault": faults?.body
        case "fromFault": faults?.from
        case "toFault": faults?.to
        default: nil
        }
    }
}

/// Why a filter can't be used, field by field.
struct DualFaults {
    let words, body, from, to: String?
    /// What is wrong with no field of the form: the place in the list.
    let other: String?

    init(_ query: Query, _ problem: Problem, _ sentences: Sentences) {
        func fault(_ read: () throws(Problem) -> Void) -> String? {
            do {
                try read()
                return nil
            } catch {
                return sentences.detail(of: error)
            }
        }
        words = fault { () throws(Problem) in _ = try query.words("q") }
        body = fault { () throws(Problem) in _ = try query.words("body") }
        from = fault { () throws(Problem) in _ = try query.day("from") }
        to = fault { () throws(Problem) in _ = try query.day("to") }
        let isInForm = [words, body, from, to].contains { $0 != nil }
        other = isInForm ? nil : sentences.detail(of: problem)
    }
}

/// One record as a row.
struct DualRowView: View {
    let dateISO: String
    let date: String
    let name: String
    let href: String
    let code: CodeView
    let kind: String
    let summary: String
    let state: StatusView?
    let documentNumber: String
    let body: String
    let shownUntil: String?
    let shownUntilISO: String?

    func child(named key: String) -> Any? {
        switch key {
        case "dateISO": dateISO
        case "date": date
        case "name": name
        case "href": href
        case "code": code
        case "kind": kind
        case "summary": summary
        case "status": state
        case "documentNumber": documentNumber
        case "body": body
        case "shownUntil": shownUntil
        case "shownUntilISO": shownUntilISO
        default: nil
        }
    }
}
