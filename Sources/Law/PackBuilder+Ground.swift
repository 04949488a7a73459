// The legal ground of a value: its own words first, those of the object around it for the rest.

internal import WorkingDays

extension PackBuilder {
    /// The ground of an object: its own words first, those of the object around it for the rest.
    mutating func provision(_ ground: RawGround, within outer: Provision? = nil, _ place: String) -> Provision {
        var citations: [Citation] = []
        for text in ground.sources ?? [] {
            if let citation = Citation(text) {
                citations.append(citation)
            } else {
                report("malformed-citation", place, "'\(text)' is not of the form source#article")
            }
        }
        if ground.sources == nil { citations = outer?.citations ?? [] }
        if citations.isEmpty { report("uncited-value", place, "every value cites a source and an article") }
        guard let certainty = ground.certainty ?? outer?.certainty else {
            report("no-certainty", place, "every value says how certain it is")
            return Provision(citations: citations, certainty: .assumed, interval: Interval(from: .latest, until: nil))
        }
        var from = outer?.interval.from
        if let text = ground.from { from = day(text, place) }
        if from == nil { report("no-date", place, "every value says from which day it holds") }
        var until = outer?.interval.until
        if let text = ground.until { until = day(text, place) }
        let start = from ?? .latest
        if let until, until < start { report("empty-interval", place, "the value ends before it begins") }
        return Provision(
            citations: citations, certainty: certainty, interval: Interval(from: start, until: until))
    }

    mutating func day(_ text: String, _ place: String) -> Day? {
        let day = Day.parse(official: text)
        if day == nil { report("malformed-day", place, "'\(text)' is not a day of the form YYYY-MM-DD") }
        return day
    }
}
