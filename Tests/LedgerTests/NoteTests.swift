// Signed notes, keys, checkpoints and proofs as texts: read back to the letter, and nothing else is read.

import Ledger
import Testing

@Suite("Texts that leave the house")
struct NoteTests {
    private static func signer(_ name: String = "example.org/ledger/records", seed: UInt8 = 1) throws -> NoteSigner {
        try NoteSigner(name: name, seed: Array(repeating: seed, count: 32))
    }

    private static let checkpoint = Checkpoint(
        origin: "example.org/ledger/records", size: 3, root: MerkleHash(leaf: Array("x".utf8)))

    @Test("a note is read back, and bears the signature of its key and of no other")
    func note() throws {
        let signer = try Self.signer()
        let note = try signer.sign(Self.checkpoint.text)
        let read = try SignedNote(note.encoded)
        #expect(read == note)
        #expect(read.isSigned(by: signer.key))
        #expect(try !read.isSigned(by: Self.signer(seed: 2).key))
        #expect(try !read.isSigned(by: Self.signer("example.org/other").key))
        let other = SignedNote(text: Self.checkpoint.text + "x\n", signatures: note.signatures)
        #expect(!other.isSigned(by: signer.key))
    }

    @Test("a false signature of a key spoils the note even beside a right one; strangers' lines don't matter")
    func spoiled() throws {
        let signer = try Self.signer()
        let note = try signer.sign(Self.checkpoint.text)
        let stranger = try Self.signer("stranger.example", seed: 9).sign(Self.checkpoint.text).signatures[0]
        var bytes = note.signatures[0].bytes
        bytes[20] ^= 1
        let bent = NoteSignature(name: signer.key.name, bytes: bytes)
        #expect(SignedNote(text: note.text, signatures: [stranger] + note.signatures).isSigned(by: signer.key))
        #expect(!SignedNote(text: note.text, signatures: note.signatures + [bent]).isSigned(by: signer.key))
        #expect(!SignedNote(text: note.text, signatures: [bent]).isSigned(by: signer.key))
        #expect(!SignedNote(text: note.text, signatures: [stranger]).isSigned(by: signer.key))
    }

    @Test("a key is one line", arguments: ["", "+", "a", "a+b", "a+00000000+AQ==", "a b+00000000+AAAA"])
    func keys(malformed: String) throws {
        let key = try Self.signer().key
        #expect(try NoteKey(line: key.line) == key)
        #expect(try NoteKey(line: key.line + "\n") == key)
        #expect(throws: LedgerError.malformed(what: "key")) { try NoteKey(line: malformed) }
        #expect(throws: LedgerError.malformed(what: "key")) { try NoteKey(line: "x" + key.line) }
        #expect(throws: LedgerError.malformed(what: "key")) { try NoteKey(line: key.line + "\n\n") }
    }

    @Test("notes that stand one after the other in a file are read one by one")
    func several() throws {
        let notes = try ["example.org/one", "example.org/two"].map { name in
            try Self.signer(name).sign(
                Checkpoint(origin: name, size: 3, root: MerkleHash(leaf: Array("x".utf8))).text)
        }
        let file = notes.map(\.encoded).joined()
        #expect(SignedNote.parts(of: file) == notes.map(\.encoded))
        #expect(SignedNote.parts(of: notes[0].encoded) == [notes[0].encoded])
        // What follows the last signature is no note, and is not passed over.
        let parts = SignedNote.parts(of: file + "more\n")
        #expect(parts.count == 3)
        #expect(throws: LedgerError.self) { try SignedNote(parts[2]) }
        #expect(throws: LedgerError.self) { try SignedNote(SignedNote.parts(of: "")[0]) }
    }

    @Test("every note that differs from the form in one place is refused")
    func malformedNotes() throws {
        let text = try Self.signer().sign(Self.checkpoint.text).encoded
        let wrong = [
            "", "\n", "\n\n", "a\n\n", String(text.dropLast()), text + "\n", text + "x", text.replacing("—", with: "-"),
            text.replacing("— ", with: "—  "), text.replacing("\n\n", with: "\n"), "\u{0}" + text,
            text.replacing("\n", with: "\r\n"),
            text.replacing("\n\n— ", with: "\n\n\t— "), text + "— a \n", text + "— a AAAA\n", text + "—  AAAAAAAA\n",
        ]
        for wrong in wrong {
            #expect(throws: LedgerError.malformed(what: "signed note")) { try SignedNote(wrong) }
        }
    }

    @Test(
        "every checkpoint that differs from the form is refused",
        arguments: [
            "", "\n", "a\n1\n", "a\n-1\nR", "a\n01\nR", "a\n+1\nR", "a\n1\nR\n\n", "\n1\nR\n", "a\n1 \nR\n", "a\n1\nR",
            "a\n9223372036854775808\nR\n", "a\n1\nAAAA\n",
        ])
    func malformedCheckpoints(text: String) throws {
        let root = String(Self.checkpoint.text.split(separator: "\n")[2])
        #expect(try Checkpoint(text: Self.checkpoint.text) == Self.checkpoint)
        #expect(try Checkpoint(text: Self.checkpoint.text + "extension\n") == Self.checkpoint)
        #expect(throws: LedgerError.malformed(what: "checkpoint")) {
            try Checkpoint(text: text.replacing("R", with: root))
        }
    }

    /// A log of four entries, and the proof of its third.
    private static func proof(of commitment: String = "") throws -> (LogProof, NoteKey) {
        let entries = (0..<4).map { Array(#"{"commitment":"\#(commitment)","entry":"\#($0)"}"#.utf8) }
        let leaves = entries.map { MerkleHash(leaf: $0) }
        let pairs = [MerkleHash(leaves[0], leaves[1]), MerkleHash(leaves[2], leaves[3])]
        let signer = try signer()
        let checkpoint = Checkpoint(origin: signer.key.name, size: 4, root: MerkleHash(pairs[0], pairs[1]))
        let proof = LogProof(
            entry: entries[2], key: signer.key, index: 2, path: [leaves[3], pairs[0]],
            note: try signer.sign(checkpoint.text))
        return (proof, signer.key)
    }

    @Test("M-37a: a proof with its content binds the content, open or as a file; other content is refused")
    func content() throws {
        let (salts, open, rest) = (Array(0..<32) as [UInt8], Array(#"{"a":"1"}"#.utf8), Array(#"{"b":"2"}"#.utf8))
        let whole = Commitment(salts: salts, open: open, rest: rest)
        let hidden = Commitment(salt: Array(salts.dropFirst(16)), payload: rest).digest
        let (bare, key) = try Self.proof(of: whole.text)
        #expect(bare.proves(content: nil) == nil && bare.check(against: key, content: open) == .otherContent)
        let proof = bare.opened(with: ContentOpening(salt: Array(salts.prefix(16)), content: open, rest: hidden))
        #expect(try LogProof(proof.encoded) == proof)
        #expect(proof.check(against: key) == .proved && proof.proves(content: nil) == true)
        #expect(proof.check(against: key, content: open) == .proved)
        #expect(proof.check(against: key, content: rest) == .otherContent)
        for other in [
            ContentOpening(salt: Array(salts.dropFirst(16)), content: open, rest: hidden),
            ContentOpening(salt: Array(salts.prefix(16)), content: rest, rest: hidden),
            ContentOpening(salt: Array(salts.prefix(16)), content: open, rest: nil),
            ContentOpening(salt: Array(salts.prefix(16)), content: open, rest: whole.digest),
        ] {
            #expect(bare.opened(with: other).check(against: key) == .otherContent)
        }
        let (single, _) = try Self.proof(of: Commitment(salt: [7], payload: open).text)
        let file = single.opened(with: ContentOpening(salt: [7], content: nil, rest: nil))
        #expect(file.proves(content: nil) == nil && file.check(against: key, content: open) == .proved)
        #expect(file.check(against: key, content: rest) == .otherContent)
    }

    @Test("M-37a: a proof is checked with the reader's own key, and with nothing else of ours")
    func checked() throws {
        let (proof, key) = try Self.proof()
        let read = try LogProof(proof.encoded)
        #expect(read == proof)
        #expect(read.check(against: key) == .proved)
        #expect(read.check(against: nil) == .keyUnknown)
        #expect(try read.check(against: Self.signer(seed: 2).key) == .badSignature)
        #expect(try read.check(against: Self.signer("example.org/ledger/policy").key) == .badCheckpoint)
    }

    @Test("M-37a: a forged proof is refused, with whatever it was forged")
    func forged() throws {
        let (proof, key) = try Self.proof()
        func with(
            entry: [UInt8]? = nil, index: Int? = nil, path: [MerkleHash]? = nil, note: SignedNote? = nil
        ) -> LogProof {
            LogProof(
                entry: entry ?? proof.entry, key: key, index: index ?? proof.index, path: path ?? proof.path,
                note: note ?? proof.note)
        }
        #expect(with(entry: Array("{}".utf8)).check(against: key) == .notIncluded)
        #expect(with(index: 1).check(against: key) == .notIncluded)
        #expect(with(path: Array(proof.path.reversed())).check(against: key) == .notIncluded)
        #expect(with(path: []).check(against: key) == .notIncluded)
        // Another log's checkpoint, rightly signed by it, and this log's with a root that suits the forger.
        let stranger = try Self.signer("example.org/other", seed: 5)
        let foreign = try stranger.sign(proof.note.text.replacing(key.name, with: stranger.key.name))
        #expect(with(note: foreign).check(against: key) == .badCheckpoint)
        let suited = Checkpoint(origin: key.name, size: 1, root: MerkleHash(leaf: Array("{}".utf8)))
        let forged = LogProof(
            entry: Array("{}".utf8), key: key, index: 0, path: [],
            note: SignedNote(text: suited.text, signatures: proof.note.signatures))
        #expect(forged.check(against: key) == .badSignature)
    }

    @Test("every proof that differs from the form in one place is refused or proves nothing")
    func mutated() throws {
        let (proof, key) = try Self.proof()
        let text = Array(proof.encoded.utf8)
        var refused = 0
        for place in text.indices {
            for change in [text[place] ^ 1, 0x0A, 0x20] where change != text[place] {
                var bent = text
                bent[place] = change
                guard let string = String(validating: bent, as: UTF8.self), let read = try? LogProof(string) else {
                    refused += 1
                    continue
                }
                #expect(read.check(against: key) != .proved, "byte \(place)")
            }
            let cut = String(validating: text[..<place], as: UTF8.self)
            if let read = cut.flatMap({ try? LogProof($0) }) { #expect(read.check(against: key) != .proved) }
        }
        #expect(refused > text.count)
    }
}
