// What holds for every address: language, headers, limits, hostile input, problems.

import Foundation
import HTTPTypes
import Testing
import Web

@Suite struct FrameTests {
    @Test func theSwitchOfLanguageIsACookieAndARedirect() async throws {
        let site = try await TestHome().site()
        let answer = try await site.ask("/penalties?from=2026-01-01&lang=en")
        #expect(answer.status == 303)
        #expect(answer.header("Location") == "?from=2026-01-01")
        #expect(answer.header("Set-Cookie")?.hasPrefix("lang=en; Path=/;") == true)
        let page = try await site.ask("/", ["Cookie": "lang=en", "Accept-Language": "zh-CN"])
        #expect(page.header("Content-Language") == "en")
        #expect(page.text.contains("<html lang=\"en\">"))
    }

    @Test(arguments: [
        ("en-GB,en;q=0.9", "en"), ("zh;q=0.5,en;q=0.8", "en"), ("zh-CN,en;q=0.8", "zh-CN"), ("fr,de;q=0.5", "zh-CN"),
        ("", "zh-CN"), ("en;q=0", "zh-CN"),
    ])
    func theBrowserChoosesTheLanguage(accepted: String, language: String) async throws {
        let page = try await TestHome().site().ask("/guide", ["Accept-Language": accepted])
        #expect(page.header("Content-Language") == language)
    }

    @Test func whatStrangersTypeIsEscaped() async throws {
        let home = try await TestHome()
        let site = try home.site()
        for address in [
            "/s/\(home.hostileCode)", "/penalties", "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "/search?q=%22%CC%81%20autofocus%3D1", "/",
        ] {
            let text = try await site.ask(address).text
            #expect(!text.contains("<script"), "\(address)")
            #expect(!text.contains("<img"), "\(address)")
            #expect(!Array(text.unicodeScalars).contains("\"\u{301}".unicodeScalars), "\(address)")
        }
    }

    @Test(arguments: [
        "/s/%zz", "/s/%00", "/s/%ff%fe", "/search?q=%", "/search?q=%c3%28", "/search?q=a%00b",
        "//evil.example/?lang=en",
        "/%5c%0d%0aX", "/penalties?after=%0aabc", "/s/\u{7f}x",
    ])
    func garbageIsABadRequest(address: String) async throws {
        let answer = try await TestHome().site().ask(address)
        #expect(answer.status == 400)
    }

    @Test func longInputIsRefusedKindly() async throws {
        let site = try await TestHome().site()
        #expect(try await site.ask("/search?q=" + String(repeating: "a", count: 3000)).status == 414)
        let words = try await site.ask("/search?q=" + String(repeating: "a", count: 101))
        #expect(words.status == 400)
        #expect(words.text.contains("最多输入 100 个字"))
        #expect(try await site.ask("/s/" + String(repeating: "9", count: 1000)).status == 404)
    }

    @Test func headersAreOnEveryAnswer() async throws {
        let site = try await TestHome().site()
        for address in ["/", "/nowhere", "/healthz", "/api/v1/public/penalties", "/assets/style.css", "/s/%zz"] {
            let answer = try await site.ask(address)
            #expect(answer.header("Content-Security-Policy")?.hasPrefix("default-src 'none';") == true, "\(address)")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.header("Referrer-Policy") == "same-origin")
            #expect(answer.header("X-Request-Id")?.isEmpty == false)
        }
    }

    @Test func onlyReadingIsAllowed() async throws {
        let site = try await TestHome().site()
        let post = try await site.ask("/", method: .post)
        #expect(post.status == 405)
        #expect(post.header("Allow") == "GET, HEAD")
        let head = try await site.ask("/", method: .head)
        #expect(head.status == 200)
        #expect(head.text.isEmpty)
        #expect(try await site.ask("/nowhere", method: .head).text.isEmpty)
    }

    @Test func healthAndReadinessAnswer() async throws {
        let site = try await TestHome().site()
        #expect(try await site.ask("/healthz").text == #"{"status":"ok"}"#)
        #expect(try await site.ask("/readyz").status == 200)
    }

    @Test func assetsAreKeptByTheirContent() async throws {
        let site = try await TestHome().site()
        let page = try await site.ask("/")
        let match = try #require(page.text.firstMatch(of: /\/assets\/style\.css\?v=[0-9a-f]+/))
        let style = try await site.ask(String(match.output))
        #expect(style.header("Cache-Control")?.contains("immutable") == true)
        let tag = try #require(style.header("ETag"))
        #expect(try await site.ask("/assets/style.css", ["If-None-Match": tag]).status == 304)
        #expect(try await site.ask("/assets/style.css?v=1").header("Cache-Control")?.contains("immutable") == false)
    }

    @Test func aMissingTemplateStopsTheStart() async throws {
        let home = try await TestHome()
        #expect(throws: SiteError.self) { try home.site(resources: "/nonexistent") }
    }
}
