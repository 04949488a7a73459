// What every cell is read for, whatever its column: words of data that may not be collected, and of persons without capacity.

internal import Law
internal import WorkingDays

/// The words that make a cell worth a closer look, and what may be wrong with each.
struct ForbiddenWatch {
    enum Suspicion {
        /// Refused as it stands: a label and its colon.
        case value(ForbiddenData)
        /// Refused where it is said of a person; a mere word is told to the sender of a person's row.
        case word(ForbiddenData)
        case incapacity(Incapacity)
    }

    let suspicions: [Suspicion]
    let finder: StatementFinder
    private let words: PatternSet

    init(_ pack: PolicyPack, today: Day) {
        var suspicions: [Suspicion] = []
        var entries: [(text: String, number: Int)] = []
        func add(_ suspicion: Suspicion, _ words: [String]) {
            entries += Set(words.flatMap(Self.spellings)).map { ($0, suspicions.count) }
            suspicions.append(suspicion)
        }
        for rule in pack.forbidden(on: today) {
            add(.value(rule), rule.values)
            add(.word(rule), rule.said.triggers + rule.words)
        }
        for rule in pack.incapacity(on: today) { add(.incapacity(rule), rule.said.triggers) }
        self.suspicions = suspicions
        finder = StatementFinder(pack.persons)
        words = PatternSet(entries)
    }

    /// Places of `suspicions` whose words the cell holds.
    func suspicions(in cell: UnsafeBufferPointer<UInt8>) -> [Int] { words.numbers(in: cell) }

    /// A word with Latin letters is written in both cases and both widths.
    private static func spellings(_ word: String) -> [String] {
        guard word.utf8.contains(where: { $0 < 0x80 && $0 > 0x40 }) else { return [word] }
        func wide(_ text: String) -> String {
            String(
                String.UnicodeScalarView(
                    text.unicodeScalars.map {
                        (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                    }))
        }
        return [word, word.uppercased(), word.lowercased()].flatMap { [$0, wide($0)] }
    }
}
