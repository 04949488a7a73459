// Why this file exists: it does to a clean row exactly the harm that its plan names.

internal import Law
internal import WorkingDays

/// What is known of the row that was just written.
struct RowFacts {
    let decided: Day
    let party: Party
    /// The fine in fen; 0 without one.
    var fine = 0
}

/// Changes clean rows into faulty ones.
struct FaultSeeder: Sendable {
    let today: Day
    private let names: [String]
    private let codes: [String]
    private let lengths: [Int]
    private let strangers: [[UInt8]]
    private let kindsPosition: Int?
    let decidedPosition: Int?
    let confiscatedPosition: Int?
    let businessWord: [UInt8]
    let organisationWord: [UInt8]
    let population: Population
    let words = FaultWords()

    init(_ layout: ItemLayout, population: Population) {
        today = layout.today
        names = layout.names
        codes = layout.item.fields.map(\.code)
        lengths = layout.item.fields.map { $0.length ?? 0 }
        strangers = layout.item.fields.indices.map { layout.strangeWord(at: $0) }
        kindsPosition = layout.item.fields.firstIndex { $0.type == .choices }
        decidedPosition = layout.position(.decidedOn)
        confiscatedPosition = layout.position(.confiscated)
        businessWord = layout.word(.subjectKind, means: "individualBusiness") ?? []
        organisationWord = layout.word(.subjectKind, means: "organisation") ?? []
        self.population = population
    }

    /// Does the fault and says so.
    func apply(
        _ plan: FaultPlan, to cells: inout RowCells, _ facts: RowFacts, line: Int, _ random: inout SplitMix64
    ) -> SeededFault {
        switch plan.kind {
        case .futureDay, .dayOrder, .badDay, .publicEndTooLate: spoilDay(plan, &cells, facts, &random)
        case .badAmount, .amountMissing, .kindMissing, .amountInWords: spoilAmount(plan, &cells, facts, &random)
        case .subjectCode, .personNumber, .bodyCode, .companyAsAuthority, .bodyPlaceholder, .kindMismatch, .minor:
            spoilIdentity(plan, &cells, facts, &random)
        default: spoilText(plan, &cells, facts, &random)
        }
        return SeededFault(row: line, column: names[plan.reported], field: codes[plan.reported], kind: plan.kind)
    }

    private func spoilText(
        _ plan: FaultPlan, _ cells: inout RowCells, _ facts: RowFacts, _ random: inout SplitMix64
    ) {
        switch plan.kind {
        case .requiredMissing, .detailMissing, .noDocument: cells.blank(plan.position)
        case .tooLong:
            let missing = lengths[plan.position] + random.within(1...12)
            cells.change(plan.position) { old, out in
                out += old
                // Every character that is added counts as one, whatever stood there before.
                for _ in 0..<missing { out.write("长") }
            }
        case .notInCodeTable:
            let joins = plan.position == kindsPosition
            cells.change(plan.position) { old, out in
                if joins {
                    out += old
                    out.write("；")
                }
                out += strangers[plan.position]
            }
        case .placeholder:
            cells.set(plan.position) { $0.write(words.placeholders, random.below(words.placeholders.count)) }
        case .garbled: insert(words.garbled, plan, &cells, &random)
        case .controlCharacter: insert(words.control, plan, &cells, &random)
        case .markup: insert(words.markup, plan, &cells, &random)
        case .documentYear: otherYear(plan.position, &cells, &random)
        case .noArticle: cells.set(plan.position) { $0.write("依据有关法律法规的规定") }
        case .identityInText:
            let person = random.below(1_000_000)
            insert(plan, &cells) { out in
                out.write("（身份证号码")
                population.people.appendNumber(of: person, to: &out)
                out.write("）")
            }
        default: break
        }
    }

    private func insert(
        _ list: WordList, _ plan: FaultPlan, _ cells: inout RowCells, _ random: inout SplitMix64
    ) {
        let index = random.below(list.count)
        insert(plan, &cells) { $0.write(list, index) }
    }

    /// Writes after the text of the cell, or after a word if it is empty, and ends with one, so that nothing is trimmed.
    private func insert(_ plan: FaultPlan, _ cells: inout RowCells, _ write: (inout [UInt8]) -> Void) {
        cells.change(plan.position) { old, out in
            if old.isEmpty { out.write("补充") } else { out += old }
            write(&out)
            out.write("记")
        }
    }

    /// Replaces the year in 〔2025〕.
    private func otherYear(_ position: Int, _ cells: inout RowCells, _ random: inout SplitMix64) {
        let back = random.within(1...2)
        cells.change(position) { old, out in
            guard let digits = Self.yearDigits(in: old) else { return out += old }
            out += old[..<digits.lowerBound]
            out.write(number: old[digits].reduce(0) { $0 * 10 + Int($1 & 15) } - back, digits: 4)
            out += old[digits.upperBound...]
        }
    }

    /// The four digits after 〔, which is E3 80 94, or after a bracket.
    private static func yearDigits(in number: [UInt8]) -> Range<Int>? {
        for index in number.indices {
            let start: Int
            if number[index] == UInt8(ascii: "(") {
                start = index + 1
            } else if number[index...].starts(with: [0xE3, 0x80, 0x94]) {
                start = index + 3
            } else {
                continue
            }
            return start + 4 <= number.count ? start..<(start + 4) : nil
        }
        return nil
    }
}
