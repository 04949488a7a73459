// An organisation in public.

internal import Mustache

/// The page of an organisation.
struct SubjectView: View {
    let subject: SubjectHeadView
    let answerLine: String
    let reportHref: String?
    let disputeHref: String
    let fields: [FieldView]
    let filters: [FilterView]
    let years: [YearView]
    let filtered: Bool
    let pager: PagerView?

    func child(named key: String) -> Any? {
        switch key {
        case "subject": subject
        case "answerLine": answerLine
        case "reportHref": reportHref
        case "disputeHref": disputeHref
        case "fields": fields
        case "filters": filters
        case "years": years
        case "filtered": filtered
        case "pager": pager
        default: nil
        }
    }
}

/// Who it is.
struct SubjectHeadView: View {
    let name: String
    let code: CodeView
    let kind: String
    let status: StatusView?
    let formerNames: String?

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "code": code
        case "kind": kind
        case "status": status
        case "formerNames": formerNames
        default: nil
        }
    }
}

/// One kind of record with its count.
struct FilterView: View {
    let label: String
    let count: Int
    let href: String
    let current: Bool

    func child(named key: String) -> Any? {
        switch key {
        case "label": label
        case "count": count
        case "href": href
        case "current": current
        default: nil
        }
    }
}

/// The records of a year.
struct YearView: View {
    let heading: String
    let records: [RecordCardView]

    func child(named key: String) -> Any? {
        switch key {
        case "heading": heading
        case "records": records
        default: nil
        }
    }
}
