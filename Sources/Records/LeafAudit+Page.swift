// One page of the audit of leaves: each event against its entry, its leaf, its payload and its columns.

internal import Ledger
internal import Registry
internal import Storage
internal import Vault

extension Records {
    private struct StoredEvent {
        let id: Int64
        let entry: LedgerEntry
        let leaf: [UInt8]
        let subject: Int64
        let isSealed: Bool
        let place: EntryPlace?
        /// What the columns say, under the names of the payload.
        let columns: [String: String]
    }

    struct AuditPage: Sendable {
        var events = 0
        var unplaced = 0
        var faults: [LeafFault] = []
        /// Which entry of the ledger is whose, for those that have their place.
        var entries: [(event: Int64, index: Int)] = []
        var last: Int64?
    }

    func page(after: Int64, _ registry: Registry, _ connection: any Connection) throws -> AuditPage {
        let events = try connection.rows(RecordsSQL.eventsAfter, [.int(after), .int(1000)]) { row in
            StoredEvent(
                id: row.int(0),
                entry: LedgerEntry(
                    kind: row.text(2), day: row.text(3), clause: row.text(4), event: row.bytes(5), policy: row.text(8),
                    commitment: Commitment(digest: row.bytes(6))),
                leaf: row.bytes(7), subject: row.int(9), isSealed: row.int(10) == 1,
                place: row.optionalInt(26).map { EntryPlace(span: $0, place: Int(row.int(27))) },
                columns: Self.columns(row))
        }
        let personKeys = try keys.keys(of: Set(events.filter(\.isSealed).map(\.subject)).sorted(), connection)
        let identities = try registry.identityKeys(
            Set(events.map(\.subject)).sorted().map(SubjectID.init), connection)
        var payloads: [Int64: (salt: [UInt8], body: [UInt8])] = [:]
        try connection.among(RecordsSQL.payloadsWithSalt, events.map { .int($0.id) }) { row in
            payloads[row.int(0)] = (row.bytes(1), row.bytes(2))
        }
        let entered = try ledger.find(events.compactMap(\.place), connection)
        var page = AuditPage(events: events.count, last: events.last?.id)
        var faults: [LeafFault] = []
        for event in events {
            if let place = event.place {
                let found = entered[place]
                if let index = found?.index { page.entries.append((event.id, index)) }
                if found?.entry.elementsEqual(event.entry.bytes) != true {
                    faults.append(LeafFault(kind: .entry, event: event.id, entry: found?.index))
                }
            } else {
                page.unplaced += 1
            }
            if event.entry.leafHash != event.leaf { faults.append(LeafFault(kind: .leaf, event: event.id)) }
            guard let payload = payloads[event.id] else {
                faults.append(LeafFault(kind: .missing, event: event.id))
                continue
            }
            var body: [UInt8]? = payload.body
            if event.isSealed {
                body = personKeys[event.subject].flatMap {
                    try? vault.open(payload.body, under: $0, context: "payload")
                }
            }
            let matches = body.map { RecordPayload($0).commitment(salt: payload.salt) == event.entry.commitment }
            if matches != true {
                faults.append(LeafFault(kind: .payload, event: event.id))
            } else if let body, try !Self.agrees(event, with: body, identities[SubjectID(event.subject)]) {
                faults.append(LeafFault(kind: .column, event: event.id))
            }
        }
        page.faults = faults
        return page
    }

    /// The columns of an event, and those of its record if this is the record's newest event.
    private static func columns(_ row: any Row) -> [String: String] {
        var columns = [
            "record": "\(row.int(1))", "actor": row.text(11), "at": "\(row.int(12))", "subject": "\(row.int(9))",
        ]
        columns["item"] = row.text(13)
        guard row.int(14) == row.int(0) else { return columns }
        columns["state"] = row.text(25)
        columns["known"] = RecordPayload.known(naturalKey: row.bytes(28), contentKey: row.bytes(29))
        columns["provider"] = row.text(15)
        columns["version"] = "\(row.int(16))"
        columns["receivedAt"] = "\(row.int(17))"
        columns["dates.published"] = "\(row.int(20))"
        let dates = [
            (18, "decided"), (19, "actEnd"), (21, "publicUntil"), (22, "retainedUntil"), (23, "regime"), (24, "tier"),
        ]
        for (position, name) in dates {
            if let value = row.optionalText(position) { columns["dates.\(name)"] = value }
        }
        return columns
    }

    /// Whether the columns, and the subject as the registry has it now, are what the payload says.
    private static func agrees(_ event: StoredEvent, with payload: [UInt8], _ identity: [UInt8]?) throws -> Bool {
        guard let (texts, dates) = RecordPayload(payload).members, let identified = texts["identity"] else {
            return false
        }
        guard identified.isEmpty || identified == Hexadecimal.text(identity ?? []) else { return false }
        func said(_ names: [String]) -> [String: String] { texts.filter { names.contains($0.key) } }
        guard event.columns["version"] != nil else {
            return said(["actor", "at", "item", "record", "subject"]) == event.columns
        }
        var all = said(["actor", "at", "item", "known", "provider", "receivedAt", "record", "subject", "version"])
        all["state"] = RecordEventKind(rawValue: event.entry.kind)?.state.rawValue
        for (name, value) in dates { all["dates.\(name)"] = value }
        var columns = event.columns
        // Payloads of an older program don't say it.
        if texts["known"] == nil { columns["known"] = nil }
        return all == columns
    }
}
