// All migrations and all statements of the program in one place: what the roof wires, and what both engines must parse.

internal import Access
internal import Disclosure
internal import Intake
internal import Ledger
internal import Records
internal import Registry
internal import Reports
public import Storage
internal import Transfer
internal import Vault

/// The schema of a whole home.
public enum TestSchema {
    public static let migrations =
        RegistrySchema.migrations + VaultStore.migrations + LedgerSchema.migrations + WitnessSchema.migrations
        + RecordsSchema.migrations
        + BatchSchema.migrations
        + JobSchema.migrations + AccessSchema.migrations + DisclosureSchema.migrations
        + ReportsSchema.migrations + TransferSchema.migrations

    /// Every statement of every room.
    public static var statements: [any Statement] {
        Migrator.statements + JobSchema.statements + RegistrySchema.statements + VaultStore.statements
            + LedgerSchema.statements + WitnessSchema.statements + RecordsSchema.statements + RecordStanding.statements
            + Records.historyStatements + BatchSchema.statements
            + AccessSchema.statements + DisclosureSchema.statements
            + ReportsSchema.statements + ReportCopies.statements + IntakeCopies.statements
            + TransferSchema.statements
    }
}
