// What a text says of a person is refused; the same words in the telling of an act are not.
//
// Bare words (银行存款, 病史) once returned every row of a natural person that held them, and rows of shops and companies were not
// read for what they say of their owner or staff. Now a person, a link and the datum must stand together in one sentence.

import Intake
import Law
import Testing
import TestSupport
import WorkingDays

@Suite struct `What a text says of persons` {
    private static func shop(_ text: String) -> TestRow {
        TestRows.penalty(1).with([
            "CF_XDR_MC": "历下区王五糖尿病食品店", "CF_XDR_LB": "个体工商户", "CF_XDR_SHXYM": TestCode.organisation(3, kind: "92"),
            "CF_FRDB": "王五", "CF_SY": text,
        ])
    }

    private static func person(_ text: String) -> TestRow {
        TestRows.personPenalty(1, name: "张三").with(["CF_SY": text])
    }

    @Test(arguments: [
        "经营者王五HIV阳性", "王五患癌症，确诊肝炎", "王五信奉佛教", "王五血型为AB", "王五月收入8000元，名下房产两套，银行存款50万元",
        "王五（男，45岁）患有高血压", "经营者系穆斯林", "经营者王某某ｈｉｖ阳性", "经查，王五有 乙 肝", "王五的既往史有冠心病", "当事人年收入30万元",
        "经营者王五（HIV阳性）", "无证经营，名下房产两套", "经营者因患\u{200B}有高血压未到场",
    ])
    func `M-43: a text about the owner of a shop is refused and kept nowhere`(text: String) async throws {
        let home = try await TestHome()
        let sheet = Sheet()
        let result = try await home.submit([Self.shop(text), TestRows.penalty(2)], feedback: sheet.path)
        #expect((result.accepted, result.rejected) == (1, 1))
        #expect(result.notices[.forbiddenValue] == 1)
        #expect(try await home.files(holding: text) == [])
        #expect(!TestCSV.parse(sheet.bytes ?? []).joined().contains { $0.contains(text) })
    }

    @Test(arguments: [
        "老板张三HIV阳性", "法定代表人信奉佛教", "其法定代表人血型为AB", "该店员工确诊肝炎", "驾驶员李某有癫痫病史", "患者张某确诊肝炎",
        "法定代表人王某（男，汉族）患有乙肝",
    ])
    func `M-43: a company's row says nothing of the health or faith of its people`(text: String) throws {
        let checked = try Checked([TestRows.penalty().with(["CF_SY": text])])
        #expect(checked.kinds == [.forbiddenValue])
        #expect(checked.column("处罚事由") == [""] || !checked.sheet.joined().contains { $0.contains(text) })
    }

    @Test(arguments: [
        "当事人B型血", "当事人有高血压", "当事人患糖尿病", "其在银行有20万元存款", "当事人月收入5000元", "患有精神分裂症", "系佛教徒", "名下存款30万元",
        "名下房产两处", "名 下 存 款30万元", "血型AB型", "年纳税额3万元", "该人去年确诊抑郁症", "当事人2019年12月确诊肺癌", "当事人为高血压患者",
        "当事人是乙肝病毒携带者", "本人信佛", "张三的血型是O型", "当事人在银行存有存款20万元", "当事人名下有两套房产", "其本人有精神病史",
    ])
    func `M-43: a datum said of a natural person is refused, in any column`(text: String) async throws {
        let home = try await TestHome()
        let sheet = Sheet()
        var file = TestFile(
            try home.item("penalty"), [Self.person(text), TestRows.personPenalty(2, name: "张三")])
        file.headers.append("经办人意见")
        file.lines = zip(file.lines, ["", text]).map { $0 + [$1] }
        let result = try await home.submit(file.bytes, feedback: sheet.path)
        #expect(result.rejected == 2)
        #expect(result.notices[.forbiddenValue] == 2)
        #expect(try await home.files(holding: text) == [])
        #expect(!TestCSV.parse(sheet.bytes ?? []).joined().contains { $0.contains(text) })
    }

    @Test(arguments: [
        "执业医师张三在输血前未核对患者血型", "未按规定书写病历，遗漏既往史", "当事人宣称其保健品可使患有高血压的老人痊愈", "以年收入十万元为诱饵招揽会员",
        "冒充银行工作人员骗取他人银行存款", "发布虚假房源信息，称住房一套低价出售", "骗取低保：隐瞒名下房产", "隐瞒其名下房产", "隐匿个人收入，少缴个人所得税",
        "谎称其患有癌症骗取捐款", "采集指纹一枚", "购买商业保险", "高血压病史",
    ])
    func `M-43: a mere word lets a person's row in, and its sender is told`(text: String) throws {
        let checked = try Checked([Self.person(text)])
        #expect(checked.result.notices == [.sensitiveWord: 1])
        #expect(checked.result.accepted == 1)
    }

    @Test(arguments: [
        "拖欠农民工工资30000元", "拖欠张某3个月工资", "非法吸收公众存款", "宣称治疗糖尿病", "未询问病史即开具处方", "少缴个人所得税5000元",
        "销售患病动物", "违法收入500元", "冻结银行存款", "未按规定填写病历资料", "借用他人证券账户", "无证经营住房租赁", "擅自经营血型试剂",
    ])
    func `M-43: what a person did may be said`(text: String) throws {
        #expect(try Checked([TestRows.personPenalty().with(["CF_SY": text])]).kinds == [])
    }

    @Test(arguments: [
        "食品卫生不合格", "指纹考勤机未备案", "基因检测实验室未取得许可", "未公示病媒防制记录", "宗教活动场所消防不合格", "泄露患者病史", "拖欠员工月薪8000元",
        "安排患有国务院卫生行政部门规定的有碍食品安全疾病的人员从事接触直接入口食品的工作", "当事人使用患有肝炎的从业人员", "未经同意采集员工指纹信息",
        "当事人为高血压患者提供虚假宣传的药品", "当事人血型试剂未取得注册证", "当事人年收入30万元", "高血压病史", "当事人账户余额不足，签发空头支票",
    ])
    func `M-43: an ordinary text about a company passes without a word`(text: String) throws {
        #expect(try Checked([TestRows.penalty().with(["CF_SY": text])]).kinds == [])
    }

    @Test func `M-43: a shop that bears its owner's name and no more is that person`() throws {
        let row = Self.shop("王五患癌症").with(["CF_XDR_MC": "王五", "CF_FRDB": ""])
        #expect(try Checked([row]).kinds == [.forbiddenValue])
        #expect(try Checked([row.with(["CF_SY": "王五销售过期食品"])]).kinds == [])
    }

    @Test("a text of one word over and over is judged in a moment", .timeLimit(.minutes(2)))
    func overAndOver() throws {
        let checked = try Checked([Self.person(String(repeating: "患癌、", count: 50_000))])
        #expect(checked.result.rejected == 1 && checked.result.notices[.tooLong] == 1)
    }

    @Test func `M-43: a shop that is named for an illness has said nothing of its owner`() throws {
        #expect(try Checked([Self.shop("历下区王五糖尿病食品店销售过期食品")]).kinds == [])
    }

    @Test(arguments: [
        "当事人系精神病人，无民事行为能力人", "当事人系未成年人，时年15岁，系限制民事行为能力人", "未满十八周岁", "张三系未满18周岁的人",
        "当事人为限制民事行为能力人", "系限制民事行为能力人", "经鉴定，当事人为无民事行为能力人", "当事人（系未成年人）", "其时年17岁", "被处罚人系间歇性精神病人",
    ])
    func `M-3: a person known to lack capacity is not recorded, and nothing of the row is kept`(text: String)
        async throws
    {
        let text = text == "未满十八周岁" ? "当事人" + text : text
        let home = try await TestHome()
        let sheet = Sheet()
        let result = try await home.submit(
            [Self.person(text), TestRows.personPenalty(2, name: "李四")], feedback: sheet.path)
        #expect((result.accepted, result.rejected) == (1, 1))
        #expect(result.notices[.lacksCapacity] == 1)
        #expect(try await home.number("SELECT COUNT(*) FROM subject") == 1)
        #expect(try await home.files(holding: text) == [])
        #expect(!TestCSV.parse(sheet.bytes ?? []).joined().contains { $0.contains(text) })
    }

    @Test(arguments: [
        "向未成年人销售烟酒", "雇用未成年人", "未取得监护人同意为未满十八周岁的人文身", "当事人为未满十八周岁的人文身", "侵害无民事行为能力人权益",
        "明知其系未成年人仍提供住宿", "当事人现年37岁", "当事人系三十七岁男子", "当事人雇用15岁少年", "当事人虐待其未成年子女", "殴打精神病人",
        "当事人系受害人亲属，对方系精神病人",
    ])
    func `M-3: an act against those without capacity is recorded`(text: String) throws {
        #expect(try Checked([Self.person(text)]).kinds == [])
    }

    @Test func `M-3: a company's row may name those without capacity`() throws {
        let text = "当事人系未成年人保护单位，接纳未成年人进入，其系限制民事行为能力人"
        #expect(try Checked([TestRows.penalty().with(["CF_SY": text])]).kinds == [])
    }

    @Test func `M-3: the age that counts is the pack's`() throws {
        let policy = try TestPolicy()
        try policy.replace("    value: 18\n", with: "    value: 41\n", in: "cn/limits.yaml")
        let bytes = try TestFile(Checked.item("penalty"), [TestRows.personPenalty()]).bytes
        #expect(try Checked(bytes, pack: policy.load()).kinds == [.minor])
        #expect(try Checked(bytes).kinds == [])
    }

    @Test func `M-43: a cell full of such words is read to its end`() throws {
        let text = String(repeating: "患有高血压的其的其的", count: 400) + "，其法定代表人患有肝炎"
        #expect(try Checked([TestRows.penalty().with(["CF_SY": text])]).kinds == [.forbiddenValue])
    }
}
