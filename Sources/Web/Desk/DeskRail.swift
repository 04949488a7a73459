// What of the desk an account's roles open: the rail shows that and no more, and the pages ask the same question.

internal import Access
internal import Law
internal import Mustache

/// A place of the desk, in the order of the rail.
enum DeskPlace: Sendable, CaseIterable {
    case home, upload, batches, rules, query, matters, queries, operations

    /// Whether this person has that page; for everybody else there is none. The rules are open to strangers too.
    func isOpen(to requester: Requester?) -> Bool {
        guard let requester else { return self == .home || self == .rules }
        switch self {
        case .home: return true
        case .upload, .batches, .rules: return requester.submitsFor != nil
        case .query: return requester.queriesFor != nil
        case .matters:
            return requester.queriesFor != nil || !requester.roles.isDisjoint(with: [.auditor, .operator])
        case .queries: return requester.roles.contains(.auditor)
        case .operations: return requester.roles.contains(.operator)
        }
    }

    var url: DeskURL {
        switch self {
        case .home: .home
        case .upload: .upload
        case .batches: .batches
        case .rules: .rules
        case .query: .query
        case .matters: .matters
        case .queries: .queries
        case .operations: .operations
        }
    }

    func name(_ language: Language) -> String {
        let words = Words.of(language)
        return switch self {
        case .home: words.desk.deskHome
        case .upload: words.desk.deskUpload
        case .batches: words.desk.deskBatches
        case .rules: words.desk.deskRules
        case .query: words.query.queryName
        case .matters: words.query.mattersName
        case .queries: words.query.queriesName
        case .operations: words.desk.operationsHeading
        }
    }

    /// What is done there, for the first page of the desk; nil where that page has a part of its own for it.
    func task(_ language: Language) -> String? {
        let words = Words.of(language)
        return switch self {
        case .home, .upload, .batches, .rules: nil
        case .query: words.query.queryTask
        case .matters: words.query.mattersTask
        case .queries: words.query.queriesTask
        case .operations: words.desk.operationsLead
        }
    }
}

/// The rail at the left.
struct RailView: View {
    let entries: [RailEntryView]

    init(here: DeskPlace, for requester: Requester?, _ language: Language) {
        entries = DeskPlace.allCases.filter { $0.isOpen(to: requester) || $0 == here }.map { place in
            RailEntryView(name: place.name(language), href: place.url.path, here: place == here)
        }
    }

    func child(named key: String) -> Any? {
        key == "entries" ? entries : nil
    }
}

/// One way of the rail.
struct RailEntryView: View {
    let name: String
    let href: String
    let here: Bool

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "href": href
        case "here": here
        default: nil
        }
    }
}

/// A page that stands beside the rail.
protocol DeskPageView: View {
    static var here: DeskPlace { get }
}

/// A page of the desk with its rail.
struct RailedView<Page: DeskPageView>: View {
    let rail: RailView
    let page: Page

    func child(named key: String) -> Any? {
        key == "rail" ? rail : page.child(named: key)
    }
}
