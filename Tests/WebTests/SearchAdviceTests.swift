// What a reader is told who finds nothing, or a page with nothing on it.

import Identifiers
import Testing
import Web

@Suite struct `Advice to readers` {
    private static let words = "这个代码的校验码不对"

    /// The code with its last character replaced.
    private func mistyped(_ code: String) -> String { String(code.dropLast()) + (code.last == "0" ? "1" : "0") }

    @Test func `a code whose check character does not fit is told so`() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let code = mistyped(home.code)
        for query in [code, code.lowercased()] {
            let page = try await site.ask("/search?q=\(query)")
            #expect(page.status == 200)
            #expect(page.text.contains(Self.words) && page.text.contains("请对照营业执照逐位核对"), "\(query)")
            #expect(!page.text.contains("少输几个字"))
        }
        let english = try await site.ask("/search?q=\(code)", ["Cookie": "lang=en"]).text
        #expect(english.contains("The check character of this code does not fit"))
        // The other side: a right code that nobody has, a code cut short, a name, and the code itself.
        let unknown = "91370102MADEM0099"
        let right = unknown + (UnifiedSocialCreditCode.checkCharacter(forFirst17: unknown).map(String.init) ?? "")
        for query in [right, String(code.dropLast()), "abcdef", home.code] {
            #expect(try await !site.ask("/search?q=\(query)").text.contains(Self.words), "\(query)")
        }
    }

    @Test func `M-20: what may be a number of a person, mistyped or not, gets the answer that it always got`()
        async throws
    {
        let site = try await TestHome().site()
        let number = TestHome.person.number
        let wrong = [
            mistyped(number), number.replacing("199003", with: "199013"), number.replacing("199003", with: "19900A"),
            number.replacing("1990", with: "3990"),
        ]
        for query in [number] + wrong {
            let page = try await site.ask("/search?q=\(query)")
            #expect(page.status == 200 && page.text.contains("少输几个字"), "\(query)")
            #expect(!page.text.contains(Self.words), "\(query)")
        }
    }

    @Test func `advice names no city, whatever city the platform is of`() async throws {
        let page = try await TestHome().site().ask("/search?q=abcdef")
        #expect(page.text.contains("不输市名和“有限公司”") && !page.text.contains("“济南市”"))
    }

    @Test func `a subject without registration data says that none came yet`() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let words = "还没有收到可以公示的登记信息"
        let bare = try await site.ask("/s/\(home.hostileCode)")
        #expect(bare.status == 200 && bare.text.contains(words))
        #expect(
            try await site.ask("/s/\(home.hostileCode)", ["Cookie": "lang=en"]).text.contains(
                "No registration data for publication has been received yet"))
        #expect(try await !site.ask("/s/\(home.code)").text.contains(words))
    }

    @Test(arguments: [("zh", "归集的记录", "公布的记录"), ("en", "Records collected", "Published records")])
    func `the ledger page counts records by the same name as the first page`(
        language: String, name: String, never: String
    ) async throws {
        let site = try await TestHome().site()
        for address in ["/", "/ledger"] {
            let page = try await site.ask(address, ["Cookie": "lang=\(language)"]).text
            #expect(page.contains(name) && !page.contains(never), "\(address)")
        }
    }
}
