// The purposes of government sharing. Which of them hold on the same day is the linter's question.

extension PackBuilder {
    mutating func add(_ raw: RawPurposes.Entry, _ file: String) {
        purposes.append(
            QueryPurpose(
                id: raw.id, title: raw.title, bodies: raw.bodies,
                provision: provision(raw.ground, "\(file) \(raw.id)")))
    }
}
