// What the pages of the desk show: the rail, the first page, the form, the list.

internal import Mustache

/// Where in the desk a page stands.
enum DeskPlace: Sendable {
    case home, upload, batches, rules
}

/// The rail at the left.
struct RailView: View {
    let here: DeskPlace

    func child(named key: String) -> Any? {
        switch key {
        case "homeHref": DeskURL.home.path
        case "uploadHref": DeskURL.upload.path
        case "batchesHref": DeskURL.batches.path
        case "rulesHref": DeskURL.rules.path
        case "home": here == .home
        case "upload": here == .upload
        case "batches": here == .batches
        case "rules": here == .rules
        default: nil
        }
    }
}

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
struct DeskHomeView: View {
    let organisation: String
    /// Whether the account sends files at all.
    let isSender: Bool
    let isOperator: Bool
    let todo: [NextStepView]
    let batches: [BatchRowView]
    let columns: [ColumnsView]

    func child(named key: String) -> Any? {
        switch key {
        case "rail": RailView(here: .home)
        case "organisation": organisation
        case "isSender": isSender
        case "operationsHref": isOperator ? DeskURL.operations.path : nil
        case "todo": todo
        case "batches": batches
        case "columns": columns
        case "uploadHref": DeskURL.upload.path
        case "batchesHref": DeskURL.batches.path
        default: nil
        }
    }
}

/// The form that sends a file.
struct UploadView: View {
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
        case "rail": RailView(here: .upload)
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
struct BatchListView: View {
    let items: [ChoiceView]
    let states: [ChoiceView]
    let filtered: Bool
    let batches: [BatchRowView]
    let olderHref: String?

    func child(named key: String) -> Any? {
        switch key {
        case "rail": RailView(here: .batches)
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
