// What a pack says on one day, as plain statements: two such snapshots can be compared line by line.

public import WorkingDays

/// One statement of a pack: about what, which property of it, and what it is.
public struct PackStatement: Sendable, Hashable {
    public enum Subject: String, Sendable, CaseIterable {
        case source, limit, purpose, forbidden, item, disclosure, field, regime, tier, list, code
    }
    public let subject: Subject
    /// Such as `penalty CF_NR_FK` for a field.
    public let id: String
    /// Such as `required`.
    public let property: String
    public let value: String
}

extension PolicyPack {
    /// Everything in force on the day. Limits and prohibitions stay after a lapse, as everywhere.
    public func statements(on day: Day) -> [PackStatement] {
        var found: [PackStatement] = []
        func say(_ subject: PackStatement.Subject, _ id: String, _ property: String, _ value: String) {
            found.append(PackStatement(subject: subject, id: id, property: property, value: value))
        }
        func ground(_ subject: PackStatement.Subject, _ id: String, _ provision: Provision) {
            say(subject, id, "basis", provision.citations.map(\.description).joined(separator: ", "))
            say(subject, id, "certainty", provision.certainty.rawValue)
        }
        for source in sources.values where source.interval.contains(day) {
            say(.source, source.id, "rank", source.rank.rawValue)
            say(.source, source.id, "title", source.title.zh)
            say(.source, source.id, "until", source.interval.until?.description ?? "–")
        }
        for id in Set(limits.map(\.id)) {
            guard let limit = limit(id, on: day) else { continue }
            say(.limit, id, "value", "\(limit.value) \(limit.unit.rawValue)")
            ground(.limit, id, limit.provision)
        }
        for purpose in purposes where isInForce(purpose.provision, on: day) {
            say(.purpose, purpose.id, "title", purpose.title.zh)
            say(.purpose, purpose.id, "bodies", purpose.bodies.isEmpty ? "any" : purpose.bodies.joined(separator: ", "))
            ground(.purpose, purpose.id, purpose.provision)
        }
        for entry in forbidden(on: day) { ground(.forbidden, entry.id, entry.provision) }
        for entry in incapacity(on: day) { ground(.forbidden, entry.id, entry.provision) }
        for list in lists where list.provision.interval.contains(day) {
            say(.list, list.id, "title", list.title.zh)
            say(.list, list.id, "takes entries", isOpen(list, on: day) ? "yes" : "no")
            ground(.list, list.id, list.provision)
        }
        for item in items where isInForce(item.provision, on: day) {
            say(.item, item.id, "title", item.title.zh)
            say(.item, item.id, "class", item.informationClass.rawValue)
            say(.item, item.id, "subjects", item.subjects.map(\.rawValue).joined(separator: ", "))
            ground(.item, item.id, item.provision)
            for rule in item.disclosure where isInForce(rule.provision, on: day) {
                for kind in rule.subjects {
                    ground(.disclosure, "\(item.id) \(kind.rawValue) \(rule.mode.rawValue)", rule.provision)
                }
            }
            for field in item.fields {
                for (property, value) in field.properties { say(.field, "\(item.id) \(field.code)", property, value) }
            }
        }
        for regime in regimes where regime.provision.interval.contains(day) {
            say(.regime, regime.item, "scheme", regime.id)
            say(.regime, regime.item, "marks of providers", regime.takesMarks ? "count" : "count for nothing")
            ground(.regime, regime.item, regime.provision)
            for tier in regime.tiers {
                let id = "\(regime.item) \(tier.id)"
                say(.tier, id, "published", tier.isPublished ? "yes" : "no")
                say(.tier, id, "minimum", "\(tier.minimum)")
                say(.tier, id, "maximum", "\(tier.maximum)")
                say(.tier, id, "repairable", tier.isRepairable ? "yes" : "no")
            }
        }
        for table in tables.values {
            for value in table.values where value.provision.interval.contains(day) {
                say(.code, "\(table.id) \(value.value)", "means", value.means ?? "–")
            }
        }
        return found
    }
}

extension Field {
    /// What a sender or a reader would notice.
    fileprivate var properties: [(String, String)] {
        var list = [
            ("name", name.zh), ("type", type.rawValue), ("required", required.text),
            ("sensitivity", sensitivity.rawValue),
        ]
        if let length { list.append(("length", "\(length)")) }
        if let table { list.append(("table", table)) }
        return list
    }
}

extension Requirement {
    /// In words that a catalogue's reader knows.
    public var text: String {
        switch self {
        case .always: "always"
        case .never: "never"
        case .whenValue(let field, let values): "when \(field) is \(values.joined(separator: " / "))"
        case .whenMeans(let field, let means): "when \(field) means \(means.joined(separator: " / "))"
        }
    }
}

extension CalendarPeriod: CustomStringConvertible {
    public var description: String { "\(value) \(unit.rawValue)" }
}
