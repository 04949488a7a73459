// The witnesses of the ledger in sentences: who they are, what they signed, and how to be one.

internal import Ledger
internal import Reports
internal import WorkingDays

extension Sentences {
    /// - Parameter standing: of the log of records; nil before it was signed.
    func witnesses(_ standing: LedgerDoor.Standing?, isQuorum: Bool?) -> WitnessListView {
        let lines = (standing?.witnesses ?? []).map {
            line($0.witness, $0.sight, standing?.published.checkpoint.size ?? 0)
        }
        return WitnessListView(
            heading: say("谁在旁边看着", "Who watches"),
            lead: say(
                "见证人是别的单位运行的小程序：每次签名之前，它们先核对新的账本是不是旧账本的延续，再签上名字和时间。有它们的签名，平台就不能给不同的人看不同的历史。核对存证文件时加上 --policy 和您自己选的见证人名单，就会要求它们的签名。",
                """
                Witnesses are small programs that other bodies run. Before they sign, with the time, they check that the \
                new ledger continues the old one. Under their signatures nobody can be shown another history than you. \
                When you check a proof, --policy with the witnesses of your own choice demands their signatures.
                """) + quorum(isQuorum),
            none: lines.isEmpty
                ? say(
                    "这个平台现在还没有见证人。您自己抄下的树根，起同样的作用。",
                    "This platform has no witnesses yet. A checkpoint that you keep yourself serves the same end.")
                : nil,
            lines: lines, runHeading: say("您的单位也可以当见证人", "Your body can be a witness too"),
            runText: say(
                "法院、档案馆、高校、行业协会都合适。一台能上网的小机器就够，不存任何人的资料。第一条命令生成钥匙并显示公钥，请把公钥和网址告诉平台；keys.txt 里每行放一个账本的公钥，“账本一览”里的每个账本都要。",
                """
                A court, an archive, a university or an association is well suited. A small machine on the network is \
                enough, and nobody’s data come to it. The first command makes the key and shows its public part: tell it \
                to the platform with your address. Put the keys of all logs above into keys.txt, a line each.
                """),
            runCommands: [
                "chengxin ledger witness init witness --name witness.example.cn/w1",
                "chengxin ledger witness serve witness --logs keys.txt --host 0.0.0.0 --port 8090",
            ])
    }

    private func line(_ witness: WitnessPolicy.Member, _ sight: WitnessSight?, _ size: Int) -> WitnessLineView {
        WitnessLineView(
            name: witness.name, key: witness.key.line,
            standing: sight.map { sight in
                let at = sight.at * 1_000_000
                let moment = "\(day(Day.instant(microseconds: at))) \(clock(at))"
                return sight.size == size
                    ? say("\(moment) 签了现在这个树根", "Signed the present checkpoint on \(moment)")
                    : say(
                        "\(moment) 签到第 \(number(sight.size)) 行，新写的行还没有签",
                        "Signed \(number(sight.size)) lines on \(moment); newer ones not yet")
            } ?? say("还没有签过", "Has not signed yet"), isCurrent: sight?.size == size && size > 0)
    }

    private func quorum(_ isMet: Bool?) -> String {
        switch isMet {
        case nil: ""
        case true?: say("现在的树根，签名的见证人已够数。", " Enough of them have signed the present checkpoint.")
        case false?: say("现在的树根，签名的见证人还不够数。", " Not enough of them have signed the present checkpoint yet.")
        }
    }
}
