// chengxin ledger release: lets a restored city work again, by proof or by a word that is kept.

internal import ArgumentParser
internal import Ledger
internal import Storage

extension LedgerCommand {
    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a restored city work again: by proof, or by the operator's word, which is kept.",
            discussion: """
                With --checkpoint, or with witnesses that answer, the logs prove that they continue what was published. \
                With --unproved the operator answers for it that nothing was published after the backup. If the backup is \
                older than what was published, only --new-name helps: the logs go on under a name that no published \
                checkpoint bears, so that nobody can be shown two histories under one. --reason is kept with the word.

                A city that was restored without a list of destructions waits for one: --destroyed FILE destroys again what it \
                names. Where there is none, --unlisted answers for it that nothing was destroyed after the backup; so does \
                --unproved, since each destruction is published.
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var published: PublishedOption
        @Flag(help: "Nothing can be obtained: answer for it that nothing was published after the backup.")
        var unproved = false
        @Option(help: "Go on under another name, for example 2.credit.example.gov.cn.") var newName: String?
        @Option(help: "A copy of the home's file 'destroyed', as new as there is.") var destroyed: String?
        @Flag(help: "There is no list of destructions: answer for it that nothing was destroyed after the backup.")
        var unlisted = false
        @Option(help: "Why, with --unproved, --unlisted or --new-name.") var reason: String?

        private struct Answer: Encodable {
            struct Hold: Encodable {
                let log: String
                let reason: String
                let published: Int
                let at: String
                let released: String?
                let word: String?
            }
            let held: Bool
            let holds: [Hold]
        }

        func validate() throws {
            if unproved, newName != nil { throw ValidationError("--unproved and --new-name are two different words") }
            if unlisted, destroyed != nil {
                throw ValidationError("--unlisted and --destroyed are two different words")
            }
            let isWord = unproved || unlisted || newName != nil
            if isWord, reason?.isEmpty ?? true {
                throw ValidationError("say why with --reason; it is kept with the word")
            }
            if let reason, !isWord || reason.utf8.count > 500 || reason.contains(where: \.isNewline) {
                throw ValidationError(
                    "--reason is one line of at most 500 bytes, with --unproved, --unlisted or --new-name")
            }
        }

        func run() async throws {
            let home = try await Home.open(common)
            let (ledger, database, clock) = (home.ledger, home.database, home.clock)
            let open = try await database.read { try ledger.holds($0) }.filter { $0.released == nil }
            if let destroyed { try await home.take(list: destroyed) }
            if !open.isEmpty {
                let logs = try await Continuation(ledger, database).compare(
                    with: published.checkpoint, try Home.witnesses(home: home.path))
                // What is known now to be behind is held for that, whatever held it before.
                let behind = logs.filter { log in
                    log.isContradicted && !open.contains { $0.log == log.log && $0.isContradicted }
                }
                let words = words(for: open.filter { $0.reason != .unlisted }, logs)
                let listWord = listWord(logs)
                let name = newName
                try await database.write { connection in
                    let now = clock.now()
                    try Continuation.hold(behind, ledger, now: now, connection)
                    for (log, word) in words { try ledger.release(log, by: word, now: now, connection) }
                    if let listWord { try ledger.releaseList(by: listWord, now: now, connection) }
                    if let name { try ledger.rename(to: name, connection) }
                }
                if !common.json { for log in logs where log.isHeld && newName == nil { print(log.words) } }
            }
            let holds = try await database.read { try ledger.holds($0) }
            let answer = Answer(
                held: holds.contains { $0.released == nil },
                holds: holds.map { hold in
                    .init(
                        log: hold.log.rawValue, reason: hold.reason.rawValue, published: hold.size,
                        at: JobsCommand.text(hold.at), released: hold.released.map(JobsCommand.text), word: hold.word)
                })
            if common.json {
                try Terminal.json(answer)
            } else {
                for hold in answer.holds {
                    print("log \(hold.log): \(hold.reason) since \(hold.at); \(hold.word ?? "still held")")
                }
                if holds.contains(where: { $0.released == nil && $0.reason == .unlisted }) {
                    print(
                        "No list of destructions says what must not come back: give it with --destroyed FILE, or answer for it "
                            + "with --unlisted.")
                }
                print(answer.held ? "This city is held." : "This city is not held: it may enter and sign.")
            }
            if answer.held { throw Outcome.withFaults }
            await home.settleLedger()
        }

        /// By which word a city without a list of destructions goes; nil if it stays. A new name says nothing of it.
        private func listWord(_ logs: [LogContinuity]) -> ListWord? {
            if destroyed != nil { return .listed }
            if unlisted { return .unlisted(reason: reason ?? "") }
            if logs.contains(where: \.isCurrent) { return .current }
            let isBehind = logs.contains { $0.log == .records && $0.isContradicted }
            return unproved && !isBehind ? .unlisted(reason: reason ?? "") : nil
        }

        /// By which word each log goes. One that is behind goes by a new name only; `Ledger.release` insists on it.
        private func words(for open: [LedgerHold], _ logs: [LogContinuity]) -> [LogName: ReleaseWord] {
            var words: [LogName: ReleaseWord] = [:]
            for hold in open {
                let standing = logs.first { $0.log == hold.log }?.standing
                if let newName {
                    words[hold.log] = .renamed(to: newName, reason: reason ?? "")
                } else if standing == .behind || standing == .forked || hold.isContradicted {
                    words[hold.log] = nil
                } else if standing == .proved {
                    words[hold.log] = .proved
                } else if unproved {
                    words[hold.log] = .unproved(reason: reason ?? "")
                }
            }
            return words
        }
    }
}
