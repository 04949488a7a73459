// A tree that only grows: of all that is behind it, it keeps one hash for each complete subtree at its right edge.

/// The right edge of a tree, and its root.
public struct GrowingTree: Sendable {
    public private(set) var size: Int
    /// The roots of the complete subtrees that make up the tree, the largest first.
    private var edge: [MerkleHash]

    /// A tree without leaves.
    public init() {
        size = 0
        edge = []
    }

    /// A tree of that size whose subtrees can be asked for.
    public init(size: Int, _ node: NodeReader) throws {
        self.size = size
        edge = []
        for level in (0..<Int.bitWidth - 1).reversed() where size >> level & 1 == 1 {
            edge.append(try node(level, (size >> level) - 1))
        }
    }

    /// - Parameter onTileHash: is handed each hash that a tile keeps, with the tile's level and the hash's place in that
    ///   level: leaves, and complete subtrees of 256, 65 536, … leaves.
    public mutating func append(_ leaf: MerkleHash, onTileHash: (_ level: Int, _ place: Int, MerkleHash) -> Void) {
        var hash = leaf
        var level = 0
        onTileHash(0, size, hash)
        while size >> level & 1 == 1 {
            // The edge holds one hash for each bit of the size, so there is one for this bit.
            hash = MerkleHash(edge.removeLast(), hash)
            level += 1
            if level % TileAddress.height == 0 { onTileHash(level / TileAddress.height, size >> level, hash) }
        }
        edge.append(hash)
        size += 1
    }

    public var root: MerkleHash {
        guard var root = edge.last else { return .empty }
        for left in edge.dropLast().reversed() { root = MerkleHash(left, root) }
        return root
    }
}
