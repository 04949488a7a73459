// The list of destructions as a small text: what a restored city must destroy again before anyone may work with it.

internal import Law
public import Storage
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

    fileprivate var head: String {
        "\(day) \(clause) \(cause.rawValue) \(Records.hex(token)) \(events.count)"
    }

    fileprivate var names: String { events.map { Records.hex($0) + "\n" }.joined() }
}

/// What is wrong with a list of destructions.
public enum DestructionListError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No list, one of a newer program, of another home, or changed.
    case notOurs

    public var description: String {
        "the list of destructions is not this home's, or was altered; put back the copy that was kept beside the keys"
    }
}

/// The text form (销毁清单). Each destruction is a line with a keyed hash over all of it, and a line for each event.
public struct DestructionList: Sendable {
    public static let title = "chengxin-destroyed 1\n"
    private let vault: Vault

    init(_ vault: Vault) {
        self.vault = vault
    }

    public func text(of block: DestructionBlock) -> String {
        "\(block.head) \(mark(block))\n\(block.names)"
    }

    /// Reads a list.
    /// - Parameter block: gets each whole destruction, and where it ends in the bytes.
    /// - Returns: where the last whole destruction ends. What comes after it was cut off while it was written.
    /// - Throws: `DestructionListError.notOurs`.
    public func read(_ bytes: UnsafeRawBufferPointer, _ block: (DestructionBlock) throws -> Void) throws -> Int {
        var end = Self.title.utf8.count
        if bytes.count < end, Self.title.utf8.starts(with: bytes) { return 0 }
        guard bytes.prefix(end).elementsEqual(Self.title.utf8) else { throw DestructionListError.notOurs }
        var place = end
        func line() -> String? {
            guard let stop = bytes[place...].firstIndex(of: 0x0A) else { return nil }
            defer { place = stop + 1 }
            return String(decoding: bytes[place..<stop], as: UTF8.self)
        }
        while let head = line() {
            let words = head.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            guard words.count == 6, Day(words[0]) != nil, Citation(words[1]) != nil,
                let cause = DestructionCause(rawValue: words[2]), let token = Self.bytes(words[3]),
                let count = Int(words[4]), count >= 0, count <= bytes.count
            else { throw DestructionListError.notOurs }
            var events: [[UInt8]] = []
            while events.count < count, let name = line() {
                guard let event = Self.bytes(name) else { throw DestructionListError.notOurs }
                events.append(event)
            }
            guard events.count == count else { break }
            let found = DestructionBlock(day: words[0], clause: words[1], cause: cause, token: token, events: events)
            guard mark(found) == words[5] else { throw DestructionListError.notOurs }
            try block(found)
            end = place
        }
        return end
    }

    /// Nobody without the home's keys makes a list that destroys something.
    private func mark(_ block: DestructionBlock) -> String {
        Records.hex(vault.lookup("destroyed-list", Array("\(block.head)\n\(block.names)".utf8)))
    }

    private static func bytes(_ hex: String) -> [UInt8]? {
        guard hex.utf8.count == 32 else { return nil }
        let digits = hex.utf8.compactMap { digit in
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x61 + 10
            default: nil
            }
        }
        guard digits.count == 32 else { return nil }
        return stride(from: 0, to: 32, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}

extension Records {
    public var destructionList: DestructionList { DestructionList(vault) }

    /// The names of the destructions, in the order of their keys.
    /// - Parameter after: the last key of the page before.
    public func destructionNames(
        after: Int64, limit: Int, _ connection: any Connection
    ) throws -> [(id: Int64, token: [UInt8])] {
        try connection.rows(DestructionSQL.names, [.int(after), .int(Int64(limit))]) { ($0.int(0), $0.bytes(1)) }
    }

    /// A destruction as the list has it.
    public func destructionBlock(_ id: Int64, _ connection: any Connection) throws -> DestructionBlock? {
        let events = try connection.rows(DestructionSQL.tokens, [.int(id)]) { $0.bytes(0) }
        return try connection.first(DestructionSQL.block, [.int(id)]) { row in
            DestructionBlock(
                day: row.text(0), clause: row.text(1), cause: DestructionCause(rawValue: row.text(2)) ?? .retention,
                token: row.bytes(3), events: events)
        }
    }

    /// Which of these destructions the database knows.
    public func knownDestructions(_ tokens: [[UInt8]], _ connection: any Connection) throws -> Set<[UInt8]> {
        var known = Set<[UInt8]>()
        try connection.among(DestructionSQL.named, tokens.map(Value.bytes)) { known.insert($0.bytes(0)) }
        return known
    }
}
