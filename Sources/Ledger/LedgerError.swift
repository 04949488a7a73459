// What can go wrong in the ledger. No message holds anything of a person.

public enum LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is stored doesn't hold together.
    case damaged
    /// There is no such log.
    case unknownLog(String)
    /// The log is shorter than that.
    case beyond(index: Int, size: Int)
    /// A text is no proof, no signed note or no key.
    case malformed(what: String)
    /// The key file of the home makes other keys than the ledger was begun with.
    case foreignKey
    /// A line of a witness policy is not as C2SP tlog-policy writes it.
    case policy(line: Int, fault: String)
    /// The city was restored and has not proved yet that it continues what it published.
    case held
    /// A change of keys that does not fit the state of the keys.
    case rotation(fault: String)

    public var description: String {
        switch self {
        case .damaged: "the ledger does not hold together; run 'chengxin ledger verify' to see where"
        case .unknownLog(let name):
            "there is no log '\(name)'; the logs are \(LogName.allCases.map(\.rawValue).joined(separator: ", "))"
        case .beyond(let index, let size): "there is no entry \(index); the log has \(size), counted from 0"
        case .malformed(let what): "this is no \(what) as the ledger writes it"
        case .foreignKey:
            "the key file makes another signing key than the ledger was begun with; put this home's own back"
        case .policy(let line, let fault): "line \(line) of the witness policy: \(fault)"
        case .held:
            "this city was restored and has not proved that it continues its published ledger, or had no list of what was "
                + "destroyed after its backup; so nothing is entered or served, and only what must be forgotten is destroyed. "
                + "See 'chengxin ledger release --help'"
        case .rotation(let fault): fault
        }
    }
}

/// The logs of a city (账本). Each is a tree of its own.
public enum LogName: String, Sendable, Hashable, CaseIterable, Codable {
    /// What happened to credit records.
    case records
    /// Decisions about a subject.
    case decisions
    /// Who looked, by day.
    case queries
    /// Which law the city worked under.
    case policy

    /// - Throws: `LedgerError.unknownLog`.
    public init(named name: String) throws(LedgerError) {
        guard let log = LogName(rawValue: name) else { throw .unknownLog(name) }
        self = log
    }
}
