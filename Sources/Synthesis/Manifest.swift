// Why this file exists: the answer key beside a generated file, which names every fault that was put into it.

public import WorkingDays

/// The contents of `manifest.json`.
public struct Manifest: Sendable {
    public let item: String
    public let rows: Int
    public let seed: UInt64
    public let today: Day
    public let faultRate: Double
    public private(set) var faults: [SeededFault] = []

    public init(item: String, rows: Int, seed: UInt64, today: Day, faultRate: Double) {
        self.item = item
        self.rows = rows
        self.seed = seed
        self.today = today
        self.faultRate = faultRate
    }

    public mutating func add(_ seeded: [SeededFault]) {
        faults += seeded
    }

    /// The manifest as JSON, one fault a line; the same bytes for the same faults.
    public func json() -> [UInt8] {
        var out: [UInt8] = []
        out.write("{\n\"item\":")
        out.write(json: item.utf8)
        out.write(",\n\"rows\":")
        out += Array(String(rows).utf8)
        out.write(",\n\"seed\":")
        out += Array(String(seed).utf8)
        out.write(",\n\"today\":\"")
        out.write(today)
        out.write("\",\n\"faultRate\":")
        out += Array(String(faultRate).utf8)
        out.write(",\n\"faults\":[")
        for (index, fault) in faults.enumerated() {
            out.write(index == 0 ? "\n{\"row\":" : ",\n{\"row\":")
            out.write(number: fault.row)
            out.write(",\"column\":")
            out.write(json: fault.column.utf8)
            out.write(",\"field\":")
            out.write(json: fault.field.utf8)
            out.write(",\"rule\":")
            out.write(json: fault.rule.utf8)
            out.write(",\"severity\":")
            out.write(json: fault.severity.rawValue.utf8)
            out.write("}")
        }
        out.write("\n]\n}\n")
        return out
    }
}
