// What a reader checks with nothing but hashes: that an entry is in a tree, and that a tree grew out of an earlier one.

/// A claim that an entry is in a tree (包含证明).
public struct InclusionProof: Sendable, Hashable {
    /// Counted from zero.
    public let index: Int
    /// Leaves of the tree.
    public let size: Int
    /// From the leaf's sibling up.
    public let path: [MerkleHash]

    public init(index: Int, size: Int, path: [MerkleHash]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// The root that follows from the leaf, or nil if the path is none of a tree of that size (RFC 9162 §2.1.3.2).
    public func root(of leaf: MerkleHash) -> MerkleHash? {
        guard index >= 0, index < size else { return nil }
        var (place, last) = (index, size - 1)
        var root = leaf
        for sibling in path {
            guard last > 0 else { return nil }
            if place & 1 == 1 || place == last {
                root = MerkleHash(sibling, root)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                root = MerkleHash(root, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 ? root : nil
    }

    public func proves(_ leaf: MerkleHash, under root: MerkleHash) -> Bool { self.root(of: leaf) == root }
}

/// A claim that a tree is the beginning of another (一致性证明).
public struct ConsistencyProof: Sendable, Hashable {
    public let old: Int
    public let size: Int
    public let path: [MerkleHash]

    public init(old: Int, size: Int, path: [MerkleHash]) {
        self.old = old
        self.size = size
        self.path = path
    }

    /// RFC 9162 §2.1.4.2. A tree without leaves is the beginning of every other.
    public func proves(_ before: MerkleHash, _ now: MerkleHash) -> Bool {
        guard old >= 0, old <= size else { return false }
        if old == 0 { return path.isEmpty && before == .empty && (size > 0 || now == .empty) }
        if old == size { return path.isEmpty && before == now }
        // Where the earlier tree is complete, its root is the first hash of the path.
        var rest = path[...]
        guard let start = old.nonzeroBitCount == 1 ? before : rest.popFirst() else { return false }
        var (place, last) = (old - 1, size - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (earlier, later) = (start, start)
        for sibling in rest {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                earlier = MerkleHash(sibling, earlier)
                later = MerkleHash(sibling, later)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                later = MerkleHash(later, sibling)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && earlier == before && later == now
    }
}
