// Cosignatures, requests and policies as texts: to the letter of C2SP, and nothing else is read.

import Ledger
import Testing

@Suite("What witnesses sign")
struct CosignatureTests {
    static let text = "example.org/ledger/records\n3\nPH6byTDck/AfppmF7yQtn56GHzxTVaokzl70tLinDMs=\n"

    static func witness(_ number: UInt8) throws -> WitnessSigner {
        try WitnessSigner(name: "witness.example/w\(number)", seed: Array(repeating: number, count: 32))
    }

    static func log(_ name: String = "example.org/ledger/records") throws -> NoteSigner {
        try NoteSigner(name: name, seed: Array(repeating: 9, count: 32))
    }

    @Test("key and cosignature are those that another implementation made of the same seed, text and time")
    func vector() throws {
        let signer = try WitnessSigner(name: "witness.example/w1", seed: Array(0..<32))
        #expect(signer.key.line == "witness.example/w1+e75f6532+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")
        let foreign = try SignedNote(
            Self.text
                + "\n— witness.example/w1 519lMgAAAABpH+0g1eOHfX3wK2vrL/ha0RKQ541MZtKf4MiMmVEu2t7PQ3J1iXvFzzK5oRf7Orb0kj6CqvSUU1sj+rT2roXNQhCEBA==\n"
        )
        #expect(foreign.time(cosignedBy: signer.key) == 1_763_700_000)
        #expect(try SignedNote(text: Self.text, signatures: [signer.cosign(Self.text, at: 1_763_700_000)]) == foreign)
    }

    @Test("a cosignature says its own time, of its own text, by its own key")
    func bound() throws {
        let (one, two) = (try Self.witness(1), try Self.witness(2))
        let line = try one.cosign(Self.text, at: 1000)
        let note = SignedNote(text: Self.text, signatures: [line])
        #expect(note.time(cosignedBy: one.key) == 1000)
        #expect(note.time(cosignedBy: two.key) == nil)
        #expect(SignedNote(text: Self.text + "x\n", signatures: [line]).time(cosignedBy: one.key) == nil)
        for place in line.bytes.indices {
            var bytes = line.bytes
            bytes[place] ^= 1
            let bent = NoteSignature(name: line.name, bytes: bytes)
            #expect(SignedNote(text: Self.text, signatures: [bent]).time(cosignedBy: one.key) == nil, "byte \(place)")
        }
        // No time, a time that no clock shows, and a log's key are no cosignature.
        #expect(
            SignedNote(text: Self.text, signatures: [try one.cosign(Self.text, at: 0)]).time(cosignedBy: one.key) == nil
        )
        #expect(
            SignedNote(text: Self.text, signatures: [try one.cosign(Self.text, at: -1)]).time(cosignedBy: one.key)
                == nil)
        let log = try Self.log()
        #expect(try log.sign(Self.text).time(cosignedBy: log.key) == nil)
        // The latest of several counts; a false one beside a true one spoils both.
        #expect(note.adding([try one.cosign(Self.text, at: 2000)]).time(cosignedBy: one.key) == 2000)
        var bytes = line.bytes
        bytes[40] ^= 1
        #expect(note.adding([NoteSignature(name: line.name, bytes: bytes)]).time(cosignedBy: one.key) == nil)
    }

    @Test("a request is read back, and every one that differs from the form is refused")
    func requests() throws {
        let note = try Self.log().sign(Self.text)
        let hash = MerkleHash(leaf: [1])
        let request = CosignRequest(old: 2, path: [hash, hash], note: note)
        #expect(try CosignRequest(request.encoded) == request)
        #expect(try CosignRequest(CosignRequest(old: 0, path: [], note: note).encoded).path.isEmpty)
        let text = request.encoded
        let long = CosignRequest(old: 2, path: Array(repeating: hash, count: 64), note: note).encoded
        #expect(
            try CosignRequest(long.replacing("\n" + text.split(separator: "\n")[1] + "\n\n", with: "\n\n")).path.count
                == 63)
        for wrong in [
            "", "\n", "\n\n", "old 2", "old 2\n\n", text.replacing("old 2", with: "old 02"),
            text.replacing("old 2", with: "old -2"), text.replacing("old 2", with: "old +2"),
            text.replacing("old 2", with: "old 2 "), text.replacing("old 2", with: "old"),
            text.replacing("old 2", with: "OLD 2"), text.replacing("old 2", with: "old 9223372036854775808"),
            text.replacing("old 2\n", with: "old 2\r\n"), text.replacing("old 2\n", with: "old 2\nAAAA\n"),
            text.replacing("\n\n", with: "\n"), String(text.dropLast()), text + "x", long,
        ] {
            #expect(throws: LedgerError.self) { try CosignRequest(wrong) }
        }
        // Whatever one byte is changed to, it is refused or is another request: never a crash, never the same.
        let bytes = Array(text.utf8)
        for place in bytes.indices {
            for change in [bytes[place] ^ 1, 0x0A, 0x20, 0x30] where change != bytes[place] {
                var bent = bytes
                bent[place] = change
                guard let string = String(validating: bent, as: UTF8.self) else { continue }
                if let read = try? CosignRequest(string) { #expect(read != request && read.encoded == string) }
            }
        }
    }
}
