// Is what is gone gone lawfully? Every destruction against its entry, and every entry that has no event any more.

internal import Ledger
internal import Storage

/// The outcome of the audit of destructions.
struct DestructionReport: Sendable {
    var destructions = 0
    var events = 0
    var faults: [LeafFault] = []
}

extension Records {
    /// Checks every destruction, and marks the entries of the events that it speaks of as accounted for. An entry that only a
    /// destruction explains which is not what it says itself stays unexplained.
    /// - Parameter entries: those whose events are stored are marked.
    func destructionAudit(_ database: any Database, _ entries: inout EntrySet) async throws -> DestructionReport {
        var report = DestructionReport()
        var last = Int64.min
        while true {
            let after = last
            let page = try await database.read { try stored(after: after, $0) }
            for destruction in page {
                report.destructions += 1
                report.events += destruction.events.count
                report.faults += destruction.faults
                // Its own entry is accounted for in any case: whatever is wrong with it was said.
                let isSecond = destruction.index.map { !entries.insert($0) } ?? false
                if isSecond { report.faults.append(destruction.fault(.doubled, at: destruction.index)) }
                guard destruction.isSound else { continue }
                // One that came in after the audit began speaks of events that were met before, or not.
                let isNew = destruction.index.map { !entries.reaches($0) } ?? true
                for index in destruction.events.compactMap(\.self) where !entries.insert(index) && !isNew {
                    report.faults.append(destruction.fault(.undestroyed, at: index))
                }
            }
            guard let end = page.last else { break }
            last = end.id
        }
        let strays = try await database.read { connection in
            try connection.first(DestructionSQL.strays) { $0.int(0) } ?? 0
        }
        for _ in 0..<strays { report.faults.append(LeafFault(kind: .destruction, event: nil)) }
        return report
    }

    private func stored(after: Int64, _ connection: any Connection) throws -> [CheckedDestruction] {
        let rows = try connection.rows(DestructionSQL.after, [.int(after), .int(20)]) { row in
            StoredDestruction(
                facts: DestructionFacts(
                    id: row.int(0), day: row.text(1), clause: row.text(2), cause: row.text(3), actor: row.text(4),
                    at: row.int(5), policy: row.text(6), token: row.bytes(7), records: Int(row.int(8)),
                    events: Int(row.int(9))),
                salt: row.bytes(10), commitment: Commitment(digest: row.bytes(11)), leaf: row.bytes(12),
                place: EntryPlace(span: row.int(13), place: Int(row.int(14))))
        }
        return try rows.map { try check($0, connection) }
    }

    private func check(_ stored: StoredDestruction, _ connection: any Connection) throws -> CheckedDestruction {
        let facts = stored.facts
        let events = try connection.rows(DestructionSQL.tokens, [.int(facts.id)]) { row in
            (
                token: row.bytes(0),
                place: row.optionalInt(1).map { EntryPlace(span: $0, place: Int(row.int(2))) }
            )
        }
        let found = try ledger.find([stored.place] + events.compactMap(\.place), connection)
        let entry = facts.entry(stored.commitment)
        let own = found[stored.place]
        var checked = CheckedDestruction(id: facts.id, index: own?.index)
        let body = facts.body(events.map(\.token))
        if own?.entry.elementsEqual(entry.bytes) != true {
            checked.faults.append(checked.fault(.entry, at: own?.index))
        }
        if entry.leafHash != stored.leaf { checked.faults.append(checked.fault(.leaf, at: own?.index)) }
        if Commitment(salt: stored.salt, payload: body) != stored.commitment || facts.events != events.count {
            checked.faults.append(checked.fault(.destruction, at: own?.index))
        }
        checked.isSound = checked.faults.isEmpty
        for event in events {
            // Entered by no program so far: then there is no entry to explain.
            guard let place = event.place else { continue }
            let there = found[place]
            let named = there.flatMap { CanonicalObject(Array($0.entry)) }?.texts["event"]
            guard named == Hexadecimal.text(event.token) else {
                checked.faults.append(checked.fault(.destruction, at: there?.index))
                continue
            }
            checked.events.append(there?.index)
        }
        return checked
    }
}

private struct StoredDestruction {
    let facts: DestructionFacts
    let salt: [UInt8]
    let commitment: Commitment
    let leaf: [UInt8]
    let place: EntryPlace
}

/// A destruction after its checks.
private struct CheckedDestruction: Sendable {
    let id: Int64
    /// Of its own entry; nil while it waits for its place.
    let index: Int?
    /// Whether its columns and tokens are what its entry committed to.
    var isSound = false
    /// The entries of the events that it names, where they have their place.
    var events: [Int?] = []
    var faults: [LeafFault] = []

    init(id: Int64, index: Int?) {
        self.id = id
        self.index = index
    }

    func fault(_ kind: LeafFault.Kind, at index: Int?) -> LeafFault {
        LeafFault(kind: kind, event: id, entry: index)
    }
}
