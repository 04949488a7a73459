"""Rules of the house that the compiler can't see: who opens payloads, who names a table, who reads the clock."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent / "Sources"
faults = []
sources = {path: path.read_text(encoding="utf-8") for path in ROOT.rglob("*.swift")}


def room(path):
    return path.relative_to(ROOT).parts[0]


# 1. The door out: sealed payloads open only in Disclosure.
for path, text in sources.items():
    if re.search(r"@_spi\(Disclosure\)\s+(public\s+|internal\s+)?import", text) and room(path) != "Disclosure":
        faults.append(f"{path}: imports the SPI that opens payloads")
    if re.search(r"@testable", text):
        faults.append(f"{path}: @testable import")

# 2. Each table is named in the SQL of one room only (foreign keys of migrations may point across).
tables = {}
for path, text in sources.items():
    for name in re.findall(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)", text):
        tables[name] = room(path)
word = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)")
for path, text in sources.items():
    for name in word.findall(text):
        if name in tables and tables[name] != room(path):
            faults.append(f"{path}: names table {name} of room {tables[name]}")

# 3. Clock, chance and environment are handed in; only the roof reads them.
for path, text in sources.items():
    if room(path) in ("chengxin", "TestSupport"):
        continue
    for pattern in (r"\bDate\(\)", r"Calendar\.current", r"\bUUID\(\)", r"clock_gettime", r"ProcessInfo\.processInfo\.environment"):
        if re.search(pattern, text):
            faults.append(f"{path}: {pattern} outside the roof")

# 4. What needs a proof has a comment on the line or above it.
for path, text in sources.items():
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if re.search(r"@unchecked|nonisolated\(unsafe\)|try!|fatalError\(|preconditionFailure\(|unsafelyUnwrapped|unsafeBitCast", line):
            around = "\n".join(lines[max(0, number - 4):number + 1])
            if "//" not in around:
                faults.append(f"{path}:{number + 1}: needs a comment that proves it")

# 5. A file says in its first line why it is there.
for path, text in sources.items():
    if not text.startswith("//"):
        faults.append(f"{path}: its first line does not say why it is there")

# 6. Every statement is listed, so that CI parses it on both engines.
listing = (ROOT / "TestSupport/TestSchema.swift").read_text(encoding="utf-8")
for path, text in sources.items():
    if room(path) == "TestSupport":
        continue
    for name in re.findall(r"enum (\w+): String, CaseIterable, Statement", text):
        if not any(f"{name}.allCases" in other for peer, other in sources.items() if room(peer) == room(path)):
            faults.append(f"{path}: {name} is in no list of statements")
    for owner in re.findall(r"public (?:enum|struct) (\w+)[^{]*\{(?:(?!\n\}).)*?public static var statements", text, re.S):
        if f"{owner}.statements" not in listing:
            faults.append(f"{path}: {owner}.statements is not in TestSupport/TestSchema.swift")

for fault in sorted(faults):
    print(fault)
print(f"{len(sources)} files, {len(tables)} tables, {len(faults)} faults")
sys.exit(1 if faults else 0)
