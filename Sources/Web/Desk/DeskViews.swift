// What the pages of the providers' desk show: the first page, the form, the list.

internal import Mustache

/// A batch as one line.
struct BatchRowView: View {
    let href: String
    let name: String
    let item: String
    let when: String
    let whenISO: String
    let counts: String
    let by: String
    let state: StatusView

    func child(named key: String) -> Any? {
        switch key {
        case "href": href
        case "name": name
        case "item": item
        case "when": when
        case "whenISO": whenISO
        case "counts": counts
        case "by": by
        case "state": state
        default: nil
        }
    }
}

/// Empty tables of one item.
struct ColumnsView: View {
    let title: String
    let csvHref: String
    let xlsxHref: String

    func child(named key: String) -> Any? {
        switch key {
        case "title": title
        case "csvHref": csvHref
        case "xlsxHref": xlsxHref
        default: nil
        }
    }
}

/// The first page of the desk.
struct DeskHomeView: DeskPageView {
    static let here = DeskPlace.home

    /// The body for which the account acts.
    let organisation: String?
    /// Whether the account sends files at all.
    let isSender: Bool
    /// What else its roles open.
    let tasks: [TaskView]
    let todo: [NextStepView]
    let batches: [BatchRowView]
    let columns: [ColumnsView]

    func child(named key: String) -> Any? {
        switch key {
        case "organisation": organisation
        case "isSender": isSender
        case "tasks": tasks
        case "todo": todo
        case "batches": batches
        case "columns": columns
        case "uploadHref": DeskURL.upload.path
        case "batchesHref": DeskURL.batches.path
        default: nil
        }
    }
}

/// A page that is not about sending, with what is done there.
struct TaskView: View {
    let name: String
    let href: String
    let text: String

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "href": href
        case "text": text
        default: nil
        }
    }
}

/// The form that sends a file.
struct UploadView: DeskPageView {
    static let here = DeskPlace.upload

    let formToken: String
    let requestKey: String
    /// What was wrong with the file, and what to do.
    let fault: RefusalText?
    let items: [ChoiceView]
    /// Batches that wait for a correction, to choose from.
    let open: [ChoiceView]
    /// The batch that the file corrects, if that is settled, and its item.
    let correcting: String?
    let corrects: String?
    let item: String
    let largest: String
    let columns: [ColumnsView]

    func child(named key: String) -> Any? {
        switch key {
        case "formToken": formToken
        case "requestKey": requestKey
        case "fault": fault?.what
        case "faultMend": fault?.mend
        case "items": items
        case "open": open
        case "correcting": correcting
        case "corrects": corrects
        case "item": item
        case "largest": largest
        case "columns": columns
        case "action": DeskURL.upload.path
        default: nil
        }
    }
}

/// The list of batches.
struct BatchListView: DeskPageView {
    static let here = DeskPlace.batches

    let items: [ChoiceView]
    let states: [ChoiceView]
    let filtered: Bool
    let batches: [BatchRowView]
    let olderHref: String?

    func child(named key: String) -> Any? {
        switch key {
        case "items": items
        case "states": states
        case "filtered": filtered
        case "batches": batches
        case "pager": olderHref.map { PagerView(newerHref: nil, olderHref: $0, line: nil) }
        case "action": DeskURL.batches.path
        case "uploadHref": DeskURL.upload.path
        default: nil
        }
    }
}
