// From a folder of YAML to a PolicyPack: every fault is reported, then the pack is refused once.

internal import WorkingDays
internal import Yams

/// Reads a pack and everything that it extends.
public struct PackLoader {
    private let files: PackFiles

    /// - Parameter root: the folder that holds the layers (`policy`).
    public init(root: String) {
        files = PackFiles(root: root)
    }

    /// Loads the layer and those below it.
    /// - Parameter allowingPart: whether a layer that is only for others to extend may lack what they add to it. Nothing runs
    ///   on such a pack, but it can be looked at.
    /// - Returns: the pack and what the linter warns of.
    /// - Throws: `PackError.faulty` with all findings if there is an error among them.
    public func load(_ id: String, allowingPart: Bool = false) throws(PackError) -> (
        pack: PolicyPack, findings: [Finding]
    ) {
        var layers: [PackLayer] = []
        var titles: [Bilingual] = []
        var next: String? = id
        var isPart = false
        while let id = next {
            let layer = try files.layer(id)
            guard let text = layer.file("pack.yaml") else {
                throw .faulty([Finding(.error, "missing-file", at: "\(id)/pack.yaml", "every layer has a pack.yaml")])
            }
            let head: RawLayer
            do {
                head = try YAMLDecoder().decode(RawLayer.self, from: text)
            } catch {
                throw .faulty([Finding(.error, "malformed-file", at: "\(id)/pack.yaml", PackBuilder.explain(error))])
            }
            layers.insert(layer, at: 0)
            titles.insert(head.title, at: 0)
            if layers.count == 1 { isPart = allowingPart && head.part ?? false }
            next = layers.count < 10 ? head.extends : nil
        }
        var builder = PackBuilder()
        for (depth, (layer, files)) in zip(layers, RawFile.decode(layers)).enumerated() {
            builder.read(layer, files, isLocal: depth > 0)
        }
        let calendar = builder.calendar
        guard let calendar, let title = titles.last, !builder.hasErrors else {
            if calendar == nil {
                builder.report("missing-file", "calendar.csv", "no layer has a readable calendar")
            }
            throw .faulty(builder.findings)
        }
        let pack = PolicyPack(
            id: id, title: title, hash: layers.contentHash, sources: builder.sources, items: builder.items,
            tables: builder.tables, regimes: builder.regimes, limits: builder.limits, forbidden: builder.forbidden,
            incapacity: builder.incapacity, persons: builder.persons, districts: builder.districts,
            lists: builder.lists, purposes: builder.purposes, calendar: calendar)
        let findings = builder.findings + PackLinter(pack, isPart: isPart).findings()
        guard !findings.contains(where: { $0.severity == .error }) else { throw .faulty(findings) }
        return (pack, findings)
    }
}
