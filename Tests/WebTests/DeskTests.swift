// A clerk's day at the desk, through HTTP on real storage: what is in, what came back and why, and who may see it.

import Access
import Foundation
import HTTPTypes
import Intake
import Law
import Registry
import Storage
import Testing
import TestSupport
import WorkingDays

@Suite struct `The desk` {
    private let faulty = SharedRows.penalty(2).with(["CF_WSH": "", "CF_JDRQ": "2026-02-30"])

    @Test func `R-1.3: an uploaded file is entered, and what fails comes back with row, column, value and reason`()
        async throws
    {
        let site = try await DeskSite()
        let page = try await site.upload(site.file([SharedRows.penalty(1), faulty]))
        #expect(page.status == 200)
        for text in [
            "有退回", "十一月.csv", "2 行，1 行已在库里，1 行退回", "处罚决定日期", "2026-02-30", "不是有效日期", "2026-02-28",
            "下载退回表", "上传改正后的文件", "3 个工作日", "90 天",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        #expect(page.header("Cache-Control") == "no-store")
        #expect(page.text.contains("noindex"))
        #expect(try await site.home.number("SELECT COUNT(*) FROM record") == 1)
        // The other side: nothing comes back of a file that is right.
        let clean = try await site.upload(site.file([SharedRows.penalty(5)]))
        #expect(clean.text.contains("全部入库"))
        #expect(!clean.text.contains("下载退回表"))
    }

    @Test func `R-1.3: the corrected sheet closes the batch that it mends, and both pages say so`() async throws {
        let site = try await DeskSite()
        let page = try await site.upload(site.workbook([SharedRows.penalty(1), faulty]), name: "十一月.xlsx")
        let id = try #require(page.text.firstMatch(of: /desk\/batches\/(\d+)\/feedback/)).output.1
        let sheet = try await site.get("/desk/batches/\(id)/feedback")
        #expect(sheet.header("Content-Type")?.contains("spreadsheetml") == true)
        #expect(sheet.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
        #expect(try await site.get("/desk").text.contains("改正退回的 1 行"))
        #expect(try await site.get("/desk/upload?corrects=\(id)").text.contains("name=\"corrects\" value=\"\(id)\""))
        // Sent back as it is, it is returned again and the batch stays open.
        let unmended = try await site.upload(sheet.bytes, name: "back.xlsx", corrects: String(id))
        #expect(unmended.text.contains("1 行退回"))
        let mended = try await site.upload(
            site.file([SharedRows.penalty(2)]), name: "改正.csv", corrects: String(id))
        #expect(mended.text.contains("全部入库"))
        #expect(mended.text.contains("改正的批次"))
        let before = try await site.get("/desk/batches/\(id)")
        #expect(before.text.contains("退回已结清"))
        #expect(before.text.contains("改正.csv"))
        #expect(try await site.get("/desk/batches/\(id)/feedback").status == 404)
    }

    @Test func `M-20: a number of a person in the name of a file is masked wherever the name stands`() async throws {
        let site = try await DeskSite()
        let number = TestCode.person(born: TestDay.on("1990-03-07"), sequence: 123)
        let page = try await site.upload(site.file([faulty]), name: "李某\(number).csv")
        let id = try #require(page.text.firstMatch(of: /desk\/batches\/(\d+)\/feedback/)).output.1
        let masked = "李某\(number.prefix(4))**********\(number.suffix(4)).csv"
        for address in ["/desk", "/desk/batches", "/desk/batches/\(id)", "/desk/upload?corrects=\(id)"] {
            let text = try await site.get(address).text
            #expect(!text.contains(number), "\(address)")
            #expect(text.contains(masked), "\(address)")
        }
        // What an older program kept is masked when it is shown; other digits stay.
        let other = try await site.upload(site.file([SharedRows.penalty(3)]), name: "20261120-370102200012345.csv")
        #expect(other.text.contains("20261120-370102200012345.csv"))
        let raw = try await site.home.send([SharedRows.penalty(4)], named: "王某\(number).csv")
        #expect(try await !site.get("/desk/batches/\(raw)").text.contains(number))
    }

    @Test func `R-1.3: the page measures comparison and entry against three working days from receipt`() async throws {
        let site = try await DeskSite()
        let page = try await site.upload(site.file([faulty]))
        let id = try #require(page.text.firstMatch(of: /desk\/batches\/(\d+)\/feedback/)).output.1
        #expect(page.text.contains("收到后 3 个工作日内"))
        #expect(page.text.contains("实际用时") && !page.text.contains("超过期限"))
        // 20 November 2026 and 15 January 2027 are Fridays: the third working day after them is the Wednesday.
        for (days, isOver) in [(5, false), (6, true)] {
            try await site.home.run("UPDATE batch SET ended_at = started_at + \(days) * 86400000000")
            #expect(try await site.get("/desk/batches/\(id)").text.contains("超过期限") == isOver, "\(days)")
        }
    }

    @Test func `the sheet as CSV opens in Excel and can be sent again`() async throws {
        let site = try await DeskSite()
        let page = try await site.upload(site.file([faulty]))
        let address = try #require(page.text.firstMatch(of: /\/desk\/batches\/\d+\/feedback/)).output
        let sheet = try await site.get(String(address))
        #expect(sheet.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(sheet.header("Content-Disposition")?.hasPrefix("attachment; filename=\"feedback-") == true)
        #expect(sheet.header("Cache-Control") == "no-store")
        let table = TestCSV.parse(sheet.bytes)
        #expect(table.count == 2)
        #expect(table[0].suffix(4) == ["行号", "退回原因", "规则", "依据"])
    }

    @Test func `M-43: a file with a forbidden column is refused whole and kept nowhere`() async throws {
        let site = try await DeskSite()
        var file = TestFile(try site.home.item("penalty"), [SharedRows.penalty(1)])
        file.headers.append("宗教信仰")
        file.lines[0].append("某某教派试样")
        let page = try await site.upload(file.bytes)
        #expect(page.status == 422)
        #expect(page.text.contains("宗教信仰") && page.text.contains("什么都没有保存"))
        // What was typed stays in the form.
        #expect(page.text.contains("value=\"penalty\" selected"))
        for text in ["某某教派试样", "济南趵突食品1号有限公司"] {
            #expect(try await site.home.files(holding: text) == [])
        }
        #expect(try await site.home.number("SELECT COUNT(*) FROM batch") == 0)
        #expect(try site.leftFiles == [])
        // The other side: the same file without the column is taken.
        #expect(try await site.upload(site.file([SharedRows.penalty(1)])).text.contains("全部入库"))
    }

    @Test func `M-3: a minor's row comes back with its reason, and its number is shown nowhere whole`() async throws {
        let site = try await DeskSite()
        let born = site.home.today.adding(years: -18).adding(days: 1)
        let number = TestCode.person(born: born, sequence: 3)
        let row = SharedRows.personPenalty(1, name: "少年试样").with(["CF_XDR_ZJHM": number])
        let page = try await site.upload(site.file([row]))
        #expect(page.text.contains("1 行退回"))
        #expect(!page.text.contains(number))
        #expect(try await site.home.files(holding: number) == [])
        #expect(try await site.home.number("SELECT COUNT(*) FROM subject") == 0)
    }

    @Test func `M-37: without a session there is a sign-in; another provider finds nothing`() async throws {
        var site = try await DeskSite()
        let page = try await site.upload(site.file([faulty]))
        let id = try #require(page.text.firstMatch(of: /desk\/batches\/(\d+)\/feedback/)).output.1
        let addresses = [
            "/desk", "/desk/upload", "/desk/batches", "/desk/batches/\(id)", "/desk/batches/\(id)/feedback",
        ]
        for address in addresses {
            let answer = try await site.get(address, cookie: "none=1")
            #expect(answer.status == 303)
            #expect(answer.header("Location")?.hasPrefix("/login?next=") == true)
        }
        let (registry, home) = (site.home.registry, site.home)
        let other = Organisation(
            code: TestCode.organisation(77, kind: "11"), name: "另一单位", kind: "provider", district: nil, items: [])
        try await home.database.write { try registry.add(other, now: 0, $0) }
        try await site.signIn("li.si", organisation: other.code, roles: [.providerReviewer])
        let strange = try await site.get("/desk/batches/\(id)")
        let unknown = try await site.get("/desk/batches/1")
        #expect(strange.status == 404)
        #expect(strange.withoutRequestID == unknown.withoutRequestID)
        #expect(try await site.get("/desk/batches/\(id)/feedback").status == 404)
        #expect(try await !site.get("/desk/batches").text.contains("十一月.csv"))
        // A file of the other body can't correct a batch of this one.
        let answer = try await site.upload(site.file([SharedRows.penalty(2)]), corrects: String(id))
        #expect(answer.status == 422)
    }

    @Test func `M-37: an account without a provider's role sends nothing and sees no batch`() async throws {
        var site = try await DeskSite()
        try await site.signIn("wang.wu", organisation: nil, roles: [.operator])
        // What the role opens instead is there, and nothing about sending.
        let page = try await site.get("/desk").text
        #expect(page.contains("平台运行") && page.contains("应用事项"))
        for text in ["报送文件", "/desk/upload", "/desk/batches"] { #expect(!page.contains(text), "\(text)") }
        for address in ["/desk/upload", "/desk/batches"] { #expect(try await site.get(address).status == 404) }
        #expect(try await site.post(site.form(site.file([SharedRows.penalty(1)]), name: "a.csv")).status == 404)
    }

    @Test func `a form from no page of the session is refused before the file is read`() async throws {
        let site = try await DeskSite()
        let file = try site.file([SharedRows.penalty(1)])
        #expect(try await site.post(site.form(file, name: "a.csv", token: "wrong")).status == 403)
        #expect(try await site.post(site.form(file, name: "a.csv"), cookie: "none=1").status == 303)
        #expect(try await site.post(site.form(file, name: "a.csv"), origin: "https://evil.example").status == 403)
        let late =
            "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n--B\r\n"
            + "Content-Disposition: form-data; name=\"form-token\"\r\n\r\n\(site.token)\r\n--B--\r\n"
        #expect(try await site.post(Array(late.utf8), boundary: "B").status == 403)
        #expect(try await site.home.number("SELECT COUNT(*) FROM batch") == 0)
    }

    @Test(arguments: [
        (#"../../../etc/passwd"#, "passwd"), (#"C:\\Users\\x\\a.csv"#, "a.csv"), ("a%22b.csv", "a&quot;b.csv"),
        ("<script>alert(1)</script>.csv", "script&gt;.csv"), ("a%0D%0AX-Evil: 1.csv", "aX-Evil: 1.csv"),
        ("\u{202E}vsc.exe", "vsc.exe"), ("名\u{301}.csv", "名\u{301}.csv"),
    ])
    func `a hostile file name is text and nothing else`(name: String, shown: String) async throws {
        let site = try await DeskSite()
        let page = try await site.upload(site.file([SharedRows.penalty(1)]), name: name)
        #expect(page.text.contains(shown))
        #expect(!page.text.contains("<script"))
        #expect(!page.text.contains("\u{202E}"))
        #expect(page.header("X-Evil") == nil)
        #expect(try site.leftFiles == [])
    }

    @Test func `a file that is no table is explained, and the form keeps what was chosen`() async throws {
        let site = try await DeskSite()
        let files: [(bytes: [UInt8], words: String)] = [
            (Array("%PDF-1.7\n".utf8), "这不是表格文件"), (Array("  \r\n\r\n".utf8), "文件是空的"),
            (Array("姓名,电话\r\n甲,1\r\n".utf8), "没有找到官方表头"),
            ([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600), "旧版 Excel"),
            (Array("PK\u{3}\u{4}nonsense".utf8), "工作簿损坏"), ([], "文件是空的"),
        ]
        for (bytes, words) in files {
            let page = try await site.upload(bytes)
            #expect(page.status == 422, "\(words)")
            #expect(page.text.contains(words), "\(words)")
            #expect(page.text.contains("value=\"penalty\" selected"))
        }
        #expect(try await site.upload(site.file([SharedRows.penalty(1)]), item: "none").status == 422)
    }

    @Test func `a file over the limit is refused with the limit`() async throws {
        let site = try await DeskSite(mostBytes: 1 << 20)
        let page = try await site.upload([UInt8](repeating: 0x41, count: 3 << 20))
        #expect(page.status == 413)
        #expect(page.text.contains("最大 1 MB"))
        #expect(try await site.post(Array(site.form(site.file([faulty]), name: "a").dropLast(9))).status == 400)
    }

    @Test func `a provider is offered only what it may send`() async throws {
        let site = try await DeskSite()
        try await site.home.run("UPDATE organisation SET items = 'permit'")
        let page = try await site.get("/desk/upload")
        #expect(page.text.contains("value=\"permit\"") && !page.text.contains("value=\"penalty\""))
        let refused = try await site.upload(site.file([SharedRows.penalty(1)]))
        #expect(refused.status == 422)
        #expect(refused.text.contains("没有登记报送这一类"))
    }

    @Test func `two uploads of one file at once enter every row once`() async throws {
        let site = try await DeskSite()
        let body = site.form(try site.file((1...600).map { SharedRows.penalty($0) }), name: "a.csv")
        async let one = site.post(body)
        async let two = site.post(body)
        #expect(try await one.status == 303)
        #expect(try await two.status == 303)
        for _ in 0..<2400 where try await site.home.number("SELECT COUNT(*) FROM batch WHERE ended_at IS NULL") > 0 {
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(try await site.home.number("SELECT COUNT(*) FROM record") == 600)
        #expect(try await site.home.number("SELECT SUM(accepted) FROM batch") == 600)
        #expect(try await site.home.number("SELECT SUM(duplicates) FROM batch") == 600)
    }

    @Test func `a batch that its server took along says so and how to go on`() async throws {
        let site = try await DeskSite()
        _ = try await site.upload(site.file([SharedRows.penalty(1)]))
        try await site.home.run("UPDATE batch SET state = 'running', ended_at = NULL")
        let id = try await site.home.number("SELECT id FROM batch")
        let running = try await site.get("/desk/batches/\(id)")
        #expect(running.header("Refresh") == "2")
        #expect(running.text.contains("处理中"))
        #expect(try await site.get("/desk/batches/\(id)?still=1").header("Refresh") == nil)
        try await site.home.run("UPDATE batch SET touched_at = touched_at - 61000000")
        let page = try await site.get("/desk/batches/\(id)")
        #expect(page.header("Refresh") == nil)
        #expect(page.text.contains("中断") && page.text.contains("把同一个文件再报一次"))
    }

    @Test func `rules and official columns are open to everybody`() async throws {
        let site = try await DeskSite()
        let rules = try await site.get("/desk/rules", cookie: "none=1")
        #expect(rules.status == 200)
        for kind in NoticeKind.allCases {
            #expect(rules.text.contains("/desk/rules/\(kind.rawValue)"))
            let page = try await site.get("/desk/rules/\(kind.rawValue)", cookie: "none=1")
            #expect(page.status == 200)
            #expect(page.text.contains("依据"))
        }
        #expect(try await site.get("/desk/rules/nothing").status == 404)
        let columns = try await site.get("/desk/templates/penalty.csv", cookie: "none=1")
        #expect(TestCSV.parse(columns.bytes) == [try site.home.item("penalty").fields.map(\.name.zh)])
        #expect(try await site.get("/desk/templates/permit.xlsx").bytes.starts(with: [0x50, 0x4B]))
        for file in ["nothing.csv", "penalty.exe", "penalty", "..%2Fkeys.csv"] {
            #expect([400, 404].contains(try await site.get("/desk/templates/\(file)").status))
        }
    }

    @Test func `every page of the desk is complete in English`() async throws {
        let site = try await DeskSite()
        let page = try await site.upload(site.file([faulty]))
        let id = try #require(page.text.firstMatch(of: /desk\/batches\/(\d+)\/feedback/)).output.1
        for address in [
            "/desk", "/desk/upload", "/desk/batches", "/desk/batches/\(id)", "/desk/rules", "/desk/rules/minor",
        ] {
            let answer = try await site.get(address, cookie: site.cookie + "; lang=en")
            #expect(answer.status == 200)
            #expect(answer.text.contains("<html lang=\"en\">"))
            #expect(!answer.text.contains("工作台"))
        }
    }
}

extension TestSupport.TestHome {
    /// A file that came in with that name, before names were masked.
    fileprivate func send(_ rows: [TestRow], named name: String) async throws -> Int64 {
        let desk = IntakeDesk(
            database: database, registry: registry, records: records, vault: vault, keepers: copies,
            makeID: { [self] in makeID() },
            now: { [now] in now })
        let result = try await desk.submit(
            .bytes(TestFile(item("penalty"), rows).bytes),
            engine: IntakeEngine(item: "penalty", pack: pack, today: today), provider: provider.code, actor: "zhang",
            policy: policy(), feedback: nil, sender: SenderNote(fileName: name))
        return try #require(result.batch)
    }
}
