// The sign-in in two steps on the site: what is shown, what opens, and that the password alone opens nothing.

import Access
import Foundation
import HTTPTypes
import Testing
import WorkingDays

@Suite("Signing in with a second factor on the site")
struct SecondFactorPageTests {
    @Test("P-box4: the first sign-in shows a key to set up, and its first right code leads to the desk")
    func enrolment() async throws {
        let site = try await FactorDoor()
        let begun = try await site.door.signIn(next: "/desk/batches?state=done")
        #expect(begun.status == 303 && begun.header("Cache-Control") == "no-store")
        #expect(begun.header("Location") == "/login/enrol?next=%2Fdesk%2Fbatches%3Fstate%3Ddone")
        let set = try #require(begun.header("Set-Cookie"))
        #expect(
            set.wholeMatch(
                of: /half-session=[A-Za-z0-9_-]{43}; Path=\/login; HttpOnly; SameSite=Lax; Max-Age=600/) != nil)
        let cookie = try FactorDoor.cookie("half-session", of: begun)

        let page = try await site.page("/login/enrol?next=%2Fdesk%2Fbatches", cookie)
        #expect(page.status == 200 && page.header("Cache-Control") == "no-store")
        for text in [
            "绑定动态口令", "lin.jia", "测试市公共信用信息平台", "autocomplete=\"one-time-code\"", "inputmode=\"numeric\"",
            "name=\"next\" value=\"/desk/batches\"", "href=\"otpauth://totp/",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        let key = try await site.key(cookie)
        #expect(page.text.contains("secret=\(key.text)&amp;issuer="))
        let english = try await site.page("/login/enrol", cookie, ["Accept-Language": "en"])
        #expect(english.text.contains("Set up one-time codes") && english.text.contains("Test%20City"))

        let wrong = try await site.send(site.wrongCode(key), to: "/login/enrol", cookie)
        #expect(wrong.status == 422 && wrong.header("Set-Cookie") == nil)
        #expect(wrong.text.contains("这个动态口令不对") && wrong.text.contains("otpauth://"))
        let code = site.code(key)
        let typed = "\(code.prefix(3)) \(code.suffix(3))".applyingTransform(.fullwidthToHalfwidth, reverse: true)
        let opened = try await site.send(
            try #require(typed), to: "/login/enrol", cookie, next: "/desk/batches?state=done")
        #expect(opened.status == 303 && opened.header("Location") == "/desk/batches?state=done")
        #expect(opened.header("Cache-Control") == "no-store")
        #expect(try await site.door.isSignedIn(FactorDoor.cookie("session", of: opened)))
    }

    @Test("P-box4: the next sign-ins ask for the code and show no key; a code opens once")
    func code() async throws {
        let site = try await FactorDoor()
        let key = try await site.enrolled()
        let cookie = try await site.half(next: "/desk/upload")
        #expect(
            try await site.page("/login?next=%2Fdesk%2Fupload", cookie).header("Location")
                == "/login/code?next=%2Fdesk%2Fupload")
        #expect(try await site.page("/login/enrol", cookie).header("Location") == "/login/code")
        let page = try await site.page("/login/code", cookie)
        #expect(page.status == 200 && page.header("Cache-Control") == "no-store")
        #expect(page.text.contains("输入动态口令") && !page.text.contains("otpauth") && !page.text.contains(key.text))

        for typed in ["", "12345", "abcdef", "1234567"] {
            let answer = try await site.send(typed, to: "/login/code", cookie)
            #expect(answer.status == 422 && answer.text.contains("请输入六位数字"), "\(typed)")
        }
        let code = site.code(key)
        let opened = try await site.send(code, to: "/login/code", cookie)
        #expect(opened.status == 303 && opened.header("Location") == "/desk")
        let again = try await site.half()
        let replayed = try await site.send(code, to: "/login/code", again)
        #expect(replayed.status == 422 && replayed.text.contains("已经用过"))
        #expect(!replayed.text.contains(code))
    }

    @Test("P-box4: a half-open session opens no page of the desk and no interface: it gets what strangers get")
    func opensNothing() async throws {
        let site = try await FactorDoor(roles: [.providerClerk, .businessQuerier, .auditor, .operator])
        let half = try await site.half()
        let token = String(half.dropFirst("half-session=".count))
        let disguises = [half, "session=\(token)", "\(half); session=\(token)"]
        for address in [
            "/desk", "/desk/upload", "/desk/batches", "/desk/batches/1", "/desk/batches/1/feedback", "/desk/query",
            "/desk/matters", "/desk/matters.csv", "/desk/queries", "/desk/queries.csv", "/desk/operations",
        ] {
            let stranger = try await site.door.site.ask(address)
            #expect(stranger.status == 303, "\(address)")
            for cookie in disguises {
                let answer = try await site.page(address, cookie)
                #expect(
                    answer.status == 303 && answer.header("Location")?.hasPrefix("/login?next=") == true, "\(address)")
                #expect(answer.withoutRequestID == stranger.withoutRequestID, "\(address)")
            }
        }
        let formToken = try await site.formToken("/login/enrol", half)
        for address in ["/desk/upload", "/desk/query", "/logout"] {
            let form = "form-token=\(formToken)&matter=SC-001&kind=organisation&code=\(site.door.home.code)"
            let stranger = try await site.door.send(address, form)
            for cookie in disguises {
                let answer = try await site.door.send(
                    address, form, ["Sec-Fetch-Site": "same-origin", "Cookie": cookie])
                #expect(answer.status == stranger.status && answer.status != 200, "\(address)")
                #expect(answer.header("Location") == stranger.header("Location"), "\(address)")
            }
        }
        let api = "/api/v1/subjects/\(site.door.home.code)/records?matter=SC-001&purpose=administrative-acts"
        #expect(try await site.page(api, half, ["Authorization": "Bearer \(token)"]).status == 401)
        #expect(try await site.page(api, half, ["Authorization": "Bearer cx_\(token)"]).status == 401)
        #expect(try await site.page(api, "session=\(token)").status == 401)
        #expect(try await site.page("/login/enrol", half).status == 200, "and it goes on where it was")
    }

    @Test("P-box4: opening gives a new token; the half-open one, and a session that the browser brought, are dead")
    func fixation() async throws {
        let site = try await FactorDoor(isBehindTLS: true)
        let first = try await site.half()
        let key = try await site.key(first)
        let opened = try await site.send(site.code(key), to: "/login/enrol", first)
        let old = try FactorDoor.cookie("session", of: opened)
        let sets = opened.headers[values: .setCookie]
        #expect(sets.count == 2 && sets.allSatisfy { $0.hasSuffix("; Secure") })
        #expect(sets.contains { $0.hasPrefix("half-session=;") && $0.contains("Max-Age=0") })
        #expect(!old.hasSuffix(String(first.dropFirst("half-session=".count))))
        #expect(try await site.page("/login/enrol", first).header("Location") == "/login")
        #expect(try await site.page("/login/code", first).header("Location") == "/login")

        site.door.home.moment.pass(minutes: 5)
        let begun = try await site.door.signIn(
            "lin.jia", LoginDoor.password, ["Sec-Fetch-Site": "same-origin", "Cookie": old])
        #expect(begun.header("Location") == "/login/code")
        #expect(try await !site.door.isSignedIn(old), "whoever signs in anew has left the old session")
        let half = try FactorDoor.cookie("half-session", of: begun)
        let anew = try await site.door.signIn(
            "lin.jia", LoginDoor.password, ["Sec-Fetch-Site": "same-origin", "Cookie": half])
        #expect(try await site.page("/login/code", half).status == 303)
        #expect(try await site.page("/login/code", FactorDoor.cookie("half-session", of: anew)).status == 200)
    }

    @Test("P-box4: five wrong codes from one address wait, with the length of the wait; elsewhere the owner gets in")
    func throttled() async throws {
        let site = try await FactorDoor(isBehindTLS: true)
        let key = try await site.enrolled()
        let (here, there) = (["X-Forwarded-For": "203.0.113.7"], ["X-Forwarded-For": "203.0.113.8"])
        let cookie = try await site.half()
        for _ in 0..<5 {
            let wrong = site.wrongCode(key)
            #expect(try await site.send(wrong, to: "/login/code", cookie, here).status == 422)
        }
        let waiting = try await site.send(site.code(key), to: "/login/code", cookie, here)
        #expect(waiting.status == 429 && waiting.header("Retry-After") == "15")
        #expect(waiting.text.contains("请等 15 秒再试"))
        #expect(try await site.send(site.code(key), to: "/login/code", cookie, there).status == 303)
    }

    @Test("P-box4: forms of strangers confirm nothing, and ten minutes later the sign-in begins anew")
    func strangersAndTime() async throws {
        let site = try await FactorDoor()
        let (cookie, other) = (try await site.half(), try await site.half())
        let key = try await site.key(cookie)
        let foreign = try await site.formToken("/login/enrol", other)
        for token in ["", "abc", foreign] {
            let answer = try await site.send(site.code(key), to: "/login/enrol", cookie, token: token)
            #expect(answer.status == 403 && answer.header("Set-Cookie") == nil)
        }
        let crossSite = try await site.send(
            site.code(key), to: "/login/enrol", cookie, ["Sec-Fetch-Site": "cross-site"])
        #expect(crossSite.status == 403)
        let token = try await site.formToken("/login/enrol", cookie)
        let astray = try await site.send(site.code(key), to: "/login/code", cookie, token: token)
        #expect(astray.header("Location") == "/login/enrol", "the other page's form confirms no key")
        #expect(try await site.door.home.access.withSecondFactor().isEmpty)

        site.door.home.moment.pass(minutes: 10)
        #expect(try await site.page("/login/enrol", cookie).header("Location") == "/login")
        let late = try await site.send(site.code(key), to: "/login/enrol", cookie, token: token)
        #expect(late.status == 422 && late.text.contains("十分钟以内") && late.text.contains("name=\"password\""))
        #expect(late.header("Set-Cookie")?.contains("Max-Age=0") == true)
    }

    @Test("whoever wants another account begins anew; a way out of the site is followed at no step")
    func ways() async throws {
        let site = try await FactorDoor()
        let key = try await site.enrolled()
        let cookie = try await site.half(next: "https://evil.example/")
        #expect(try await site.page("/login?again=yes", cookie).text.contains("name=\"password\""))
        #expect(try await !site.page("/login/code?next=%2F%2Fevil.example", cookie).text.contains("evil"))
        let opened = try await site.send(site.code(key), to: "/login/code", cookie, next: "//evil.example/")
        #expect(opened.header("Location") == "/desk")
        #expect(try await site.door.site.ask("/login/code?next=%2Fdesk").header("Location") == "/login?next=%2Fdesk")
    }
}
