// Through the sign-in and out again: who gets in, for how long, and where to.

import Access
import Foundation
import Testing
import WorkingDays

@Suite("Signing in on the site")
struct LoginTests {
    @Test("the right password gives a cookie that no script reads, and leads to the desk")
    func signsIn() async throws {
        let door = try await LoginDoor()
        let answer = try await door.signIn()
        #expect(answer.status == 303)
        #expect(answer.header("Location") == "/desk")
        #expect(answer.header("Cache-Control") == "no-store")
        let cookie = try #require(answer.header("Set-Cookie"))
        #expect(cookie.wholeMatch(of: /session=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax/) != nil)
        #expect(try await door.isSignedIn(String(cookie.prefix { $0 != ";" })))
    }

    @Test("behind a proxy that speaks https the cookie is for https only")
    func secureCookie() async throws {
        let answer = try await LoginDoor(isBehindTLS: true).signIn()
        #expect(answer.header("Set-Cookie")?.hasSuffix("; Secure") == true)
    }

    @Test("wrong password and unknown login look the same, keep the login and say what to do")
    func wrong() async throws {
        let door = try await LoginDoor()
        let wrong = try await door.signIn("lin.jia", "not the password")
        let unknown = try await door.signIn("lin.yi", "not the password")
        #expect(wrong.status == 422)
        #expect(wrong.header("Set-Cookie") == nil)
        #expect(wrong.header("Cache-Control") == "no-store")
        #expect(wrong.text.contains("没有登录成功"))
        #expect(wrong.text.contains("value=\"lin.jia\""))
        #expect(!wrong.text.contains("not the password"))
        #expect(
            unknown.withoutRequestID.replacingOccurrences(of: "lin.yi", with: "lin.jia") == wrong.withoutRequestID)
        let english = try await door.signIn(
            "lin.jia", "not the password", ["Sec-Fetch-Site": "same-origin", "Accept-Language": "en"])
        #expect(english.text.contains("You are not signed in"))
    }

    @Test("empty fields are asked for, and count as no failure")
    func blank() async throws {
        let door = try await LoginDoor()
        for _ in 0..<8 { #expect(try await door.send("/login", "login=&password=").status == 422) }
        #expect(try await door.send("/login", "").status == 422)
        #expect(try await door.signIn().status == 303)
    }

    @Test("a disabled account and an ended role get in no more, and open sessions close")
    func ended() async throws {
        let door = try await LoginDoor(until: TestHome.today)
        let cookie = try await door.cookie()
        let tomorrow = try door.home.site(on: TestHome.today.adding(days: 1))
        #expect(try await tomorrow.ask("/login", ["Cookie": cookie]).status == 200)
        try await door.home.access.disable(login: "lin.jia")
        #expect(try await !door.isSignedIn(cookie))
        let answer = try await door.signIn()
        #expect(answer.status == 422)
        #expect(answer.text.contains("没有可用的权限"))
    }

    @Test("after five failures there is a wait with its length, for the right password too")
    func throttled() async throws {
        let door = try await LoginDoor()
        for _ in 0..<5 { #expect(try await door.signIn("lin.jia", "not the password").status == 422) }
        let answer = try await door.signIn()
        #expect(answer.status == 429)
        #expect(answer.header("Retry-After") == "15")
        #expect(answer.text.contains("请等 15 秒再试"))
        door.home.moment.pass(minutes: 1)
        #expect(try await door.signIn().status == 303)
    }

    @Test("behind a proxy each reader waits alone: what counts is the address that the proxy wrote last")
    func proxied() async throws {
        let door = try await LoginDoor(isBehindTLS: true)
        for number in 0..<5 {
            let invented = "198.51.100.\(number), 203.0.113.7"
            let answer = try await door.signIn("lin.jia", "not the password", ["X-Forwarded-For": invented])
            #expect(answer.status == 422)
        }
        #expect(try await door.signIn("lin.jia", LoginDoor.password, ["X-Forwarded-For": "203.0.113.7"]).status == 429)
        #expect(try await door.signIn("lin.jia", LoginDoor.password, ["X-Forwarded-For": "203.0.113.8"]).status == 303)
    }

    @Test("each sign-in gives a new token and ends the one that the browser brought")
    func fixation() async throws {
        let door = try await LoginDoor()
        let old = try await door.cookie()
        let answer = try await door.signIn(
            "lin.jia", LoginDoor.password, ["Sec-Fetch-Site": "same-origin", "Cookie": old])
        let new = String(try #require(answer.header("Set-Cookie")).prefix { $0 != ";" })
        #expect(new != old)
        #expect(try await !door.isSignedIn(old))
        #expect(try await door.isSignedIn(new))
        // A token that somebody made up is not taken over.
        let planted = "session=" + String(repeating: "A", count: 43)
        let second = try await door.signIn(
            "lin.jia", LoginDoor.password, ["Sec-Fetch-Site": "same-origin", "Cookie": planted])
        #expect(second.header("Set-Cookie")?.hasPrefix(planted) == false)
        #expect(try await !door.isSignedIn(planted))
    }

    @Test("an hour without a request signs out, and so do twelve hours")
    func limits() async throws {
        let door = try await LoginDoor()
        let idle = try await door.cookie()
        door.home.moment.pass(minutes: 59)
        #expect(try await door.isSignedIn(idle))
        door.home.moment.pass(minutes: 60)
        #expect(try await !door.isSignedIn(idle))
        let busy = try await door.cookie()
        for _ in 0..<23 {
            door.home.moment.pass(minutes: 30)
            #expect(try await door.isSignedIn(busy))
        }
        door.home.moment.pass(minutes: 30)
        #expect(try await !door.isSignedIn(busy))
    }

    @Test("after signing in the way leads to a page of ours, whatever a link asked for")
    func openRedirect() async throws {
        let door = try await LoginDoor()
        for (next, target) in [
            ("/desk/batches?page=2", "/desk/batches?page=2"), ("https://evil.example/", "/desk"),
            ("//evil.example/", "/desk"), ("/\\evil.example/", "/desk"), ("\\\\evil.example", "/desk"),
            ("evil.example", "/desk"), ("javascript:alert(1)", "/desk"), ("/%0d%0aX-Evil:1", "/desk"),
            ("/ /evil.example", "/desk"), ("", "/desk"), ("/" + String(repeating: "a", count: 2000), "/desk"),
        ] {
            #expect(try await door.signIn(next: next).header("Location") == target, "\(next)")
        }
        let page = try await door.site.ask("/login?next=%2Fdesk%2Fbatches")
        #expect(page.text.contains("name=\"next\" value=\"/desk/batches\""))
        #expect(try await !door.site.ask("/login?next=%2F%2Fevil.example").text.contains("evil"))
        let cookie = try await door.cookie()
        let signedIn = try await door.site.ask("/login?next=https%3A%2F%2Fevil.example", ["Cookie": cookie])
        #expect(signedIn.header("Location") == "/desk")
    }
}
