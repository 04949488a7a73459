// Public answers about organisations, kept while their marks hold: most readers ask what somebody asked before.

internal import Disclosure
internal import Hummingbird
internal import Law
internal import Synchronization

/// The answers that were given last, within a bounded memory.
///
/// Only what the public channel gave stands here, and nothing of who asked. An answer is never given without asking the
/// door whether its mark holds (`SubjectMark`). Codes that are nobody's are not remembered, so guessing fills nothing.
final class RememberedAnswers: Sendable {
    struct Key: Hashable {
        let code: String
        let language: Language
    }

    /// One answer, ready to be sent.
    struct Answer: Sendable {
        let mark: SubjectMark
        let body: ByteBuffer
        let tag: String
    }

    /// Two halves: when the younger one is full, it becomes the older one, and what nobody asked for since is forgotten.
    private struct Halves {
        var young: [Key: Answer] = [:]
        var old: [Key: Answer] = [:]
        /// Bytes of the younger half.
        var size = 0
    }

    /// What an answer costs beside its body.
    private static let overhead = 4096

    private let most: Int
    private let halves = Mutex(Halves())

    /// - Parameter mebibytes: how much all answers together may hold.
    init(mebibytes: Int) {
        most = mebibytes << 20
    }

    func find(_ key: Key) -> Answer? {
        halves.withLock { halves in
            if let answer = halves.young[key] { return answer }
            guard let answer = halves.old[key] else { return nil }
            keep(answer, key, &halves)
            return answer
        }
    }

    func keep(_ answer: Answer, for key: Key) {
        halves.withLock { keep(answer, key, &$0) }
    }

    private func keep(_ answer: Answer, _ key: Key, _ halves: inout Halves) {
        let size = answer.body.readableBytes + Self.overhead
        guard size <= most / 8 else { return }
        if halves.size + size > most / 2 {
            halves.old = halves.young
            halves.young = [:]
            halves.size = 0
        }
        if let before = halves.young.updateValue(answer, forKey: key) {
            halves.size -= before.body.readableBytes + Self.overhead
        }
        halves.size += size
    }
}
