// The last destructions on the page about the ledger.

internal import Mustache

/// What was destroyed: counts, no content.
struct DestructionsView: View {
    let heading: String
    let lead: String
    let none: String?
    let lines: [DestructionView]

    func child(named key: String) -> Any? {
        switch key {
        case "heading": heading
        case "lead": lead
        case "none": none
        case "lines": lines
        default: nil
        }
    }
}

/// The destructions of a day by one article.
struct DestructionView: View {
    let day: String
    let dayISO: String
    let text: String

    func child(named key: String) -> Any? {
        switch key {
        case "day": day
        case "dayISO": dayISO
        case "text": text
        default: nil
        }
    }
}
