// What the linter must refuse: each test changes one thing in a copy of the real pack.

import Law
import TestSupport
import Testing
import WorkingDays

@Suite struct `The linter refuses` {
    private let penalty = "cn/catalogue/penalty.yaml"
    private let registration = "cn/catalogue/registration.yaml"

    private func errors(_ change: (TestPolicy) throws -> Void) throws -> Set<String> {
        let policy = try TestPolicy()
        try change(policy)
        return try policy.errors()
    }

    private func errors(replacing old: String, with new: String, in file: String) throws -> Set<String> {
        try errors { try $0.replace(old, with: new, in: file) }
    }

    @Test func `a value that cites nothing`() throws {
        let found = try errors(replacing: "    sources: [ndrc-36-2026#chapter-3]\n", with: "", in: "cn/limits.yaml")
        #expect(found == ["uncited-value"])
    }

    @Test func `a value that does not say how certain it is`() throws {
        #expect(try errors(replacing: "    certainty: reported\n", with: "", in: "cn/limits.yaml") == ["no-certainty"])
    }

    @Test func `a value without a first day`() throws {
        #expect(try errors(replacing: "    from: 2018-07-25\n", with: "", in: "cn/limits.yaml") == ["no-date"])
    }

    @Test func `a source that is not in the pack`() throws {
        let found = try errors(
            replacing: "[civil-general-2017#17,", with: "[civil-general-1917#17,", in: "cn/limits.yaml")
        #expect(found == ["unknown-source"])
    }

    @Test func `an article that its source does not have`() throws {
        let found = try errors(
            replacing: "[civil-general-2017#17,", with: "[civil-general-2017#1717,", in: "cn/limits.yaml")
        #expect(found == ["unknown-article"])
    }

    @Test func `a citation that is not source and article`() throws {
        let found = try errors(replacing: "[civil-general-2017#17,", with: "[civil-general-2017,", in: "cn/limits.yaml")
        #expect(found == ["malformed-citation"])
    }

    @Test func `two values that hold on the same day`() throws {
        // The scheme of 2019 ended on 2023-04-30; the next began the day after.
        let later = try errors(replacing: "until: 2023-04-30", with: "until: 2023-05-01", in: "cn/publicity.yaml")
        #expect(later == ["overlap"])
        let earlier = try errors(replacing: "until: 2023-04-30", with: "until: 2023-04-29", in: "cn/publicity.yaml")
        // A day without a regime is no overlap, and a gap.
        #expect(earlier == ["gap"])
    }

    @Test func `an interval that ends before it begins`() throws {
        let found = try errors(
            replacing: "certainty: reported\nsubjects", with: "certainty: reported\nuntil: 2018-07-24\nsubjects",
            in: penalty)
        #expect(found.contains("empty-interval"))
    }

    @Test(arguments: [
        "血型", "宗教信仰", "既往病史", "指纹编号", "当事人疾病", "Blood Type", "健康状况", "体检结果", "诊断结论", "过敏史", "艾滋病检测", "DNA编号", "信仰",
        "佛教徒",
    ])
    func `M-43: a field that may not be collected of anybody`(name: String) throws {
        let found = try errors(replacing: "zh: 住所, en: Address", with: "zh: \(name), en: Address", in: registration)
        #expect(found == ["forbidden-field"])
    }

    @Test(arguments: ["工资", "年薪", "月薪", "房屋坐落", "住房情况", "个人所得税", "个税", "已缴税额", "Wages", "Bank balance"])
    func `M-43: a field about the money of persons`(name: String) throws {
        let found = try errors(replacing: "zh: 违法事实, en: Facts", with: "zh: \(name), en: Facts", in: penalty)
        #expect(found == ["forbidden-field"])
    }

    @Test(arguments: ["拖欠农民工工资金额", "住房和城乡建设部门", "住房公积金欠缴月数", "少缴税额"])
    func `M-43: not a field that names an offence or a body`(name: String) throws {
        let found = try errors(replacing: "zh: 违法事实, en: Facts", with: "zh: \(name), en: Facts", in: penalty)
        #expect(found.isEmpty)
    }

    @Test func `M-43: income only where natural persons are subjects of the item`() throws {
        let person = try errors(replacing: "zh: 违法事实, en: Facts", with: "zh: 年收入, en: Facts", in: penalty)
        #expect(person == ["forbidden-field"])
        let company = try errors(replacing: "zh: 住所, en: Address", with: "zh: 年收入, en: Address", in: registration)
        #expect(company.isEmpty)
    }

    @Test(arguments: ["家庭积分", "居民积分", "村民积分", "网格评分", "招聘评分", "员工信用分", "党员积分"])
    func `P-5.15: a field for a household, hiring or like score`(name: String) throws {
        let found = try errors(replacing: "zh: 住所, en: Address", with: "zh: \(name), en: Address", in: registration)
        #expect(found == ["forbidden-score"])
    }

    @Test func `P-5.15: a whole item that is a residents' score`() throws {
        let found = try errors(replacing: "title: {zh: 基础登记", with: "title: {zh: 居民积分", in: registration)
        #expect(found == ["forbidden-score"])
    }

    @Test(arguments: [
        "摄像头编号", "人脸特征", "行踪轨迹", "健康码状态", "购物记录", "聊天记录", "短信内容", "GPS坐标", "就诊记录", "旅居史",
        "行程记录", "行程", "出入境记录", "车辆轨迹", "疫苗接种", "住院记录", "就医记录", "体温", "怀孕", "残疾等级", "Health history", "Vaccination",
        "Travel record", "虹膜特征", "声纹", "指静脉", "Iris", "Gene", "闯红灯次数", "信访次数", "献血", "物业费欠缴",
    ])
    func `P-5.15: a field that watches people`(name: String) throws {
        let found = try errors(replacing: "zh: 住所, en: Address", with: "zh: \(name), en: Address", in: registration)
        #expect(found == ["forbidden-field"])
    }

    @Test(arguments: [
        "Household score", "Village ranking", "Employee rating", "Hiring profile", "Party member points", "个人信用画像",
        "农户星级", "社区居民信用评级", "员工考核", "员工评价", "Employee evaluation", "党员评议等次", "网格员评价", "信用分", "文明积分", "信用画像",
    ])
    func `P-5.15: a score, grade or portrait under other names`(name: String) throws {
        let found = try errors(replacing: "zh: 住所, en: Address", with: "zh: 住所, en: \(name)", in: registration)
        #expect(found == ["forbidden-score"])
    }

    @Test(arguments: [
        "居民身份证号", "员工人数", "信用等级", "企业评分", "村民委员会名称", "个人独资企业", "信用分类", "信用分级分类监管", "General remarks", "残疾人就业保障金",
        "住院部床位数", "Regeneration", "行程开关型号", "考核结果",
    ])
    func `P-5.15: words of people or of grades alone are no score of people`(name: String) throws {
        let found = try errors(replacing: "zh: 住所, en: Address", with: "zh: \(name), en: Address", in: registration)
        #expect(found.isEmpty)
    }

    @Test func `P-5.15: an evaluation that takes natural persons`() throws {
        let found = try errors(
            replacing: "subjects: [legalPerson, unincorporatedOrganisation]\nprovider",
            with: "subjects: [legalPerson, unincorporatedOrganisation, naturalPerson]\nprovider",
            in: "cn/catalogue/evaluation.yaml")
        #expect(found.contains("person-evaluated"))
    }

    @Test(arguments: ["class: negative", "class: \"\"", "title: x"])
    func `M-11: an item without one of the three classes`(line: String) throws {
        let policy = try TestPolicy()
        try policy.replace("class: dishonesty\n", with: line + "\n", in: penalty)
        #expect(throws: PackError.self) { try policy.load() }
    }

    @Test(arguments: ["CF_XWZZRQ", "CF_JDRQ"])
    func `M-3: an item about natural persons that does not ask whether they were 18`(field: String) throws {
        let found = try errors(replacing: "  - {rule: adultOn, field: \(field)}\n", with: "", in: penalty)
        #expect(found == ["minors-not-refused"])
    }

    @Test func `M-3: an item without natural persons need not ask`() throws {
        let found = try errors {
            try $0.replace("  - {rule: adultOn, field: XK_JDRQ}\n", with: "", in: "cn/catalogue/permit.yaml")
            try $0.replace(
                "subjects: [legalPerson, unincorporatedOrganisation, individualBusiness, naturalPerson]\n",
                with: "subjects: [legalPerson, unincorporatedOrganisation, individualBusiness]\n",
                in: "cn/catalogue/permit.yaml")
        }
        #expect(!found.contains("minors-not-refused"))
    }

    @Test(arguments: ["public", "restricted"])
    func `M-19: the number of a person's document that is not personal`(sensitivity: String) throws {
        let number =
            "居民身份证号码]\n    role: personId\n    type: identifier\n    length: 64\n"
            + "    required: {field: CF_XDR_LB, in: [自然人]}\n    sensitivity: "
        let found = try errors(replacing: number + "personal", with: number + sensitivity, in: penalty)
        #expect(found == ["personal-number-open"])
    }

    @Test func `M-19: a natural person published on a normative document only`() throws {
        let asked =
            "mode: authorisedQuery\n    sources: [personal-information-2021#25, govt-information-2019#15, ndrc-dual-publicity-2018#general]"
        let document = try errors(
            replacing: asked, with: "mode: publication\n    sources: [ndrc-dual-publicity-2018#general]", in: penalty)
        #expect(document == ["person-published"])
        let law = try errors(
            replacing: asked, with: "mode: publication\n    sources: [penalty-law-2021#48]", in: penalty)
        #expect(law.isEmpty)
    }

    @Test func `M-19: any item published on a normative document only`() throws {
        let found = try errors(
            replacing: "sources: [penalty-law-2021#48, govt-information-2019#20, enterprise-publicity-2014#7]",
            with: "sources: [jn-12-2020#1]", in: penalty)
        #expect(!found.isEmpty)
    }

    @Test func `M-10: a supplementary item that cites no local regulation or higher`() throws {
        let found = try errors { policy in
            let text = String(decoding: try policy.bytes(registration), as: UTF8.self)
                .replacing("item: registration", with: "item: local-registration")
                .replacing(
                    "sources: [enterprise-publicity-2014#6, market-entity-registration-2021#8, base-catalogue-2024#class-1]",
                    with: "sources: [jn-12-2020#1]")
            try policy.write(Array(text.utf8), to: "cn-3701/catalogue/local.yaml")
        }
        #expect(!found.isEmpty)
    }

    @Test func `M-13: dishonesty information without a document`() throws {
        let without = try errors(
            replacing: "document: {number: CF_WSH, title: CF_AJMC, body: CF_CFJG, bodyCode: CF_CFJGDM, day: CF_JDRQ}\n",
            with: "", in: penalty)
        #expect(without == ["no-document"])
        let numberless = try errors(replacing: "number: CF_WSH, title", with: "title", in: penalty)
        #expect(numberless == ["no-document"])
    }

    @Test func `M-13: a document whose number, body or day may be left out`() throws {
        let found = try errors(
            replacing: "    length: 128\n    required: always", with: "    length: 128\n    required: never",
            in: penalty)
        #expect(found == ["document-not-required"])
    }

    @Test func `M-22: dishonesty information without an end of publication`() throws {
        #expect(try errors(replacing: "publicity: penalty", with: "publicity: lasting", in: penalty) == ["no-period"])
        #expect(try errors(replacing: "publicity: penalty", with: "publicity: none", in: penalty) == ["no-period"])
        let unpublished = "cn/catalogue/arrears.yaml"
        #expect(
            try errors(replacing: "publicity: none", with: "publicity: lasting", in: unpublished) == ["no-period"])
    }

    @Test func `a word that stands twice in a code table`() throws {
        let found = try errors(
            replacing: "  - {value: 警告, en: Warning, means: warning}",
            with: "  - {value: 罚款, en: Warning, means: warning}", in: "cn/codes/penalty-kinds.yaml")
        #expect(found.contains("overlap"))
    }

    @Test(arguments: [
        ("key: [CF_WSH, CF_CFJGDM]", "key: [CF_WSH, CF_NOPE]", "unknown-field"),
        ("publicity: penalty", "publicity: nothing", "unknown-regime"),
        ("table: penalty-kinds", "table: nothing", "unknown-table"),
        ("rule: notInFuture, field: CF_JDRQ", "rule: notInFuture, field: CF_NOPE", "unknown-field"),
        ("rule: notInFuture, field: CF_JDRQ", "rule: eval, field: CF_JDRQ", "unknown-rule"),
        ("rule: notInFuture, field: CF_JDRQ", "rule: notInFuture", "unknown-rule"),
        ("required: {field: CF_XDR_LB, in: [自然人]}", "required: {field: CF_NOPE, in: [自然人]}", "unknown-field"),
        ("aliases: [CF_JG, 处罚结果]", "aliases: [CF_JG, 处罚依据]", "ambiguous-column"),
        ("means: [licence-suspension, revocation]", "means: [licence-loss]", "unknown-meaning"),
        ("unit: 万元", "unit: 美元", "unknown-unit"), ("class: dishonesty", "class: karma", "malformed-file"),
        ("subjects: [naturalPerson]\n", "subjects: [individualBusiness]\n", "no-disclosure"),
    ])
    func `an item that contradicts itself`(old: String, new: String, code: String) throws {
        #expect(try errors(replacing: old, with: new, in: penalty) == [code])
    }

    @Test func `a set of fields that nobody wrote`() throws {
        let found = try errors(replacing: "{use: party,", with: "{use: people,", in: "cn/catalogue/honour.yaml")
        #expect(found.contains("unknown-field-set"))
    }

    @Test func `a tier that no regime has`() throws {
        let found = try errors(
            replacing: "{tier: serious, anyMeans: [revocation, restriction",
            with: "{tier: severe, anyMeans: [revocation, restriction",
            in: "cn/publicity.yaml")
        #expect(found == ["unknown-tier"])
    }

    @Test func `a tier whose minimum is over its maximum`() throws {
        let found = try errors(
            replacing: "minimum: {value: 12, unit: months}", with: "minimum: {value: 37, unit: months}",
            in: "cn/publicity.yaml")
        #expect(found == ["empty-tier"])
    }
}
