// Trees, roots and proofs against the definition of RFC 6962, for every size up to a little more than a tile.

import Ledger
import Testing

/// The definition, as short as it can be said: what every faster way must agree with.
private func definition(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
    guard let first = leaves.first else { return .empty }
    guard leaves.count > 1 else { return first }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return MerkleHash(definition(leaves[..<middle]), definition(leaves[middle...]))
}

@Suite("The tree of a log")
struct TreeTests {
    static let leaves = (0..<300).map { MerkleHash(leaf: Array("entry \($0)".utf8)) }

    /// Complete subtrees by definition.
    private static func node(_ level: Int, _ index: Int) -> MerkleHash {
        definition(leaves[(index << level)..<((index + 1) << level)])
    }

    private static func hex(_ hash: MerkleHash) -> String {
        hash.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test("the roots of the eight leaves that other implementations test with")
    func classic() {
        let entries: [[UInt8]] = [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], Array(0x40...0x43), Array(0x50...0x57), Array(0x60...0x6F),
        ]
        let roots = [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]
        #expect(Self.hex(.empty) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        var tree = GrowingTree()
        for (entry, root) in zip(entries, roots) {
            tree.append(MerkleHash(leaf: entry)) { _, _, _ in }
            #expect(Self.hex(tree.root) == root)
        }
    }

    @Test("a growing tree has the root of the definition at every size, also when it goes on from its tiles")
    func grows() throws {
        var tree = GrowingTree()
        for size in 0...Self.leaves.count {
            let root = definition(Self.leaves[..<size])
            #expect(tree.root == root)
            #expect(try MerkleTree.root(of: size, Self.node) == root)
            let resumed = try GrowingTree(size: size, Self.node)
            #expect(resumed.size == size && resumed.root == root)
            if size < Self.leaves.count { tree.append(Self.leaves[size]) { _, _, _ in } }
        }
    }

    @Test("tiles hold every leaf, and every complete subtree of 256 leaves, once and in order")
    func tiles() {
        var hashes: [Int: [MerkleHash]] = [:]
        var tree = GrowingTree()
        for number in 0..<(256 * 3 + 7) {
            tree.append(MerkleHash(leaf: Array("entry \(number)".utf8))) { level, place, hash in
                #expect(place == hashes[level, default: []].count)
                hashes[level, default: []].append(hash)
            }
        }
        #expect(hashes.mapValues(\.count) == [0: 775, 1: 3])
        #expect(hashes[1]?[0] == definition(Self.leaves[..<256]))
    }

    @Test("every leaf is proved in trees of every size, and nothing else is")
    func inclusion() throws {
        for size in Array(1...70) + [127, 128, 129, 255, 256, 257, 300] {
            let root = definition(Self.leaves[..<size])
            for index in size <= 70 ? Array(0..<size) : [0, 1, size / 2, size - 2, size - 1] {
                let path = try MerkleTree.inclusionPath(of: index, in: size, Self.node)
                let leaf = Self.leaves[index]
                #expect(InclusionProof(index: index, size: size, path: path).proves(leaf, under: root))
                let other = Self.leaves[(index + 1) % 300]
                #expect(!InclusionProof(index: index, size: size, path: path).proves(other, under: root))
                #expect(InclusionProof(index: index, size: size, path: path + [leaf]).root(of: leaf) == nil)
                for wrong in [-1, size, index + 1, index - 1] where wrong != index {
                    #expect(!InclusionProof(index: wrong, size: size, path: path).proves(leaf, under: root))
                }
                if !path.isEmpty {
                    #expect(!InclusionProof(index: index, size: size, path: path.dropLast()).proves(leaf, under: root))
                    for place in path.indices {
                        var bent = path
                        bent[place] = MerkleHash(bent[place], bent[place])
                        #expect(!InclusionProof(index: index, size: size, path: bent).proves(leaf, under: root))
                    }
                }
            }
        }
    }

    @Test("every tree is proved to be the beginning of every later one, and of no other")
    func consistency() throws {
        let roots = (0...Self.leaves.count).map { definition(Self.leaves[..<$0]) }
        for size in Array(0...64) + [255, 256, 257, 300] {
            for old in size <= 64 ? Array(0...size) : [0, 1, 2, 127, 128, 129, size - 1, size] {
                let path = try MerkleTree.consistencyPath(from: old, to: size, Self.node)
                let proof = ConsistencyProof(old: old, size: size, path: path)
                #expect(proof.proves(roots[old], roots[size]), "\(old) in \(size)")
                let stranger = MerkleHash(leaf: [1])
                #expect(!proof.proves(stranger, roots[size]))
                if size > 0 { #expect(old == 0 || !proof.proves(roots[old], stranger)) }
                #expect(
                    !ConsistencyProof(old: old, size: size, path: path + [stranger]).proves(roots[old], roots[size]))
                if !path.isEmpty {
                    let short = ConsistencyProof(old: old, size: size, path: path.dropLast())
                    #expect(!short.proves(roots[old], roots[size]))
                    for place in path.indices {
                        var bent = path
                        bent[place] = stranger
                        #expect(!ConsistencyProof(old: old, size: size, path: bent).proves(roots[old], roots[size]))
                    }
                }
            }
        }
        #expect(!ConsistencyProof(old: 3, size: 2, path: []).proves(roots[3], roots[2]))
        #expect(!ConsistencyProof(old: -1, size: 2, path: []).proves(roots[0], roots[2]))
    }

    @Test(
        "each tile has one address",
        arguments: [
            (0, 256, "000"), (7, 12, "007.p/12"), (999, 256, "999"), (1000, 256, "x001/000"),
            (1_234_067, 1, "x001/x234/067.p/1"),
        ])
    func addresses(index: Int, width: Int, path: String) {
        let address = TileAddress(index: index, width: width)
        #expect(address.path == path)
        #expect(TileAddress(path: path) == address)
    }

    @Test(
        "what is no address of a tile is refused",
        arguments: [
            "", "0", "00", "0000", "x00/000", "x000/007", "001/000", "x001/x000", "000.p/0", "000.p/256", "000.p/01",
            "000.p",
            "000.p/", "000/", "/000", "+01", "-01", "０００", "000.p/1/2", "x001/x001/x001/x001/x001/x001/x001/001", "a",
            "..",
            "x999/x999/x999/x999/x999/x999/999",
        ])
    func noAddress(path: String) {
        #expect(TileAddress(path: path) == nil)
    }
}
