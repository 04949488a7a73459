// The table of wrapped data keys: small, apart from what the keys open, so that a key can be destroyed for good.

public import Storage

private enum VaultSQL: String, CaseIterable, Statement {
    case insert = "INSERT INTO vault_key (subject, wrapped) VALUES ($1, $2)"
    case find = "SELECT wrapped FROM vault_key WHERE subject = $1"
    case among = "SELECT subject, wrapped FROM vault_key WHERE subject {among}"
    case destroy = "DELETE FROM vault_key WHERE subject = $1"
}

/// Keeps one wrapped data key for each natural person.
public struct VaultStore: Sendable {
    public static let migrations = [
        Migration("vault-1", ["CREATE TABLE vault_key (subject {id} PRIMARY KEY, wrapped {bytes} NOT NULL)"])
    ]

    public static var statements: [any Statement] { VaultSQL.allCases }

    private let vault: Vault

    public init(_ vault: Vault) {
        self.vault = vault
    }

    /// Makes and keeps the key of a new person.
    public func makeKey(for subject: Int64, _ connection: any Connection) throws -> DataKey {
        let made = try vault.makeDataKey()
        try connection.run(VaultSQL.insert, [.int(subject), .bytes(made.wrapped)])
        return made.key
    }

    /// - Throws: `VaultError.keyDestroyed` if the person was erased.
    public func key(of subject: Int64, _ connection: any Connection) throws -> DataKey {
        guard let wrapped = try wrapped(of: subject, connection) else { throw VaultError.keyDestroyed }
        return try vault.unwrap(wrapped)
    }

    /// The key as the table has it; nil if there is none, or none any more.
    public func wrapped(of subject: Int64, _ connection: any Connection) throws -> [UInt8]? {
        try connection.first(VaultSQL.find, [.int(subject)]) { $0.bytes(0) }
    }

    /// The keys of several persons at once; those that were destroyed are missing.
    public func keys(of subjects: [Int64], _ connection: any Connection) throws -> [Int64: DataKey] {
        var keys: [Int64: DataKey] = [:]
        try connection.among(VaultSQL.among, subjects.map(Value.int)) { row in
            keys[row.int(0)] = try vault.unwrap(row.bytes(1))
        }
        return keys
    }

    /// Destroys the key: everything sealed under it is gone, wherever a copy lies.
    public func destroyKey(of subject: Int64, _ connection: any Connection) throws {
        try connection.run(VaultSQL.destroy, [.int(subject)])
    }
}
