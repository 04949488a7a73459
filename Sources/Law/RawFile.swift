// One file of a layer, decoded: files are independent of each other until they are put together, so all cores decode.

internal import Dispatch
internal import Synchronization
internal import Yams

/// What a file of a layer holds, by its place in the layer.
enum RawFile: Sendable {
    case sources(RawSources)
    case limits(RawLimits)
    case forbidden(RawForbidden)
    case lists(RawLists)
    case purposes(RawPurposes)
    case table(RawCodeTable)
    case publicity(RawPublicity)
    case fieldSets(RawFieldSets)
    case item(RawItem)
    case malformed(String)

    /// - Returns: nil for a file that is read elsewhere, or has no meaning to us.
    private init?(_ name: String, _ text: String) {
        func decode<T: Decodable>(_ type: T.Type, _ make: (T) -> RawFile) -> RawFile {
            do {
                return make(try YAMLDecoder().decode(type, from: text))
            } catch {
                return .malformed(PackBuilder.explain(error))
            }
        }
        switch name {
        case "sources.yaml": self = decode(RawSources.self, RawFile.sources)
        case "limits.yaml": self = decode(RawLimits.self, RawFile.limits)
        case "forbidden.yaml": self = decode(RawForbidden.self, RawFile.forbidden)
        case "lists.yaml": self = decode(RawLists.self, RawFile.lists)
        case "purposes.yaml": self = decode(RawPurposes.self, RawFile.purposes)
        case "publicity.yaml": self = decode(RawPublicity.self, RawFile.publicity)
        case "fields.yaml": self = decode(RawFieldSets.self, RawFile.fieldSets)
        case let name where name.hasPrefix("codes/"): self = decode(RawCodeTable.self, RawFile.table)
        case let name where name.hasPrefix("catalogue/"): self = decode(RawItem.self, RawFile.item)
        default: return nil
        }
    }

    /// Where a file stands in the reading of its layer: what others refer to comes first.
    private static func step(_ name: String) -> Int {
        switch name {
        case "sources.yaml": 0
        case "limits.yaml": 1
        case "forbidden.yaml": 2
        case "lists.yaml", "purposes.yaml": 3
        case let name where name.hasPrefix("codes/"): 4
        case "publicity.yaml": 5
        case "fields.yaml": 6
        default: 7
        }
    }

    /// Decodes every file of every layer.
    /// - Returns: for each layer its files in the order in which they are to be read.
    static func decode(_ layers: [PackLayer]) -> [[(name: String, file: RawFile)]] {
        var work: [(layer: Int, name: String)] = []
        for (index, layer) in layers.enumerated() {
            work += layer.files.keys.filter { $0.hasSuffix(".yaml") && $0 != "pack.yaml" }.map { (index, $0) }
        }
        // Large files first, so that no core waits for the last one.
        work.sort { layers[$0.layer].files[$0.name]?.count ?? 0 > layers[$1.layer].files[$1.name]?.count ?? 0 }
        let jobs = work
        let decoded = Mutex<[Int: RawFile]>([:])
        DispatchQueue.concurrentPerform(iterations: jobs.count) { index in
            let job = jobs[index]
            guard let text = layers[job.layer].file(job.name) else { return }
            let file = RawFile(job.name, text)
            decoded.withLock { $0[index] = file }
        }
        let files = decoded.withLock { $0 }
        return layers.indices.map { layer in
            jobs.indices.filter { jobs[$0].layer == layer }
                .compactMap { index in files[index].map { (name: jobs[index].name, file: $0) } }
                .sorted { (step($0.name), $0.name) < (step($1.name), $1.name) }
        }
    }
}
