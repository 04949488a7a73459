// The form of a backup file: a line that names it, a salt, then frames, each sealed by itself if there is a key.
//
//   chengxin-backup 1 plain|sealed LF · 16 bytes salt · frame … frame
//   frame = length (4 bytes, big-endian) · body;  body = kind (1 byte) · content, or its AES-256-GCM box
//
// The nonce of a sealed frame is its number in the file and the salt makes the key, so frames can't change places or come
// from another file. The last frame holds the SHA-256 of everything before it and a mark of it under the home's own secret, so
// a plain file can't be cut or altered either.

internal import Crypto
internal import Foundation

enum ArchiveFrame: UInt8 {
    case header = 1
    case rows = 2
    case end = 3
}

/// What stands at the beginning of a backup.
struct ArchiveHeader: Codable {
    struct Table: Codable {
        let name: String
        let columns: [TableColumn]
    }
    struct TableColumn: Codable {
        let name: String
        let kind: String
    }
    /// Microseconds since 1970.
    let made: Int64
    /// The steps of the schema that the tables stand at.
    let migrations: [String]
    /// In the order in which they follow.
    let tables: [Table]
    /// Small text files of the home that go with the city, by name.
    let files: [String: String]
}

/// What stands at the end.
struct ArchiveEnd: Codable {
    let tables: [TableDigest]
    /// SHA-256 of all bytes before this frame.
    let file: String
    /// The hash under the home's own secret, in hexadecimal: nobody without the keys makes or alters a backup.
    let mark: String
}

enum ArchiveFormat {
    static let saltBytes = 16
    /// A page of rows has some four MiB; one row alone may have more.
    static let mostFrameBytes = 1 << 28

    static func title(isSealed: Bool) -> [UInt8] {
        Array("chengxin-backup 1 \(isSealed ? "sealed" : "plain")\n".utf8)
    }

    static func nonce(_ number: UInt64) throws -> AES.GCM.Nonce {
        try AES.GCM.Nonce(data: [0, 0, 0, 0] + withUnsafeBytes(of: number.bigEndian) { Array($0) })
    }

    static func hex(_ digest: SHA256.Digest) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
