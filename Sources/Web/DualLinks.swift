// Links between the pages of a list. The door reads only forwards, so the way back travels in the address.

internal import Disclosure

/// The neighbours of one page of a list.
struct DualLinks {
    /// How many pages back the address remembers.
    private static let longestTrail = 20

    private let url: SiteURL
    private let question: DualQuestion
    /// Where the pages before this one began, oldest first.
    private let trail: [PageCursor]

    /// - Parameter trail: the cursors of the pages before, joined by dots; what is none of ours is dropped.
    init(url: SiteURL, question: DualQuestion, trail: String) {
        self.url = url
        self.question = question
        self.trail = trail.prefix(600).split(separator: ".").compactMap { PageCursor(String($0)) }
    }

    /// The page's own address.
    var own: String {
        url.with(question.parameters(after: question.after, back: Self.text(trail)))
    }

    func pager(next: PageCursor?) -> PagerView? {
        let older = next.map { next in
            let passed = (trail + [question.after].compactMap { $0 }).suffix(Self.longestTrail)
            return url.with(question.parameters(after: next, back: Self.text(Array(passed))))
        }
        let newer =
            question.after == nil
            ? nil : url.with(question.parameters(after: trail.last, back: Self.text(trail.dropLast())))
        return older == nil && newer == nil ? nil : PagerView(newerHref: newer, olderHref: older, line: nil)
    }

    private static func text(_ trail: [PageCursor]) -> String {
        trail.map(\.text).joined(separator: ".")
    }
}
