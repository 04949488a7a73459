// The definitions of RFC 6962 §2.1, read aloud: roots and paths of any tree whose complete subtrees can be asked for.

/// Gives the hash of a complete subtree: that of the 2^`level` leaves from `index`·2^`level` on.
public typealias NodeReader = (_ level: Int, _ index: Int) throws -> MerkleHash

/// Roots and paths (默克尔树) by definition. Every recursion ends after as many steps as the tree is high.
public enum MerkleTree {
    /// The root of the first `size` leaves.
    public static func root(of size: Int, _ node: NodeReader) throws -> MerkleHash {
        size == 0 ? .empty : try hash(0..<size, node)
    }

    /// The audit path of a leaf (RFC 6962 §2.1.1), from its sibling up.
    /// - Precondition: `index` is below `size`.
    public static func inclusionPath(of index: Int, in size: Int, _ node: NodeReader) throws -> [MerkleHash] {
        var range = 0..<size
        var path: [MerkleHash] = []
        while range.count > 1 {
            let middle = range.lowerBound + split(range.count)
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            let isLeft = index < middle
            path.append(try hash(isLeft ? right : left, node))
            range = isLeft ? left : right
        }
        return path.reversed()
    }

    /// The proof that the tree of `old` leaves is the beginning of the tree of `size` (RFC 6962 §2.1.2).
    /// - Precondition: `old` is not above `size`. The proof is empty if they are equal or `old` is zero.
    public static func consistencyPath(from old: Int, to size: Int, _ node: NodeReader) throws -> [MerkleHash] {
        guard old > 0, old < size else { return [] }
        var range = 0..<size
        var path: [MerkleHash] = []
        // Whether what is left of the range still begins with the first leaf: then the verifier has its root.
        var isWhole = true
        while range.upperBound > old {
            let middle = range.lowerBound + split(range.count)
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            if old <= middle {
                path.append(try hash(right, node))
                range = left
            } else {
                path.append(try hash(left, node))
                range = right
                isWhole = false
            }
        }
        if !isWhole { path.append(try hash(range, node)) }
        return path.reversed()
    }

    /// The root over a range that begins at a multiple of the power of two that is not below its count.
    private static func hash(_ range: Range<Int>, _ node: NodeReader) throws -> MerkleHash {
        if range.count.nonzeroBitCount == 1 {
            let level = range.count.trailingZeroBitCount
            return try node(level, range.lowerBound >> level)
        }
        let middle = range.lowerBound + split(range.count)
        return MerkleHash(
            try hash(range.lowerBound..<middle, node), try hash(middle..<range.upperBound, node))
    }

    /// The largest power of two below `count`, which is above one.
    private static func split(_ count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}
