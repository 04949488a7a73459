// One record on the time line.

internal import Mustache

/// One record of an organisation, ready for its card.
struct RecordCardView: View {
    /// Anchor on the page; it holds no code and no name.
    let id: String
    let kind: String
    let dateISO: String
    let date: String
    let status: StatusView
    let summary: String
    let remark: String?
    /// Who said that the act goes on, and when.
    let act: String?
    let documentNumber: String?
    let decidedBy: String?
    let sentBy: String?
    let shown: ShownView?
    /// What the last day is called: of publication, or of sharing.
    let shownName: String
    /// Instead of `shown` when no last day is set.
    let shownNote: String?
    let disputeHref: String?
    let repair: RepairView?
    let why: WhyView
    let fields: [FieldView]

    func child(named key: String) -> Any? {
        switch key {
        case "id": id
        case "kind": kind
        case "dateISO": dateISO
        case "date": date
        case "status": status
        case "summary": summary
        case "remark": remark
        case "act": act
        case "documentNumber": documentNumber
        case "decidedBy": decidedBy
        case "sentBy": sentBy
        case "shown": shown
        case "shownName": shownName
        case "shownNote": shownNote
        case "disputeHref": disputeHref
        case "repair": repair
        case "why": why
        case "fields": fields
        default: nil
        }
    }
}

/// Until when it is shown, and how much of that time is left.
struct ShownView: View {
    let untilISO: String
    let until: String
    let left: String
    let remainingPercent: Int

    func child(named key: String) -> Any? {
        switch key {
        case "untilISO": untilISO
        case "until": until
        case "left": left
        case "remainingPercent": remainingPercent
        default: nil
        }
    }
}

/// From when repair can be asked for, or why not.
struct RepairView: View {
    let line: String
    let href: String?

    func child(named key: String) -> Any? {
        switch key {
        case "line": line
        case "href": href
        default: nil
        }
    }
}
