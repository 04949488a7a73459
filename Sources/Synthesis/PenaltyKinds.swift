// Why this file exists: which penalties occur together, how they are written, and how long each may be public.

internal import Law
internal import WorkingDays

/// Penalties that one decision imposes together.
struct PenaltyKinds: Sendable {
    /// The cell of the kinds (处罚类别).
    let cell: [UInt8]
    let words: [String]
    /// From when to when all its words are in the table.
    let first: Day
    let last: Day
    let weight: Int
    let hasFine: Bool
    /// The one word for fines and confiscations together, which doesn't say that there was a fine.
    let isClass: Bool
    let hasConfiscation: Bool
    let hasLicence: Bool
    /// What the words mean to the rules of the pack.
    let means: Set<String>

    var hasAmount: Bool { hasFine || hasConfiscation }

    /// - Returns: nil if the pack doesn't know one of the words today.
    init?(_ words: [String], separator: String, weight: Int, table: CodeTable, today: Day) {
        var first = Day.earliest
        var last = Day.latest
        for word in words {
            let reading = table.read(word) { $0.provision.interval.contains(today) }
            guard reading.unknown == nil, let value = reading.values.first else { return nil }
            first = max(first, value.provision.interval.from)
            last = min(last, value.provision.interval.until ?? .latest)
        }
        let text = words.joined(separator: separator)
        let means = Set(table.read(text) { $0.provision.interval.contains(today) }.values.compactMap(\.means))
        self.words = words
        self.first = first
        self.last = last
        self.weight = weight
        cell = Array(text.utf8)
        self.means = means
        isClass = means.contains("fine-or-confiscation")
        hasFine = isClass || means.contains("fine")
        hasConfiscation = means.contains("confiscation")
        hasLicence = !means.isDisjoint(with: ["licence-suspension", "revocation"])
    }

    /// What a demo city imposes, the common things first.
    static func usual(_ table: CodeTable, today: Day) -> [PenaltyKinds] {
        let usual: [(words: [String], separator: String, weight: Int)] = [
            (["罚款"], "；", 50), (["警告", "罚款"], "；", 12), (["罚款", "没收违法所得"], "；", 10), (["警告"], "；", 8),
            (["罚款", "没收非法财物"], ";", 4), (["没收违法所得"], "；", 2), (["罚款", "责令停产停业"], "；", 3), (["责令停产停业"], "；", 1),
            (["罚款", "暂扣许可证件"], "；", 3), (["暂扣许可证件"], "；", 1), (["罚款", "吊销许可证件"], "；", 1),
            (["吊销许可证件"], "；", 1), (["暂扣或者吊销许可证"], "；", 1), (["通报批评"], "；", 2),
            (["罚款、没收违法所得、没收非法财物"], "；", 1),
        ]
        return usual.compactMap {
            PenaltyKinds($0.words, separator: $0.separator, weight: $0.weight, table: table, today: today)
        }
    }

    func fits(_ demand: PenaltyDemand) -> Bool {
        switch demand {
        case .any: true
        case .fine: hasFine && !isClass
        case .confiscation: hasConfiscation
        case .licence: hasLicence
        case .withoutAmounts: !hasAmount
        }
    }
}
