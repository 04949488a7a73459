// What the register of matters shows.

internal import Mustache

/// The register.
struct MatterListView: DeskPageView {
    static let here = DeskPlace.matters

    let matters: [MatterRowView]
    /// Whether matters of several bodies may stand here.
    let withBody: Bool
    /// What somebody without a matter does, for those who ask.
    let advice: String?
    /// How many there are.
    let line: String

    func child(named key: String) -> Any? {
        switch key {
        case "matters": matters
        case "withBody": withBody
        case "advice": advice
        case "line": line
        case "csvHref": DeskURL.mattersCSV.path
        default: nil
        }
    }
}

/// A matter.
struct MatterRowView: View {
    let code: String
    let title: String
    let body: String
    let purpose: String
    /// The articles of the purpose.
    let articles: String
    let items: String
    let basis: String
    let days: String
    let state: StatusView
    let uses: String
    /// The form with this matter chosen, for whoever may ask for it today.
    let queryHref: String?

    func child(named key: String) -> Any? {
        switch key {
        case "code": code
        case "title": title
        case "body": body
        case "purpose": purpose
        case "articles": articles
        case "items": items
        case "basis": basis
        case "days": days
        case "state": state
        case "uses": uses
        case "queryHref": queryHref
        default: nil
        }
    }
}
