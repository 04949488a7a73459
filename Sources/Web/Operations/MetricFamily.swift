// Figures as Prometheus reads them: the text format 0.0.4, with its help, kinds and escapes.

/// One figure with its meaning, and a value for each set of labels.
///
/// Labels hold names of ours only (a route pattern, a state, a version), never anything that a reader sent: so there are
/// as many series as the program has names, and nothing personal can stand in them.
public struct MetricFamily: Sendable {
    public enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    /// One line. The suffix tells the parts of a histogram apart.
    public struct Sample: Sendable {
        let suffix: String
        let labels: [(name: String, value: String)]
        let value: Double

        public init(_ value: Double, _ labels: KeyValuePairs<String, String> = [:]) {
            self.init(value, suffix: "", labels.map { ($0.key, $0.value) })
        }

        init(_ value: Double, suffix: String, _ labels: [(name: String, value: String)]) {
            self.suffix = suffix
            self.labels = labels
            self.value = value
        }
    }

    let name: String
    let help: String
    let kind: Kind
    let samples: [Sample]

    public init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        self.name = name
        self.help = help
        self.kind = kind
        self.samples = samples
    }

    /// A gauge without labels.
    public static func gauge(_ name: String, _ help: String, _ value: Double) -> MetricFamily {
        MetricFamily(name, .gauge, help, [Sample(value)])
    }

    /// The whole text. A family without a value is left out.
    static func text(_ families: [MetricFamily]) -> String {
        var text = ""
        for family in families where !family.samples.isEmpty { family.write(to: &text) }
        return text
    }

    private func write(to text: inout String) {
        text += "# HELP \(name) \(Self.escaped(help))\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples {
            text += name + sample.suffix
            if !sample.labels.isEmpty {
                let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
                text += "{" + labels.joined(separator: ",") + "}"
            }
            text += " " + Self.number(sample.value) + "\n"
        }
    }

    /// Backslash and end of line, and in the value of a label the quotation mark.
    private static func escaped(_ text: String, quotes: Bool = false) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map { String($0) } ?? "\(value)"
    }
}
