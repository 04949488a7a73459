// Plan budgets: no statement reads a table that grows from end to end, but those that say why.

import Storage
import Testing
import TestSupport

/// What a statement costs at most, on both engines.
private enum Budget {
    /// Tables that don't grow with the records of a city: a page of them, at most.
    static let small: Set<String> = [
        "schema_migration", "home_mark", "policy_version", "organisation", "ledger_log", "ledger_key", "job",
        "move_state",
        "ledger_hold", "witness_log",
    ]

    /// Statements that may read a whole table, and why that is right.
    static let whole: [String: String] = [
        "RecordsSQL.count": "the figures of the home page, remembered between changes",
        "RecordsSQL.countOn": "a count of a day that is over, asked for by hand",
        "RecordsSQL.countEvents": "how far the audit has come",
        "RecordsSQL.displacedRecords": "the audit reads everything",
        "RecordsSQL.strayPayloads": "the audit reads everything",
        "RecordsSQL.unplaced": "by an index that holds nothing but what it looks for",
        "RecordsSQL.newestEvent": "one step from the end of the primary key",
        "RegistrySQL.countByKind": "the figures of the home page, remembered between changes",
        "RegistrySQL.searchOne": "the pieces of one name",
        "AccessSQL.accounts": "a page of the accounts, which are as many as officials",
        "AccessSQL.allRoles": "the roles of the accounts of that page",
        "SecondFactorSQL.accounts": "the accounts that have one, which are as many as officials",
        "AccessTokenSQL.all": "a page of the tokens, which are as many as programs of officials",
        "JobSQL.lastErrors": "the kinds of job, which are a dozen",
        "TransferSQL.phase": "one row",
        "ReturnedSQL.old": "batches by age, once a day",
        "DecisionSQL.unfounded": "the audit reads everything",
        "DestructionSQL.newest":
            "from the end of the primary key; a row for each chunk and article, not for each record",
        "DestructionSQL.tallies": "a row for each chunk and article, not for each record",
        "DestructionSQL.strays": "the audit reads everything",
        "ReportsSQL.auditedAfter": "the audit reads everything",
        "ReportsSQL.count": "the audit counts the reports against the ledger",
        "MatterSQL.all": "the register of matters, which are as many as a city's procedures",
        "MatterSQL.audited": "the audit reads everything",
        "QuerySQL.strays": "the audit reads everything",
        "ChangesSQL.newestDestructions": "some steps from the end of the primary key",
        "ReceiverSQL.all": "a page of those who follow the changes, which are as many as offices",
    ]
}

@Suite("What each statement reads") struct PlanTests {
    @Test("no statement reads a growing table from end to end, but those that say why")
    func budgets() async throws {
        let home = try await TestHome()
        var over: [String: Set<String>] = [:]
        for statement in TestSchema.statements {
            let name = "\(type(of: statement)).\(statement)"
            let scanned = try? await Plan.scanned(by: statement, home.database)
            let tables = try #require(scanned, "\(name) can't be planned").subtracting(Budget.small)
            if !tables.isEmpty, Budget.whole[name] == nil { over[name] = tables }
        }
        #expect(over == [:])
    }

    @Test("a statement without an index for it is found")
    func found() async throws {
        let home = try await TestHome()
        let statement = RawSQL("SELECT id FROM record WHERE provider = $1")
        #expect(try await Plan.scanned(by: statement, home.database) == ["record"])
        let right = RawSQL("SELECT id FROM record WHERE subject = $1")
        #expect(try await Plan.scanned(by: right, home.database) == [])
    }
}

private enum Plan {
    /// The tables that the engine would read from end to end.
    static func scanned(by statement: any Statement, _ database: any Database) async throws -> Set<String> {
        let sql = statement.sql
        let verb = sql.prefix { !$0.isWhitespace }
        guard ["SELECT", "UPDATE", "DELETE", "INSERT", "WITH"].contains(verb) else { return [] }
        let count = (1...40).last { sql.contains("$\($0)") } ?? (sql.contains("{among}") ? 1 : 0)
        return try await database.read { connection in
            switch TestEngine.current {
            case .sqlite:
                let lines = try connection.rows(
                    RawSQL("EXPLAIN QUERY PLAN " + sql), Array(repeating: .null, count: count)
                ) { $0.text(3) }
                return Set(lines.compactMap(sqlite))
            case .postgresql:
                return try postgresql(sql, count, connection)
            }
        }
    }

    /// `SCAN record` or `SCAN r USING INDEX …`, which reads all of the index. An alias is told by the table's own name.
    private static func sqlite(_ line: String) -> String? {
        let words = line.split(separator: " ").map(String.init)
        guard words.first == "SCAN", words.count > 1, words[1] != "CONSTANT", !words[1].hasPrefix("(") else {
            return nil
        }
        return words[1]
    }

    private static func postgresql(
        _ sql: String, _ count: Int, _ connection: any Connection
    ) throws -> Set<String> {
        // With so few rows the engine reads whole tables where an index would do; the question is whether one would.
        for setting in ["enable_seqscan = off", "plan_cache_mode = force_generic_plan"] {
            _ = try connection.run(RawSQL("SET LOCAL \(setting)"), [])
        }
        _ = try connection.run(RawSQL("PREPARE budget AS " + sql.replacing("{among}", with: "= ANY($1)")), [])
        let nulls = count == 0 ? "" : "(" + Array(repeating: "NULL", count: count).joined(separator: ", ") + ")"
        let lines = try connection.rows(RawSQL("EXPLAIN (COSTS OFF) EXECUTE budget" + nulls)) { $0.text(0) }
        _ = try connection.run(RawSQL("DEALLOCATE budget"), [])
        // On an empty table this engine likes any partial index that says as much as the condition.
        let partial = Set(try connection.rows(RawSQL(Self.partialIndexes)) { $0.text(0) })
        var scanned: Set<String> = []
        for (place, line) in lines.enumerated() {
            let parts = line.split(separator: " on ", maxSplits: 1)
            guard parts.count == 2, !line.contains("Bitmap"), line.contains("Seq Scan") || line.contains("Index") else {
                continue
            }
            let indent = line.prefix { $0 == " " }.count
            let about = lines[(place + 1)...].prefix { !$0.contains("->") && $0.prefix { $0 == " " }.count > indent }
            let index = parts[0].split(separator: " ").last.map(String.init) ?? ""
            if about.contains(where: { $0.contains("Index Cond") }) || partial.contains(index) { continue }
            scanned.insert(String(parts[1].prefix { $0 != " " }))
        }
        return scanned
    }

    private static let partialIndexes =
        "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indpred IS NOT NULL"
}
