// Who watches the ledger, as the page about it shows them.

/// The witnesses of the city, and how somebody becomes one.
struct WitnessListView: View {
    let heading: String
    let lead: String
    /// Said where the city has none yet.
    let none: String?
    let lines: [WitnessLineView]
    let runHeading: String
    let runText: String
    let runCommands: [String]

    func child(named key: String) -> Any? {
        switch key {
        case "heading": heading
        case "lead": lead
        case "none": none
        case "lines": lines
        case "runHeading": runHeading
        case "runText": runText
        case "runCommands": runCommands
        default: nil
        }
    }
}

/// One witness, and what it signed last of the log of records.
struct WitnessLineView: View {
    let name: String
    let key: String
    let standing: String
    /// Whether it signed the checkpoint that is shown.
    let isCurrent: Bool

    func child(named key: String) -> Any? {
        switch key {
        case "name": name
        case "key": self.key
        case "standing": standing
        case "isCurrent": isCurrent
        default: nil
        }
    }
}
