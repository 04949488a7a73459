// The rules that let a row in and count against its sender's quality.

extension NoticeKind {
    var warningRule: NoticeRule {
        switch self {
        case .late:
            NoticeRule(
                self, ("迟报", "late"), why: ("应在信息形成后7个工作日内报送", "due within seven working days of its forming"),
                mend: ("已收下并标记迟报，请及时报送", "it was entered and marked late; submit in time"), wrong: "决定后第8个工作日",
                right: "7个工作日内",
                Self.quality, "ndrc-dual-publicity-2018#general")
        case .bodyPlaceholder:
            NoticeRule(
                self, ("用了17个0加X的占位代码", "the filler of 17 zeros and X"),
                why: ("占位代码不指向任何单位", "the filler names no body"),
                mend: ("请填写真实代码", "fill the real code"), wrong: "00000000000000000X", right: "18位有效代码",
                Self.dualPublicity)
        case .bodyUnknown:
            NoticeRule(
                self, ("平台尚无该单位", "the platform doesn't know this body yet"),
                why: ("代码格式正确，但未登记", "the code is well formed but not registered here"),
                mend: ("请核对；无误则由平台登记该单位", "check it; if it is right, have the body registered"), wrong: "未登记的代码",
                right: "已登记的代码",
                Self.quality)
        case .bodyNameDiffers:
            NoticeRule(
                self, ("单位名称与其代码不符", "name and code of the body don't fit"),
                why: (
                    "谁作出决定，名称和代码要指同一单位；代码已登记为别的名称",
                    "name and code must mean the body that decided; the code is registered under another name"
                ),
                mend: ("请核对名称和代码", "check name and code"), wrong: "甲局名称，乙局代码", right: "甲局名称，甲局代码",
                "jn-measures-2022#31", Self.quality)
        case .oddCode:
            NoticeRule(
                self, ("代码有疑点", "an odd code"),
                why: ("校验通过，但结构少见或区划已撤销", "it passes its check, but its structure is unusual or its region is gone"),
                mend: ("请对照证照核对", "compare with the certificate"), wrong: "已撤销的行政区划", right: "现行行政区划",
                "gb-32100-2015#general")
        case .documentYear:
            NoticeRule(
                self, ("文书号年份与决定日期不同", "year of the document number and of the decision differ"),
                why: ("通常应为同一年", "they are usually the same"), mend: ("请核对文书号和日期", "check number and day"),
                wrong: "〔2024〕，2026-03-05",
                right: "〔2026〕，2026-03-05", Self.quality)
        case .amountInWords:
            NoticeRule(
                self, ("金额与处罚内容相差一万倍", "amount and text differ by ten thousand"),
                why: ("本列单位是万元", "this column counts in 10 000 yuan"),
                mend: ("请核对单位：5000元填0.5", "check the unit: 5000 yuan is 0.5"), wrong: "5000", right: "0.5",
                Self.dualPublicity)
        case .noArticle:
            NoticeRule(
                self, ("依据没有写到条", "the basis names no article"),
                why: ("依据应写明法律名称和条款", "the basis names the text and its article"),
                mend: ("请补充“第…条”", "add the article"), wrong: "食品安全法", right: "《食品安全法》第一百二十四条", Self.dualPublicity)
        case .identityInText:
            NoticeRule(
                self, ("正文或编号中有身份证号", "an identity number inside a text or another number"),
                why: (
                    "该行加密保存，公示前会遮盖；最好不要写入",
                    "the row is stored sealed and the number masked before publication; better leave it out"
                ),
                mend: ("请删除，或改填18位统一社会信用代码", "delete it, or give the unified social credit code instead"),
                wrong: "当事人（身份证号…）", right: "当事人", "jn-12-2020#2")
        case .sensitiveWord:
            NoticeRule(
                self, ("正文中有敏感词", "a sensitive word in the text"),
                why: (
                    "个人的宗教信仰、健康、财产等信息禁止采集；说明违法行为的用词可以保留",
                    "religion, health, means and the like of a person may not be collected; words of the act itself may stay"
                ),
                mend: ("请核对：涉及个人的请删除，属于违法事实的不必改", "check it: delete what is about a person, leave what tells the act"),
                wrong: "（当事人的病史、收入等）", right: "未询问病史即开具处方", "jn-measures-2022#43")
        case .publicEndTooLate:
            NoticeRule(
                self, ("公示截止期晚于法定上限", "end of publication past the lawful maximum"),
                why: ("平台按法定期限计算，不采用所填日期", "the lawful end is computed; the date sent does not decide"),
                mend: ("请按现行公示期更正", "correct it to the period in force"), wrong: "决定后5年", right: "决定后1年以内",
                "jn-measures-2022#22")
        case .nameDiffers:
            NoticeRule(
                self, ("名称与登记不同", "name and register differ"),
                why: ("按代码归入主体；名称以登记为准", "the row was filed by its code; the register's name stands"),
                mend: ("请核对名称和代码是否同一主体", "check that name and code are the same subject"), wrong: "旧名称", right: "现登记名称",
                "jn-measures-2022#9")
        case .tierMark:
            NoticeRule(
                self, ("失信程度与法定档次不符", "the degree is not the one that the law names"),
                why: (
                    "简易程序、警告和通报批评属轻微；没有分档的时期，所填不起作用；有出入时从轻",
                    "simple procedure, warning, criticism are minor; before degrees no mark counts; in doubt the milder"
                ),
                mend: ("请按决定日的规定核对失信程度，或留空", "check it by the rules of the decision's day, or leave it empty"),
                wrong: "警告，严重", right: "警告，轻微", "ndrc-36-2026#chapter-2", "ndrc-58-2023#general")
        case .removalMissing:
            NoticeRule(
                self, ("已全部履行，没有移出日期", "all is performed, and no day of removal"),
                why: (
                    "履行完毕的，法院应在3个工作日内删除名单信息",
                    "once all is performed, the court deletes the entry within 3 working days"
                ),
                mend: ("请尽快补报移出日期，当日起停止公示", "send the day of removal soon: from that day it is no longer shown"),
                wrong: "全部履行，移出日期为空", right: "全部履行，2026-03-05", "spc-defaulters-2017#10")
        case .revocationUnknown:
            NoticeRule(
                self, ("撤销的决定平台上没有", "a revoked decision that the platform does not hold"),
                why: (
                    "撤回按主体代码、文书号和决定机关找到原记录；找不到，就没有撤回任何公示信息",
                    "the record is found by subject, document number and body; without it nothing was withdrawn"
                ),
                mend: (
                    "请核对代码、文书号和报送单位是否与原报送一致",
                    "compare code, number and sender with what was sent first"
                ),
                wrong: "撤销，济市监处罚〔2026〕21号（原报12号）", right: "撤销，济市监处罚〔2026〕12号",
                "jn-measures-2022#41", "penalty-law-2021#48")
        case .stillWithdrawn:
            NoticeRule(
                self, ("该决定已撤回，仍不公示", "this decision was withdrawn and stays so"),
                why: (
                    "原记录已按撤销处理；再报同一决定而不说明状态，不会恢复公示",
                    "its record was withdrawn as revoked; the same decision without a state doesn't bring it back"
                ),
                mend: ("决定确仍有效的，把“当前状态”填为“正常”再报", "if it is in force, set its state to 0 and send it again"),
                wrong: "已撤销，再报时状态为空", right: "再报，状态：正常", "jn-measures-2022#41", "penalty-law-2021#48")
        case .revocationErased:
            NoticeRule(
                self, ("原已录入的同一条记录已销毁", "the same record, entered before, is destroyed"),
                why: (
                    "撤销的是不得归集的记录（行为人未成年，或者无完全民事行为能力），平台不再留存",
                    "what is revoked may not be collected (a child, or someone without full capacity), so it isn't kept"
                ),
                mend: ("无须再报", "nothing more is to be sent"),
                wrong: "当前状态：撤销（行为人未满十八周岁）", right: "（不报送）", "jn-measures-2022#3", "jn-measures-2022#41")
        default:
            errorRule
        }
    }
}
