// Checks of publicity regimes: tiers, how records come to them, and what bars repair.

internal import WorkingDays

extension PackLinter {
    func check(_ regime: PublicityRegime) -> [Finding] {
        let place = "regime \(regime.id)"
        var findings = check(regime.provision, place)
        let tiers = Set(regime.tiers.map(\.id))
        for rule in regime.assignments {
            if !tiers.contains(rule.tier) {
                findings.append(Finding(.error, "unknown-tier", at: place, "there is no tier '\(rule.tier)'"))
            }
            for item in pack.items where item.publicity == .regimes(regime.item) {
                guard let kinds = item.field(role: .kinds)?.code else { continue }
                let means = (rule.anyMeans ?? []).union(rule.onlyMeans ?? [])
                findings += unknownMeanings(means, ofField: kinds, of: item, place)
            }
        }
        for tier in regime.tiers {
            findings += check(tier.provision, "\(place) \(tier.id)")
            if tier.minimum.end(from: .earliest) > tier.maximum.end(from: .earliest) {
                findings.append(Finding(.error, "empty-tier", at: place, "\(tier.id): the minimum is over the maximum"))
            }
            for later in pack.regimes where later.item == regime.item && later.provision.interval.until == nil {
                guard later.id != regime.id, !later.tiers.contains(where: { $0.id == tier.countsAs }) else { continue }
                findings.append(
                    Finding(
                        .error, "unmapped-tier", at: "\(place) \(tier.id)",
                        "nothing says which tier of \(later.id) it counts as (R-3.1)"))
            }
            // What barred repair under a scheme that is over is history; a bar of today needs its own law.
            if !tier.isRepairable, regime.provision.interval.until == nil, !isOrderedByLaw(tier.provision) {
                findings.append(
                    Finding(
                        .error, "unrepairable-without-law", at: "\(place) \(tier.id)",
                        "“not repairable” needs a cited law or central policy (R-3.1)"))
            }
        }
        return findings
    }
}
