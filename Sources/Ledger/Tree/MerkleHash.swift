// One hash of the tree: 32 bytes that live on the stack, so that building a tree allocates nothing for them.

internal import Crypto

/// A hash of RFC 6962 §2.1: SHA-256 over a leaf or over two hashes.
public struct MerkleHash: Sendable, Hashable {
    /// The bytes in the order of memory, eight in each.
    private let first, second, third, fourth: UInt64

    public static let count = 32

    /// The root of a tree without leaves.
    public static let empty = MerkleHash(digest: SHA256().finalize())

    /// - Returns: nil unless there are 32 bytes.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.count else { return nil }
        self = Array(bytes).withUnsafeBytes { MerkleHash(raw: $0) }
    }

    /// The hash of an entry: SHA-256 over a zero byte and its bytes.
    public init(leaf entry: some Collection<UInt8>) {
        var hasher = SHA256()
        hasher.update(data: Self.leafPrefix)
        let isHashed: Void? = entry.withContiguousStorageIfAvailable {
            hasher.update(bufferPointer: UnsafeRawBufferPointer($0))
        }
        if isHashed == nil { hasher.update(data: Array(entry)) }
        self.init(digest: hasher.finalize())
    }

    /// The hash of an inner node: SHA-256 over a one byte and the hashes of both halves.
    public init(_ left: MerkleHash, _ right: MerkleHash) {
        self = withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Self.count, alignment: 1) { buffer in
            buffer[0] = 1
            left.store(in: buffer, at: 1)
            right.store(in: buffer, at: 1 + Self.count)
            var hasher = SHA256()
            hasher.update(bufferPointer: UnsafeRawBufferPointer(buffer))
            return MerkleHash(digest: hasher.finalize())
        }
    }

    public var bytes: [UInt8] {
        Array(unsafeUninitializedCapacity: Self.count) { buffer, count in
            store(in: UnsafeMutableRawBufferPointer(buffer), at: 0)
            count = Self.count
        }
    }

    /// Adds the 32 bytes.
    public func append(to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: Self.count, alignment: 8) { buffer in
            store(in: buffer, at: 0)
            bytes.append(contentsOf: buffer)
        }
    }

    private static let leafPrefix: [UInt8] = [0]

    private init(digest: SHA256.Digest) {
        self = digest.withUnsafeBytes { MerkleHash(raw: $0) }
    }

    private init(raw: UnsafeRawBufferPointer) {
        first = raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        second = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        third = raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        fourth = raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }

    private func store(in buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
        buffer.storeBytes(of: first, toByteOffset: offset, as: UInt64.self)
        buffer.storeBytes(of: second, toByteOffset: offset + 8, as: UInt64.self)
        buffer.storeBytes(of: third, toByteOffset: offset + 16, as: UInt64.self)
        buffer.storeBytes(of: fourth, toByteOffset: offset + 24, as: UInt64.self)
    }
}
