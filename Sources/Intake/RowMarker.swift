// Keyed hashes of rows: a returned row is known again by them, and nobody can read it from them.

internal import Law
internal import Vault

/// By what a returned row will be known when it comes in corrected.
struct ReturnedMark: Sendable {
    let line: Int
    /// Which parts `mark` takes in; 0 if the row shows too little.
    let mask: Int
    let mark: [UInt8]
    /// Short hashes of single parts, one after the other.
    let parts: [UInt8]
    /// Where the row stood in the file of the batch that this one corrects, by the sheet that went back.
    let sentLine: Int?
    /// Whether the row isn't to be sent again: nothing waits for it.
    let isFinal: Bool
}

/// Which returned rows an entering row may be the correction of.
struct RowClaim: Sendable {
    let sentLine: Int?
    let parts: [UInt8]
    /// The hash under each mask that open rows have.
    let marks: [(mask: Int, mark: [UInt8])]
}

/// Makes marks and claims of the rows of one sender and item.
struct RowMarker: Sendable {
    /// Bytes of a hash of a single part: it is compared with one row only.
    private static let short = 8

    let parts: RowParts
    private let vault: Vault
    private let scope: [UInt8]

    init(_ compiled: CompiledItem, provider: String, vault: Vault) {
        parts = RowParts(compiled)
        self.vault = vault
        scope = Array("\(provider)\u{1F}\(compiled.item.id)".utf8)
    }

    /// The mark of a row that goes back.
    func mark(of row: CheckedRow, sentLine: Int?) -> ReturnedMark {
        let values = parts.values(of: row)
        let mask = parts.mask(of: values)
        return ReturnedMark(
            line: row.line, mask: mask, mark: hash(values, mask) ?? [], parts: shortHashes(values), sentLine: sentLine,
            isFinal: row.notices.contains { $0.kind.keepsNothing })
    }

    /// What a row that enters may settle.
    /// - Parameter masks: those of the rows that are open.
    func claim(of row: CheckedRow, sentLine: Int?, masks: [Int]) -> RowClaim {
        let values = parts.values(of: row)
        return RowClaim(
            sentLine: sentLine, parts: shortHashes(values),
            marks: masks.compactMap { mask in hash(values, mask).map { (mask, $0) } })
    }

    /// Whether the row at a place is the one that went back from there: one part that was right is enough, and a row
    /// without any can be known by its place only.
    static func agree(_ claimed: [UInt8], _ returned: [UInt8]) -> Bool {
        func pieces(_ bytes: [UInt8]) -> Set<ArraySlice<UInt8>> {
            Set(stride(from: 0, to: bytes.count, by: short).map { bytes[$0..<min($0 + short, bytes.count)] })
        }
        return returned.isEmpty || !pieces(claimed).isDisjoint(with: pieces(returned))
    }

    /// - Returns: nil if the row lacks one of the parts.
    private func hash(_ values: [[UInt8]?], _ mask: Int) -> [UInt8]? {
        guard mask > 0 else { return nil }
        var content = scope
        for place in values.indices where mask & 1 << place != 0 {
            guard let value = values[place] else { return nil }
            content.append(0x1E)
            content += value
        }
        return vault.lookup("returned-row", content)
    }

    private func shortHashes(_ values: [[UInt8]?]) -> [UInt8] {
        parts.telling(values).flatMap { vault.lookup("returned-part", scope + [0x1E] + $0).prefix(Self.short) }
    }
}
