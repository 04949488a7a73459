// Looks at a city that came from elsewhere before anyone may work with it.

internal import Foundation
internal import Ledger
internal import Records
internal import Registry
internal import Reports
internal import Storage
internal import Vault

extension Home {
    /// The vault that the keys of a home open.
    static func vault(_ path: String) throws -> Vault {
        guard let text = try? String(contentsOfFile: "\(path)/keys", encoding: .utf8) else {
            throw Failure("the key file '\(path)/keys' can't be read; put the file of this city's home there")
        }
        return Vault(keys: try KeyRing(fileText: text), entropy: Entropy.system())
    }

    /// Every log is the tree that its checkpoints sign, every event agrees with its leaf and its payload, every report with its
    /// entry, and the keys of the home open it.
    /// - Parameter path: the home whose keys belong to the city.
    static func check(_ database: any Database, home path: String) async throws {
        // Nothing is made here, so no id is ever asked for and no chance drawn.
        let vault = try vault(path)
        let records = Records(vault: vault, makeID: { 0 })
        guard try await database.read({ try records.knowsHome($0) }) else {
            throw Failure("the key file '\(path)/keys' is another home's; put the file of this city's home there")
        }
        try await checkLogs(records.ledger, database)
        let progress = Progress("events checked")
        let report = try await records.audit(database, registry: Registry(vault: vault, makeID: { 0 })) {
            progress.show($0, of: $1)
        }
        progress.end()
        guard report.faults.isEmpty else {
            throw Failure(
                "\(report.faults.count) of \(report.events) events don't agree with their proofs, so the city was not "
                    + "opened; take another backup, or run 'chengxin ledger verify' at its old place")
        }
        let issued = Progress("reports checked")
        let reports = try await ReportAudit(records.ledger).run(database) { issued.show($0) }
        issued.end()
        guard reports.faults.isEmpty else {
            throw Failure(
                "the reports don't agree with the ledger (\(reports.faults.count) faults), so the city was not opened; take "
                    + "another backup, or run 'chengxin ledger verify' at its old place")
        }
    }

    private static func checkLogs(_ ledger: Ledger, _ database: any Database) async throws {
        // A city of an older program has no logs yet.
        let begun = try await database.read { connection in
            try LogName.allCases.filter { try !ledger.keys(of: $0, connection).isEmpty }
        }
        for log in begun {
            let progress = Progress("entries of \(log.rawValue) checked")
            let report = try await ledger.audit(log, database) { progress.show($0, of: $1) }
            progress.end()
            guard report.faults.isEmpty else {
                throw Failure(
                    "the log \(log.rawValue) is not the tree that its checkpoints sign (\(report.faults.count) faults), so the "
                        + "city was not opened; take another backup, or run 'chengxin ledger verify' at its old place")
            }
        }
    }
}
