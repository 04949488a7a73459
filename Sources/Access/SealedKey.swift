// The key of one-time codes as the database holds it: sealed under a data key of its own, and bound to its account.

internal import Storage
internal import Vault

/// A sealed `OneTimeKey`. Copied to another account it does not open.
struct SealedKey: Sendable, Hashable {
    let wrapped: [UInt8]
    let sealed: [UInt8]

    init(wrapped: [UInt8], sealed: [UInt8]) {
        self.wrapped = wrapped
        self.sealed = sealed
    }

    init(_ key: OneTimeKey, of account: AccountID, _ vault: Vault) throws {
        let made = try vault.makeDataKey()
        wrapped = made.wrapped
        sealed = try vault.seal(key.bytes, under: made.key, context: Self.context(account))
    }

    /// - Throws: `VaultError.notAuthentic` if it was altered, or is another account's.
    func open(for account: AccountID, _ vault: Vault) throws -> OneTimeKey {
        let bytes = try vault.open(sealed, under: try vault.unwrap(wrapped), context: Self.context(account))
        guard let key = OneTimeKey(bytes) else { throw VaultError.notAuthentic }
        return key
    }

    private static func context(_ account: AccountID) -> String { "second-factor \(account.raw)" }
}

/// A new key that somebody is offered to set up.
struct OfferedKey: Sendable {
    let key: OneTimeKey
    let sealed: SealedKey

    init(for account: AccountID, _ entropy: Entropy, _ vault: Vault) throws {
        key = OneTimeKey(random: entropy)
        sealed = try SealedKey(key, of: account, vault)
    }
}
