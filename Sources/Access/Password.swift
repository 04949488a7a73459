// What may be a password, and the form in which the database keeps what was made from it.

internal import Crypto
internal import CryptoExtras
internal import Foundation

/// Why a text can't be a password.
public enum PasswordFault: Error, Sendable, Hashable {
    case tooShort, tooLong, isLogin
}

/// The work that one check of a password takes. Raised here, it is raised for each account at its next sign-in.
public struct PasswordCost: Sendable, Hashable {
    /// N of scrypt, a power of two.
    let rounds: Int
    /// r of scrypt: with `rounds` it sets the memory, 128 · N · r bytes.
    let blockSize: Int
    /// p of scrypt: how often the work is done, one after the other.
    let repeats: Int

    /// 64 MiB twice: one of the equal choices of the OWASP password storage sheet.
    public static let standard = PasswordCost(rounds: 1 << 16, blockSize: 8, repeats: 2)
    /// Next to nothing: for tests that are not about passwords.
    public static let least = PasswordCost(rounds: 2, blockSize: 1, repeats: 1)
}

/// A password as it was typed, in one form of Unicode, so that every keyboard gives the same bytes (NIST SP 800-63B
/// §5.1.1.2): the full width of a Chinese input method counts as the half width that was meant.
struct Password: Sendable {
    static let leastCharacters = 12
    static let mostBytes = 256

    let bytes: [UInt8]

    /// A password that somebody wants to have.
    init(new typed: String, for login: Login) throws(PasswordFault) {
        guard typed.utf8.count <= Self.mostBytes else { throw .tooLong }
        let text = Self.form(typed)
        guard text.count >= Self.leastCharacters else { throw .tooShort }
        guard text.utf8.count <= Self.mostBytes else { throw .tooLong }
        guard text.lowercased() != login.text else { throw .isLogin }
        bytes = Array(text.utf8)
    }

    /// A password that somebody tries. Nil if it can't be anyone's.
    init?(tried typed: String) {
        guard !typed.isEmpty, typed.utf8.count <= Self.mostBytes else { return nil }
        bytes = Array(Self.form(typed).utf8)
        if bytes.isEmpty { return nil }
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Nobody's: hashed where there is nothing to compare with, so that this takes the same time.
    static let nobodys = Password(bytes: [0])

    private static func form(_ text: String) -> String { text.precomposedStringWithCompatibilityMapping }
}

/// A salted scrypt hash (RFC 7914) with the parameters by which it was made.
struct PasswordHash: Sendable {
    static let saltBytes = 16
    private static let hashBytes = 32

    let cost: PasswordCost
    let salt: [UInt8]
    let hash: SymmetricKey

    /// Does the work, and counts it. It blocks its thread for a good part of a second.
    init(_ password: Password, salt: [UInt8], cost: PasswordCost, _ meter: PasswordMeter) throws {
        self.cost = cost
        self.salt = salt
        meter.count(cost)
        hash = try KDF.Scrypt.deriveKey(
            from: password.bytes, salt: salt, outputByteCount: Self.hashBytes, rounds: cost.rounds,
            blockSize: cost.blockSize, parallelism: cost.repeats)
    }

    /// Does the work again and compares in constant time.
    func matches(_ password: Password, _ meter: PasswordMeter) throws -> Bool {
        // Two keys are compared byte by byte to the end, whatever differs.
        try PasswordHash(password, salt: salt, cost: cost, meter).hash == hash
    }

    /// `scrypt$N$r$p$salt$hash`, the last two in base64: what stands in the database.
    var text: String {
        let hash = hash.withUnsafeBytes { Data($0).base64EncodedString() }
        return "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.repeats)$\(Data(salt).base64EncodedString())$\(hash)"
    }

    /// Nil for a text that is none of ours.
    init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let repeats = Int(parts[3]), let salt = Data(base64Encoded: parts[4]), !salt.isEmpty,
            let hash = Data(base64Encoded: parts[5]), hash.count == Self.hashBytes
        else { return nil }
        cost = PasswordCost(rounds: rounds, blockSize: blockSize, repeats: repeats)
        self.salt = Array(salt)
        self.hash = SymmetricKey(data: hash)
    }
}
