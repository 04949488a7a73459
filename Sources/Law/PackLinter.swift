// Checks a whole pack against itself: cited articles exist, dates don't overlap, nothing forbidden is collected.

public import WorkingDays

/// The linter of packs (`chengxin policy lint`). Codes of findings are stable; docs/policy-pack.md lists them.
public struct PackLinter {
    let pack: PolicyPack
    /// Whether it is a layer only for others to extend.
    let isPart: Bool

    public init(_ pack: PolicyPack, isPart: Bool = false) {
        self.pack = pack
        self.isPart = isPart
    }

    /// All findings that need no date.
    public func findings() -> [Finding] {
        var findings: [Finding] = []
        for item in pack.items { findings += check(item) }
        for regime in pack.regimes { findings += check(regime) }
        for limit in pack.limits { findings += check(limit.provision, "limit \(limit.id)") }
        for entry in pack.forbidden { findings += check(entry.provision, "forbidden \(entry.id)") }
        for entry in pack.incapacity { findings += check(entry.provision, "incapacity \(entry.id)") }
        for list in pack.lists { findings += check(list) }
        for purpose in pack.purposes { findings += check(purpose.provision, "purpose \(purpose.id)") }
        for table in pack.tables.values.sorted(by: { $0.id < $1.id }) { findings += check(table) }
        findings += overlaps() + gaps() + conflicts() + missing()
        return findings
    }

    /// Sources that lapse within `days` of `today`, and those that have lapsed but are still cited.
    public func lapses(today: Day, within days: Int = 180) -> [Finding] {
        pack.sources.values.sorted { $0.id < $1.id }.compactMap { source in
            guard let until = source.interval.until, until <= today.adding(days: days) else { return nil }
            let hasLapsed = until < today
            // A text that lapsed long ago and was replaced is history, not news.
            guard !hasLapsed || until.adding(days: days) >= today else { return nil }
            return Finding(
                .warning, hasLapsed ? "lapsed-source" : "lapsing-source", at: "source \(source.id)",
                "《\(source.title.zh)》 \(hasLapsed ? "lapsed" : "lapses") on \(until); powers that rest on it alone "
                    + "end that day, limits and rights stay")
        }
    }

    /// The citations of a value, and whether anyone has read them.
    func check(_ provision: Provision, _ place: String) -> [Finding] {
        var findings = provision.citations.compactMap { citation -> Finding? in
            guard let source = pack.source(of: citation) else {
                return Finding(.error, "unknown-source", at: place, "there is no source '\(citation.source)'")
            }
            guard source.articles[citation.article] != nil else {
                return Finding(.error, "unknown-article", at: place, "\(citation) names no article of its source")
            }
            return nil
        }
        if provision.certainty != .text {
            findings.append(
                Finding(
                    .warning, "not-read", at: place,
                    "the value is \(provision.certainty.rawValue), not read in its text"))
        }
        return findings
    }

    /// Whether a law, a regulation or a decision of the State Council is among the texts.
    func isOrderedByLaw(_ provision: Provision) -> Bool {
        provision.citations.contains { (pack.source(of: $0)?.rank ?? .plan) <= .localRegulation }
    }

    private func check(_ table: CodeTable) -> [Finding] {
        var findings: [Finding] = []
        for (index, value) in table.values.enumerated() {
            findings += check(value.provision, "code \(table.id) \(value.value)")
            let isTwice = table.values[..<index].contains {
                $0.value == value.value && $0.provision.interval.overlaps(value.provision.interval)
            }
            if isTwice {
                findings.append(
                    Finding(.error, "overlap", at: "code \(table.id) \(value.value)", "the word stands twice"))
            }
        }
        return findings
    }

    /// A listing rests on more than a notice or a plan, and nobody is listed who can't leave (M-31, R-4).
    private func check(_ list: SeriousList) -> [Finding] {
        let place = "list \(list.id)"
        var findings = check(list.provision, place)
        guard !list.issuers.isEmpty else { return findings }
        if !list.provision.citations.contains(where: { pack.source(of: $0)?.rank.carriesBurdens ?? false }) {
            findings.append(
                Finding(
                    .error, "list-without-law", at: place,
                    "a notice, a standard or a plan alone carries no listing; name a rule of designation or higher"))
        }
        if list.exit == nil || list.procedure == nil || list.materials == nil {
            findings.append(
                Finding(
                    .error, "list-without-exit", at: place,
                    "a list that takes entries says how one leaves it: conditions, procedure, papers (R-4)"))
        }
        return findings
    }

    private func overlaps() -> [Finding] {
        func find(_ kind: String, _ entries: [(id: String, interval: Interval)]) -> [Finding] {
            var findings: [Finding] = []
            for (index, entry) in entries.enumerated() {
                for other in entries[..<index] where other.id == entry.id && other.interval.overlaps(entry.interval) {
                    findings.append(
                        Finding(.error, "overlap", at: "\(kind) \(entry.id)", "two values hold on the same day"))
                }
            }
            return findings
        }
        return find("item", pack.items.map { ($0.id, $0.provision.interval) })
            + find("regime of", pack.regimes.map { ($0.item, $0.provision.interval) })
            + find("purpose", pack.purposes.map { ($0.id, $0.provision.interval) })
    }

    /// Layers may contradict each other on a limit: the higher rank decides, at equal rank the later text. Where
    /// neither tells them apart, nobody but the author can say what holds.
    private func conflicts() -> [Finding] {
        var findings: [Finding] = []
        for (index, limit) in pack.limits.enumerated() {
            for other in pack.limits[..<index] where other.id == limit.id {
                guard other.provision.interval.overlaps(limit.provision.interval) else { continue }
                let day = max(other.provision.interval.from, limit.provision.interval.from)
                let (mine, theirs) = (
                    Precedence(limit.provision, on: day, of: pack), Precedence(other.provision, on: day, of: pack)
                )
                let place = "limit \(limit.id)"
                if mine < theirs || theirs < mine {
                    let (winner, loser) = mine < theirs ? (other, limit) : (limit, other)
                    findings.append(
                        Finding(
                            .warning, "outranked", at: place,
                            "\(loser.value) of \(loser.provision.citations.first?.description ?? "") yields to "
                                + "\(winner.value) of \(winner.provision.citations.first?.description ?? "")"))
                } else {
                    findings.append(
                        Finding(
                            .error, "conflict", at: place,
                            "\(other.value) and \(limit.value) rest on texts of one rank and day; say which holds"))
                }
            }
        }
        return findings
    }
}
