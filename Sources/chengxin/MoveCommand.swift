// chengxin move: the city from a folder to a server, or back, without losing a row.

internal import ArgumentParser
internal import Foundation
internal import Storage
internal import Transfer

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
        guard try await from.holdsCity() else { throw Failure("there is no city at --from") }
        let source = try from.open()
        defer { try? source.close() }
        let target = try to.open()
        defer { try? target.close() }
        let move = Move(from: source, to: target, now: Clock.microseconds())
        try await move.begin(Home.migrations, anew: anew)
        let carrying = Progress("rows carried")
        let carried = try await move.carry { carrying.show($0) }
        carrying.end()
        let comparing = Progress("rows compared")
        let digests = try await move.settle(
            audit: { try await Home.check($0, home: path) }, progress: { comparing.show($0) })
        comparing.end()
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
