// A disclosed record as JSON: every value that the page shows, with codes and citations for programs.

internal import Disclosure
internal import Law
internal import Registry
internal import Records
internal import WorkingDays

/// Writes records and subjects in one language.
struct RecordDocument {
    let clauses: ClauseTexts
    let language: Language
    /// By which channel it leaves.
    var channel = Channel.publication

    static func write(_ subject: Subject, _ json: inout JSONWriter) {
        json.member("code", subject.code)
        json.member("name", subject.name)
        json.member("kind", subject.kind.rawValue)
        json.member("district", subject.district)
        json.member("status", subject.status)
    }

    func write(_ record: DisclosedRecord, _ json: inout JSONWriter) {
        let dates = record.period.dates
        json.member("id", String(record.id.raw))
        json.member("item", record.item.id)
        json.member("class", record.item.informationClass.rawValue)
        json.member("version", record.version)
        json.member("decided", dates.decided.description)
        json.array("fields") { json in
            for field in record.fields {
                json.object {
                    $0.member("code", field.code)
                    $0.member("name", field.name.text(language))
                    $0.member("value", field.value)
                    $0.member("masked", field.isMasked)
                }
            }
        }
        json.object("provider") {
            $0.member("code", record.providerCode)
            $0.member("name", record.providerName)
        }
        json.member("entered", record.entered.description)
        json.member("shownUntil", record.shownUntil?.description)
        json.member("state", record.state?.text(language))
        act(record.continuingAct, &json)
        json.member("tier", dates.tier)
        json.member("repairableFrom", record.period.repairableFrom?.description)
        json.array("reasons") { json in
            json.object {
                $0.member("effect", Self.name(of: channel))
                $0.member("day", nil as String?)
                citations(record.decision.citations, &$0)
            }
            for reason in record.period.reasons {
                json.object {
                    $0.member("effect", Self.name(of: reason.effect))
                    $0.member("day", reason.day?.description)
                    citations(reason.citations, &$0)
                }
            }
        }
        json.array("clauses") { json in
            var seen: Set<Citation> = []
            let all = record.decision.citations + record.period.reasons.flatMap(\.citations)
            for citation in all + record.item.provision.citations where seen.insert(citation).inserted {
                json.element(citation.description)
            }
        }
        json.object("event") {
            $0.member("kind", record.event.kind)
            $0.member("day", record.event.day)
            $0.member("clause", record.event.clause)
            $0.member("token", hex: record.event.token)
            $0.member("commitment", hex: record.event.commitment)
            $0.member("leaf", hex: record.event.leaf)
            $0.member("policy", record.event.policy)
            // The address of a proof is public, and what is not public has none.
            if channel == .publication, record.event.place != nil, let code = record.subject.code {
                $0.member("proof", SiteURL.subjectProof(code, record: String(record.id.raw)).path)
            }
        }
    }

    /// Only what a body reported: the absence of an end is no state.
    private func act(_ act: ContinuingAct?, _ json: inout JSONWriter) {
        guard let act else { return json.member("act", nil as String?) }
        json.object("act") {
            $0.member("state", "continuing")
            $0.member("source", act.source)
            $0.member("reported", act.reported)
            $0.member("sentence", Sentences(language: language).actContinues(act))
        }
    }

    func citations(_ citations: [Citation], _ json: inout JSONWriter) {
        json.array("citations") { json in
            for citation in citations {
                if let document = clauses.document(citation, language) { json.element(json: document) }
            }
        }
    }

    private static func name(of channel: Channel) -> String {
        switch channel {
        case .publication: "published"
        case .sharing: "shared"
        }
    }

    private static func name(of effect: DateReason.Effect) -> String {
        switch effect {
        case .tierMaximum: "tierMaximum"
        case .disclosureMaximum: "disclosureMaximum"
        case .tierNotPublished: "tierNotPublished"
        case .validity: "validity"
        case .lasting: "lasting"
        }
    }
}
