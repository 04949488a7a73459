// chengxin generate: synthetic files in the official columns, with a manifest that names every seeded fault.

internal import ArgumentParser
internal import Foundation
internal import Intake
internal import Law
internal import Synthesis
internal import WorkingDays

struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Write a synthetic file of an item, and manifest.json beside it.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, xlsx, jsonl }

    @OptionGroup var common: CommonOptions
    @Option(help: "An item of the catalogue, such as penalty.") var item: String
    @Option(help: "How many rows.") var rows: Int
    @Option(help: "The same seed makes the same bytes.") var seed: UInt64 = 1
    @Option(help: "The share of rows with a fault, such as 0.02.") var faults = 0.0
    @Option(help: "The folder to write to.") var out: String
    @Option(help: "The format of the file.") var format: Format = .csv

    private struct Answer: Encodable {
        let item: String
        let rows: Int
        let faults: Int
        let file: String
        let manifest: String
    }

    func validate() throws {
        if rows < 0 { throw ValidationError("--rows can't be negative") }
        if format == .xlsx, rows > 1_048_575 { throw ValidationError("a sheet holds at most 1048575 rows; use csv") }
        if !(0...1).contains(faults) { throw ValidationError("--faults is a share between 0 and 1") }
    }

    func run() throws {
        let pack = try Resources.pack("cn-3701").pack
        // A workbook can't hold control characters, so that fault is not among its faults.
        let generator = FileGenerator(
            item: item, pack: pack, today: common.day, seed: seed, faults: faults,
            without: format == .xlsx ? [.controlCharacter] : [])
        guard var generator else {
            let known = FileGenerator.items.filter { pack.item($0, on: common.day) != nil }
            throw Failure("rows of '\(item)' can't be made; known: \(known.joined(separator: ", "))")
        }
        let file = "\(out)/\(item).\(format.rawValue)"
        try makeFolder(out)
        do {
            try write(file, &generator)
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            try? FileManager.default.removeItem(atPath: file)
            throw Failure("there is no room in '\(out)' for \(rows) rows; make room or choose another folder")
        }
    }

    private func write(_ file: String, _ generator: inout FileGenerator) throws {
        var manifest = Manifest(item: item, rows: rows, seed: seed, today: common.day, faultRate: faults)
        switch format {
        case .csv: try writeLines(file, generator.header(), &manifest) { generator.row($0, into: &$1) }
        case .jsonl: try writeLines(file, [], &manifest) { generator.object($0, into: &$1) }
        case .xlsx: try writeWorkbook(file, &generator, &manifest)
        }
        try Data(manifest.json()).write(to: URL(fileURLWithPath: "\(out)/manifest.json"))
        let answer = Answer(
            item: item, rows: rows, faults: manifest.faults.count, file: file, manifest: "\(out)/manifest.json")
        if common.json {
            try Terminal.json(answer)
        } else {
            print("\(answer.file): \(rows) rows, \(answer.faults) seeded faults named in \(answer.manifest)")
        }
    }

    private func writeLines(
        _ file: String, _ header: [UInt8], _ manifest: inout Manifest,
        _ row: (Int, inout [UInt8]) -> [SeededFault]
    ) throws {
        guard FileManager.default.createFile(atPath: file, contents: nil),
            let handle = FileHandle(forWritingAtPath: file)
        else { throw Failure("'\(file)' can't be written; choose another folder") }
        let progress = Progress("rows")
        var bytes = header
        for number in stride(from: 1, through: rows, by: 1) {
            manifest.add(row(number, &bytes))
            if bytes.count > 1 << 20 {
                try handle.write(contentsOf: bytes)
                bytes.removeAll(keepingCapacity: true)
                progress.show(number, of: rows)
            }
        }
        try handle.write(contentsOf: bytes)
        try handle.close()
        progress.end()
    }

    private func writeWorkbook(
        _ file: String, _ generator: inout FileGenerator, _ manifest: inout Manifest
    ) throws {
        let progress = Progress("rows")
        let sheet = try XLSXSheetWriter(folder: out, header: generator.columns)
        for number in stride(from: 1, through: rows, by: 1) {
            let (texts, seeded) = generator.cells(number)
            try sheet.add(texts)
            manifest.add(seeded)
            if number.isMultiple(of: 1000) { progress.show(number, of: rows) }
        }
        try sheet.finish().place(at: file)
        progress.end()
    }
}

/// Makes a folder, or says what to do.
func makeFolder(_ path: String) throws {
    do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
        throw Failure("the folder '\(path)' can't be made; choose a place that you may write to")
    }
}
