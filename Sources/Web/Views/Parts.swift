// The small parts that several pages are made of.

internal import Mustache

/// A word with a shape: tone is one of plain, waiting, alert, proof, ended.
struct StatusView: View {
    let tone: String
    let word: String

    func child(named key: String) -> Any? {
        switch key {
        case "tone": tone
        case "word": word
        default: nil
        }
    }
}

/// A field as name and value; at most one of value, code and masked is there.
struct FieldView: View {
    let name: String
    /// The catalogue's field code.
    let id: String?
    let value: String?
    let code: CodeView?
    let masked: MaskedView?

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "id": id
        case "value": value
        case "code": code
        case "masked": masked
        default: nil
        }
    }
}

/// The visible shape of what is hidden.
struct MaskedView: View {
    let shape: String
    let note: String?

    func child(named key: String) -> Any? {
        switch key {
        case "shape": shape
        case "note": note
        default: nil
        }
    }
}

/// One figure of a row of figures.
struct FigureView: View {
    let label: String
    let value: String
    let note: String?

    func child(named key: String) -> Any? {
        switch key {
        case "label": label
        case "value": value
        case "note": note
        default: nil
        }
    }
}

/// Links to the neighbouring pages.
struct PagerView: View {
    let newerHref: String?
    let olderHref: String?
    let line: String?

    func child(named key: String) -> Any? {
        switch key {
        case "newerHref": newerHref
        case "olderHref": olderHref
        case "line": line
        default: nil
        }
    }
}

/// What the reader can do next.
struct NextStepView: View {
    let text: String
    let href: String?

    func child(named key: String) -> Any? {
        switch key {
        case "text": text
        case "href": href
        default: nil
        }
    }
}

/// A fact that a decision used.
struct FactView: View {
    let name: String
    let value: String

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "value": value
        default: nil
        }
    }
}

/// How a day was computed.
struct CalendarWalkView: View {
    let name: String
    let narration: String
    let provisional: Bool

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "narration": narration
        case "provisional": provisional
        default: nil
        }
    }
}

/// One choice of a list of choices.
struct ChoiceView: View {
    let value: String
    let label: String
    let selected: Bool

    func child(named key: String) -> Any? {
        switch key {
        case "value": value
        case "label": label
        case "selected": selected
        default: nil
        }
    }
}

/// A code in groups of four, for reading; joined they are the code.
struct CodeView: View {
    let groups: [String]

    init(_ code: String) {
        var groups: [String] = []
        var rest = code[...]
        while !rest.isEmpty {
            groups.append(String(rest.prefix(4)))
            rest = rest.dropFirst(4)
        }
        self.groups = groups
    }

    func child(named key: String) -> Any? {
        key == "groups" ? groups : nil
    }
}
