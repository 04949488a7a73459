// Settles returned rows: each is ticked off when it comes in corrected, in whatever file and beside whatever else.

internal import Records
internal import Storage

/// The batches that a submission corrects, and what is open of them and of others of the same sender and item.
struct CorrectedBatches: Sendable {
    /// The one that the sender named, the one that this corrected, and so on.
    var links: [Int64] = []
    /// Under which masks open rows of a batch are known.
    var open: [Int64: Set<Int>] = [:]
    /// When they were received.
    var receipts: [Int64: Receipt] = [:]

    /// The masks under which an entering row must be looked up.
    ///
    /// In batches that this submission does not correct it settles nothing: for rows that look alike it is remembered
    /// which facts came in since, and the same fact says when it was received first.
    var masks: [Int] { open.values.reduce(into: Set<Int>()) { $0.formUnion($1) }.sorted() }
}

/// What became of a row that may settle returned rows.
struct EnteredRow: Sendable {
    let claim: RowClaim
    let naturalKey: [UInt8]
    let outcome: PostOutcome
}

/// Ticks off returned rows in the transaction that enters their corrections.
struct RowSettler: Sendable {
    let corrected: CorrectedBatches
    let parts: RowParts

    /// - Returns: for each row when it was received first, if it went back before.
    @discardableResult
    func settle(_ rows: [EnteredRow], _ connection: any Connection) throws -> [Receipt?] {
        guard !rows.isEmpty else { return [] }
        var open: [[UInt8]: Set<Int64>] = [:]
        let marks = Set(rows.flatMap { $0.claim.marks.map(\.mark) })
        try connection.among(MarkSQL.openMarks, marks.map(Value.bytes)) { row in
            open[row.bytes(0), default: []].insert(row.int(1))
        }
        return try rows.map { row in
            var settled = Set<Int64>()
            var returned = Set<Int64>()
            if let line = row.claim.sentLine { try climb(from: 0, Int64(line), row, &settled, connection) }
            for (mask, mark) in row.claim.marks {
                let batches = open[mark] ?? []
                for (place, link) in corrected.links.enumerated()
                where batches.contains(link) && !settled.contains(link) {
                    for line in try lines(link, mask, mark, row, connection) {
                        try climb(from: place, line, row, &settled, connection)
                    }
                }
                let others = batches.subtracting(corrected.links)
                if parts.isWhole(mask) {
                    returned.formUnion(others)
                } else if !row.outcome.changesNothing {
                    for batch in others.sorted() {
                        try connection.run(MarkSQL.remember, [.int(batch), .bytes(row.naturalKey)])
                    }
                }
            }
            return returned.union(settled).compactMap { corrected.receipts[$0] }.min { $0.at < $1.at }
        }
    }

    /// Settles a row, and the rows of earlier batches of which it was a correction itself.
    private func climb(
        from place: Int, _ line: Int64, _ row: EnteredRow, _ settled: inout Set<Int64>, _ connection: any Connection
    ) throws {
        var line = line
        for link in corrected.links.dropFirst(place) {
            let found = try connection.first(MarkSQL.openAt, [.int(link), .int(line)]) {
                ($0.bytes(0), $0.optionalInt(1))
            }
            guard let (parts, sent) = found, RowMarker.agree(row.claim.parts, parts) else { return }
            try connection.run(MarkSQL.settle, [.int(link), .int(line), .bytes(row.naturalKey)])
            settled.insert(link)
            guard let sent else { return }
            line = sent
        }
    }

    /// The open lines of a batch that this row is the correction of.
    ///
    /// The same fact settles all of them. A row that only looks alike settles one, and only if it is new since: what was
    /// in before can't be what was sent wrongly and never entered.
    private func lines(
        _ link: Int64, _ mask: Int, _ mark: [UInt8], _ row: EnteredRow, _ connection: any Connection
    ) throws -> [Int64] {
        let lines = try connection.rows(MarkSQL.openLines, [.int(link), .bytes(mark)]) { $0.int(0) }
        if parts.isWhole(mask) { return lines }
        let fact: [Value] = [.int(link), .bytes(row.naturalKey)]
        guard let line = lines.first, try connection.first(MarkSQL.used, fact, { $0.int(0) }) == nil else { return [] }
        let isNew =
            if !row.outcome.changesNothing { true } else {
                try connection.first(MarkSQL.remembered, fact, { $0.int(0) }) != nil
            }
        return isNew ? [line] : []
    }
}
