// The list of destructions as a small text: what a restored city must destroy again before anyone may work with it.

internal import Law
internal import Ledger
internal import Vault
internal import WorkingDays

/// One destruction in the list: random names of events, the day and the article. Nothing in it says whom or what.
public struct DestructionBlock: Sendable, Hashable {
    /// ISO day.
    public let day: String
    public let clause: String
    public let cause: DestructionCause
    /// Names the destruction.
    public let token: [UInt8]
    public let events: [[UInt8]]

    public init(day: String, clause: String, cause: DestructionCause, token: [UInt8], events: [[UInt8]]) {
        self.day = day
        self.clause = clause
        self.cause = cause
        self.token = token
        self.events = events
    }

    fileprivate var head: String {
        "\(day) \(clause) \(cause.rawValue) \(Hexadecimal.text(token)) \(events.count)"
    }

    fileprivate var names: String { events.map { Hexadecimal.text($0) + "\n" }.joined() }

    /// The same destruction with other events.
    private func naming(_ events: [[UInt8]]) -> DestructionBlock {
        DestructionBlock(day: day, clause: clause, cause: cause, token: token, events: events)
    }

    /// What this block says beyond what is known.
    /// - Parameter known: the events that are known of this destruction; nil if it is unknown itself.
    /// - Returns: nil if it says nothing new.
    public func beyond(_ known: Set<[UInt8]>?) -> DestructionBlock? {
        guard let known else { return self }
        let rest = events.filter { !known.contains($0) }
        return rest.isEmpty ? nil : naming(rest)
    }

    /// Each destruction once, with the events that any of its blocks names: a city that was restored knows fewer of them
    /// than the one that it was.
    static func joined(_ blocks: [DestructionBlock]) -> [DestructionBlock] {
        var places: [[UInt8]: Int] = [:]
        var joined: [DestructionBlock] = []
        for block in blocks {
            if let place = places[block.token] {
                joined[place] = joined[place].naming(joined[place].events + block.events)
            } else {
                places[block.token] = joined.count
                joined.append(block)
            }
        }
        return joined
    }
}

/// What is wrong with a list of destructions.
public enum DestructionListError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No list, or one of a newer program.
    case noList
    /// Its blocks are not chained, so nobody could tell that one was cut out.
    case unchained
    /// A destruction, counted from 1, that does not follow the one before it.
    case broken(number: Int, line: Int)

    public var description: String {
        let remedy = "put back the copy that was kept beside the keys"
        return switch self {
        case .noList: "this is no list of destructions as this program writes it; \(remedy)"
        case .unchained:
            "the list of destructions is of an early program and can't show whether something was cut out of it; move it "
                + "away, and 'chengxin forget run' in the city that wrote it writes it anew"
        case .broken(let number, let line):
            "the list of destructions is broken at line \(line): destruction \(number) does not follow the one before it. "
                + "Something was altered, put in or cut out there, or the list is another home's; \(remedy)"
        }
    }
}

/// The text form (销毁清单). Each destruction is a line, which ends with a keyed hash over all of it and over the hash of the one
/// before, and a line for each event. So nothing can be altered, put in or cut out between two of them.
///
/// That its end was cut off the list can't say itself: whoever reads it compares it with the destructions that the city knows.
public struct DestructionList: Sendable {
    public static let title = "chengxin-destroyed 2\n"
    private static let unchained = "chengxin-destroyed 1\n"
    private let vault: Vault

    init(_ vault: Vault) {
        self.vault = vault
    }

    /// Where a list goes on.
    public struct End: Sendable, Hashable {
        /// Bytes of the list so far.
        public let place: Int
        /// The keyed hash of its last destruction; empty if there is none.
        fileprivate let mark: String

        /// Of a list without a byte.
        public static let start = End(place: 0, mark: "")
    }

    /// What is to be written at the end of a list; at its start with the title.
    public func text(of blocks: [DestructionBlock], after end: End) -> String {
        var text = end.place == 0 ? Self.title : ""
        var last = end.mark
        for block in blocks {
            last = mark(block, after: last)
            text += "\(block.head) \(last)\n\(block.names)"
        }
        return text
    }

    /// Reads a list.
    /// - Parameter block: gets each whole destruction.
    /// - Returns: where the last whole destruction ends. What comes after it was cut off while it was written.
    /// - Throws: `DestructionListError`.
    public func read(_ bytes: UnsafeRawBufferPointer, _ block: (DestructionBlock) throws -> Void) throws -> End {
        let start = Self.title.utf8.count
        if bytes.count < start, Self.title.utf8.starts(with: bytes) { return .start }
        if bytes.prefix(start).elementsEqual(Self.unchained.utf8) { throw DestructionListError.unchained }
        guard bytes.prefix(start).elementsEqual(Self.title.utf8) else { throw DestructionListError.noList }
        var end = End(place: start, mark: "")
        var place = start
        var (number, lines) = (0, 1)
        func line() -> String? {
            guard let stop = bytes[place...].firstIndex(of: 0x0A) else { return nil }
            defer { place = stop + 1 }
            lines += 1
            return String(decoding: bytes[place..<stop], as: UTF8.self)
        }
        while let head = line() {
            number += 1
            let broken = DestructionListError.broken(number: number, line: lines)
            let words = head.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            guard words.count == 6, Day(words[0]) != nil, Citation(words[1]) != nil,
                let cause = DestructionCause(rawValue: words[2]), let token = Self.bytes(words[3]),
                let count = Int(words[4]), count >= 0, count <= bytes.count
            else { throw broken }
            var events: [[UInt8]] = []
            while events.count < count, let name = line() {
                guard let event = Self.bytes(name) else { throw broken }
                events.append(event)
            }
            guard events.count == count else { break }
            let found = DestructionBlock(day: words[0], clause: words[1], cause: cause, token: token, events: events)
            guard mark(found, after: end.mark) == words[5] else { throw broken }
            try block(found)
            end = End(place: place, mark: words[5])
        }
        return end
    }

    /// Nobody without the home's keys makes a list that destroys something.
    private func mark(_ block: DestructionBlock, after last: String) -> String {
        Hexadecimal.text(vault.lookup("destroyed-list", Array("\(last)\n\(block.head)\n\(block.names)".utf8)))
    }

    /// A random name.
    private static func bytes(_ hex: String) -> [UInt8]? {
        hex.utf8.count == 32 ? Hexadecimal.bytes(hex) : nil
    }
}
