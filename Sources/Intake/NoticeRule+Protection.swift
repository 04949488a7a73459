// The rules that return a row because it holds what may not be kept of a person, or may not be kept any longer.

extension NoticeKind {
    var protectionRule: NoticeRule {
        switch self {
        case .minor:
            NoticeRule(
                self, ("行为时未满18周岁", "under 18 on the day of the act"),
                why: ("不记录未成年人的信用信息", "no credit record is kept of a minor"),
                mend: ("请删除该行，不要重新报送", "delete the row and do not submit it again"),
                wrong: "17周岁", right: "（不报送）", "jn-measures-2022#3")
        case .lacksCapacity:
            NoticeRule(
                self, ("当事人不具有完全民事行为能力", "the party lacks full civil capacity"),
                why: (
                    "自然人具有完全民事行为能力才是信用主体，其他人的信用信息不记录",
                    "a natural person is a subject only with full civil capacity; of others no credit record is kept"
                ),
                mend: ("请删除该行，不要重新报送", "delete the row and do not submit it again"),
                wrong: "当事人系限制民事行为能力人", right: "（不报送）", "jn-measures-2022#3")
        case .identityInName:
            NoticeRule(
                self, ("名称中有身份证号", "an identity number inside a name"),
                why: ("名称会公开，证件号码不得公开", "names are public, identity numbers never are"),
                mend: ("请从名称中删除号码，填入证件号码列", "delete the number from the name; it belongs in its own column"),
                wrong: "某某商店（身份证号…）", right: "某某商店", "jn-measures-2022#19", Self.quality)
        case .forbiddenValue:
            NoticeRule(
                self, ("含有禁止采集的内容", "content that may not be collected"),
                why: ("法律禁止采集此类个人信息；该格未保存", "the law forbids to collect it; the cell was not kept"),
                mend: ("请删除该内容后重新报送；写明违法行为即可", "delete it and submit again; say the act and no more"),
                wrong: "血型：…；经营者患有…", right: "未取得健康证明从事餐饮服务", "jn-measures-2022#43")
        case .retentionOver:
            NoticeRule(
                self, ("保存期限已满", "its time is over"),
                why: (
                    "期限届满的信息不得再提供查询，也不得再入库；该行内容未保存",
                    "what is over may be neither shown nor taken in again; nothing of the row was kept"
                ),
                mend: (
                    "请删除该行，不要重新报送；日期有误的请更正日期",
                    "delete the row and do not submit it again; correct its dates if they are wrong"
                ),
                wrong: "失信行为终止已满5年", right: "（不报送）", "jn-measures-2022#22", "personal-information-2021#19")
        default:
            errorRule
        }
    }
}
