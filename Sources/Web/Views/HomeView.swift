// The first page.

internal import Mustache

/// Search, three tasks, the figures, the newest notices.
struct HomeView: View {
    let meHref: String
    let figures: [FigureView]
    let notices: [NoticeView]

    func child(named key: String) -> Any? {
        switch key {
        case "meHref": meHref
        case "figures": figures
        case "notices": notices
        default: nil
        }
    }
}

/// A newly published penalty.
struct NoticeView: View {
    let dateISO: String
    let date: String
    let name: String
    let kind: String
    let href: String

    func child(named key: String) -> Any? {
        switch key {
        case "dateISO": dateISO
        case "date": date
        case "name": name
        case "kind": kind
        case "href": href
        default: nil
        }
    }
}
