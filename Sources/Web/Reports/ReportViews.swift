// The page around a report, and the page that verifies one.

internal import Mustache
internal import Reports

/// A report with what can be done with it.
struct ReportView: View {
    /// The document, escaped where it was drawn.
    let article: String
    let fileHref: String
    let dataHref: String
    let verifyHref: String
    let subjectHref: String
    /// How the report is checked without asking us.
    let steps: [LedgerStepView]
    /// Set if records came in after the report was issued.
    let changed: String?

    func child(named key: String) -> Any? {
        switch key {
        case "article": article
        case "fileHref": fileHref
        case "dataHref": dataHref
        case "verifyHref": verifyHref
        case "subjectHref": subjectHref
        case "steps": steps
        case "changed": changed
        default: nil
        }
    }
}

/// The question and the answer of a verification.
struct VerifyView: View {
    /// What was asked, if it has the form of a number; anything else is never repeated.
    let number: String?
    let outcome: OutcomeView?

    func child(named key: String) -> Any? {
        switch key {
        case "number": number
        case "outcome": outcome
        default: nil
        }
    }
}

/// The answer.
struct OutcomeView: View {
    let status: StatusView
    let line: String
    let facts: [FactView]
    let reportHref: String?

    func child(named key: String) -> Any? {
        switch key {
        case "status": status
        case "line": line
        case "facts": facts
        case "reportHref": reportHref
        default: nil
        }
    }
}

/// Makes the page of a verification in one language.
struct VerifyMaker {
    let sentences: Sentences

    func view(isAsked: Bool, _ number: ReportNumber?, _ verification: Verification?) -> VerifyView {
        VerifyView(number: number?.text, outcome: isAsked ? outcome(verification) : nil)
    }

    private func outcome(_ verification: Verification?) -> OutcomeView {
        guard let verification, verification.isGenuine, let number = verification.number,
            let issued = verification.issued, let dataAsOf = verification.dataAsOf
        else {
            return OutcomeView(
                status: StatusView(tone: "alert", word: sentences.notGenuine),
                line: verification == nil ? sentences.badNumber : sentences.unknownNumber, facts: [], reportHref: nil)
        }
        let facts = [
            FactView(name: sentences.reportNumberName, value: number.groups.joined(separator: " ")),
            FactView(name: sentences.issuedName, value: issued.text(sentences.language)),
            FactView(name: sentences.dataAsOfName, value: sentences.day(dataAsOf)),
            FactView(name: sentences.changedName, value: sentences.isChanged(verification.isChanged)),
            FactView(name: sentences.usableName, value: sentences.isUsable(verification.isUsable)),
        ]
        guard verification.isUsable else {
            return OutcomeView(
                status: StatusView(tone: "ended", word: sentences.noLongerUsable), line: sentences.genuineButEnded,
                facts: facts, reportHref: nil)
        }
        return OutcomeView(
            status: verification.isChanged
                ? StatusView(tone: "waiting", word: sentences.genuineChanged)
                : StatusView(tone: "proof", word: sentences.genuine),
            line: verification.isChanged ? sentences.genuineLineChanged : sentences.genuineLine, facts: facts,
            reportHref: SiteURL.report(number.text).path)
    }
}
