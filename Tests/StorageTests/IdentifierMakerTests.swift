// Keys grow and never repeat, whatever the clock does.

import Storage
import Synchronization
import Testing

@Suite("Keys made by the program")
struct IdentifierMakerTests {
    private static let start: Int64 = 1_760_000_000_000_000

    @Test("grow, even when the clock stands still or goes back")
    func grows() {
        let now = Mutex(Self.start)
        let maker = IdentifierMaker(node: 300) { now.withLock(\.self) }
        var last: Int64 = 0
        for step in 0..<30_000 {
            if step % 1000 == 999 { now.withLock { $0 -= 5_000_000 } }
            let next = maker.next()
            #expect(next > last)
            last = next
        }
    }

    @Test("are unique when many tasks ask at once")
    func isUnique() async {
        let maker = IdentifierMaker(node: 1) { Self.start }
        let made = await withTaskGroup(of: [Int64].self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<5_000).map { _ in maker.next() } }
            }
            return await group.reduce(into: []) { lists, list in lists.append(list) }
        }
        #expect(Set(made.joined()).count == 40_000)
        for list in made { #expect(zip(list, list.dropFirst()).allSatisfy(<)) }
    }

    @Test("differ between two processes in the same millisecond")
    func differsByNode() {
        let first = IdentifierMaker(node: 1) { Self.start }
        let second = IdentifierMaker(node: 2) { Self.start }
        let keys = (0..<8_000).flatMap { _ in [first.next(), second.next()] }
        #expect(Set(keys).count == 16_000)
    }

    @Test("are positive before the epoch of the keys")
    func staysPositive() {
        #expect(IdentifierMaker(node: 0) { 0 }.next() > 0)
    }
}
