// chengxin demo: a synthetic city, sent through the same intake as anyone's data.

internal import ArgumentParser
internal import Foundation
internal import Intake
internal import Law
internal import Records
internal import Registry
internal import Storage
internal import Synthesis
internal import WorkingDays

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Fill an empty home with a synthetic city. Nobody in it is real.")

    @OptionGroup var common: CommonOptions
    @Option(help: "How many organisations and individual businesses.") var subjects = 4000
    @Option(help: "The same seed makes the same city.") var seed: UInt64 = 1

    /// The demo city's own day, so that what it shows never changes.
    static let pinned = "2026-11-20"

    private struct Answer: Encodable {
        let subjects: Int
        let persons: Int
        let providers: Int
        let files: Int
        let received: Int
        let accepted: Int
        let rejected: Int
        let duplicates: Int
        let records: Int
        let day: String
        let seconds: Double
    }

    func validate() throws {
        if subjects < 1 { throw ValidationError("--subjects is at least 1") }
    }

    func run() async throws {
        let started = Clock.microseconds()
        let place = DatabasePlace(common)
        if case .server = place, DemoSite.isLeft(of: common.homePath), try await place.holdsCity() {
            throw Failure(
                "a demo city was broken off while it was made in a database on a server. If it was this one and nothing "
                    + "else lies in it, empty it (dropdb and createdb), or name another, and run 'chengxin demo' again")
        }
        let site = try DemoSite(home: common.homePath)
        var beside = common
        beside.home = site.path
        let home = try await Home.make(beside, city: "jinan")
        let today = common.today ?? Day(Self.pinned) ?? common.day
        let (records, registry) = (home.records, home.registry)
        let present = try await home.database.read { try records.count(item: nil, $0) }
        guard present == 0 else {
            throw Failure("the home '\(common.homePath)' holds \(present) records; a demo city needs an empty home")
        }
        let city = DemoCity(subjects: subjects, seed: seed, today: today, pack: home.pack)
        let bodies = city.providers.map {
            Organisation(code: $0.code, name: $0.name, kind: $0.kind, district: $0.district, items: $0.items)
        }
        try await home.database.write { connection in
            for body in bodies { try registry.add(body, now: started, connection) }
        }
        try home.pin(demoDay: today)
        let totals = try await send(city, home)
        let count = try await home.database.read { try records.count(item: nil, $0) }
        let answer = Answer(
            subjects: city.subjects, persons: city.persons, providers: bodies.count, files: city.files.count,
            received: totals.received, accepted: totals.accepted, rejected: totals.rejected,
            duplicates: totals.duplicates, records: count, day: "\(today)",
            seconds: Double(Clock.microseconds() - started) / 1_000_000)
        let account = try await DemoAccounts.make(in: home, on: today)
        await home.settleLedger()
        try home.database.close()
        try site.finish()
        if common.json {
            try Terminal.json(answer)
        } else {
            print(
                "A demo city of \(answer.subjects) organisations and businesses: \(answer.files) files from "
                    + "\(answer.providers) bodies, \(answer.received) rows, \(answer.accepted) entered, "
                    + "\(answer.rejected) returned with reasons. Its day is \(answer.day).")
            print(account, terminator: "")
        }
    }

    private func send(_ city: DemoCity, _ home: Home) async throws -> IntakeTotals {
        var totals = IntakeTotals()
        let policy = try await home.policy()
        let progress = Progress("rows")
        for file in city.files {
            // Each file meets the law and the clock of its own day.
            let engine = try IntakeEngine(item: file.item, pack: home.pack, today: file.sentOn)
            let desk = IntakeDesk(
                database: home.database, registry: home.registry, records: home.records, vault: home.vault,
                keepers: home.copies, makeID: home.makeID, now: { file.sentAt })
            let result = try await desk.submit(
                .bytes(file.contents().bytes), engine: engine, provider: file.provider, actor: "operator",
                policy: policy, feedback: nil, sender: SenderNote(fileName: file.name))
            totals.add(result)
            progress.show(totals.received, of: city.rows)
        }
        progress.end()
        return totals
    }
}

/// The counts of several submissions.
struct IntakeTotals {
    private(set) var received = 0
    private(set) var accepted = 0
    private(set) var rejected = 0
    private(set) var duplicates = 0

    mutating func add(_ result: IntakeResult) {
        received += result.received
        accepted += result.accepted
        rejected += result.rejected
        duplicates += result.duplicates
    }
}
