// How the tree is cut into files that never change: the addresses of C2SP tlog-tiles.

/// Where a tile, or a bundle of entries, stands, and how much of it is asked for.
public struct TileAddress: Sendable, Hashable {
    /// Levels of the tree in one tile.
    public static let height = 8
    /// Hashes, or entries, of a whole tile.
    public static let width = 1 << height

    /// Which of its level, counted from zero.
    public let index: Int
    /// 1…256; fewer than 256 is a part from the beginning.
    public let width: Int

    public init(index: Int, width: Int = Self.width) {
        self.index = index
        self.width = width
    }

    /// `x001/x234/067`, and `.p/12` for a part.
    public var path: String {
        var groups: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            groups.insert(String(repeating: "0", count: 3 - digits.count) + digits, at: 0)
            rest /= 1000
        } while rest > 0
        let name = groups.dropLast().map { "x\($0)/" }.joined() + groups[groups.count - 1]
        return width == Self.width ? name : "\(name).p/\(width)"
    }

    /// Reads what `path` writes and nothing else: each tile has one address.
    public init?(path: String) {
        // Six groups are more tiles than an index of 63 bits can name.
        guard path.utf8.count <= 40 else { return nil }
        var groups = path.split(separator: "/", omittingEmptySubsequences: false)
        var width = Self.width
        if groups.count > 1, groups[groups.count - 2].hasSuffix(".p") {
            guard let part = Int(groups.removeLast()), (1..<Self.width).contains(part) else { return nil }
            width = part
            groups[groups.count - 1].removeLast(2)
        }
        var index = 0
        for (place, group) in groups.enumerated() {
            let digits = place < groups.count - 1 ? group.dropFirst() : group
            guard place == groups.count - 1 || group.first == "x", digits.utf8.count == 3,
                digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
                index < Int.max / 1000 - 1
            else { return nil }
            index = index * 1000 + number
        }
        self.init(index: index, width: width)
        guard self.path == path else { return nil }
    }
}

/// Asks tiles for the hashes that they hold and for those between their levels. Each tile is fetched once.
final class TileReader {
    private let fetch: (_ level: Int, _ index: Int) throws -> [UInt8]
    private var tiles: [TileKey: [UInt8]] = [:]

    /// - Parameter fetch: gives what there is of a tile.
    init(_ fetch: @escaping (_ level: Int, _ index: Int) throws -> [UInt8]) {
        self.fetch = fetch
    }

    /// - Throws: `LedgerError.damaged` if a tile holds less than the tree needs.
    func node(_ level: Int, _ index: Int) throws -> MerkleHash {
        let (tileLevel, above) = level.quotientAndRemainder(dividingBy: TileAddress.height)
        let first = index << above
        let tile = try hashes(TileKey(level: tileLevel, index: first / TileAddress.width))
        return try Self.root(tile, from: first % TileAddress.width, count: 1 << above)
    }

    private func hashes(_ key: TileKey) throws -> [UInt8] {
        if let known = tiles[key] { return known }
        let bytes = try fetch(key.level, key.index)
        tiles[key] = bytes
        return bytes
    }

    private static func root(_ tile: [UInt8], from first: Int, count: Int) throws -> MerkleHash {
        if count > 1 {
            let half = count / 2
            return MerkleHash(
                try root(tile, from: first, count: half), try root(tile, from: first + half, count: half))
        }
        let start = first * MerkleHash.count
        guard start + MerkleHash.count <= tile.count, let hash = MerkleHash(tile[start..<start + MerkleHash.count])
        else {
            throw LedgerError.damaged
        }
        return hash
    }
}

/// A tile of the tree, of whatever width.
struct TileKey: Hashable {
    let level: Int
    let index: Int
}
