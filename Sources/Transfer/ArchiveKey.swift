// The key of a sealed backup: apart from the home's own keys, so that a backup can lie with somebody else.

internal import Crypto
internal import Foundation

/// 32 bytes under which a backup is sealed.
public struct ArchiveKey: Sendable {
    private let secret: SymmetricKey

    /// - Parameter text: the content of a key file, 32 bytes in base64.
    /// - Throws: `TransferError.malformedKey`; the message holds no part of the key.
    public init(fileText text: String) throws(TransferError) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let bytes = Data(base64Encoded: text), bytes.count == 32 else { throw .malformedKey }
        secret = SymmetricKey(data: bytes)
    }

    /// The key of one file, by the salt that stands at its beginning: no two files share one.
    func fileKey(salt: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, salt: salt, info: Array("chengxin-backup".utf8), outputByteCount: 32)
    }
}
