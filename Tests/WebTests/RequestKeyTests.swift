// Requests that come twice, through the doors of two servers: a program's with a header, a person's with a form.

import Access
import Foundation
import HTTPTypes
import Testing
import TestSupport
import Web

@Suite("Requests that come twice, through the doors")
struct RequestKeyTests {
    private func ask(_ site: TestSite, _ key: String?, _ body: String? = nil, language: String = "en") async throws
        -> Answer
    {
        try await site.ask(
            "/api/v1/reports", method: .post,
            ["Cookie": "lang=\(language)"].merging(key.map { ["Idempotency-Key": $0] } ?? [:]) { $1 },
            body: body ?? "{\"code\":\"\(site.home.code)\"}")
    }

    @Test("P-3.5: a report asked for twice with one key is one answer, byte for byte, at whichever server")
    func reports() async throws {
        let home = try await TestHome()
        let (one, two) = (try home.site(), try home.site(access: home.access()))
        let first = try await ask(one, "b9c5d1f0")
        let second = try await ask(two, "b9c5d1f0")
        #expect((first.status, second.status) == (201, 201))
        #expect(first.text == second.text)
        #expect(first.header("Location") == second.header("Location"))
        #expect(first.header("Idempotency-Replayed") == nil)
        #expect(second.header("Idempotency-Replayed") == "true")
        #expect(try await ask(two, nil).status == 200, "without the key it is the same report, and known")
        #expect(try await ask(one, "another").status == 200)
    }

    @Test("an answer that is given again takes nothing from what the address may ask for")
    func free() async throws {
        let home = try await TestHome()
        let site = try home.site()
        for _ in 0..<30 { #expect(try await ask(site, "same").status == 201) }
        for number in 0..<19 { #expect(try await ask(site, "k\(number)").status == 200) }
        #expect(try await ask(site, "k20").status == 429)
        #expect(try await ask(site, "same").status == 201)
    }

    @Test(
        "a key with another content, and what is no key, are refused in words of both languages",
        arguments: ["zh", "en"])
    func refused(language: String) async throws {
        let home = try await TestHome()
        let site = try home.site()
        _ = try await ask(site, "k")
        for (key, body, status, type) in [
            ("k", "{\"code\":\"\(home.code)\",\"kind\":\"standard\"}", 422, "idempotency-key-reused"),
            ("no key", nil, 400, "bad-idempotency-key"),
        ] {
            let answer = try await ask(site, key, body, language: language)
            #expect(answer.status == status)
            #expect(answer.header("Content-Type") == "application/problem+json")
            let document = try answer.json
            #expect(document["type"] as? String == "/problems/\(type)")
            let detail = try #require(document["detail"] as? String)
            #expect(detail.contains(language == "zh" ? "标识" : "key") || detail.contains("Idempotency-Key"))
        }
    }

    @Test("a question that can't be answered leaves its key free")
    func unknown() async throws {
        let home = try await TestHome()
        let site = try home.site()
        let nobody = "{\"code\":\"\(TestCode.organisation(4711))\"}"
        #expect(try await ask(site, "k", nobody).status == 404)
        #expect(try await ask(site, "k").status == 201)
    }

    @Test("a form that is sent twice makes one batch, and both lead to it, at whichever server")
    func upload() async throws {
        let first = try await DeskSite()
        let second = try DeskSite(beside: first)
        let page = try await first.get("/desk/upload")
        let match = try #require(try /name="request-key" value="([^"]+)"/.firstMatch(in: page.text))
        let key = String(match.1)
        let again = try await first.get("/desk/upload").text
        #expect(!again.contains(key), "each form has a key of its own")
        let file = try first.file([SharedRows.penalty(1)])
        let form = first.form(file, name: "十一月.csv", key: key)
        let answers = try await [first.post(form), second.post(form), first.post(form)]
        #expect(answers.map(\.status) == [303, 303, 303])
        #expect(Set(answers.map { $0.header("Location") }).count == 1)
        #expect(try await first.home.number("SELECT COUNT(*) FROM batch") == 1)
        // Sent on purpose once more, from a new form, the same file is a batch of its own that changes nothing.
        #expect(try await first.post(first.form(file, name: "十一月.csv", key: "another-form")).status == 303)
        #expect(try await first.home.number("SELECT COUNT(*) FROM batch") == 2)
    }

    @Test("another file under the key of a form that was sent is refused, and nothing is taken in")
    func otherFile() async throws {
        let desk = try await DeskSite()
        let one = try desk.file([SharedRows.penalty(1)])
        let two = try desk.file([SharedRows.penalty(2)])
        #expect(try await desk.post(desk.form(one, name: "a.csv", key: "k")).status == 303)
        #expect(try await desk.post(desk.form(two, name: "a.csv", key: "k")).status == 422)
        #expect(try await desk.home.number("SELECT COUNT(*) FROM record") == 1)
        #expect(try await desk.home.number("SELECT COUNT(*) FROM batch") == 1)
    }
}
