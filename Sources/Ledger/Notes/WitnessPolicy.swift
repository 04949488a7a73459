// Whose signatures a reader asks for: logs, witnesses, groups and a quorum, in the form of C2SP tlog-policy.

/// Which logs and witnesses are known, and how many of the witnesses must have signed (见证规则).
public struct WitnessPolicy: Sendable {
    public struct Log: Sendable, Hashable {
        public let key: NoteKey
        public let url: String?
    }

    /// A witness under the name that only the policy knows.
    public struct Member: Sendable, Hashable {
        public let name: String
        public let key: NoteKey
        /// Where it takes checkpoints: the submission prefix of C2SP tlog-witness.
        public let url: String?
    }

    public let logs: [Log]
    public let witnesses: [Member]
    private let quorum: Rule

    /// - Parameter bytes: the file, whole.
    /// - Throws: `LedgerError.policy` with the line that is wrong.
    public init(_ bytes: [UInt8]) throws(LedgerError) {
        var reading = PolicyReading()
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (place, line) in lines.dropLast().enumerated() {
            do {
                try reading.add(line)
            } catch {
                throw .policy(line: place + 1, fault: error.words)
            }
        }
        guard lines.last?.isEmpty == true else {
            throw .policy(line: lines.count, fault: "it does not end with a newline")
        }
        guard let quorum = reading.quorum else { throw .policy(line: lines.count, fault: "the quorum is missing") }
        (logs, witnesses, self.quorum) = (reading.logs, reading.witnesses, quorum)
    }

    /// What a note bears of what the policy asks for.
    public struct Verdict: Sendable {
        /// The witnesses that signed, in the order of the policy, and when, in seconds since 1970.
        public let cosigned: [(witness: Member, at: Int64)]
        public let meetsQuorum: Bool
    }

    public func verdict(on note: SignedNote) -> Verdict {
        let times = witnesses.map { note.time(cosignedBy: $0.key) }
        return Verdict(
            cosigned: zip(witnesses, times).compactMap { witness, at in at.map { (witness, $0) } },
            meetsQuorum: quorum.isMet { times[$0] != nil })
    }

    /// Whether anybody has to sign at all.
    public var asksForWitnesses: Bool { !quorum.isMet { _ in false } }
}

/// Who must have signed.
private indirect enum Rule: Sendable {
    case nobody
    case witness(Int)
    case atLeast(Int, of: [Rule])

    func isMet(_ hasSigned: (Int) -> Bool) -> Bool {
        switch self {
        case .nobody: true
        case .witness(let index): hasSigned(index)
        case .atLeast(let count, let members): members.count { $0.isMet(hasSigned) } >= count
        }
    }
}

/// What is wrong with a line.
private struct LineFault: Error {
    let words: String
}

/// A policy as far as it was read. Names are bytes: two texts that look alike are two names.
private struct PolicyReading {
    private(set) var logs: [WitnessPolicy.Log] = []
    private(set) var witnesses: [WitnessPolicy.Member] = []
    private(set) var quorum: Rule?
    private var rules: [[UInt8]: Rule] = [:]
    private var members: Set<[UInt8]> = []

    private static let none = Array("none".utf8)

    mutating func add(_ line: ArraySlice<UInt8>) throws(LineFault) {
        guard line.allSatisfy({ $0 == 0x09 || (0x20...0x7E).contains($0) || $0 >= 0x80 }) else {
            throw LineFault(words: "a character that no policy may have")
        }
        let words = line.split { $0 == 0x20 || $0 == 0x09 }.map(Array.init)
        guard let first = words.first, first.first != UInt8(ascii: "#") else { return }
        let rest = Array(words.dropFirst())
        switch String(decoding: first, as: UTF8.self) {
        case "log": try addLog(rest)
        case "witness": try addWitness(rest)
        case "group": try addGroup(rest)
        case "quorum": try setQuorum(rest)
        default: throw LineFault(words: "it begins with none of log, witness, group, quorum")
        }
    }

    private mutating func addLog(_ words: [[UInt8]]) throws(LineFault) {
        guard (1...2).contains(words.count) else { throw LineFault(words: "a log is 'log KEY [URL]'") }
        let key = try Self.key(words[0], .log)
        guard !logs.contains(where: { $0.key.publicKey == key.publicKey }) else {
            throw LineFault(words: "the same key twice")
        }
        logs.append(.init(key: key, url: words.count == 2 ? Self.text(words[1]) : nil))
    }

    private mutating func addWitness(_ words: [[UInt8]]) throws(LineFault) {
        guard (2...3).contains(words.count) else { throw LineFault(words: "a witness is 'witness NAME KEY [URL]'") }
        let key = try Self.key(words[1], .witness)
        guard !witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
            throw LineFault(words: "the same key twice")
        }
        try define(words[0], .witness(witnesses.count))
        witnesses.append(
            .init(name: Self.text(words[0]), key: key, url: words.count == 3 ? Self.text(words[2]) : nil))
    }

    private mutating func addGroup(_ words: [[UInt8]]) throws(LineFault) {
        guard words.count >= 3 else { throw LineFault(words: "a group is 'group NAME all|any|NUMBER MEMBER…'") }
        var rules: [Rule] = []
        for name in words.dropFirst(2) {
            guard let rule = self.rules[name] else {
                throw LineFault(words: "a member of the group is defined on no line above")
            }
            guard members.insert(name).inserted else { throw LineFault(words: "a name is a member of a group already") }
            rules.append(rule)
        }
        let count: Int
        switch String(decoding: words[1], as: UTF8.self) {
        case "all": count = rules.count
        case "any": count = 1
        case let number:
            guard let value = Int(number), "\(value)" == number, (1...rules.count).contains(value) else {
                throw LineFault(words: "the number of a group is from 1 to the number of its members")
            }
            count = value
        }
        try define(words[0], .atLeast(count, of: rules))
    }

    private mutating func setQuorum(_ words: [[UInt8]]) throws(LineFault) {
        guard words.count == 1 else { throw LineFault(words: "a quorum is 'quorum NAME' or 'quorum none'") }
        guard quorum == nil else { throw LineFault(words: "a second quorum") }
        guard let rule = words[0] == Self.none ? .nobody : rules[words[0]] else {
            throw LineFault(words: "the quorum names what is defined on no line above")
        }
        quorum = rule
    }

    private mutating func define(_ name: [UInt8], _ rule: Rule) throws(LineFault) {
        guard name != Self.none else { throw LineFault(words: "'none' can't be a name") }
        guard rules.updateValue(rule, forKey: name) == nil else { throw LineFault(words: "the same name twice") }
    }

    private static func key(_ word: [UInt8], _ kind: NoteKey.Kind) throws(LineFault) -> NoteKey {
        guard let line = String(validating: word, as: UTF8.self), let key = try? NoteKey(line: line) else {
            throw LineFault(words: "its key is none that this program can check (Ed25519, as one line)")
        }
        guard key.kind == kind else {
            throw LineFault(words: kind == .log ? "its key is that of a witness" : "its key is that of a log")
        }
        return key
    }

    private static func text(_ word: [UInt8]) -> String { String(decoding: word, as: UTF8.self) }
}
