// Why this file exists: a few columns of the smaller items have no role; the letters of their codes tell what to write.

/// What columns without a role hold, by the end of their code (the initials of their Chinese name).
enum StoryNames {
    static func day(of code: String) -> StoryDay {
        switch ending(code) {
        // 立案, 告知送达
        case "LASJ", "GZRQ", "SDRQ": .near(-90 ... -8)
        // 发布, 履行, 生效
        case "FBRQ", "GSRQ", "SXRQ": .near(1...12)
        // 履行状态认定
        case "RDRQ": .closed
        // 限缴
        case "XQ": .near(-60 ... -10)
        default: .near(-20 ... -1)
        }
    }

    static func number(_ code: String) -> StoryCell {
        switch ending(code) {
        case "PJND", "ND", "NF": .yearBefore
        // 服务时长
        case "SC": .text(WordList("2 3 4 6 8"))
        case "TY": .serial("TY")
        default: .serial("QC")
        }
    }

    static func text(_ code: String) -> StoryCell {
        switch ending(code) {
        case "YCYY": .closing(WordList("已履行相关义务，经核实后依申请移出 列入情形已消除，经核实后移出"))
        case "YCJG", "RDDW": .closingBody
        case "AY", "SY", "CNNR": .facts
        case "WNZR": .text(WordList("自愿接受依法撤销相关决定，并承担相应法律责任"))
        case "WLXNR": .text(WordList("部分承诺事项未按期完成"))
        case "ZRZJ": .text(WordList("责令限期整改"))
        case "SQ": .text(WordList("上一季度 上一年度"))
        case "ZXYJDW": .body
        case "SF": .text(WordList("山东省"))
        case "YLX": .text(WordList("已履行三成 已履行一半"))
        case "WLX": .text(WordList("其余部分及利息"))
        case "CJTS": .text(WordList("依法限制享受财政资金补助，依法列为重点监管对象"))
        case "YCTJ": .text(WordList("列入期限届满，或者依法完成信用修复后，由认定单位移出"))
        default: .text(WordList("详见文书"))
        }
    }

    private static func ending(_ code: String) -> String {
        code.split(separator: "_").last.map(String.init) ?? code
    }
}
