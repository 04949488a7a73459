"""The columns of an item as plain constraints that a table schema can say; both peers get the same."""
import json
import re

from beside import Run

CODE = r"[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}"
# What the rules call markup, control-character and garbled-text.
CLEAN = r"(?!.*(?:<[A-Za-z/]|\ufffd|锟斤拷|[\x00-\x08\x0b-\x1f\x7f])).*"
# Rules that such a schema can say. The others compare cells, compute check digits, ages and periods, or know words.
SAYABLE = {"required-missing", "no-document", "not-in-code-table", "too-long", "bad-day", "bad-amount", "markup",
           "control-character", "garbled-text"}


# Rules that take a function beside the schema: both peers call python-stdnum for check digits.
DIGITS = {"subject-code", "body-code", "person-number"}


def columns(program, item):
    """One dictionary a column: `name`, `type` (string, date, number) and what binds it."""
    for column in json.loads(Run([program, "intake", "rules", "--item", item, "--json"]).output)["columns"]:
        kind, values = column["type"], column["values"]
        made = {"name": column["name"], "type": {"day": "date", "money": "number"}.get(kind, "string"),
                "required": column["required"] == "required"}
        if kind == "choice":
            made["enum"] = values
        elif kind == "choices":
            one = "|".join(map(re.escape, sorted(values, key=len, reverse=True)))
            made["pattern"] = f"(?:{one})(?:[;；、](?:{one}))*"
        elif kind == "organisationCode":
            made["pattern"], made["digits"] = CODE, "uscc"
        elif kind in ("text", "identifier"):
            made["pattern"] = CLEAN
            if "证件号码" in column["name"]:
                made["digits"] = "ric"
        elif kind == "money":
            made["least"] = 0
        if column.get("length") and kind in ("text", "identifier"):
            made["length"] = column["length"]
        yield made


def sayable(fault, known, digits):
    """Whether the schema above, and check digits if they are asked for, say what this seeded fault breaks."""
    return fault["rule"] in (SAYABLE | DIGITS if digits else SAYABLE) and (fault["rule"] != "required-missing" or known[fault["column"]]["required"])
