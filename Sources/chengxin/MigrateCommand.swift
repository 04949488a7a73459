// chengxin migrate: what a new version changes in the schema, shown or done.

internal import ArgumentParser
internal import Storage

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the schema of the database to this version, or show what would run.",
        discussion: """
            Steps run in order, each in a transaction of its own, and only go forward. Several starters take turns; after a \
            break the command goes on where it stopped. Every command that opens a home does the same by itself; this one \
            does nothing else.
            """)

    @OptionGroup var common: CommonOptions
    @Flag(help: "Show which steps would run; change nothing.") var plan = false

    private struct Answer: Encodable {
        struct Step: Encodable {
            let id: String
            let statements: Int
        }
        /// Whether the steps were only shown.
        let planned: Bool
        let steps: [Step]
        /// Steps that were there before.
        let present: Int
    }

    func run() async throws {
        let place = DatabasePlace(common)
        try await place.mustHoldCity(home: common.homePath)
        let database = try place.open()
        defer { try? database.close() }
        let migrator = Migrator(Home.migrations)
        let standing = try await migrator.standing(database)
        if let newer = standing.unknown.first { throw StorageError.newerSchema(migration: newer) }
        var steps = standing.missing
        if !plan {
            let done = Set(try await migrator.migrate(database, now: Clock.microseconds()))
            steps = steps.filter { done.contains($0.id) }
        }
        let answer = Answer(
            planned: plan, steps: steps.map { .init(id: $0.id, statements: $0.schema.count) },
            present: Home.migrations.count - steps.count)
        if common.json { return try Terminal.json(answer) }
        for step in answer.steps {
            print("\(plan ? "would apply" : "applied")  \(step.id)  \(step.statements) statements")
        }
        let here = "\(answer.present) steps \(plan ? "are" : "were") there"
        switch (steps.isEmpty, plan) {
        case (true, _): print("nothing to do: all \(answer.present) steps are there")
        case (false, true): print("\(steps.count) steps would run, \(here); nothing was changed")
        case (false, false): print("\(steps.count) steps were applied, \(here); the schema is this version's")
        }
    }
}
