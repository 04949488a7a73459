// What is sealed opens only with its own key, as what it is, and unaltered; what is looked up stays unreadable.

import Storage
import TestSupport
import Testing
import Vault

@Suite struct `The vault` {
    private let vault = Vault(
        keys: KeyRing(wrapping: Array(repeating: 1, count: 32), lookup: Array(repeating: 2, count: 32)),
        entropy: .seeded(3))

    private static let contents: [[UInt8]] = [
        [], [0], Array("欧阳测".utf8), Array(repeating: 0xFF, count: 70_000),
    ]

    @Test(arguments: contents)
    func `sealed content opens again`(content: [UInt8]) throws {
        let key = try vault.makeDataKey().key
        let sealed = try vault.seal(content, under: key, context: "payload")
        #expect(try vault.open(sealed, under: key, context: "payload") == content)
        #expect(sealed.count == content.count + 28)
    }

    @Test func `the same content is sealed differently each time`() throws {
        let key = try vault.makeDataKey().key
        let first = try vault.seal([1, 2, 3], under: key, context: "payload")
        #expect(try vault.seal([1, 2, 3], under: key, context: "payload") != first)
    }

    @Test func `it does not open as something else`() throws {
        let key = try vault.makeDataKey().key
        let sealed = try vault.seal([1], under: key, context: "payload")
        for context in ["identity", "", "payload ", "data-key"] {
            #expect(throws: VaultError.self) { try vault.open(sealed, under: key, context: context) }
        }
    }

    @Test func `it does not open under another key`() throws {
        let sealed = try vault.seal([1], under: vault.makeDataKey().key, context: "payload")
        let other = try vault.makeDataKey().key
        #expect(throws: VaultError.self) { try vault.open(sealed, under: other, context: "payload") }
    }

    @Test func `every flipped bit and every cut is noticed`() throws {
        let key = try vault.makeDataKey().key
        let sealed = try vault.seal(Array("张三".utf8), under: key, context: "payload")
        for index in sealed.indices {
            var altered = sealed
            altered[index] ^= 1 << (index % 8)
            #expect(throws: VaultError.self) { try vault.open(altered, under: key, context: "payload") }
            #expect(throws: VaultError.self) {
                try vault.open(Array(sealed[..<index]), under: key, context: "payload")
            }
        }
        #expect(throws: VaultError.self) { try vault.open(sealed + [0], under: key, context: "payload") }
    }

    @Test func `a wrapped key opens what the key sealed`() throws {
        let made = try vault.makeDataKey()
        let sealed = try vault.seal([9], under: made.key, context: "payload")
        #expect(try vault.open(sealed, under: vault.unwrap(made.wrapped), context: "payload") == [9])
    }

    @Test func `a wrapped key does not open in another home`() throws {
        let other = Vault(
            keys: KeyRing(wrapping: Array(repeating: 8, count: 32), lookup: Array(repeating: 2, count: 32)),
            entropy: .seeded(3))
        let wrapped = try vault.makeDataKey().wrapped
        #expect(throws: VaultError.self) { try other.unwrap(wrapped) }
    }

    @Test func `look-up hashes keep purposes and contents apart`() {
        let number = Array("370199198001010010".utf8)
        #expect(vault.lookup("person", number) == vault.lookup("person", number))
        #expect(vault.lookup("person", number) != vault.lookup("fact", number))
        // The border between purpose and content counts.
        #expect(vault.lookup("ab", Array("c".utf8)) != vault.lookup("a", Array("bc".utf8)))
        #expect(vault.lookup("person", number).count == 32)
    }

    @Test func `look-up hashes of two homes differ`() {
        let other = Vault(
            keys: KeyRing(wrapping: Array(repeating: 1, count: 32), lookup: Array(repeating: 3, count: 32)),
            entropy: .seeded(3))
        #expect(vault.lookup("person", [1]) != other.lookup("person", [1]))
    }

    @Test func `salts and tokens are sixteen bytes and never the same`() {
        let drawn = (0..<500).flatMap { _ in [vault.salt(), vault.token()] }
        #expect(drawn.allSatisfy { $0.count == 16 })
        #expect(Set(drawn).count == 1000)
    }
}

@Suite struct `Chance` {
    @Test(arguments: [1, 16, 4095, 4096, 4097, 100_000])
    func `as many bytes as asked for`(count: Int) {
        #expect(Entropy.system().bytes(count).count == count)
    }

    @Test func `no byte is given out twice`() {
        // A source that counts: each byte of it must come out once and in order.
        let source = Entropy { count in (0..<count).map { UInt8(truncatingIfNeeded: $0) } }
        let drawn = (0..<200).flatMap { _ in source.bytes(16) }
        #expect(drawn == (0..<3200).map { UInt8(truncatingIfNeeded: $0) })
    }
}
