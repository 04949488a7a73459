// One effect for one key, at however many servers, and whatever happens on the way.

import Access
import Storage
import Synchronization
import TestSupport
import Testing

@Suite("Requests that come twice")
struct OnceTests {
    private struct Broken: Error {}

    private func request(
        _ desk: AccessDesk, _ key: String = "k-1", content: String = "a", from address: String = "192.0.2.1",
        route: String = "reports"
    ) throws -> KeyedRequest {
        var rest = Array(content.utf8)[...]
        let key = try #require(RequestKey(key))
        return desk.access.request(key, route: route, asker: .address(address)) {
            defer { rest = [] }
            return Array(rest)
        }
    }

    /// Work that counts how often it was done.
    private final class Work: Sendable {
        let times = Mutex(0)

        func run() -> KeptAnswer {
            let number = times.withLock { times in
                times += 1
                return times
            }
            return KeptAnswer(status: 201, location: "/made/\(number)", body: Array("{\"n\":\(number)}".utf8))
        }

        var count: Int { times.withLock { $0 } }
    }

    @Test("the same key with the same content has one effect and one answer, at two servers")
    func once() async throws {
        let desk = try await AccessDesk()
        let work = Work()
        let first = try await desk.access.once(request(desk)) { work.run() }
        let second = try await desk.access().once(request(desk)) { work.run() }
        #expect(first.answer == second.answer)
        #expect((first.isRepeated, second.isRepeated) == (false, true))
        #expect(work.count == 1)
    }

    @Test("the same key with another content is refused; another key, route or asker is another request")
    func others() async throws {
        let desk = try await AccessDesk()
        let work = Work()
        _ = try await desk.access.once(request(desk)) { work.run() }
        await #expect(throws: RequestKeyError.otherContent) {
            _ = try await desk.access().once(request(desk, content: "b")) { work.run() }
        }
        #expect(work.count == 1)
        _ = try await desk.access.once(request(desk, "k-2")) { work.run() }
        _ = try await desk.access.once(request(desk, content: "b", from: "192.0.2.2")) { work.run() }
        _ = try await desk.access.once(request(desk, content: "b", route: "others")) { work.run() }
        #expect(work.count == 4)
    }

    @Test("the same request many times at once, at two servers, has one effect")
    func atOnce() async throws {
        let desk = try await AccessDesk()
        let (other, work) = (desk.access(), Work())
        let answers = try await withThrowingTaskGroup(of: KeptAnswer.self) { group in
            for number in 0..<12 {
                let access = number.isMultiple(of: 2) ? desk.access : other
                let asked = try request(desk)
                group.addTask {
                    try await access.once(asked) {
                        try await Task.sleep(for: .milliseconds(50))
                        return work.run()
                    }.answer
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(work.count == 1)
    }

    @Test("what fails leaves the key free for the next try")
    func fails() async throws {
        let desk = try await AccessDesk()
        let work = Work()
        await #expect(throws: Broken.self) {
            _ = try await desk.access.once(request(desk)) { throw Broken() }
        }
        #expect(try await desk.access.once(request(desk, content: "b")) { work.run() }.isRepeated == false)
    }

    @Test("a request whose server died is under way for two minutes; after that it is tried anew")
    func died() async throws {
        let desk = try await AccessDesk()
        let work = Work()
        _ = try await desk.access.once(request(desk)) { work.run() }
        // As a server leaves it that died between the effect and its note.
        try await desk.home.run("UPDATE request_key SET status = NULL, location = NULL, body = NULL")
        await #expect(throws: RequestKeyError.underWay) {
            _ = try await desk.access.once(request(desk), pause: {}) { work.run() }
        }
        desk.pass(2 * AccessDesk.minute + 1)
        #expect(try await desk.access.once(request(desk), pause: {}) { work.run() }.isRepeated == false)
        #expect(try await desk.access.once(request(desk), pause: {}) { work.run() }.isRepeated)
    }

    @Test("an answer is kept for a day and then forgotten, with nobody's words in it")
    func forgotten() async throws {
        let desk = try await AccessDesk()
        let work = Work()
        _ = try await desk.access.once(request(desk, "my-own-key", content: "what was sent")) { work.run() }
        #expect(try await desk.home.files(holding: "my-own-key").isEmpty)
        #expect(try await desk.home.files(holding: "what was sent").isEmpty)
        desk.pass(24 * AccessDesk.hour - 1)
        #expect(
            try await desk.access.once(request(desk, "my-own-key", content: "what was sent")) { work.run() }.isRepeated)
        #expect(try await desk.access.forgetAnswers() == 0)
        desk.pass(1)
        #expect(try await !desk.access.once(request(desk, "my-own-key", content: "b")) { work.run() }.isRepeated)
        desk.pass(24 * AccessDesk.hour + 1)
        await #expect(throws: JobError.leaseLost) {
            try await desk.access.forgetAnswers(holding: { _ in throw JobError.leaseLost })
        }
        #expect(try await desk.access.forgetAnswers() == 1)
        #expect(try await desk.home.number("SELECT COUNT(*) FROM request_key") == 0)
    }

    @Test("what is no key is none", arguments: ["", "two words", "汉字", String(repeating: "k", count: 256), "tab\t"])
    func malformed(text: String) {
        #expect(RequestKey(text) == nil)
        #expect(RequestKey(String(repeating: "k", count: 255)) != nil)
    }
}
