// Why this file exists: when each body of the demo city sends what, so that records enter when they would have.

internal import Law
internal import WorkingDays

/// Collects the files of a city and puts them into the order of sending.
struct DemoSchedule {
    /// A file that is planned.
    private struct Plan {
        let body: Body
        let order: FileOrder
        let mended: FileOrder?
        let closed: FileOrder?
    }

    private static let faults = 0.03

    private let scene: CityScene
    private let today: Day
    private let firstDay: Day
    private var plans: [Plan] = []
    private var random: SplitMix64

    init(scene: CityScene, today: Day) {
        self.scene = scene
        self.today = today
        random = SplitMix64(seed: scene.seed, stream: 0x5343_4845)
        firstDay = Self.workday(scene.population.start.adding(days: 9), scene.pack)
    }

    // MARK: - The register

    /// The stock on the first day, then every week what was founded or has changed.
    mutating func addRegister(of subjects: Int, from registrar: Body) {
        var due: [Int: [Int]] = [:]
        for number in stride(from: 1, through: subjects, by: 1) {
            let party = scene.population.subject(number)
            var weeks = [week(of: party.foundedOn)]
            for event in scene.population.life(of: party).events { weeks.append(week(of: event.day)) }
            for week in Set(weeks) { due[week, default: []].append(number) }
        }
        var before: FileOrder?
        for (index, week) in due.keys.sorted().enumerated() {
            let day = Self.workday(firstDay.adding(days: 7 * week), scene.pack)
            let numbers = due[week] ?? []
            // What comes after the last week waits for a week that lies ahead.
            guard day <= today, scene.pack.item("registration", on: day) != nil else { continue }
            let order = FileOrder(
                item: "registration", sentOn: day, decisions: .before(day), subjects: .listed(numbers), firstSerial: 1,
                file: index + 1, faults: Self.faults, warnings: Self.faults / 4, rows: numbers.count)
            plans.append(Plan(body: registrar, order: order, mended: before, closed: nil))
            before = order
        }
    }

    /// The week after the first day in which something of that day is sent; 0 for the stock.
    private func week(of day: Day) -> Int { day < firstDay ? 0 : day.days(since: firstDay) / 7 + 1 }

    // MARK: - Decisions

    /// Parts the rows of an item among its senders, by their weight.
    mutating func add(_ share: CityShare, rows: Int, from bodies: [Body], about subjects: Int) {
        let senders = bodies.filter { $0.items.contains(share.item) }
        let weight = senders.reduce(0) { $0 + share.weight(of: $1) }
        var done = 0
        var passed = 0
        var file = 1
        for body in senders {
            // Shares are taken of the running sum, so that their roundings don't add up.
            passed += share.weight(of: body)
            let until = Int((Double(rows) * Double(passed) / Double(weight)).rounded())
            addChain(share, body, rows: until - done, subjects, &file)
            done = until
        }
    }

    private mutating func addChain(
        _ share: CityShare, _ body: Body, rows: Int, _ subjects: Int, _ file: inout Int
    ) {
        guard rows > 0 else { return }
        let count = min(share.mostFiles, max(rows / share.rowsOfFile, 1))
        let days = arrivals(count, of: share.item, from: body)
        guard !days.isEmpty else { return }
        var orders: [FileOrder] = []
        var serial = 1
        for (index, day) in days.enumerated() {
            let size = rows * (index + 1) / days.count - rows * index / days.count
            orders.append(
                FileOrder(
                    item: share.item, sentOn: day, decisions: .before(day), subjects: .drawn(subjects),
                    firstSerial: serial, file: file, faults: Self.faults, warnings: Self.faults / 4, rows: size))
            serial += size
            file += 1
        }
        let lag = max(days.count / 8, 1)
        for (index, order) in orders.enumerated() where order.rows > 0 {
            plans.append(
                Plan(
                    body: body, order: order, mended: index > 0 ? orders[index - 1] : nil,
                    closed: index >= lag ? orders[index - lag] : nil))
        }
    }

    /// Days of work, one in each of as many equal parts of the time in which the item is in the catalogue.
    private mutating func arrivals(_ count: Int, of item: String, from body: Body) -> [Day] {
        let known = stride(from: 0, through: today.days(since: firstDay), by: 7)
            .first { isKnown(item, to: body, on: firstDay.adding(days: $0)) }
        guard let known else { return [] }
        let from = firstDay.adding(days: known + 14)
        let span = today.days(since: from)
        guard span > 0 else { return [] }
        var days: [Day] = []
        for part in 0..<count {
            let place = (Double(part) + 0.2 + 0.8 * random.fraction()) / Double(count)
            let day = Self.workday(from.adding(days: Int(place * Double(span))), scene.pack)
            if day <= today, isKnown(item, to: body, on: day) { days.append(day) }
        }
        return days
    }

    /// Whether the item is in the catalogue, and what the body has to say of it in its tables.
    private func isKnown(_ item: String, to body: Body, on day: Day) -> Bool {
        guard let known = scene.pack.item(item, on: day) else { return false }
        guard let story = ItemStory.of(item) else { return true }
        return story.isTold(by: body.department, on: day, ItemLayout(item: known, pack: scene.pack, today: day))
    }

    /// That day, or the next one on which people work.
    private static func workday(_ day: Day, _ pack: PolicyPack) -> Day {
        var day = day
        while !pack.calendar.isWorkingDay(day) { day = day.adding(days: 1) }
        return day
    }

    // MARK: - The order of sending

    func files() -> [DemoFile] {
        let sorted = plans.enumerated().sorted { first, second in
            let (left, right) = (first.element.order.sentOn, second.element.order.sentOn)
            return left == right ? first.offset < second.offset : left < right
        }
        let perDay = Dictionary(grouping: sorted, by: \.element.order.sentOn).mapValues(\.count)
        var files: [DemoFile] = []
        var ofDay = 0
        for (_, plan) in sorted {
            let day = plan.order.sentOn
            ofDay = files.last?.sentOn == day ? ofDay + 1 : 0
            // From half past eight in Shanghai, which is half past midnight in Greenwich, within nine hours.
            let minute = 30 + ofDay * min(7, 540 / max(perDay[day] ?? 1, 1))
            let number = String(100_001 + files.count).dropFirst()
            files.append(
                DemoFile(
                    name: "\(number)-\(plan.order.item)-\(plan.body.code).csv", item: plan.order.item,
                    provider: plan.body.code, sentOn: day,
                    sentAt: (Int64(day.daysSince1970) * 1_440 + Int64(minute)) * 60_000_000, rows: plan.order.rows,
                    body: plan.body, scene: scene, order: plan.order, mended: plan.mended, closed: plan.closed))
        }
        return files
    }
}
