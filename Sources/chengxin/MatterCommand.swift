// chengxin matter: the register of application matters.

internal import ArgumentParser
internal import Disclosure
internal import Foundation
internal import Identifiers
internal import Intake
internal import Law
internal import Records
internal import WorkingDays

struct MatterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matter", abstract: "The register of matters: for what a body may ask about subjects.",
        subcommands: [Import.self, List.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Register the matters of a sheet (CSV): all of it or, if anything is wrong, nothing. A matter that is known changes.",
            discussion: """
                Columns: 事项编码 (code), 事项名称 (title), 实施机构代码 (body), 查询用途 (purpose), 可查信息项 (items, separated by \
                commas or 、), 设定依据 (basis), 起始日期 (from), 截止日期 (until, may be empty).
                """)

        @OptionGroup var common: CommonOptions
        @Argument(help: "The sheet.") var file: String

        private struct Answer: Encodable {
            struct Fault: Encodable {
                let line: Int
                let fault: String
            }
            let new: Int
            let changed: Int
            let unchanged: Int
            let faults: [Fault]
        }

        func run() async throws {
            let home = try await Home.open(common)
            let today = home.day(common)
            let sheet: TextTable
            do {
                sheet = try TextTable(
                    .file(path: file), columns: MatterSheet.columns, required: MatterSheet.required)
            } catch {
                throw Failure(MatterSheet.words(error, file: file))
            }
            guard !sheet.rows.isEmpty else { throw Failure("the sheet '\(file)' has no rows below its header") }
            var faults: [Answer.Fault] = []
            var matters: [(line: Int, matter: Matter)] = []
            for row in sheet.rows {
                do {
                    matters.append((row.line, try MatterSheet.matter(row.cells, pack: home.pack, today: today)))
                } catch {
                    faults.append(.init(line: row.line, fault: error.description))
                }
            }
            var outcome: Matters.Outcome?
            if faults.isEmpty {
                let context = PostContext(
                    actor: "operator", today: today, now: home.clock.now(), policy: try await home.policy())
                let done = try await home.official.matters.register(matters.map(\.matter), context)
                faults = done.faults.map { .init(line: matters[$0.place].line, fault: $0.fault.description) }
                outcome = done
                await home.settleLedger()
            }
            let answer = Answer(
                new: outcome?.new ?? 0, changed: outcome?.changed ?? 0, unchanged: outcome?.unchanged ?? 0,
                faults: faults)
            if common.json {
                try Terminal.json(answer)
            } else if faults.isEmpty {
                print("\(answer.new) matters registered, \(answer.changed) changed, \(answer.unchanged) as they were")
            } else {
                for fault in faults { print("line \(fault.line): \(fault.fault)") }
                print("nothing was registered; mend the \(faults.count) lines and import the sheet again")
            }
            if !faults.isEmpty { throw Outcome.withFaults }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The matters that are registered, and how often each was used.")

        @OptionGroup var common: CommonOptions
        @Option(help: "Only those of this body, by its unified social credit code.") var org: String?

        private func code() throws -> String? {
            guard let org else { return nil }
            do {
                return try UnifiedSocialCreditCode(org).text
            } catch {
                throw Failure("--org is no unified social credit code: \(error.en)")
            }
        }

        private struct Line: Encodable {
            let code: String
            let title: String
            let body: String
            let purpose: String
            let items: [String]
            let basis: String
            let from: Day
            let until: Day?
            let used: Int
        }

        func run() async throws {
            let official = try await Home.open(common).official
            let body = try code()
            let matters = try await official.matters.list(of: body)
            let uses = try await official.log.uses(of: matters.map { $0.code })
            let lines = matters.map { matter in
                Line(
                    code: matter.code, title: matter.title, body: matter.body, purpose: matter.purpose,
                    items: matter.items, basis: matter.basis, from: matter.from, until: matter.until,
                    used: uses[matter.code] ?? 0)
            }
            if common.json { return try Terminal.json(lines) }
            for line in lines {
                print(
                    "\(line.code)  \(line.title)  \(line.body)  \(line.purpose)  \(line.items.joined(separator: ","))  "
                        + "\(line.from)…\(line.until.map { "\($0)" } ?? "")  used \(line.used)")
            }
        }
    }
}

/// A sheet of matters, row by row.
enum MatterSheet {
    static let columns = [
        ["code", "事项编码", "事项编号"], ["title", "事项名称"], ["body", "实施机构代码", "实施机构统一社会信用代码"],
        ["purpose", "查询用途", "用途"], ["items", "可查信息项", "信息项"], ["basis", "设定依据", "依据"],
        ["from", "起始日期", "启用日期"], ["until", "截止日期", "停用日期"],
    ]
    static let required: Set<String> = ["code", "title", "body", "purpose", "items", "basis"]

    /// What is wrong with a row before the register looks at it.
    struct RowFault: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameter today: from when a matter holds whose row says nothing.
    static func matter(_ cells: [String: String], pack: PolicyPack, today: Day) throws(RowFault) -> Matter {
        func cell(_ name: String) -> String { cells[name] ?? "" }
        func day(_ name: String) throws(RowFault) -> Day? {
            guard !cell(name).isEmpty else { return nil }
            guard let day = Day.parse(official: cell(name)) else {
                throw RowFault(
                    description: "the \(name == "from" ? "first" : "last") day is none; write it as 2026-11-20")
            }
            return day
        }
        let code: String
        do {
            code = try UnifiedSocialCreditCode(cell("body")).text
        } catch {
            throw RowFault(description: "the code of the body is no unified social credit code: \(error.en)")
        }
        // Items and purposes may be called by their ids or by their Chinese titles.
        let items = cell("items").split { ",，、;；".contains($0) }.map { word in
            let text = word.trimmingCharacters(in: .whitespaces)
            return pack.items.first { $0.id == text || $0.title.zh == text }?.id ?? text
        }
        let typed = cell("purpose")
        let purpose = pack.purposes.first { $0.id == typed || $0.title.zh == typed }?.id ?? typed
        return Matter(
            code: cell("code"), title: cell("title"), body: code, purpose: purpose, items: items, basis: cell("basis"),
            from: try day("from") ?? today, until: try day("until"))
    }

    static func words(_ fault: TextTable.Fault, file: String) -> String {
        switch fault {
        case .notText: "'\(file)' is no text; save the sheet as CSV and import that"
        case .missing(let columns):
            "no line at the head of '\(file)' names the columns \(columns.joined(separator: ", "))"
        case .brokenRow(let line): "line \(line) of '\(file)' doesn't end: a quotation mark in it is never closed"
        case .tooManyRows(let most): "'\(file)' has more than \(most) rows; split it"
        case .unreadable: "'\(file)' can't be read; check its name and who may read it"
        }
    }
}
