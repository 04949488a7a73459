// A damaged pack is refused with file and place: never a crash, never a pack that is half read.

import Law
import TestSupport
import Testing

@Suite struct `A malformed pack` {
    @Test(arguments: [
        ("cn/limits.yaml", "limits: [", "cn/limits.yaml"), ("cn/publicity.yaml", "regimes: 7\n", "cn/publicity.yaml"),
        ("cn/codes/id-kinds.yaml", "", "cn/codes/id-kinds.yaml"), ("cn-37/pack.yaml", "pack: [\n", "cn-37/pack.yaml"),
        ("cn/calendar.csv", "day,kind\n", "cn/calendar.csv"),
        ("cn-3701/districts.csv", "code\nx\n", "cn-3701/districts.csv:2"),
        ("cn/catalogue/penalty.yaml", "item: penalty\n", "cn/catalogue/penalty.yaml"),
    ])
    func `the finding names the file`(file: String, content: String, place: String) throws {
        let policy = try TestPolicy()
        try policy.write(Array(content.utf8), to: file)
        let places = try policy.findings().filter { $0.severity == .error }.map(\.place)
        #expect(places.contains { $0.hasPrefix(place) }, "\(places)")
    }

    @Test func `the finding names the place inside the file`() throws {
        let policy = try TestPolicy()
        try policy.replace("value: 18\n", with: "value: eighteen\n", in: "cn/limits.yaml")
        let messages = try policy.findings().filter { $0.code == "malformed-file" }.map(\.message)
        #expect(messages.contains { $0.contains("limits") && $0.contains("value") }, "\(messages)")
    }

    @Test func `layers that extend each other in a circle are refused`() throws {
        let policy = try TestPolicy()
        try policy.append("extends: cn-3701\n", to: "cn/pack.yaml")
        #expect(try !policy.errors().isEmpty)
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "99999999999", "-1"])
    func `absurd periods do not trap`(value: String) throws {
        let policy = try TestPolicy()
        try policy.replace("maximum: {value: 36,", with: "maximum: {value: \(value),", in: "cn/publicity.yaml")
        try policy.replace("value: 5\n", with: "value: \(value)\n", in: "cn-37/limits.yaml")
        _ = try policy.findings()
    }

    /// Three hundred damages: bytes changed, cut out, doubled. Whatever comes of it is a pack or a list of findings.
    @Test(arguments: 0..<10)
    func `random damage gives findings, never a crash`(seed: Int) throws {
        var random = SeededRandom(UInt64(seed))
        let policy = try TestPolicy()
        let files = policy.files.filter { $0.hasPrefix("cn/") && $0 != "cn/calendar.csv" }
        for _ in 0..<30 {
            let file = try #require(files.randomElement(using: &random))
            let sound = try policy.bytes(file)
            try policy.write(Self.damage(sound, &random), to: file)
            let findings = try policy.findings("cn")
            #expect(findings.allSatisfy { !$0.place.isEmpty && !$0.message.isEmpty })
            try policy.write(sound, to: file)
        }
    }

    private static func damage(_ sound: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = sound
        for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 10 {
            let place = Int.random(in: 0..<bytes.count - 8, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
            case 1: bytes.removeSubrange(place..<place + Int.random(in: 1...8, using: &random))
            case 2: bytes.insert(contentsOf: Array("\n: [{&*!|".utf8).shuffled(using: &random), at: place)
            default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 200)], at: place)
            }
        }
        return bytes
    }
}
