// Why this file exists: one file of the demo city, to be written when it is sent and not before.

internal import Law
public import WorkingDays

/// What all files of a city share.
struct CityScene: Sendable {
    let pack: PolicyPack
    let population: Population
    let seed: UInt64
}

/// A file that one body of the demo city sends on a day of the five years.
public struct DemoFile: Sendable {
    /// A name for the disk, in the order in which files are to be sent.
    public let name: String
    public let item: String
    /// The code of the body that sends it.
    public let provider: String
    /// The day on which it arrives, which is its `today`.
    public let sentOn: Day
    /// The minute of that day, in microseconds since 1970; later files have later minutes.
    public let sentAt: Int64
    /// Rows that are new; those that are sent again, mended or closed, come on top.
    public let rows: Int

    let body: Body
    let scene: CityScene
    let order: FileOrder
    /// The file of which returned rows are sent again.
    let mended: FileOrder?
    /// The file of which some matters have come to their end.
    let closed: FileOrder?

    /// The whole file, and what was seeded in it.
    public func contents() -> (bytes: [UInt8], manifest: Manifest) {
        var manifest = Manifest(item: item, rows: rows, seed: scene.seed, today: sentOn, faultRate: order.faults)
        guard var own = generator(order) else { return ([], manifest) }
        var bytes = own.header()
        for number in stride(from: 1, through: rows, by: 1) { manifest.add(own.row(number, into: &bytes)) }
        if let mended, var again = generator(mended) {
            for number in stride(from: 1, through: mended.rows, by: 1) {
                _ = again.correctedRow(number, into: &bytes)
            }
        }
        if let closed, var later = generator(closed) {
            for number in stride(from: 1, through: closed.rows, by: 1) { _ = later.closedRow(number, into: &bytes) }
        }
        return (bytes, manifest)
    }

    private func generator(_ order: FileOrder) -> FileGenerator? {
        var order = order
        order.sentOn = sentOn
        return FileGenerator(
            order, pack: scene.pack, seed: scene.seed, population: scene.population, bodies: [body])
    }
}
