// Why this file exists: finds the parts of a workbook by its own lists, as their places differ from program to program.

/// A worksheet by the name on its tab.
public struct SheetName: Sendable, Hashable {
    /// Longer names are cut: Excel has none.
    private static let limit = 31

    public let text: String
    public let isHidden: Bool

    init(text: String, isHidden: Bool) {
        self.text = String(text.prefix(Self.limit))
        self.isHidden = isHidden
    }
}

/// A worksheet and the member that holds it.
struct WorkbookSheet {
    let name: SheetName
    let member: String
}

/// What a workbook says about itself.
struct Workbook {
    /// Worksheets in the order of the tabs, the hidden ones after all others.
    private(set) var sheets: [WorkbookSheet] = []
    /// Days are counted from 1904 instead of 1900.
    private(set) var uses1904 = false
    private(set) var strings: String?
    private(set) var styles: String?

    init(_ archive: ZipArchive) throws(IntakeError) {
        let root = try Relationships(archive, of: "")
        let member = root.only("officeDocument") ?? "xl/workbook.xml"
        guard !member.hasSuffix(".bin") else {
            throw .workbook(.otherKind("a binary workbook (.xlsb)"))
        }
        guard let file = try archive.member(member, .workbook, limit: XLSXLimits.part), !member.hasPrefix("word/"),
            !member.hasPrefix("ppt/")
        else { throw .workbook(.otherKind(Self.kind(of: archive))) }
        let list = SheetList()
        try file.parse(list, .workbook)
        let parts = try Relationships(archive, of: member)
        sheets = (list.sheets.filter { !$0.isHidden } + list.sheets.filter(\.isHidden)).compactMap { sheet in
            guard let target = parts.targets[sheet.id], target.type == "worksheet" else { return nil }
            return WorkbookSheet(
                name: SheetName(text: sheet.name, isHidden: sheet.isHidden), member: target.member)
        }
        guard sheets.first?.name.isHidden == false else { throw .workbook(.noWorksheet) }
        uses1904 = list.uses1904
        strings = parts.only("sharedStrings")
        styles = parts.only("styles")
    }

    private static func kind(of archive: ZipArchive) -> String {
        if archive.contains("word/document.xml") { return "a Word document" }
        if archive.contains("ppt/presentation.xml") { return "a presentation" }
        if archive.contains("content.xml") { return "an OpenDocument or OFD file" }
        return "a zip archive"
    }
}

/// The sheets of `xl/workbook.xml`.
private final class SheetList: XMLHandler {
    private(set) var sheets: [(id: String, name: String, isHidden: Bool)] = []
    private(set) var uses1904 = false
    private var isInSheets = false

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int, _ xml: XMLStream) {
        switch (depth, name) {
        case (1, _): if !(name == "workbook") { xml.refuse() }
        case (2, "workbookPr"): uses1904 = attributes.isTrue("date1904")
        case (2, "sheets"): isInSheets = true
        case (3, "sheet"):
            guard isInSheets else { return }
            guard let id = attributes.text("id"), sheets.count < XLSXLimits.sheets else { return xml.refuse() }
            let isHidden = attributes.text("state").map { $0 != "visible" } ?? false
            sheets.append((id, attributes.text("name") ?? "", isHidden))
        default: break
        }
    }

    func end(_ name: XMLName, depth: Int, _ xml: XMLStream) {
        if depth == 2 { isInSheets = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, _ xml: XMLStream) {}
}

/// Which member each id of a part means. Links to the outside are left alone.
private final class Relationships: XMLHandler {
    private(set) var targets: [String: (type: String, member: String)] = [:]
    private let folder: [Substring]

    /// - Parameter member: the part whose list is read; empty for the whole archive.
    init(_ archive: ZipArchive, of member: String) throws(IntakeError) {
        let path = member.split(separator: "/")
        folder = Array(path.dropLast())
        let name = (folder + ["_rels", (path.last ?? "") + ".rels"]).joined(separator: "/")
        guard let file = try archive.member(name, .relationships, limit: XLSXLimits.part) else { return }
        try file.parse(self, .relationships)
    }

    /// The member of the first part of a type.
    func only(_ type: String) -> String? {
        targets.values.filter { $0.type == type }.map(\.member).min()
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int, _ xml: XMLStream) {
        guard depth == 2, name == "Relationship", attributes.text("TargetMode") != "External",
            let id = attributes.text("Id"), let target = attributes.text("Target"),
            let type = attributes.text("Type")?.split(separator: "/").last
        else { return }
        guard targets.count < XLSXLimits.members else { return xml.refuse() }
        targets[id] = (String(type), resolve(target))
    }

    func end(_ name: XMLName, depth: Int, _ xml: XMLStream) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>, _ xml: XMLStream) {}

    /// A target counts from the folder of its part, or from the top if it begins with a slash.
    private func resolve(_ target: String) -> String {
        let slashed = target.replacing("\\", with: "/")
        var path = slashed.hasPrefix("/") ? [] : folder
        for step in slashed.split(separator: "/") where step != "." {
            if step == ".." { _ = path.popLast() } else { path.append(step) }
        }
        return path.joined(separator: "/")
    }
}
