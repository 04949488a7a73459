// Forms that no page of ours sent, or that hold what no honest form holds.

import Foundation
import HTTPTypes
import Testing

@Suite("Forms of strangers")
struct FormTests {
    @Test(
        "a form from another site is refused before anything is looked at",
        arguments: [
            ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://evil.example"],
            ["Origin": "null"], ["Origin": "http://localhost.evil.example"], ["Origin": "localhost"],
        ])
    func crossSite(headers: [String: String]) async throws {
        let door = try await LoginDoor()
        let answer = try await door.signIn("lin.jia", LoginDoor.password, headers)
        #expect(answer.status == 403)
        #expect(answer.header("Set-Cookie") == nil)
        #expect(answer.text.contains("不是从本平台发出的"))
    }

    @Test("a form of our own origin is taken, and so is a program's that says nothing of origins")
    func ownOrigin() async throws {
        let door = try await LoginDoor()
        #expect(try await door.signIn("lin.jia", LoginDoor.password, ["Origin": "http://localhost"]).status == 303)
        #expect(try await door.signIn("lin.jia", LoginDoor.password, ["Origin": "http://LOCALHOST"]).status == 303)
        #expect(try await door.signIn("lin.jia", LoginDoor.password, [:]).status == 303)
    }

    @Test("signing out needs the session's own form token; then the cookie opens nothing any more")
    func signOut() async throws {
        let door = try await LoginDoor()
        let (cookie, other) = (try await door.cookie(), try await door.cookie())
        let headers = ["Cookie": cookie, "Sec-Fetch-Site": "same-origin"]
        let foreign = try await door.formToken(other)
        for form in ["", "form-token=", "form-token=abc", "form-token=\(foreign)"] {
            let answer = try await door.send("/logout", form, headers)
            #expect(answer.status == 403)
            #expect(answer.text.contains("这一页已经过期"))
            #expect(answer.header("Set-Cookie") == nil)
        }
        #expect(try await door.isSignedIn(cookie))
        let answer = try await door.send("/logout", "form-token=\(try await door.formToken(cookie))", headers)
        #expect(answer.status == 303)
        #expect(answer.header("Location") == "/")
        #expect(answer.header("Set-Cookie")?.contains("Max-Age=0") == true)
        #expect(try await !door.isSignedIn(cookie))
        #expect(try await door.isSignedIn(other))
        #expect(try await door.send("/logout", "", headers).status == 303)
    }

    @Test("an oversized body is refused, whether it says its length or not")
    func oversized() async throws {
        let door = try await LoginDoor()
        let long = "login=a&password=" + String(repeating: "b", count: 64 * 1024)
        #expect(try await door.send("/login", long).status == 413)
        let lying = ["Content-Length": "20", "Sec-Fetch-Site": "same-origin"]
        #expect(try await door.send("/login", long, lying).status == 413)
        let fits = "login=lin.jia&password=" + String(repeating: "b", count: 60 * 1024)
        #expect(try await door.send("/login", fits).status == 422)
    }

    @Test(
        "hostile bytes are refused or shown as text, and never run",
        arguments: [
            ("login=%00&password=a", 400), ("login=%ff%fe&password=a", 400), ("login=%zz&password=a", 400),
            ("login=a%0d%0aSet-Cookie:x&password=a", 400), ("login=%22%3E%3Cscript%3Ealert(1)&password=a", 422),
            ("login=%22%CC%81%20autofocus%3D1&password=a", 422), ("login=' OR 1=1 --&password=' OR 1=1 --", 422),
            ("login=lin.jia&login=b&password=\(LoginDoor.password)&password=x".replacing(" ", with: "+"), 303),
        ])
    func hostileBytes(form: String, status: Int) async throws {
        let answer = try await LoginDoor().send("/login", form)
        #expect(answer.status == status)
        #expect(!answer.text.contains("<script"))
        #expect(!Array(answer.text.unicodeScalars).contains("\"\u{301}".unicodeScalars))
        #expect(answer.header("Set-Cookie")?.contains("\n") != true)
    }

    @Test("a person's number that was typed as a login is not repeated")
    func personalNumber() async throws {
        let answer = try await LoginDoor().signIn(TestHome.person.number, "a long enough password")
        #expect(answer.status == 422)
        #expect(!answer.text.contains(TestHome.person.number))
    }

    @Test("another kind of body is no form")
    func otherKinds() async throws {
        let door = try await LoginDoor()
        for type in ["application/json", "text/plain", "multipart/form-data; boundary=x"] {
            let headers = ["Content-Type": type, "Sec-Fetch-Site": "same-origin"]
            #expect(try await door.send("/login", "login=a&password=b", headers).status == 400, "\(type)")
        }
    }

    @Test("an address says which methods it takes, and takes no others")
    func methods() async throws {
        let site = try await LoginDoor().site
        for (address, method, allow) in [
            ("/", HTTPRequest.Method.post, "GET, HEAD"), ("/guide", .put, "GET, HEAD"),
            ("/login", .put, "GET, HEAD, POST"),
            ("/login", .options, "GET, HEAD, POST"), ("/logout", .get, "POST"), ("/logout", .head, "POST"),
            ("/logout", .delete, "POST"),
        ] {
            let answer = try await site.ask(address, method: method)
            #expect(answer.status == 405, "\(method) \(address)")
            #expect(answer.header("Allow") == allow, "\(method) \(address)")
        }
        #expect(try await site.ask("/nowhere", method: .post).status == 404)
    }

    @Test("public pages don't read the session: they are the same for whoever is signed in")
    func publicPages() async throws {
        let door = try await LoginDoor()
        let cookie = try await door.cookie()
        for address in ["/", "/guide", "/penalties", "/s/\(door.home.code)"] {
            let (anonymous, signedIn) = (
                try await door.site.ask(address), try await door.site.ask(address, ["Cookie": cookie])
            )
            #expect(anonymous.withoutRequestID == signedIn.withoutRequestID, "\(address)")
            #expect(anonymous.text.contains("href=\"/login\""), "\(address)")
            #expect(anonymous.header("Cache-Control") == "no-cache")
        }
    }
}
