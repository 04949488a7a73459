// Why this file exists: the sentences of a penalty decision, in which figures must agree with the columns.

internal import WorkingDays

/// Writes the texts of a penalty.
enum PenaltyText {
    /// 处罚内容. The fine stands first, because it is the figure that is compared with its column.
    static func appendContent(_ kinds: PenaltyKinds, fine: Int, gain: Int, _ offence: Offence, to out: inout [UInt8]) {
        let start = out.count
        func begin(_ out: inout [UInt8]) {
            if out.count > start { out.write("；") }
        }
        if fine > 0 {
            out.write("罚款人民币")
            out.write(yuanOfFen: fine)
            out.write("元")
        }
        for word in kinds.words {
            switch word {
            case "罚款", "罚款、没收违法所得、没收非法财物": continue
            case "没收违法所得", "没收非法财物":
                begin(&out)
                out.write(word == "没收违法所得" ? "没收违法所得人民币" : "没收非法财物，价值人民币")
                out.write(yuanOfFen: gain)
                out.write("元")
            case "暂扣许可证件", "暂扣或者吊销许可证":
                begin(&out)
                out.write("暂扣")
                out.write(offence.licence)
                out.write("三十日")
            case "吊销许可证件":
                begin(&out)
                out.write("吊销")
                out.write(offence.licence)
            case "责令停产停业":
                begin(&out)
                out.write("责令停产停业整顿")
            case "警告":
                begin(&out)
                out.write("警告")
            default:
                begin(&out)
                out.write("通报批评")
            }
        }
        out.write("。")
    }

    /// 违法事实
    static func appendFacts(_ offence: Offence, end: Day, to out: inout [UInt8]) {
        let (year, month, _) = end.components
        out.write("经查，当事人于")
        out.write(number: year)
        out.write("年")
        out.write(number: month)
        out.write("月")
        out.write(offence.facts)
        out.write("，有现场笔录、询问笔录等证据证实。")
    }

    /// 暂扣或吊销证照名称及编号
    static func appendLicence(_ offence: Offence, number: Int, to out: inout [UInt8]) {
        out.write(offence.licence)
        out.write(" QC")
        out.write(number: number, digits: 8)
    }
}
