// The one place that talks to libpq: sends statements, keeps them prepared, remembers what failed.

internal import CPQ

/// One open connection.
///
/// Not `Sendable` on purpose: it is made, used and dropped inside one session, and the compiler sees to it that the
/// pointer never reaches a second thread. Only the release may happen elsewhere, when nobody can use it any more.
final class PostgreSQLLink {
    private struct Prepared {
        let name: String
        let types: [Oid]
    }

    /// More statements than the program has; a bound all the same.
    private static let mostPrepared = 512

    private let handle: OpaquePointer
    private var prepared: [String: Prepared] = [:]
    private var lastName = 0
    /// The first thing that went wrong in this transaction.
    private(set) var failure: PostgreSQLFailure?

    init(_ address: PostgreSQLAddress) throws {
        handle = try address.connect()
        // Notices such as "already exists, skipping" would go to the terminal.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
    }

    deinit {
        PQfinish(handle)
    }

    var isBroken: Bool { failure?.endsConnection == true || PQstatus(handle) == CONNECTION_BAD }

    // MARK: - Transactions

    func begin(_ mode: PostgreSQLMode, _ limits: PostgreSQLLimits) throws {
        failure = nil
        try execute(mode.begin + limits.settings)
    }

    /// - Throws: the first failure, if the work hid one: the server would only pretend to commit.
    func commit() throws {
        if let failure, PQtransactionStatus(handle) != PQTRANS_INTRANS { throw failure.error }
        do {
            try execute("COMMIT")
        } catch {
            guard isBroken else { throw error }
            let detail = "the connection broke while storing; whether the last change was stored is not known"
            failure = PostgreSQLFailure(state: nil, error: .unreachable(detail: detail), endsConnection: true)
            throw error
        }
    }

    /// - Returns: whether the connection is fit for another transaction.
    func rollback() -> Bool {
        try? execute("ROLLBACK")
        return !isBroken && PQtransactionStatus(handle) == PQTRANS_IDLE
    }

    // MARK: - Statements

    /// Runs statements that take no values and give no rows.
    func execute(_ sql: String) throws {
        _ = try checked(PQexec(handle, sql))
    }

    /// Runs a change of the schema. What another server changed at the same moment counts as a collision.
    func executeSchema(_ sql: String) throws {
        do {
            try execute(sql)
        } catch {
            failure?.isOfSchema = true
            throw error
        }
    }

    func query(_ sql: String, _ parameters: PostgreSQLParameters) throws -> PostgreSQLResult {
        let name = try prepare(sql, parameters.types)
        let result = parameters.withPointers { values, lengths, formats in
            PQexecPrepared(handle, name, CInt(parameters.types.count), values, lengths, formats, 1)
        }
        return try checked(result)
    }

    /// Lets the server parse and analyse a statement, and keeps nothing of it.
    func parse(_ sql: String) throws {
        _ = try checked(PQprepare(handle, "", PostgreSQLDialect.statement(sql), 0, nil))
    }

    /// Sends the pieces of a binary COPY as `body` makes them.
    func copy(_ sql: String, _ body: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws {
        let opened = PostgreSQLResult(PQexec(handle, sql))
        guard opened.status == PGRES_COPY_IN else { throw note(opened) }
        try body { piece in
            let start = piece.baseAddress?.assumingMemoryBound(to: CChar.self)
            // A refusal shows up with the result; only a broken connection fails here.
            guard PQputCopyData(handle, start, CInt(piece.count)) == 1 else { throw note(PostgreSQLResult(nil)) }
        }
        guard PQputCopyEnd(handle, nil) == 1 else { throw note(PostgreSQLResult(nil)) }
        var refusal: StorageError?
        while let next = PQgetResult(handle) {
            let result = PostgreSQLResult(next)
            if result.status != PGRES_COMMAND_OK, refusal == nil { refusal = note(result) }
        }
        if let refusal { throw refusal }
    }

    /// The name of the prepared statement; it is made once, or again if the kinds of the values don't fit it.
    private func prepare(_ sql: String, _ types: [Oid]) throws -> String {
        var declared = types
        if let known = prepared[sql], known.types.count == types.count {
            if zip(types, known.types).allSatisfy({ $0 == 0 || $0 == $1 }) { return known.name }
            declared = zip(types, known.types).map { $0 == 0 ? $1 : $0 }
        }
        if prepared.count >= Self.mostPrepared {
            try execute("DEALLOCATE ALL")
            prepared = [:]
        }
        lastName += 1
        let name = "s\(lastName)"
        let text = PostgreSQLDialect.statement(sql)
        _ = try checked(PQprepare(handle, name, text, CInt(declared.count), declared))
        if declared.contains(0) {
            // A null has no kind: the server's own guess is asked for and kept.
            let described = try checked(PQdescribePrepared(handle, name))
            declared = described.parameterTypes
        }
        prepared[sql] = Prepared(name: name, types: declared)
        return name
    }

    // MARK: - Failures

    private func checked(_ pointer: OpaquePointer?) throws -> PostgreSQLResult {
        let result = PostgreSQLResult(pointer)
        guard result.isFine else { throw note(result) }
        return result
    }

    private func note(_ result: borrowing PostgreSQLResult) -> StorageError {
        let found = PostgreSQLFailure(result)
        if failure == nil { failure = found }
        return found.error
    }
}
