// The key that an official's authenticator and this platform share, and the forms in which it gets onto a telephone.

internal import Foundation
internal import Vault

/// The key of one-time codes (动态口令密钥). It is shown once, to whoever sets it up; the database holds it sealed.
public struct OneTimeKey: Sendable {
    /// As many as the hash has (RFC 4226 §4, requirement 6).
    static let byteCount = 20
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    let bytes: [UInt8]

    /// Draws a new one.
    init(random entropy: Entropy) {
        bytes = entropy.bytes(Self.byteCount)
    }

    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    /// A key as somebody wrote it down: base32 (RFC 4648 §6), with blanks or without.
    public init?(_ text: String) {
        var bytes: [UInt8] = []
        var (buffer, bits) = (0 as UInt32, 0)
        for letter in text.utf8 where letter != UInt8(ascii: " ") {
            guard let value = Self.alphabet.firstIndex(of: letter) else { return nil }
            buffer = (buffer << 5 | UInt32(value)) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        guard bits == 0 else { return nil }
        self.init(bytes)
    }

    /// 32 letters and digits. Twenty bytes need no filling at the end.
    public var text: String {
        var letters: [UInt8] = []
        var (buffer, bits) = (0 as UInt32, 0)
        for byte in bytes {
            buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                letters.append(Self.alphabet[Int(buffer >> UInt32(bits) & 31)])
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// The address that authenticators open (the "Key URI Format", which all of them read).
    /// - Parameters:
    ///   - issuer: the name of the platform, shown above the code.
    ///   - login: the name that the person signs in with.
    public func address(issuer: String, login: String) -> String {
        let (issuer, login) = (Self.escaped(issuer.replacing(":", with: " ")), Self.escaped(login))
        return "otpauth://totp/\(issuer):\(login)?secret=\(text)&issuer=\(issuer)&algorithm=SHA1"
            + "&digits=\(OneTimeCode.digits)&period=\(Totp.seconds)"
    }

    private static func escaped(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
