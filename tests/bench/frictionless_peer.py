"""Validates a CSV file with frictionless. Usage: frictionless_peer.py FILE COLUMNS.json [digits]; prints [[line, column], …]."""
import json
import sys

import digits
from frictionless import Check, Checklist, Resource, Schema, errors, system


class Digits(Check):
    """Check digits of all codes of a row."""

    type = "digits"
    Errors = [errors.CellError]

    def __init__(self, columns):
        super().__init__()
        self.codes = [(c["name"], digits.HOLD[c["digits"]]) for c in columns if "digits" in c]

    def validate_row(self, row):
        for name, holds in self.codes:
            if row[name] and not holds(row[name]):
                yield errors.CellError.from_row(row, note="check digit", field_name=name)


def schema(columns):
    fields = []
    for column in columns:
        names = {"required": "required", "enum": "enum", "pattern": "pattern", "length": "maxLength", "least": "minimum"}
        bounds = {theirs: column[ours] for ours, theirs in names.items() if ours in column}
        fields.append({"name": column["name"], "type": column["type"], "constraints": bounds})
    return Schema.from_descriptor({"fields": fields})


def main():
    path, columns = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
    with system.use_context(trusted=True):
        resource = Resource(path=path, format="csv", encoding="utf-8", schema=schema(columns))
        report = resource.validate(Checklist(checks=[Digits(columns)] if "digits" in sys.argv[3:] else []), limit_errors=10_000_000)
    json.dump(sorted(set(map(tuple, report.flatten(["rowNumber", "fieldName"])))), sys.stdout)


if __name__ == "__main__":
    main()
