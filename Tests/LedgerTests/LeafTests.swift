// Golden vectors made with another program's hashing, so that anyone else can make our leaves again.

import Ledger
import Testing

@Suite struct `A ledger entry` {
    private static let salt = [UInt8](0..<16)
    private static let event = [UInt8](16..<32)
    private static let commitment = "b5c1f9361eb9fbedd3e628a72d1c8fef46544361fd79fa6781baf6d932b1c3f6"

    private static func hex(_ bytes: [UInt8]) -> String { Hexadecimal.text(bytes) }

    @Test func `bytes are written as two digits each, and read again from nothing else`() {
        let all = Array(UInt8.min...UInt8.max)
        #expect(Hexadecimal.text(all).hasPrefix("000102") && Hexadecimal.text(all).hasSuffix("fdfeff"))
        #expect(Hexadecimal.bytes(Hexadecimal.text(all)) == all)
        #expect(Hexadecimal.bytes("") == [] && Hexadecimal.text([]) == "")
        for text in ["0", "0g", "FF", " 0", "０0"] { #expect(Hexadecimal.bytes(text) == nil, "\(text)") }
    }

    @Test(arguments: [
        ("", "be45cb2605bf36bebde684841a28f0fd43c69850a3dce5fedba69928ee3a8991"), ("{}", commitment),
        (#"{"fields":{"CF_NR":"罚款𠮷"}}"#, "5c60bd9fe41c8bfc739c7660a30765ac1142b5b7993159dd5e2e14e5a9c7e22a"),
    ])
    func `a commitment is SHA-256 over salt and payload`(payload: String, digest: String) {
        let commitment = Commitment(salt: Self.salt, payload: Array(payload.utf8))
        #expect(Self.hex(commitment.digest) == digest)
        #expect(commitment == Commitment(digest: commitment.digest))
        #expect(Commitment(salt: Self.event, payload: Array(payload.utf8)) != commitment)
    }

    private static func entry(_ kind: String, _ day: String, _ clause: String, _ policy: String) -> LedgerEntry {
        LedgerEntry(
            kind: kind, day: day, clause: clause, event: event, policy: policy,
            commitment: Commitment(salt: salt, payload: Array("{}".utf8)))
    }

    private static let plain = entry(
        "record.entered", "2026-11-20", "ndrc-dual-publicity-2018#annex", String(repeating: "ab", count: 32))
    private static let odd = entry("record.updated", "2099-12-31", "q\"\\\n𠮷#条", "")

    @Test func `its bytes are the documented JSON`() {
        let head = #"{"clause":"ndrc-dual-publicity-2018#annex","commitment":""# + Self.commitment
        let tail =
            #"","day":"2026-11-20","event":"101112131415161718191a1b1c1d1e1f","kind":"record.entered","policy":""#
            + String(repeating: "ab", count: 32) + #"","v":"1"}"#
        #expect(String(decoding: Self.plain.bytes, as: UTF8.self) == head + tail)
    }

    @Test func `quotes, backslashes and line ends are escaped, characters are not`() {
        let text = String(decoding: Self.odd.bytes, as: UTF8.self)
        #expect(text.hasPrefix(#"{"clause":"q\"\\\n𠮷#条","commitment":""#))
    }

    @Test func `its leaf hash has the prefix of RFC 6962`() {
        #expect(Self.hex(Self.plain.leafHash) == "86b907be0f1a4da9f4c55ace1ccb38b3bb15699da4e323a731151e3e016db6c7")
        #expect(Self.hex(Self.odd.leafHash) == "c4e51b620d92afbc4fc9fad99cc2487a431d0951ef1967f1bb366a76390cc366")
    }

    @Test func `every member counts`() {
        let leaf = Self.plain.leafHash
        let changed = [
            Self.entry("record.updated", Self.plain.day, Self.plain.clause, Self.plain.policy),
            Self.entry(Self.plain.kind, "2026-11-21", Self.plain.clause, Self.plain.policy),
            Self.entry(Self.plain.kind, Self.plain.day, "x#1", Self.plain.policy),
            Self.entry(Self.plain.kind, Self.plain.day, Self.plain.clause, "ac"),
        ]
        #expect(Set(changed.map(\.leafHash) + [leaf]).count == 5)
    }

    @Test func `text can't break out of its member`() {
        // Were quotes not escaped, these two would have the same bytes.
        let one = Self.entry("a", "b", #"c","commitment":"d"#, "e")
        let two = Self.entry("a", "b", "c", "e")
        #expect(one.bytes != two.bytes)
    }
}
