// Returned rows as copies: a fact that is destroyed may also lie in a row that went back, whether it came in corrected or not.

public import Records
public import Registry
public import Storage
public import Vault
public import WorkingDays

private enum IntakeCopiesSQL: String, CaseIterable, Statement {
    case settled = "SELECT DISTINCT batch FROM returned_mark WHERE settled_by {among}"
    case told = "SELECT DISTINCT batch FROM returned_fact WHERE fact {among}"
    case since = "DELETE FROM fact_since WHERE fact {among}"
}

/// What this room keeps of records: rows that were returned and came in corrected, or tell the same fact, while their batch
/// is open.
public struct IntakeCopies: KeepsCopies {
    public static var statements: [any Statement] { IntakeCopiesSQL.allCases }

    private let rows: ReturnedRows

    public init(vault: Vault) {
        rows = ReturnedRows(vault: vault)
    }

    /// Forgets the returned rows of each batch that holds one of the facts, with the key of the batch: a part of a sealed piece
    /// can't be destroyed alone. The sender can send the file again.
    public func destroyCopies(of gone: DestroyedRecords, on today: Day, _ connection: any Connection) throws {
        let facts = gone.naturalKeys.map(Value.bytes)
        var batches = Set<Int64>()
        for statement in [IntakeCopiesSQL.settled, .told] {
            try connection.among(statement, facts) { batches.insert($0.int(0)) }
        }
        for batch in batches.sorted() { try rows.forget(batch, closing: nil, connection) }
        try connection.among(IntakeCopiesSQL.since, facts) { _ in }
    }

    /// Batches name senders, never subjects.
    public func forget(_ subjects: Set<SubjectID>, on today: Day, _ connection: any Connection) throws {}
}
