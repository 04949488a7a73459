// Forgetting as the roof wires it, and the search for what should be gone: every byte of every file.

internal import Foundation
internal import Intake
public import Records
internal import Reports
public import Storage
public import WorkingDays

extension TestHome {
    /// Every room that keeps copies.
    public var copies: [any KeepsCopies] { [ReportCopies(), IntakeCopies(vault: vault)] }

    public func context(on day: Day, actor: String = "operator") async throws -> PostContext {
        PostContext(actor: actor, today: day, now: TestDay.noon(of: day), policy: try await policy())
    }

    /// Destroys what is to be destroyed on a day, and what is left of it in the files.
    @discardableResult
    public func forget(
        on day: Day, holding hold: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> ForgettingSummary {
        let summary = try await records.forget(
            database, registry: registry, pack: pack, try await context(on: day), keepers: copies, holding: hold)
        try await records.settleLedger(database, now: TestDay.noon(of: day))
        try await database.scrub(upTo: nil)
        return summary
    }

    /// Destroys records by a person's right.
    public func erase(_ ids: [Int64], clause: String = "personal-information-2021#19", on day: Day? = nil) async throws
        -> DestroyedRecords
    {
        let order = DestructionOrder(clause: clause, cause: .erasure, context: try await context(on: day ?? today))
        let (records, registry, copies) = (records, registry, copies)
        let gone = try await database.write {
            try records.destroy(ids.map(RecordID.init), order, registry: registry, keepers: copies, $0)
        }
        try await records.settleLedger(database, now: now)
        try await database.scrub(upTo: nil)
        return gone
    }

    /// What an audit of the home finds.
    public func faults() async throws -> [LeafFault.Kind] {
        try await records.audit(database, registry: registry).faults.map(\.kind)
    }

    /// The bytes of a column, row by row.
    public func column(_ sql: String) async throws -> [[UInt8]] {
        try await database.read { try $0.rows(RawSQL(sql)) { $0.bytes(0) } }
    }

    /// The files of the home whose bytes hold these; on a server, also the tables with rows that do.
    public func places(holding bytes: [UInt8]) async throws -> [String] {
        let wanted = Data(bytes)
        var places: [String] = []
        if TestEngine.current == .postgresql {
            let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            for table in try await texts(TestSQL.tables) {
                let hits = try await database.read {
                    try $0.first(RawSQL(TestSQL.rows(of: table)), [.text(hex), .text(hex)]) { $0.int(0) }
                }
                if hits ?? 0 > 0 { places.append(table) }
            }
        }
        return try places
            + FileManager.default.subpathsOfDirectory(atPath: path).filter { file in
                (try? Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")))?.range(of: wanted) != nil
            }
    }
}
