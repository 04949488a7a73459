// What the law forbids to collect is refused as the predicate of a person, and told as the object of an act (M-43).
//
// 当事人名下有房产3套 says what the party owns; 当事人名下房产1套违规出租 says what it did.

import Intake
import Law
import Testing
import TestSupport

@Suite struct `What may not be collected, in the telling of an act` {
    private static func person(_ text: String) -> TestRow {
        TestRows.personPenalty(1, name: "张三").with(["CF_SY": text])
    }

    private static func shop(_ text: String) -> TestRow {
        TestRows.penalty(1).with([
            "CF_XDR_MC": "历下区王五食品店", "CF_XDR_LB": "个体工商户", "CF_XDR_SHXYM": TestCode.organisation(3, kind: "92"),
            "CF_FRDB": "王五", "CF_SY": text,
        ])
    }

    private static func company(_ text: String) -> TestRow {
        TestRows.penalty(1).with(["CF_FRDB": "赵六", "CF_SY": text])
    }

    private static func isLawful(_ row: TestRow) throws -> Bool {
        let checked = try Checked([row])
        return checked.result.accepted == 1 && checked.kinds.isSubset(of: [.sensitiveWord])
    }

    @Test(arguments: [
        "当事人殴打李四，其系精神病人", "当事人信奉佛教", "当事人患有乙肝", "当事人月收入8000元", "当事人名下有房产3套", "当事人血型为A型", "当事人系癌症患者", "当事人月收入8000元左右",
        "当事人月收入约8000元，拒不缴纳罚款", "当事人名下有房产3套、存款20万元", "当事人患有高血压和糖尿病", "当事人患有高血压等疾病", "当事人患有眩晕症", "经诊断当事人为尘肺病",
        "当事人经诊断为尘肺病", "当事人患有精神分裂症且未服药", "当事人患有精神分裂症发病期间殴打他人", "张三身患癌症仍坚持工作", "当事人是虔诚的佛教徒", "当事人加入基督教", "当事人有心脏病手术史",
        "当事人有青霉素过敏史", "当事人血型为Rh阴性", "当事人存款50万元。", "被执行人名下有银行存款5万元", "当事人持有股票5000股", "当事人已购买商业保险", "当事人年纳税额3万元",
        "当事人健康状况较差", "当事人（患有乙肝）", "当事人HIV检测呈阳性，HIV阳性", "当事人于2019年确诊肺癌", "患有癫痫，驾驶机动车", "当事人感染新冠", "当事人携带乙肝病毒",
        "当事人系乙肝病毒携带者", "当事人住房三套", "当事人家庭年收入20万元", "被执行人患有尿毒症，无履行能力", "被执行人患有尿毒症无劳动能力", "被执行人月工资5000元", "当事人系艾滋病感染者",
        "申请人张三因患癌症申请减免", "当事人宗教信仰为佛教", "当事人信仰伊斯兰教多年", "当事人，男，汉族，信奉佛教", "当事人银行存款共计20万元", "当事人名下拥有住房两套", "当事人自称患有抑郁症",
        "被执行人名下有住房1套、银行存款3万元", "当事人系HIV感染者", "被告有精神病史", "当事人得了肺结核", "张三健康状况为良好", "当事人患有肝炎，销售过期食品", "销售过期食品，当事人患有肝炎",
        "当事人有3处房产", "当事人无力缴纳罚款，名下仅有住房1套", "当事人有传染病", "张三是基督徒", "张三患癌", "张三有房产2套、股票5万元",
    ])
    func `M-43: what a clause says of a person, and no more, is refused`(text: String) throws {
        #expect(try Checked([Self.person(text)]).kinds.contains(.forbiddenValue))
    }

    @Test(arguments: [
        "当事人名下房产1套违规出租", "当事人将其房产一处用于生产假药", "当事人存款50万元系违法所得", "当事人名下房产2套被依法查封", "当事人因存款5万元被骗", "当事人系癌症康复俱乐部会员",
        "当事人确诊前已离职", "依法查封当事人名下房产3套", "查封了被执行人张三名下房产3套", "扣划被执行人张三银行存款5万元", "冻结被执行人银行存款50000元", "责令当事人缴纳个人所得税5000元",
        "当事人补缴个人所得税5000元", "当事人名下房产3套，已被查封", "被执行人名下存款5万元，已依法划拨", "当事人存款50万元，系违法所得", "当事人将名下住房2套出租给他人",
        "当事人利用其住房3套经营民宿", "当事人拥有房产拒不腾退", "对被执行人名下房产1套予以拍卖", "当事人月收入8000元的工作介绍信系伪造", "当事人年收入30万元以上项目虚假宣传",
        "当事人持有股票5000股未按规定披露", "当事人购买商业保险后骗保", "当事人工资8000元未发放", "当事人信奉佛教的母亲", "当事人系佛教协会会员", "当事人为佛教徒提供素食",
        "当事人系精神病医院医师", "当事人系糖尿病食品经营者", "当事人系肿瘤科医生", "当事人为肺结核定点医院", "当事人因患癌员工离职产生纠纷", "当事人安排患有痢疾的人员从事直接入口食品工作",
        "当事人为患有高血压顾客推销保健品", "当事人有艾滋病知识宣传义务", "当事人血型鉴定试剂未备案", "当事人采集指纹未告知", "当事人的指纹与现场指纹一致", "当事人基因检测业务未备案",
        "当事人系抗癌明星", "张三系抗击新冠肺炎先进个人", "当事人系传染病防治先进工作者", "张三献血后血型资料被泄露", "当事人患有国家规定的不适合驾驶的疾病", "张三患病期间仍坚持工作",
        "当事人谎称其患有癌症骗取捐款", "当事人宣称产品可治愈高血压", "当事人为患有精神病的老人提供护理", "患有高血压的人员禁止乘坐", "患有心脏病、高血压的人员禁止乘坐", "患有高血压者禁止入内",
        "当事人少缴个人所得税5000元", "当事人拖欠工资30000元", "当事人会员卡内余额500元未退", "当事人系信用卡持卡人，透支5万元", "当事人住房公积金提取材料虚假",
        "准予当事人房屋产权3套分割登记", "当事人名下无可供执行财产", "隐瞒其名下房产", "当事人系肝炎疫苗配送员", "当事人名下房产（历下区某路1号）违规改建", "骗取张某存款5万元",
        "当事人诈骗被害人银行存款5万元", "当事人转移名下房产2套逃避执行", "当事人出售名下房产1套未申报", "当事人患有罕见的血液病", "当事人名下房产3套、车辆2辆被查封", "当事人系高血压、眩晕症专科医生",
        "当事人为精神病患者家属", "申请人张三，女，1956年3月生", "当事人在其住房内设置烟花爆竹仓库", "当事人隐瞒名下房产3套骗取廉租房", "当事人以其名下房产1套提供虚假抵押",
        "当事人转借名下银行卡，账户余额3万元被冻结", "拒不执行判决：被执行人有银行存款5万元拒不履行", "当事人非法吸收公众存款50万元", "当事人伪造年收入30万元证明骗取贷款",
        "被执行人名下有存款5万元，已划拨至法院账户", "当事人名下有商品房2套，擅自改建为群租房", "被执行人名下房产一套，依法予以拍卖", "当事人未按规定缴纳个人所得税5万元",
        "当事人偷逃个人所得税，应补缴税款5万元", "当事人工资5000元以下免征", "当事人盗窃股票账户", "当事人宣称可治疗癌症", "当事人非法行医，为高血压患者输液",
        "当事人未取得医师资格，对肝炎患者开具处方", "当事人在医院抗击新冠肺炎表现突出", "张三捐献造血干细胞挽救白血病患者", "张三系无偿献血先进个人，为A型血稀缺者献血", "准予张三经营佛教用品",
        "当事人擅自设立宗教活动场所，系道教活动组织者", "当事人在佛教寺院内摆摊", "当事人假冒佛教名义敛财", "当事人侵犯他人指纹信息", "当事人替他人代打指纹考勤", "当事人拒绝采集指纹",
        "当事人未戴口罩进入肺结核病区", "当事人在确诊新冠肺炎人员隔离期间聚餐", "当事人系某疾病预防控制中心工作人员", "当事人因疾病预防知识竞赛获奖", "当事人持精神病医院假证明",
        "当事人销售的药品用于治疗糖尿病", "当事人系聋哑人", "当事人向患有癌症的王某推销保健品", "当事人有3处房产违规出租", "当事人账户内存款5万元被诈骗分子转走", "查封被执行人名下车辆1辆、名下房产2套",
        "查封以下财产：名下房产2套", "申请低保时隐瞒财产，其名下房产2套", "当事人为患者开具虚假证明，称其患有抑郁症", "当事人编造其确诊新冠肺炎的谣言", "当事人工资5000元，被单位拖欠",
        "被执行人工资8000元，每月扣留2000元", "当事人购买商业保险，骗取保险金", "当事人系A型血稀缺项目捐助者", "当事人系智力障碍者托养中心负责人", "当事人长期照护智力障碍儿童",
        "当事人为精神残疾人家庭提供帮扶", "当事人系退役军人，曾因患病住院", "当事人销售假药（治疗糖尿病）", "当事人宣称“治愈癌症”", "当事人系乙肝携带者权益保护志愿者", "当事人虚假宣传：服用后血型改变",
        "当事人擅自处置被查封的名下房产1套", "当事人无证出租房屋，共有住房3套", "当事人擅自将承租的住房3套改为群租", "当事人侵占他人房产1套", "当事人利用名下银行账户收取赃款5万元",
        "被执行人银行账户存款5万元予以扣划", "扣划被执行人在工商银行存款5万元", "当事人年收入超过12万元未申报", "当事人炒作房产2套", "当事人购买商业保险诈骗保险金", "当事人因病去世",
    ])
    func `M-43: what a person did with it, or what became of it, is recorded`(text: String) throws {
        #expect(try Self.isLawful(Self.person(text)))
    }

    @Test(arguments: [
        "王五患有乙肝", "经营者王五信奉佛教", "经营者因患有高血压未到场", "经营者名下房产两套", "当事人经营者月收入8000元",
    ])
    func `M-43: what a clause says of the owner of a shop is refused`(text: String) throws {
        #expect(try Checked([Self.shop(text)]).kinds == [.forbiddenValue])
    }

    @Test(arguments: [
        "当事人房产一处用于经营", "经营者在其住房2套内生产食品", "经营者系糖尿病协会会员", "当事人销售过期食品，货值8000元",
    ])
    func `M-43: what the owner of a shop did with it is recorded`(text: String) throws {
        #expect(try Self.isLawful(Self.shop(text)))
    }

    @Test(arguments: [
        "法定代表人患有癌症", "法定代表人赵六系佛教徒", "员工李某患有乙肝", "驾驶员李某有癫痫病史", "患者李某确诊肝癌", "经营者患有肺结核", "其法定代表人信奉天主教",
    ])
    func `M-43: what a clause says of the people of a company is refused`(text: String) throws {
        #expect(try Checked([Self.company(text)]).kinds == [.forbiddenValue])
    }

    @Test(arguments: [
        "当事人使用患有肝炎的从业人员", "其从业人员患有痢疾，仍从事接触直接入口食品的工作", "从业人员患有活动性肺结核未调离岗位", "当事人员工患有肝炎仍从事食品加工", "当事人为高血压患者提供虚假宣传的药品",
        "当事人确诊肝炎患者2名未报告", "当事人未按规定报告传染病", "医师李某未核对患者血型", "当事人系佛教用品销售商", "法定代表人名下房产3套", "员工王某确诊前已离职", "当事人违规为教徒提供场所",
        "驾驶员张某未参加体检", "未如实记录患者病史", "当事人安排未取得健康证且患有肺结核的员工上岗", "当事人未为患有尘肺病的劳动者办理工伤", "经营场所内发现未成年人3名",
        "当事人未将患有痢疾的从业人员调离", "获评全国艾滋病防治先进集体", "准予开展血型鉴定、基因检测业务", "取得宗教活动场所登记证", "当事人未经员工同意采集其指纹", "员工张某月收入8000元",
        "法定代表人王某名下房产2套被查封", "判决被告公司赔偿患者李某医疗费", "当事人销售的食品宣称适合糖尿病患者", "医院未对确诊肝炎患者建立档案", "当事人系精神病专科医院",
        "负责人为佛教寺院修缮工程承包人", "护士李某系A型血献血者", "公司名下房产3套", "经营者系精神病康复机构",
    ])
    func `M-43: what a company did, or is, passes without a word`(text: String) throws {
        #expect(try Checked([Self.company(text)]).kinds == [])
    }

    @Test func `M-43: a text is read as far as its field goes, and what is longer is refused for that`() async throws {
        let said = "当事人患有肝炎"
        let act = "销售过期食品，"
        let limit = try #require(try Checked.item("penalty").field("CF_SY")?.length)
        let within = String(repeating: act, count: (limit - said.count) / act.count) + said
        #expect(try Checked([Self.person(within)]).kinds == [.forbiddenValue])
        // Once across the limit, once far behind it, where nobody looks any more.
        let across = String(repeating: act, count: (limit - 3) / act.count) + said + act
        #expect(try Checked([Self.person(across)]).kinds == [.tooLong, .forbiddenValue])
        let behind = String(repeating: act, count: 4 * (limit + 1_000) / act.count) + said
        let home = try await TestHome()
        let result = try await home.submit([Self.person(behind)])
        #expect(result.notices == [.tooLong: 1])
        #expect(try await home.files(holding: said) == [])
    }

    @Test(arguments: [
        "当事人在店门口张贴招聘启事，内容为“招服务员2名，月薪4000元，限女性”", "当事人发布虚假招聘广告，内容：送餐员，月收入8000元以上", "招用服务员，月薪4000元，未签订劳动合同",
        "当事人未签订书面劳动合同，月薪3000元", "当事人低于最低工资标准支付，月薪1600元", "广告内容：加盟开店，年收入50万元", "发布招聘信息“服务员2名，月薪4000元，限女性”，构成就业歧视",
        "当事人招用王某，其月工资1600元，低于最低工资标准",
    ])
    func `M-43: a wage that is promised, agreed or in dispute is nobody's income`(text: String) throws {
        for row in [Self.person(text), Self.shop(text), Self.company(text)] {
            #expect(try Self.isLawful(row))
        }
        #expect(try Self.isLawful(Self.shop("销售过期食品").with(["CF_WFXW": text])))
    }

    @Test(
        arguments: ["adjudication", "judgment"],
        ["被申请人欠申请人工资5000元，应予支付", "确认申请人月工资为4500元", "申请人月工资5000元，被申请人支付经济补偿金15000元"])
    func `M-43: the two sides of a case are not the business of the row`(id: String, text: String) throws {
        let item = try Checked.item(id)
        var row = try ItemRow.make(item, today: TestDay.today)
        for field in item.fields {
            switch field.role {
            case .subjectKind: row[field.code] = "个体工商户"
            case .subjectCode: row[field.code] = TestCode.organisation(3, kind: "92")
            case .content: row[field.code] = text
            default: continue
            }
        }
        #expect(try !Checked([row], item: id).kinds.contains(.forbiddenValue))
    }

    @Test(arguments: ["当事人月收入3000元", "其本人月薪8000元", "王某系农民，月收入3000元，家庭困难", "经确认当事人名下房产3套"])
    func `M-43: income without a word of hiring is the party's`(text: String) throws {
        for row in [Self.person(text), Self.shop(text)] {
            #expect(try Checked([row]).kinds == [.forbiddenValue])
        }
    }

    @Test(arguments: [
        "行政拘留五日（因患糖尿病暂缓执行）", "当事人患有“高血压”", "当事人患有“高血压”、“糖尿病”", "当事人因癌症住院治疗", "当事人经泉城市中心医院诊断为抑郁症",
        "经查，当事人于2025年3月经泉城经济开发区医院诊断为精神分裂症", "当事人在泉城市中心医院确诊肺癌",
    ])
    func `M-43: an illness is refused in a bracket, in quotation marks and by the word of a hospital`(text: String)
        throws
    {
        #expect(try Checked([Self.person(text)]).kinds == [.forbiddenValue])
        let told = TestRows.personPenalty(1, name: "张三").with(["CF_NR": text])
        #expect(try Checked([told]).kinds.contains(.forbiddenValue))
    }

    @Test(arguments: [
        "销售治疗“高血压”的假药", "当事人宣称经某医院诊断为抑郁症", "当事人发布广告：“患有高血压，请服用本品”", "当事人张贴“患有高血压者禁止入内”", "当事人有“高血压”药品2盒",
        "当事人为癌症住院患者提供护工",
        "当事人在泉城医院精神病科滋事", "罚款500元（销售治疗糖尿病的假药）", "货值5000元（治疗高血压药品）",
    ])
    func `M-43: what is sold, claimed or quoted is nobody's illness`(text: String) throws {
        for row in [Self.person(text), Self.shop(text), Self.company(text)] {
            #expect(try Self.isLawful(row))
        }
    }
}
