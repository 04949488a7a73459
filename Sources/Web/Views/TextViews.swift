// Pages of text: guide, ledger, the open interface, problems.

internal import Mustache

/// What to do and how.
struct GuideView: View {
    let heading: String
    let lead: String
    let sections: [GuideSectionView]

    func child(named key: String) -> Any? {
        switch key {
        case "heading": heading
        case "lead": lead
        case "sections": sections
        default: nil
        }
    }
}

/// One subject of the guide.
struct GuideSectionView: View {
    let id: String
    let heading: String
    let paragraphs: [String]
    let steps: [GuideStepView]
    let why: WhyView?

    func child(named key: String) -> Any? {
        switch key {
        case "id": id
        case "heading": heading
        case "paragraphs": paragraphs
        case "steps": steps
        case "why": why
        default: nil
        }
    }
}

/// One step to take.
struct GuideStepView: View {
    let text: String
    let detail: String?
    let href: String?
    let linkLabel: String?

    func child(named key: String) -> Any? {
        switch key {
        case "text": text
        case "detail": detail
        case "href": href
        case "linkLabel": linkLabel
        default: nil
        }
    }
}

/// How anyone can check us.
struct LedgerView: View {
    let figures: [FigureView]
    let steps: [LedgerStepView]
    let key: String?
    let logs: [LogView]
    let witnesses: WitnessListView
    let destructions: DestructionsView

    func child(named key: String) -> Any? {
        switch key {
        case "destructions": destructions
        case "figures": figures
        case "steps": steps
        case "key": self.key
        case "logs": logs
        case "witnesses": witnesses
        default: nil
        }
    }
}

/// One step of checking.
struct LedgerStepView: View {
    let heading: String
    let text: String
    let command: String?
    let href: String?
    let linkLabel: String?

    func child(named key: String) -> Any? {
        switch key {
        case "heading": heading
        case "text": text
        case "command": command
        case "href": href
        case "linkLabel": linkLabel
        default: nil
        }
    }
}

/// One log with its last signed root.
struct LogView: View {
    let name: String
    let what: String
    let size: String
    let time: String
    let timeISO: String
    let root: String
    let checkpointHref: String
    let keyHref: String

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "what": what
        case "size": size
        case "time": time
        case "timeISO": timeISO
        case "root": root
        case "checkpointHref": checkpointHref
        case "keyHref": keyHref
        default: nil
        }
    }
}

/// The page about the open interface.
struct InterfaceView: View {
    let documentHref: String
    let addresses: [AddressView]
    let errors: [String]

    func child(named key: String) -> Any? {
        switch key {
        case "documentHref": documentHref
        case "addresses": addresses
        case "errors": errors
        default: nil
        }
    }
}

/// One address of the interface.
struct AddressView: View {
    var method = "GET"
    let pattern: String
    let what: String
    let parameters: [FactView]
    let tryHref: String?

    func child(named key: String) -> Any? {
        switch key {
        case "method": method
        case "pattern": pattern
        case "what": what
        case "parameters": parameters
        case "tryHref": tryHref
        default: nil
        }
    }
}

/// What went wrong and what to do next.
struct ProblemView: View {
    let status: Int
    let heading: String
    let meaning: String
    let nextSteps: [NextStepView]
    let clause: ClauseView?
    let requestId: String

    func child(named key: String) -> Any? {
        switch key {
        case "status": status
        case "heading": heading
        case "meaning": meaning
        case "nextSteps": nextSteps
        case "clause": clause
        case "requestId": requestId
        default: nil
        }
    }
}
