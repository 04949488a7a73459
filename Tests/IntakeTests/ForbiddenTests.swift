// What may not be collected is refused at column, row and cell, and kept nowhere.

import Intake
import Law
import Testing
import TestSupport
import WorkingDays

@Suite struct `What may not be collected` {
    private func file(column: String, value: String = "x") throws -> TestFile {
        var file = TestFile(try Checked.item("penalty"), [TestRows.penalty(1), TestRows.penalty(2)])
        file.headers.append(column)
        file.lines = file.lines.map { $0 + [value] }
        return file
    }

    private static let columns = [
        "血型", "宗教信仰", "信教情况", "基因信息", "指纹", "疾病", "当事人病史", "BLOOD TYPE", "religion", "年收入", "存款余额", "持有股票",
        "商业保险", "不动产登记号", "纳税额",
        "疫苗接种", "住院记录", "体温", "怀孕", "残疾等级", "出入境记录", "车辆轨迹", "虹膜特征", "声纹", "指静脉", "信用分", "文明积分", "信用画像",
        "员工考核", "党员评议等次", "网格员评价", "闯红灯次数", "信访次数", "献血", "物业费欠缴", "gene", "bank balance",
        "工资", "年薪", "月薪", "房屋", "住房", "个人所得税", "个税", "税额", "健康状况", "体检结果", "诊断", "过敏史", "艾滋", "DNA", "信仰", "教徒",
        // The blanks that two-character headers are spread with.
        "血 型", "血　型", "血\u{A0}型", "血\u{200B}型", "血\n型", "ｂｌｏｏｄ ｔｙｐｅ", "病 史：",
    ]

    @Test(arguments: columns)
    func `M-43: a forbidden column refuses the whole file`(column: String) async throws {
        let home = try await TestHome()
        let sheet = Sheet()
        let bytes = try file(column: column).bytes
        let error = await #expect(throws: IntakeError.self) { try await home.submit(bytes, feedback: sheet.path) }
        #expect(error?.isRefusal == true)
        #expect(error?.description.contains("nothing was kept") == true)
        #expect(sheet.bytes == nil)
        for table in ["subject", "record", "record_event", "batch"] {
            #expect(try await home.number("SELECT COUNT(*) FROM \(table)") == 0)
        }
    }

    @Test func `M-43: the refusal names every such column`() throws {
        var file = try file(column: "血型")
        file.headers.append("宗教信仰")
        let error = #expect(throws: IntakeError.self) { try Checked(file.bytes) }
        guard case .forbiddenColumns(let columns, let reasons) = error else { return #expect(Bool(false)) }
        #expect(columns == ["血型", "宗教信仰"])
        #expect(reasons.map(\.zh) == ["血型", "宗教信仰"])
    }

    @Test func `M-43: columns about money are refused only where persons are subjects`() throws {
        var file = TestFile(try Checked.item("registration"), [TestRows.registration()])
        file.headers.append("年收入")
        #expect(try Checked(file.bytes, item: "registration").result.accepted == 1)
        file.headers.append("血型")
        #expect(throws: IntakeError.self) { try Checked(file.bytes, item: "registration") }
    }

    @Test func `an ordinary unknown column is told and not kept`() async throws {
        let home = try await TestHome()
        let result = try await home.submit(try file(column: "经办人电话", value: "0531-66608888").bytes)
        #expect(result.unknownColumns == ["经办人电话"])
        #expect(result.accepted == 2)
        #expect(try await home.files(holding: "66608888") == [])
    }

    /// Where a forbidden value can stand: every kind of field.
    private static let places = [
        "CF_SY", "CF_NR", "CF_AJMC", "BZ", "CF_WSH", "CF_XDR_GSZC", "CF_XDR_SWDJ", "CF_FR_ZJHM", "CF_JDRQ", "CF_NR_FK",
        "CF_CFLB",
        "CF_CFJGDM", "CF_XDR_LB",
    ]

    @Test(arguments: places)
    func `M-43: a forbidden value returns its row, blank, and stays nowhere`(field: String) async throws {
        let home = try await TestHome()
        let sheet = Sheet()
        let value = field == "CF_CFLB" ? "罚款；其他-血型：AB" : "血型：AB"
        let rows = [TestRows.penalty(1), TestRows.penalty(2).with([field: value]), TestRows.penalty(3)]
        let result = try await home.submit(rows, feedback: sheet.path)
        #expect(result.accepted == 2)
        #expect(result.rejected == 1)
        #expect(result.notices[.forbiddenValue] == 1)
        #expect(try await home.files(holding: "血型：AB") == [])
        let returned = TestCSV.parse(sheet.bytes ?? [])
        let column = try #require(returned.first?.firstIndex(of: home.item("penalty").field(field)?.name.zh ?? ""))
        #expect(returned.last?[column] == "")
        #expect(!returned.joined().contains { $0.contains("血型：AB") })
        // The rest of the row comes back as it came.
        #expect(returned.last?[0] == rows[1]["CF_XDR_MC"])
    }

    @Test func `M-43: a forbidden value in a column that means nothing here is not passed over`() throws {
        let checked = try Checked(try file(column: "经办人意见", value: "本人患有肝炎").bytes)
        #expect(checked.result.rejected == 2)
        #expect(checked.column("经办人意见") == ["", ""])
    }

    @Test func `M-43: a forbidden value in a cell without a column does not come back`() throws {
        var file = TestFile(try Checked.item("penalty"), [TestRows.penalty()])
        file.lines[0].append("指纹编号：123")
        let checked = try Checked(file.bytes)
        #expect(checked.kinds.contains(.forbiddenValue))
        #expect(!checked.sheet.joined().contains { $0.contains("指纹编号：123") })
    }

    @Test func `M-43: what is forbidden of persons only does not return a company's row`() throws {
        let change = ["CF_SY": "虚报销售额，年收入：300万元"]
        #expect(try Checked([TestRows.penalty().with(change)]).kinds == [])
        #expect(try Checked([TestRows.personPenalty().with(change)]).kinds == [.forbiddenValue])
    }

    @Test(arguments: ["拖欠农民工工资金额", "住房和城乡建设部门意见", "能源诊断报告号"])
    func `M-43: a column that names an offence or a body is an ordinary unknown one`(column: String) throws {
        let checked = try Checked(try file(column: column).bytes)
        #expect(checked.result.accepted == 2)
    }

    @Test(arguments: ["个人", "", "自然人（个体）"])
    func `M-43: a row that doesn't say whose it is counts as a person's`(kind: String) throws {
        let text = "年收入：30万元"
        let checked = try Checked([TestRows.personPenalty().with(["CF_XDR_LB": kind, "BZ": text])])
        #expect(checked.kinds.contains(.forbiddenValue))
        #expect(!checked.sheet.joined().contains { $0.contains(text) })
    }

    @Test(arguments: ["食品卫生不合格", "指纹考勤机未备案", "基因检测实验室未取得许可", "未公示病媒防制记录", "宗教活动场所消防不合格"])
    func `M-43: an ordinary text about such a trade passes`(text: String) throws {
        #expect(try Checked([TestRows.penalty().with(["CF_SY": text])]).kinds == [])
    }

    @Test func `M-43: the prohibition outlives the text that set it`() throws {
        let day = TestDay.on("2027-01-15")
        let row = TestRows.penalty(today: day).with(["CF_SY": "血型：A"])
        #expect(try Checked([row], today: day).kinds == [.forbiddenValue])
    }
}
