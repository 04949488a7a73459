// The page `docs/disclosure.md`, made from the decision: a test compares the two.

internal import Law
internal import Records

extension DisclosureMatrix {
    /// The table as Markdown, in Chinese and English.
    public var page: String {
        var lines = [
            "# What may be shown to whom 披露规则表", "",
            "Made by `chengxin policy disclosure` from the decision itself (`Sources/Disclosure/Decision.swift`) for \(day); a",
            "test compares this page with it. Channels: publication 公开公示 and government sharing 政务共享. Authorised queries and",
            "the subject's own are not open yet: what is refused here waits for them.", "",
            "## Items by kind of subject 信息项与主体类别", "",
            "A record that is entered, within its period, of a tier that is shown; in the channel of officials for a matter that",
            "needs the item.", "", "| item 信息项 | subject 主体 | publication 公开公示 | sharing 政务共享 |", "|---|---|---|---|",
        ]
        for row in rows {
            let cells = row.cells.map { Self.text($0.decision) }.joined(separator: " | ")
            lines.append("| \(row.item.title.zh) `\(row.item.id)` | \(row.kind.title.zh) | \(cells) |")
        }
        lines += [
            "", "## Questions of officials 政务共享的查询", "",
            "Who asks, how the matter and the purpose stand that were named, whether the matter needs the item.", "",
            "| role 角色 | matter 事项 | purpose 用途 | item needed 所需信息 | outcome 结果 |", "|---|---|---|---|---|",
        ]
        for each in questions {
            let cells = [
                each.isQuerier ? "querier 查询员" : "none 无", Self.text(each.matter), Self.text(each.purpose),
                each.needsItem ? "yes 是" : "no 否", Self.text(each.decision),
            ]
            lines.append("| \(cells.joined(separator: " | ")) |")
        }
        lines += [
            "", "## States of a record 记录状态", "",
            "A penalty of a legal person, asked for by an official who may.", "",
            "| state 状态 | day 日期 | tier 程度 | publication 公开公示 | sharing 政务共享 |", "|---|---|---|---|---|",
        ]
        for each in states {
            let cells =
                [
                    each.state.rawValue, each.isOver ? "after its last 届满后" : "to its last 届满前",
                    each.isTierShown ? "shown 公示" : "not shown 不公示",
                ] + each.cells.map { Self.text($0.decision) }
            lines.append("| \(cells.joined(separator: " | ")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ decision: Decision) -> String {
        let outcome =
            switch decision.outcome {
            case .show: "**shown 可见**"
            case .mask: "**masked 脱敏**"
            case .refuse(let refusal): "no 否: \(refusal.rawValue)"
            }
        var seen: Set<Citation> = []
        let articles = decision.citations.filter { seen.insert($0).inserted }.map { "`\($0)`" }.joined(separator: " ")
        return articles.isEmpty ? outcome : "\(outcome) \(articles)"
    }

    private static func text(_ standing: SharingGround.MatterStanding) -> String {
        switch standing {
        case .own: "own, in force 本单位在用"
        case .notInForce: "own, not in force 本单位停用"
        case .unknown: "another's or none 他单位或不存在"
        }
    }

    private static func text(_ standing: SharingGround.PurposeStanding) -> String {
        switch standing {
        case .ofMatter: "that of the matter 与事项一致"
        case .another: "another 与事项不一致"
        case .notOpen: "not open 不适用或已失效"
        }
    }
}
