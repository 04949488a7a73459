// Why this file exists: one file of the demo city, to be written when it is sent and not before.

/// A file that one body of the demo city sends.
public struct DemoFile: Sendable {
    /// A name for the disk, in the order in which files are to be sent.
    public let name: String
    public let item: String
    /// The code of the body that sends it.
    public let provider: String
    public let rows: Int
    /// Its rows; take a copy and ask it for rows 1 to `rows`.
    public let generator: FileGenerator

    /// The whole file, and what was seeded in it. For tests and small cities; large files are better streamed.
    public func contents() -> (bytes: [UInt8], manifest: Manifest) {
        var generator = generator
        var bytes = generator.header()
        var manifest = Manifest(
            item: item, rows: rows, seed: generator.seed, today: generator.today, faultRate: generator.faults)
        for number in stride(from: 1, through: rows, by: 1) { manifest.add(generator.row(number, into: &bytes)) }
        return (bytes, manifest)
    }
}
