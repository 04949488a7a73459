// The ledger of a home: its name, who gives entries their places, and when.

internal import Foundation
internal import Law
internal import Ledger
internal import Logging
internal import Records
internal import Storage
internal import Vault

extension Home {
    var ledger: Ledger { records.ledger }

    /// The name of a home that was given none: drawn from its secrets, so that no two homes share one. The ending is one
    /// that no machine can have (RFC 6761).
    var ledgerName: String {
        let mark = vault.lookup("ledger-name", []).prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
        return "\(pack.id)-\(mark).chengxin.invalid"
    }

    /// - Throws: `LedgerError.held` in a city that was restored and has not proved that it continues its published ledger.
    func mustNotBeHeld() async throws {
        let ledger = ledger
        if try await database.read({ try ledger.isHeld($0) }) { throw LedgerError.held }
    }

    /// Gives what was entered its place, after a command that enters. What it can't do now, the next round does.
    func settleLedger() async {
        do {
            try await records.settleLedger(database, now: clock.now())
        } catch {
            Terminal.say(
                "chengxin: everything is in, but the ledger could not be signed just now (\(error)); the next round does it"
            )
        }
    }

    /// Gives what is entered its place within two seconds, as long as `service` serves.
    func settleLedger(_ logger: Logger, beside service: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    do {
                        try await records.settleLedger(database, now: clock.now())
                    } catch {
                        // Errors of our rooms hold nothing private.
                        logger.warning("the ledger could not be signed", metadata: ["error": "\(error)"])
                    }
                    // Servers draw their own pauses, so that they don't come together.
                    try? await Task.sleep(for: .seconds(Double.random(in: 0.7...1.3)))
                }
            }
            defer { group.cancelAll() }
            try await service()
        }
        // What the last readers entered is signed before the server ends, if it can be.
        _ = try? await records.settleLedger(database, now: clock.now())
    }
}
