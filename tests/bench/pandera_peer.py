"""Validates a CSV file with pandera on pandas. Usage: pandera_peer.py FILE COLUMNS.json [digits]; prints [[line, column], …]."""
import json
import sys

import digits
import pandas
import pandera.pandas as pandera


def checks(column, all_digits):
    """Whole columns at a time, in pandas; an empty cell is the matter of `nullable`."""
    made = []
    if "enum" in column:
        made.append(pandera.Check.isin(column["enum"]))
    if "pattern" in column:
        made.append(pandera.Check(lambda cells, p=column["pattern"]: cells.str.fullmatch(p)))
    if "length" in column:
        made.append(pandera.Check(lambda cells, n=column["length"]: cells.str.len() <= n))
    if column["type"] == "date":
        made.append(pandera.Check(lambda cells: pandas.to_datetime(cells, format="%Y-%m-%d", errors="coerce").notna()))
    if column["type"] == "number":
        made.append(pandera.Check(lambda cells, n=column["least"]: pandas.to_numeric(cells, errors="coerce") >= n))
    if all_digits and "digits" in column:
        made.append(pandera.Check(digits.HOLD[column["digits"]], element_wise=True))
    return made


def main():
    path, columns = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
    table = pandas.read_csv(path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8")
    bounds = {c["name"]: pandera.Column(checks=checks(c, "digits" in sys.argv[3:]), nullable=not c["required"]) for c in columns}
    faults = []
    try:
        pandera.DataFrameSchema(bounds).validate(table, lazy=True)
    except pandera.errors.SchemaErrors as found:
        # The first row below the header is line 2.
        cases = found.failure_cases
        faults = sorted({(int(row) + 2, name) for row, name in zip(cases["index"], cases["column"])})
    json.dump(faults, sys.stdout)


if __name__ == "__main__":
    main()
