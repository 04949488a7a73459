// chengxin doctor: is this home fit to be served, and if not, what is to be done? It changes nothing.

internal import ArgumentParser

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check a home: keys, policy, calendar, disk, database, schema, clock.",
        discussion: "Changes nothing. Exit 1 if there is a fault; a warning alone is exit 0.")

    @OptionGroup var common: CommonOptions

    private struct Answer: Encodable {
        let faults: Int
        let warnings: Int
        let checks: [HealthFinding]
    }

    func run() async throws {
        var checkup = Checkup(common)
        let checks = await checkup.findings()
        let answer = Answer(
            faults: checks.count { $0.verdict == .fault }, warnings: checks.count { $0.verdict == .warn },
            checks: checks)
        if common.json {
            try Terminal.json(answer)
        } else {
            for check in checks {
                let verdict = check.verdict.rawValue.padding(5)
                print("\(verdict)  \(check.check.padding(9))  \(check.found)")
                if let advice = check.advice { print("                  → \(advice)") }
            }
            print("\(checks.count) checks, \(answer.faults) faults, \(answer.warnings) warnings")
        }
        if answer.faults > 0 { throw Outcome.withFaults }
    }
}

extension String {
    fileprivate func padding(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

/// What one check found.
struct HealthFinding: Encodable {
    enum Verdict: String, Encodable {
        case ok, warn, fault
    }

    let check: String
    let verdict: Verdict
    let found: String
    /// What to do; nil if there is nothing to do.
    let advice: String?

    static func ok(_ check: String, _ found: String) -> HealthFinding {
        HealthFinding(check: check, verdict: .ok, found: found, advice: nil)
    }

    static func warn(_ check: String, _ found: String, _ advice: String) -> HealthFinding {
        HealthFinding(check: check, verdict: .warn, found: found, advice: advice)
    }

    static func fault(_ check: String, _ found: String, _ advice: String) -> HealthFinding {
        HealthFinding(check: check, verdict: .fault, found: found, advice: advice)
    }
}
