"""Why this file exists: the calendar is held against a package that was compiled by others.

Usage: python3 working_days.py PATH-TO-chengxin          (needs: pip install chinesecalendar==1.11.0)

Compares the lists of working days, sums and counts of the program with chinesecalendar, 2004 to 2026. Where the two
are known to differ, the State Council notice decides; each such day is named in KNOWN_DIFFERENCES with its notice.
"""

import bisect
import datetime
import json
import random
import subprocess
import sys

import chinese_calendar

FIRST = datetime.date(2004, 1, 1)
HORIZON = datetime.date(2026, 12, 31)
ONE_DAY = datetime.timedelta(days=1)
SUMS = 300
COUNTS = 200

# Day: (whether it is worked under the notice, why the package differs).
KNOWN_DIFFERENCES = {
    datetime.date(2005, 12, 31): (
        True,
        "国办发明电〔2005〕35号 makes this Saturday a working day in exchange for 3 January 2006; "
        "chinesecalendar 1.11.0 leaves it out (its issue 125)",
    ),
}


def is_worked(day):
    """Whether the day is worked; outside the data Monday to Friday, as the program promises."""
    if day in KNOWN_DIFFERENCES:
        return KNOWN_DIFFERENCES[day][0]
    if FIRST <= day <= HORIZON:
        return chinese_calendar.is_workday(day)
    return day.weekday() < 5


def every_day(start, end):
    return (start + ONE_DAY * offset for offset in range((end - start).days + 1))


class Oracle:
    """Sums and counts over a plain list of working days."""

    def __init__(self):
        span = every_day(datetime.date(1995, 1, 1), datetime.date(2040, 12, 31))
        self.worked = [day for day in span if is_worked(day)]

    def add(self, start, days):
        return self.worked[bisect.bisect_right(self.worked, start) + days - 1]

    def count(self, start, end):
        return bisect.bisect_right(self.worked, end) - bisect.bisect_right(self.worked, start)

    @staticmethod
    def provisional(start, end):
        start, end = min(start, end), max(start, end)
        return start < end and (start + ONE_DAY < FIRST or end > HORIZON)


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, name, found, expected):
        if found == expected:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAIL {name}: found {found}, expected {expected}")


def run(program, *arguments):
    """Exit status and decoded JSON of one call; None where the output is no JSON."""
    done = subprocess.run(
        [program, "days", *map(str, arguments), "--json"], capture_output=True, text=True, timeout=60, check=False
    )
    try:
        return done.returncode, json.loads(done.stdout)
    except json.JSONDecodeError:
        return done.returncode, None


def pick(answer, *keys):
    return {key: answer.get(key) for key in keys} if isinstance(answer, dict) else answer


def check_known_differences(report):
    """A difference that has gone must be taken off the list."""
    for day, (worked, why) in KNOWN_DIFFERENCES.items():
        print(f"known difference {day}: {why}")
        report.check(f"{day} still differs in the package", chinese_calendar.is_workday(day), not worked)


def check_lists(program, report):
    for year in range(FIRST.year, HORIZON.year + 1):
        days = every_day(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        expected = {"year": year, "workdays": [day.isoformat() for day in days if is_worked(day)]}
        status, answer = run(program, "list", year)
        report.check(f"list {year} exit", status, 0)
        found = pick(answer, "year", "workdays")
        if found != expected and isinstance(answer, dict):
            differing = sorted(set(answer.get("workdays", [])) ^ set(expected["workdays"]))
            print(f"     list {year}: days in one list only: {', '.join(differing) or 'none'}")
        report.check(f"list {year}", found == expected, True)
    status, _ = run(program, "list", HORIZON.year + 1)
    report.check(f"list {HORIZON.year + 1} is refused", status, 2)


def check_sums(program, oracle, report, chance):
    cases = [(HORIZON - ONE_DAY, 1), (HORIZON - ONE_DAY, 2), (HORIZON, 1), (FIRST - ONE_DAY, 1), (FIRST, 1)]
    cases += [(day - ONE_DAY, 1) for day in KNOWN_DIFFERENCES]
    span = (datetime.date(2027, 12, 31) - datetime.date(2003, 1, 1)).days
    while len(cases) < SUMS:
        start = datetime.date(2003, 1, 1) + ONE_DAY * chance.randint(0, span)
        cases.append((start, chance.choice([chance.randint(1, 10), chance.randint(1, 60), chance.randint(1, 500)])))
    for start, days in cases:
        due = oracle.add(start, days)
        status, answer = run(program, "add", start, days)
        expected = {
            "from": start.isoformat(),
            "days": days,
            "due": due.isoformat(),
            "provisional": oracle.provisional(start, due),
        }
        report.check(f"add {start} {days}", (status, pick(answer, *expected)), (0, expected))
        narration = answer.get("narration") if isinstance(answer, dict) else None
        report.check(f"add {start} {days} is narrated", isinstance(narration, str) and narration != "", True)


def check_counts(program, oracle, report, chance):
    span = (datetime.date(2027, 12, 31) - datetime.date(2003, 1, 1)).days
    for _ in range(COUNTS):
        ends = [datetime.date(2003, 1, 1) + ONE_DAY * chance.randint(0, span) for _ in range(2)]
        # Counts backwards are left to the tests of the library.
        start, end = min(ends), max(ends)
        status, answer = run(program, "between", start, end)
        expected = {
            "from": start.isoformat(),
            "to": end.isoformat(),
            "days": oracle.count(start, end),
            "provisional": oracle.provisional(start, end),
        }
        report.check(f"between {start} {end}", (status, pick(answer, *expected)), (0, expected))


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    program = sys.argv[1]
    oracle, report, chance = Oracle(), Report(), random.Random(20260101)
    check_known_differences(report)
    check_lists(program, report)
    check_sums(program, oracle, report, chance)
    check_counts(program, oracle, report, chance)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed or not report.passed else 0


if __name__ == "__main__":
    sys.exit(main())
