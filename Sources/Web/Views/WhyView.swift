// The fold behind every decision.

internal import Mustache

/// Clauses, facts used, the walk through the calendar, and the fingerprints.
struct WhyView: View {
    /// What it explains, for those who cannot see the page.
    let about: String
    let clauses: [ClauseView]
    let usedFacts: [FactView]
    let calendar: [CalendarWalkView]
    let leafHash: String?
    let proofHref: String?
    let policyHash: String?

    func child(named key: String) -> Any? {
        switch key {
        case "about": about
        case "clauses": clauses
        case "usedFacts": usedFacts
        case "calendar": calendar
        case "leafHash": leafHash
        case "proofHref": proofHref
        case "policyHash": policyHash
        default: nil
        }
    }
}
