// The checks of chengxin doctor, in the order in which one rests on the other.

internal import Foundation
internal import Law
internal import Vault
internal import WorkingDays

/// Looks at a home from the outside in: files, law, disk, and then the database, as far as it answers.
struct Checkup {
    let path: String
    let place: DatabasePlace
    let today: Day
    let now: Int64
    private(set) var keys: KeyRing?
    private(set) var pack: PolicyPack?

    init(_ common: CommonOptions) {
        path = common.homePath
        place = DatabasePlace(common)
        today = common.day
        now = Clock.microseconds()
    }

    mutating func findings() async -> [HealthFinding] {
        guard Self.isFolder(path) else {
            return [
                .fault(
                    "home", "there is no folder at '\(path)'", "name it with --home, or make one with 'chengxin init'")
            ]
        }
        var findings = [keyFile(), policy()]
        findings += calendar() + [disk(), leftovers()]
        return findings + (await stored())
    }

    private mutating func keyFile() -> HealthFinding {
        let file = "\(path)/keys"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            return .fault("keys", "the key file can't be read", "put it back from its backup, or run as its owner")
        }
        do {
            keys = try KeyRing(fileText: text)
        } catch {
            return .fault("keys", "the key file is damaged", "put it back from its backup")
        }
        let mode = (Self.attributes(file)[.posixPermissions] as? Int) ?? 0
        guard mode & 0o077 == 0 else {
            return .fault(
                "keys", "others may use the key file (mode \(String(mode, radix: 8)))", "chmod 600 '\(file)'")
        }
        return .ok("keys", "readable by its owner only")
    }

    private mutating func policy() -> HealthFinding {
        let named = (try? String(contentsOfFile: "\(path)/city", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let id = named ?? "cn-3701"
        do {
            let loaded = try Resources.pack(id)
            pack = loaded.pack
            guard named != nil else {
                return .warn("policy", "the file 'city' is missing; \(id) is taken", "write the id of the pack into it")
            }
            let lapses = PackLinter(loaded.pack).lapses(today: today)
            guard lapses.isEmpty else {
                return .warn(
                    "policy", "\(id) has no errors; \(lapses.map(\.message).joined(separator: "; "))",
                    "see 'chengxin policy lint', and get a newer pack in time")
            }
            return .ok("policy", "\(id) has no errors and \(loaded.findings.count) warnings")
        } catch {
            return .fault("policy", "\(error)", "see 'chengxin policy lint', or install the program's resources again")
        }
    }

    private func calendar() -> [HealthFinding] {
        guard let horizon = pack?.calendar.horizon else { return [] }
        let advice = "the State Council gives notice of a year in November of the year before: get a pack that holds it"
        if horizon < today {
            return [.fault("calendar", "working days are known until \(horizon) only; answers are provisional", advice)]
        }
        if horizon < today.adding(days: 45) {
            return [.warn("calendar", "working days are known until \(horizon) only", advice)]
        }
        return [.ok("calendar", "working days are known until \(horizon)")]
    }

    private func disk() -> HealthFinding {
        let room = (try? FileManager.default.attributesOfFileSystem(forPath: path))?[.systemFreeSize] as? Int
        guard let room else { return .warn("disk", "the free space can't be read", "see 'df \(path)'") }
        var size = 0
        if case .file(let file) = place { size = (Self.attributes(file)[.size] as? Int) ?? 0 }
        let found = "\(room >> 20) MiB free, database of \(size >> 20) MiB"
        if room < 256 << 20 {
            return .fault("disk", found, "free some space: a full disk stops everything that is to be stored")
        }
        guard room >= max(1 << 30, size * 2) else {
            return .warn("disk", found, "free some space: a backup or a move needs as much as the database")
        }
        return .ok("disk", found)
    }

    /// What an interrupted command may have left behind.
    private func leftovers() -> HealthFinding {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let left = names.filter { name in
            name.hasPrefix(".") || name.contains(".part") || name.hasSuffix(".tmp") || name.hasSuffix("-journal")
        }
        guard !left.isEmpty else { return .ok("leftovers", "none") }
        return .warn(
            "leftovers", left.sorted().joined(separator: ", "),
            "no command of ours is at work? Then they are of one that was interrupted, and may be deleted")
    }

    private static func isFolder(_ path: String) -> Bool {
        attributes(path)[.type] as? FileAttributeType == .typeDirectory
    }

    static func attributes(_ path: String) -> [FileAttributeKey: Any] {
        let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return (try? FileManager.default.attributesOfItem(atPath: resolved)) ?? [:]
    }
}
