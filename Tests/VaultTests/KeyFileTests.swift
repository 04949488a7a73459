// The key file is the one thing that can't be made again: it must read back exactly, and damage must be said.

import Storage
import TestSupport
import Testing
import Vault

@Suite struct `The key file` {
    private let ring = KeyRing(wrapping: Array(0..<32), lookup: Array(32..<64))

    private static let text = """
        wrapping AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
        lookup ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=

        """

    @Test func `it is two lines of name and base64`() {
        #expect(ring.fileText == Self.text)
    }

    @Test func `it reads back as the same keys`() throws {
        let read = try KeyRing(fileText: Self.text)
        let vault = Vault(keys: ring, entropy: .seeded(1))
        let again = Vault(keys: read, entropy: .seeded(2))
        let made = try vault.makeDataKey()
        let sealed = try vault.seal([5], under: made.key, context: "payload")
        #expect(try again.open(sealed, under: again.unwrap(made.wrapped), context: "payload") == [5])
        #expect(vault.lookup("person", [1]) == again.lookup("person", [1]))
    }

    @Test(arguments: [
        "", "\n", "wrapping AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        text.replacing("ICEi", with: "ICE"), text.replacing("AAEC", with: "AA?C"),
        text.replacing("lookup", with: "look"),
        text.replacing("wrapping ", with: "wrapping"), String(text.dropLast(10)), text + "more than two words\n",
        text.replacing("=\nlookup", with: "=lookup"),
    ])
    func `a damaged file is refused without naming its content`(damaged: String) {
        let error = #expect(throws: VaultError.self) { try KeyRing(fileText: damaged) }
        #expect(error?.description.contains("AAEC") == false)
        #expect(error?.description.contains("ICE") == false)
    }

    @Test func `drawn keys differ from each other and from run to run`() throws {
        let one = KeyRing.generate(.system()).fileText.split(separator: "\n")
        let two = KeyRing.generate(.system()).fileText.split(separator: "\n")
        #expect(Set((one + two).compactMap { $0.split(separator: " ").last }).count == 4)
    }
}

@Suite struct `Keys of persons` {
    @Test func `a destroyed key opens nothing any more`() async throws {
        let home = try await TestHome()
        let vault = home.vault
        let store = VaultStore(vault)
        let sealed = try await home.database.write { connection in
            try vault.seal([1], under: store.makeKey(for: 7, connection), context: "payload")
        }
        let opened = try await home.database.read { connection in
            try vault.open(sealed, under: store.key(of: 7, connection), context: "payload")
        }
        #expect(opened == [1])
        try await home.database.write { try store.destroyKey(of: 7, $0) }
        await #expect(throws: VaultError.self) {
            try await home.database.read { _ = try store.key(of: 7, $0) }
        }
        #expect(try await home.database.read { try store.keys(of: [7], $0).isEmpty })
    }

    @Test func `each person has a key of its own`() async throws {
        let home = try await TestHome()
        let vault = home.vault
        let store = VaultStore(vault)
        let sealed = try await home.database.write { connection in
            _ = try store.makeKey(for: 2, connection)
            return try vault.seal([1], under: store.makeKey(for: 1, connection), context: "payload")
        }
        await #expect(throws: VaultError.self) {
            try await home.database.read { _ = try vault.open(sealed, under: store.key(of: 2, $0), context: "payload") }
        }
    }

    @Test func `a second key for the same person is refused`() async throws {
        let home = try await TestHome()
        let store = VaultStore(home.vault)
        await #expect(throws: StorageError.self) {
            try await home.database.write { connection in
                _ = try store.makeKey(for: 1, connection)
                _ = try store.makeKey(for: 1, connection)
            }
        }
        #expect(try await home.number("SELECT COUNT(*) FROM vault_key") == 0)
    }

    @Test func `a wrapped key is not the key`() async throws {
        let home = try await TestHome()
        let made = try home.vault.makeDataKey()
        // 32 bytes of key, a nonce of 12 and a tag of 16.
        #expect(made.wrapped.count == 60)
    }
}
