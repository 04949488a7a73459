// The rules that return a row.

extension NoticeKind {
    var errorRule: NoticeRule {
        switch self {
        case .requiredMissing:
            NoticeRule(
                self, ("必填项为空", "a required field is empty"),
                why: ("目录规定该项必须填写", "the catalogue demands this field"),
                mend: ("请补填后重新报送", "fill it and submit again"), wrong: "（空）", right: "某某有限公司", Self.quality,
                Self.dualPublicity)
        case .tooLong:
            NoticeRule(
                self, ("超过规定长度", "too long"), why: ("目录规定了该项的最大字数", "the catalogue limits the length"),
                mend: ("请精简内容，不要合并多条信息", "shorten it; one fact a row"), wrong: "201字的名称", right: "200字以内",
                Self.dualPublicity)
        case .notInCodeTable:
            NoticeRule(
                self, ("不在代码表内", "not in the code table"),
                why: ("该项只能填现行代码表中的值", "only values of the code table in force are accepted"),
                mend: ("请改为代码表中的值", "use a value of the code table"), wrong: "罚金", right: "罚款", Self.dualPublicity)
        case .badDay:
            NoticeRule(
                self, ("不是有效日期", "not a day of the calendar"), why: ("期限都从日期起算", "periods are counted from days"),
                mend: ("请写成2026-03-05的形式", "write it as 2026-03-05"), wrong: "2026-02-30", right: "2026-02-28",
                Self.dualPublicity)
        case .futureDay:
            NoticeRule(
                self, ("日期晚于今天", "a day in the future"),
                why: ("尚未作出的决定不能报送", "a decision not yet made can't be submitted"),
                mend: ("请核对文书上的日期", "compare with the document"), wrong: "2099-01-01", right: "2026-03-05", Self.quality
            )
        case .dayOrder:
            NoticeRule(
                self, ("日期先后颠倒", "days out of order"), why: ("起止日期应当前后一致", "a period can't end before it begins"),
                mend: ("请核对起止日期", "compare both days with the document"), wrong: "决定2026-03-05，截止2026-01-01",
                right: "决定2026-03-05，截止2026-06-05", Self.quality)
        case .badAmount:
            NoticeRule(
                self, ("不是有效金额", "not an amount"), why: ("金额应为非负数字", "amounts are numbers not below zero"),
                mend: ("请只填数字，单位按列名（万元）", "write the number only, in the unit of the column"), wrong: "-5 或 五千",
                right: "0.5",
                Self.dualPublicity)
        case .amountMissing:
            NoticeRule(
                self, ("该处罚类别须填金额", "this kind of penalty needs an amount"),
                why: ("选择罚款或没收时金额须大于零", "a fine or confiscation has an amount above zero"),
                mend: ("请填写金额（万元），或更正处罚类别", "fill the amount in 10 000 yuan, or correct the kind"), wrong: "罚款，金额为空",
                right: "罚款，0.5", Self.dualPublicity)
        case .kindMissing:
            NoticeRule(
                self, ("有金额但处罚类别不含该类", "an amount without its kind"),
                why: ("金额与处罚类别应当一致", "amount and kind of penalty must agree"),
                mend: ("请补充处罚类别，或清空金额", "add the kind, or clear the amount"), wrong: "警告，罚款金额0.5", right: "警告；罚款，0.5",
                Self.dualPublicity)
        case .detailMissing:
            NoticeRule(
                self, ("该处罚类别须填证照名称及编号", "this kind of penalty needs the permit's name and number"),
                why: ("暂扣或吊销须说明是哪个证照", "withholding or revocation says of which permit"),
                mend: ("请填写证照名称及编号", "fill the name and number of the permit"), wrong: "吊销许可证件，证照为空",
                right: "食品经营许可证 JY13701020000001", Self.dualPublicity)
        case .placeholder:
            NoticeRule(
                self, ("填了占位词", "a placeholder"),
                why: ("必填项不能用“无”“/”等代替", "a required field can't be filled with 'none' or '/'"),
                mend: ("请填写真实内容", "fill the real content"), wrong: "无", right: "济市监处罚〔2026〕12号", Self.quality)
        case .garbled:
            NoticeRule(
                self, ("有乱码", "garbled text"), why: ("乱码无法识别", "garbled text can't be read"),
                mend: ("请用UTF-8编码重新导出", "export again as UTF-8"), wrong: "锟斤拷", right: "济南", Self.quality)
        case .controlCharacter:
            NoticeRule(
                self, ("有不可见控制字符", "an invisible control character"),
                why: ("控制字符会破坏展示和交换", "it breaks display and exchange"),
                mend: ("请删除不可见字符", "delete the invisible character"), wrong: "名称\\u0007", right: "名称", Self.quality)
        case .markup:
            NoticeRule(
                self, ("有网页标签", "HTML in the text"), why: ("信息内容应为纯文本", "contents are plain text"),
                mend: ("请删除<…>标签", "delete the <…> tags"), wrong: "<b>罚款</b>", right: "罚款", Self.quality)
        case .subjectCode:
            NoticeRule(
                self, ("统一社会信用代码有误", "the unified social credit code is wrong"),
                why: ("主体只按代码识别，不按名称", "subjects are identified by code, never by name"),
                mend: ("请对照营业执照逐位核对；字母不会自动更正", "compare with the licence digit by digit; letters are never guessed"),
                wrong: "91350100M000100Y44", right: "91350100M000100Y43", "jn-measures-2022#9", "gb-32100-2015#general")
        case .personNumber:
            NoticeRule(
                self, ("证件号码有误", "the identity number is wrong"),
                why: ("自然人只按有效证件号码识别", "a natural person is identified by a valid document number"),
                mend: ("请对照证件核对号码和证件类型", "compare number and kind with the document"), wrong: "末位校验码不符",
                right: "18位有效号码",
                "jn-measures-2022#9", "gb-11643-1999#general")
        case .partyNumber:
            NoticeRule(
                self, ("组织机构代码或注册号有误", "the organisation code or registration number is wrong"),
                why: ("校验不符的号码可能指向别的主体", "a number that fails its check may be somebody else's"),
                mend: ("请对照证照更正；没有就留空", "correct it by the certificate, or leave it empty"),
                wrong: "00013456-0", right: "00012345-6", "jn-measures-2022#9", Self.dualPublicity)
        case .bodyCode:
            NoticeRule(
                self, ("机关或来源单位代码有误", "the body's code is wrong"),
                why: ("决定机关和来源单位须可识别", "deciding and sending bodies must be known"),
                mend: ("请对照代码证核对", "compare with the body's certificate"), wrong: "校验码不符", right: "18位有效代码",
                Self.dualPublicity)
        case .companyAsAuthority:
            NoticeRule(
                self, ("决定机关不是机关单位", "the deciding body is no public body"),
                why: (
                    "行政决定由机关或法律授权的组织作出；企业、社会组织的代码不能作决定机关",
                    "public bodies, or bodies that a law empowers, decide; companies and societies don't"
                ),
                mend: ("请填写作出决定的机关的代码", "fill the code of the body that decided"), wrong: "91…", right: "11…",
                Self.dualPublicity)
        case .kindMismatch:
            NoticeRule(
                self, ("主体类别与代码不符", "kind of subject and code don't fit"),
                why: ("类别、代码、证件须指向同一主体", "kind, code and document must mean the same subject"),
                mend: ("请更正类别或代码", "correct the kind or the code"), wrong: "个体工商户，91…", right: "个体工商户，92…",
                "jn-measures-2022#9")
        case .subjectNotAllowed:
            NoticeRule(
                self, ("该目录项不收此类主体", "this item does not take this kind of subject"),
                why: ("目录规定了可归集的主体类别", "the catalogue says for which subjects it holds"),
                mend: ("请删除该行", "delete the row"), wrong: "基础登记，自然人", right: "基础登记，法人", "jn-measures-2022#10")
        case .noDocument:
            NoticeRule(
                self, ("失信信息没有法律文书号", "dishonesty information without its document"),
                why: ("失信信息须以生效法律文书为依据", "dishonesty information needs an effective legal document"),
                mend: ("请填写决定书文号", "fill the number of the decision"), wrong: "（空）", right: "济市监处罚〔2026〕12号",
                "jn-measures-2022#13")
        case .cellCount:
            NoticeRule(
                self, ("格数多于表头", "more cells than columns"),
                why: ("多出的格无法对应列，往往是漏了引号", "extra cells belong to no column; often a quotation mark is missing"),
                mend: ("请给含逗号的内容加双引号", "put cells that hold commas in quotation marks"), wrong: "甲,乙公司",
                right: "\"甲,乙公司\"",
                Self.quality)
        case .numberCell:
            NoticeRule(
                self, ("代码列存成了数字", "a code stored as a number"),
                why: ("表格软件会丢失数字的后几位和前导零，无法恢复", "spreadsheets lose digits and leading zeros of numbers for good"),
                mend: ("请将该列设为文本，对照证照重新填写", "format the column as text and enter the code again from the document"),
                wrong: "3.1011519901E+17", right: "文本格式的18位代码", Self.quality)
        case .formulaWithoutValue:
            NoticeRule(
                self, ("公式没有计算结果", "a formula without a result"),
                why: ("文件中只有公式或错误值（如#REF!），没有值", "the file holds a formula or an error such as #REF!, and no value"),
                mend: ("请在表格软件中打开并保存，或粘贴为值", "open and save it in a spreadsheet, or paste as values"), wrong: "=A1+1",
                right: "2026-03-05", Self.quality)
        case .listWithoutBasis:
            NoticeRule(
                self, ("该名单现无有效依据，不接收新列入", "this list has no living basis and takes no entry"),
                why: (
                    "名单只在规则包载明现行依据、认定单位和移出办法时接收数据",
                    "a list takes entries only while the pack cites its basis, issuer and way out"
                ),
                mend: (
                    "请核对名单名称；旧名单按现行办法重新认定后再报",
                    "check the name of the list; an old list needs a decision under the rules in force"
                ),
                wrong: "公共资源交易黑名单", right: "市场监管严重违法失信名单", "jn-12-2020#4", "jn-measures-2022#31")
        case .bodyNotEmpowered:
            NoticeRule(
                self, ("该单位无权作出此项认定", "this body is not empowered to decide this"),
                why: ("名单和裁判信息只能由法律规定的单位作出", "lists and judgments come only from the bodies that the law names"),
                mend: ("请填写作出决定的单位，不是转报单位", "name the body that decided, not the one that passed it on"),
                wrong: "某某信息中心", right: "某某区人民法院", "jn-measures-2022#31", "jn-measures-2022#13")
        case .contradiction:
            NoticeRule(
                self, ("填了持续中又填了终止日期", "still going on, and yet ended"),
                why: ("仍在持续的行为没有终止日期", "an act that goes on has no last day"),
                mend: ("请更正行为状态，或清空终止日期", "correct the state of the act, or clear its last day"),
                wrong: "持续中，2026-03-05", right: "已终止，2026-03-05", "jn-measures-2022#22")
        case .minor, .lacksCapacity, .identityInName, .forbiddenValue, .retentionOver: protectionRule
        case .late, .bodyPlaceholder, .bodyUnknown, .bodyNameDiffers, .oddCode, .documentYear, .amountInWords,
            .noArticle,
            .identityInText, .sensitiveWord, .publicEndTooLate, .nameDiffers, .tierMark, .removalMissing,
            .revocationUnknown,
            .stillWithdrawn, .revocationErased:
            warningRule
        }
    }
}
