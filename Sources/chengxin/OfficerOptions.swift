// As whom a command reads: as anyone, or as an official with a token, a matter and a purpose.

internal import Access
internal import ArgumentParser
internal import Disclosure
internal import Law
internal import WorkingDays

/// As whom the command line reads.
enum Reader: String, ExpressibleByArgument, CaseIterable {
    /// As anyone: what is published.
    case anyone
    /// As an official with a token: what a matter of the own body needs.
    case officer
}

struct OfficerOptions: ParsableArguments {
    @OptionGroup var token: TokenOption
    @Option(name: .customLong("as"), help: "As whom: anyone, or officer with a token.") var reader = Reader.anyone
    @Option(help: "With --as officer, the matter for which is asked, by its code in the register.")
    var matter: String?
    @Option(help: "With --as officer, the purpose that the matter is registered for.") var purpose: String?

    func validate() throws {
        switch reader {
        case .anyone:
            if matter != nil || purpose != nil || token.tokenFile != nil {
                throw ValidationError("--matter, --purpose and --token-file go with --as officer")
            }
        case .officer:
            if matter == nil || purpose == nil { throw ValidationError("--as officer needs --matter and --purpose") }
        }
    }

    /// Who asks, and for what.
    struct Asked {
        let requester: Requester
        let matter: String
        let purpose: String
    }

    /// - Returns: nil if the command reads as anyone.
    /// - Throws: a sentence if the token opens nothing.
    func asked(_ home: Home, on today: Day) async throws -> Asked? {
        guard reader == .officer, let matter, let purpose else { return nil }
        let now = home.demoDay ?? Day.instant(microseconds: home.clock.now())
        guard today >= now else {
            throw Failure("an officer asks by the law and the rights of today; leave --today \(today) out")
        }
        try await home.mustNotBeHeld()
        // The command line is a reader on this machine.
        guard let bearer = try await home.access.bearer(try token.token(), address: "127.0.0.1", today: today) else {
            throw Failure(
                "this token opens nothing today: it is unknown, ended, over, or for other addresses; ask for a new one")
        }
        return Asked(requester: bearer.requester, matter: matter, purpose: purpose)
    }

    static func failure(_ refusal: Refusal, _ citations: [Citation], _ receipt: QueryReceipt) -> Failure {
        let articles = citations.map(\.description).joined(separator: ", ")
        return Failure("refused: \(refusal.words) (\(articles)); the question is on record as \(receipt.number)")
    }
}

extension Refusal {
    /// What the command line says of it.
    fileprivate var words: String {
        switch self {
        case .notEntitled: "the account has no role for it today"
        case .matterUnknown: "the body has no such matter; see 'chengxin matter list'"
        case .matterNotInForce: "the matter is over or has not begun"
        case .purposeNotOfMatter: "the matter is registered for another purpose"
        case .purposeNotOpen: "the purpose is not open to this body"
        case .notInCatalogue, .notPublic, .notCurrent, .notPublished, .expired, .sensitive, .notOfMatter, .notShared:
            "it may not be shown"
        }
    }
}
