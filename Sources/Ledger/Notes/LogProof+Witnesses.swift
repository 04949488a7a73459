// Readers with more than one key, and with witnesses of their own choice.

extension LogProof {
    /// The same with several keys that the reader has, of which one must have signed: during a rotation there are two, and
    /// a policy may name more than one log.
    /// - Parameter trusted: at least one key.
    public func check(against trusted: [NoteKey], content: [UInt8]? = nil) -> Finding {
        let origin = (try? Checkpoint(text: note.text))?.origin
        let named = trusted.filter { $0.name == origin }
        guard let first = named.first else { return .badCheckpoint }
        // A key that isn't under the note says nothing, but a false line of one spoils it.
        let signing = named.filter { !note.lines(of: $0).isEmpty }
        guard signing.allSatisfy(note.isSigned(by:)) else { return .badSignature }
        return check(against: signing.first ?? first, content: content)
    }

    /// The same, and the quorum of witnesses.
    /// - Parameter trusted: keys of the reader beside those of the policy.
    public func check(
        under policy: WitnessPolicy, trusted: [NoteKey] = [], content: [UInt8]? = nil
    ) -> Finding {
        let keys = trusted + policy.logs.map(\.key)
        let finding =
            keys.isEmpty ? check(against: NoteKey?.none, content: content) : check(against: keys, content: content)
        switch finding {
        case .proved, .keyUnknown: return policy.verdict(on: note).meetsQuorum ? finding : .noQuorum
        case .badSignature, .notIncluded, .badCheckpoint, .otherContent, .noQuorum: return finding
        }
    }
}
