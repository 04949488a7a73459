// What no pack may leave out: without it the program would collect, keep or publish more than the law allows.

internal import WorkingDays

extension PackLinter {
    /// Everything that is missing; a layer that is only for others to extend may leave it to them.
    func missing() -> [Finding] {
        guard !isPart, !pack.items.isEmpty else { return [] }
        return missingLimits() + missingProhibitions()
    }

    /// Limits that rules of the program ask for by name, with the units in which they count.
    private static let limits: [(id: String, units: Set<Limit.Unit>, why: String)] = [
        ("adultAge", [.years], "nobody would be refused as a minor (M-3)"),
        ("submission", [.workingDays], "nothing would ever be late"),
        (
            "disclosureMaximum", [.days, .months, .years],
            "dishonesty information would be shown and kept without an end (M-22)"
        ),
        ("queryLog", [.days, .months, .years], "the log of queries would be kept without an end (R-1.6)"),
    ]

    private func missingLimits() -> [Finding] {
        Self.limits.compactMap { limit in
            if pack.limits.contains(where: { $0.id == limit.id && limit.units.contains($0.unit) }) { return nil }
            let units = limit.units.map(\.rawValue).sorted().joined(separator: " or ")
            return Finding(
                .error, "missing-limit", at: "limit \(limit.id)", "no limit '\(limit.id)' in \(units): \(limit.why)")
        }
    }

    /// The kinds of data that M-43 names, and what P-5.15 refuses; the first six are refused of everybody.
    private static let prohibitions = [
        "religion", "genes", "fingerprint", "bloodType", "illness", "medicalHistory", "income", "deposits",
        "securities",
        "commercialInsurance", "realEstate", "taxAmount", "tracking", "health", "biometrics", "ordinaryLife",
        "personalRating", "creditScore",
    ]

    private func missingProhibitions() -> [Finding] {
        if pack.forbidden.isEmpty {
            return [
                Finding(
                    .error, "nothing-forbidden", at: "forbidden.yaml",
                    "a pack that collects says what may not be collected, and by which article (M-43)")
            ]
        }
        var findings = Self.prohibitions.filter { id in !pack.forbidden.contains { $0.id == id } }.map { id in
            Finding(
                .error, "missing-prohibition", at: "forbidden \(id)", "the pack does not forbid '\(id)' (M-43, P-5.15)")
        }
        for entry in pack.forbidden where entry.namesNothing {
            findings.append(
                Finding(.error, "empty-prohibition", at: "forbidden \(entry.id)", "it names no column"))
        }
        for id in Self.prohibitions.prefix(6) where pack.forbidden.contains(where: { $0.id == id && $0.personsOnly }) {
            findings.append(
                Finding(
                    .error, "missing-prohibition", at: "forbidden \(id)", "it is forbidden of every subject (M-43)"))
        }
        let said = pack.forbidden.map { ($0.id, $0.said) } + pack.incapacity.map { ($0.id, $0.said) }
        findings += said.flatMap { id, words in words.unfindable.map { (id, $0) } }.map { id, word in
            Finding(
                .error, "unfindable-word", at: "forbidden \(id)",
                "'\(word)' is never found: a form begins with a character and has one * at most")
        }
        if !pack.persons.isComplete {
            findings.append(
                Finding(
                    .error, "missing-prohibition", at: "forbidden.yaml persons",
                    "without words for persons nothing that a text says of them is found (M-43)"))
        }
        if pack.incapacity.allSatisfy(\.said.isEmpty),
            pack.items.contains(where: { $0.subjects.contains(.naturalPerson) })
        {
            findings.append(
                Finding(
                    .error, "missing-prohibition", at: "forbidden.yaml incapacity",
                    "no word says that a natural person lacks full capacity (M-3)"))
        }
        return findings
    }

    /// Two regimes of one item, and days between them on which a decision would have none.
    func gaps() -> [Finding] {
        Set(pack.regimes.map(\.item)).sorted().flatMap { item -> [Finding] in
            let regimes = pack.regimes.filter { $0.item == item }
                .sorted { $0.provision.interval.from < $1.provision.interval.from }
            return zip(regimes, regimes.dropFirst()).compactMap { earlier, later -> Finding? in
                guard let until = earlier.provision.interval.until,
                    until.adding(days: 1) < later.provision.interval.from
                else { return nil }
                return Finding(
                    .error, "gap", at: "regime of \(item)",
                    "nothing holds after \(until) until \(later.id) begins on \(later.provision.interval.from)")
            }
        }
    }
}
