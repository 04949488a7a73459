// Why this file exists: the harm done to days, amounts and identities.

internal import WorkingDays

extension FaultSeeder {
    func spoilDay(_ plan: FaultPlan, _ cells: inout RowCells, _ facts: RowFacts, _ random: inout SplitMix64) {
        switch plan.kind {
        case .futureDay:
            // A row that was decided in the future is written so; see `Demand.isFuture`.
            guard !plan.demand.isFuture else { return }
            cells.set(plan.position) { $0.write(today.adding(days: random.within(1...300))) }
            cells.blank(plan.peer)
        case .dayOrder:
            guard let peer = plan.peer else { return }
            if cells[peer].isEmpty { cells.set(peer) { $0.write(facts.decided) } }
            var first = day(cells[peer]) ?? facts.decided
            if let third = plan.third, let other = day(cells[third]) {
                // Of two days that must come first only one is overtaken: the other is moved out of the way.
                if peer == decidedPosition {
                    cells.set(third) { $0.write(facts.decided.adding(days: -60)) }
                } else {
                    first = other.adding(days: 45)
                    cells.set(peer) { $0.write(first) }
                }
            }
            cells.set(plan.position) { $0.write(first.adding(days: -random.within(1...30))) }
        case .badDay:
            let (year, month, _) = facts.decided.components
            cells.set(plan.position) { out in
                out.write(number: year, digits: 4)
                switch random.below(5) {
                case 0: out.write("-02-30")
                case 1: out.write("-13-05")
                case 2: out.write("/04/31")
                case 3: out.write("年9月31日")
                default:
                    out.write("年")
                    out.write(number: month)
                    out.write("月底")
                }
            }
        default:
            cells.set(plan.position) { $0.write(facts.decided.adding(years: 6)) }
        }
    }

    func spoilAmount(_ plan: FaultPlan, _ cells: inout RowCells, _ facts: RowFacts, _ random: inout SplitMix64) {
        switch plan.kind {
        case .amountMissing: cells.blank(plan.position)
        case .badAmount: cells.set(plan.position) { $0.write(words.amounts, random.below(words.amounts.count)) }
        case .kindMissing:
            let fen = random.within(5...200) * 10_000
            cells.set(plan.position) { $0.write(tenThousandYuanOfFen: fen) }
            cells.set(plan.peer) { out in
                out.write(plan.position == confiscatedPosition ? "没收违法所得人民币" : "罚款人民币")
                out.write(yuanOfFen: fen)
                out.write("元。")
            }
        default:
            // The classic slip: yuan in a column of 10 000 yuan.
            cells.set(plan.position) { $0.write(yuanOfFen: facts.fine) }
        }
    }

    func spoilIdentity(_ plan: FaultPlan, _ cells: inout RowCells, _ facts: RowFacts, _ random: inout SplitMix64) {
        switch plan.kind {
        case .subjectCode, .personNumber, .bodyCode:
            cells.change(plan.position) { old, out in SyntheticCode.breakCheck(of: old, &random, to: &out) }
        case .companyAsAuthority:
            let company = population.subject(near: random.within(1...1_000_000), .company)
            cells.set(plan.position) { population.appendCode(of: company, to: &$0) }
        case .bodyPlaceholder: cells.set(plan.position) { $0.write("00000000000000000X") }
        case .kindMismatch:
            cells.set(plan.position) { $0 += facts.party.kind == .business ? organisationWord : businessWord }
        default:
            // The row was written for a minor; a second day on which to be of age would make a second fault.
            cells.blank(plan.peer)
        }
    }

    private func day(_ cell: [UInt8]) -> Day? {
        cell.withUnsafeBufferPointer { Day(iso: $0) }
    }
}
