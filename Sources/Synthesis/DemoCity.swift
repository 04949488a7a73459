// Why this file exists: a whole city of synthetic data, as the files that its bodies would send.

public import Law
public import WorkingDays

/// The demo city 泉城市 (示例).
///
/// Three in four of its subjects are organisations, one in four is an individual business; for each eight of them there
/// is a natural person who is only ever a party. Files come in the order of sending, over five years: on the first day
/// the stock of the register, then every week what was founded or has changed, and from each body about every month what
/// it decided of an item. Together they hold about fifteen records for each subject: one in eight has nothing but its
/// registration, a few have very many. Three rows in a hundred bear a seeded error; most come back mended in the next
/// file. Three in a hundred are sent too late.
public struct DemoCity: Sendable {
    public let subjects: Int
    public let seed: UInt64
    public let today: Day
    /// The bodies to be known to the platform before the files are sent.
    public let providers: [Body]
    public let files: [DemoFile]

    /// Natural persons who are parties.
    public let persons: Int

    /// Records that are not registrations, for five subjects.
    private static let recordsOfFive = 73

    /// - Parameter pack: an item gets files from the day on which it is in the catalogue.
    public init(subjects: Int, seed: UInt64, today: Day, pack: PolicyPack) {
        let subjects = max(subjects, 1)
        let persons = max(subjects / 8, 1)
        self.subjects = subjects
        self.seed = seed
        self.today = today
        self.persons = persons
        providers = CityBodies.all(pack: pack, today: today)
        let population = Population(pack: pack, today: today, seed: seed, persons: persons)
        let scene = CityScene(pack: pack, population: population, seed: seed)
        var schedule = DemoSchedule(scene: scene, today: today)
        if let registrar = providers.first(where: { $0.items.contains("registration") }) {
            schedule.addRegister(of: subjects, from: registrar)
        }
        // Who never acts has no records: one in eight.
        let active = max(subjects - subjects / 8, 1)
        let total = subjects * Self.recordsOfFive / 5
        for share in CityShares.all {
            schedule.add(share, rows: total * share.perMille / 1000, from: providers, about: active)
        }
        files = schedule.files()
    }

    /// All rows of all files, but for those that are sent again.
    public var rows: Int { files.reduce(0) { $0 + $1.rows } }
}
