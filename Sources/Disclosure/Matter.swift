// Application matters: what a body does by law, for which purpose, and which information that needs.

internal import Identifiers
internal import Law
internal import Registry
public import WorkingDays

/// A matter (应用事项) in the register: no matter, no query. Source: jn-4-2021#3.1, jn-measures-2022#21.
public struct Matter: Sendable, Hashable {
    /// Its number in the register, such as `SC-001`.
    public let code: String
    public let title: String
    /// Canonical code of the body whose matter it is.
    public let body: String
    /// The purpose of the law that it serves; see `QueryPurpose`.
    public let purpose: String
    /// The items of the catalogue that may be seen for it.
    public let items: [String]
    /// Where the law says that the body does this, in its own words.
    public let basis: String
    public let from: Day
    /// The last day; nil while none is set.
    public let until: Day?

    public init(
        code: String, title: String, body: String, purpose: String, items: [String], basis: String, from: Day,
        until: Day?
    ) {
        self.code = code
        self.title = title
        self.body = body
        self.purpose = purpose
        self.items = items
        self.basis = basis
        self.from = from
        self.until = until
    }

    public func isInForce(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
}

/// What is wrong with a matter that is to be registered.
public enum MatterFault: Error, Sendable, Hashable {
    case code, title, basis, identityNumber
    case unknownBody, unknownPurpose, purposeNotOpen
    case noItems
    case unknownItem(String)
    case endsBeforeStart
    /// The code is another body's matter: what was asked under it would change its meaning.
    case anothersCode
    /// The code stands in the sheet already.
    case twice
}

extension Matter {
    static let mostCharacters = 200

    /// Checks what can be checked without the register.
    /// - Parameter bodyKind: what the body is to the platform; nil if it is unknown.
    func check(bodyKind: String?, pack: PolicyPack, today: Day) throws(MatterFault) {
        let isCode =
            (1...64).contains(code.utf8.count)
            && code.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
        guard isCode else { throw .code }
        guard Self.isLine(title) else { throw .title }
        guard Self.isLine(basis) else { throw .basis }
        for text in [code, title, basis] where Mask.identityNumbers(in: text, today: today.birthDate) != text {
            throw .identityNumber
        }
        guard let bodyKind else { throw .unknownBody }
        guard let purpose = pack.purpose(purpose, on: max(today, from)) else { throw .unknownPurpose }
        guard purpose.admits(bodyKind: bodyKind) else { throw .purposeNotOpen }
        guard !items.isEmpty else { throw .noItems }
        for item in items where !pack.knows(item: item) { throw .unknownItem(item) }
        if let until, until < from { throw .endsBeforeStart }
    }

    /// One line of text that a page can show.
    private static func isLine(_ text: String) -> Bool {
        !text.isEmpty && text.count <= mostCharacters
            && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "<" && $0 != ">" }
    }
}
