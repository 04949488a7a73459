// chengxin move: the city from a folder to a server, or back, without losing a row.

internal import ArgumentParser
internal import Ledger
internal import Records
internal import Storage
internal import Transfer
internal import Vault

struct MoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move the city to another database, row by row and compared.",
        discussion: """
            Stop every server first. A move that was broken off goes on where it stopped when it is run again. When every \
            row has arrived and agrees, the old place is closed and the new one opened. The keys stay in the home.
            """)

    @OptionGroup var common: CommonOptions
    @Option(help: "Where the city is: postgres://… or sqlite:PATH.") var from: String
    @Option(help: "Where it goes: postgres://… or sqlite:PATH.") var to: String
    @Flag(help: "Throw away what an earlier run of the move carried, and begin again.") var anew = false

    private struct Answer: Encodable {
        let carried: Int
        let rows: Int
        let tables: Int
    }

    func run() async throws {
        let (from, to) = (try DatabasePlace(address: from), try DatabasePlace(address: to))
        guard from != to else { throw Failure("--from and --to are the same place") }
        let path = common.homePath
        guard try await from.holdsCity() else { throw TransferError.nothingThere }
        let source = try from.open()
        defer { try? source.close() }
        guard try await !Migrator.isEmpty(source) else { throw TransferError.nothingThere }
        // The keys must open the city before a row of it goes anywhere.
        let vault = try Home.vault(path)
        guard try await source.read({ try Records(vault: vault, makeID: { 0 }).knowsHome($0) }) else {
            throw Failure("the key file '\(path)/keys' is not that of the city at --from; give its home with --home")
        }
        let target = try to.openForArrival()
        defer { try? target.close() }
        let name = Hexadecimal.text(Entropy.system().bytes(16))
        let move = Move(from: source, to: target, now: Clock.microseconds(), name: name)
        try await move.begin(Home.migrations, anew: anew)
        let carrying = Progress("rows carried")
        let carried = try await move.carry { carrying.show($0) }
        carrying.end()
        let comparing = Progress("rows compared")
        let digests = try await move.settle(
            audit: { try await Home.check($0, home: path) }, progress: { comparing.show($0) })
        comparing.end()
        try target.close()
        let rows = digests.values.reduce(0) { $0 + $1.rows }
        if common.json {
            return try Terminal.json(Answer(carried: carried, rows: rows, tables: digests.count))
        }
        print(
            "\(rows) rows of \(digests.count) tables are in the new place and agree with the old one, which is closed now."
        )
        if case .server = to { print("Start the servers with --database and the address that you gave with --to.") }
    }
}
