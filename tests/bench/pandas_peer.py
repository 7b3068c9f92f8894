"""The 22 checks over the table in pandas, the way one would write them: columns at a time.

    pandas_peer.py CSV COLUMNS [--lines FILE]
"""
import sys

import numpy as np
import pandas as pd

PASS, FAIL, UNKNOWN, NOT_APPLICABLE = range(4)


def read(csv, columns):
    with open(columns, encoding="utf-8") as text:
        rows = [line.rstrip("\n").split("\t") for line in text]
    kinds = {row[0]: row[4] for row in rows}
    ids = {row[0]: row[3] or row[0] for row in rows}
    types = {heading: "float64" if kind in ("int", "decimal") else "str"
             for heading, kind in kinds.items()}
    table = pd.read_csv(csv, dtype=types, encoding="utf-8-sig", keep_default_na=False,
                        na_values=[""])
    return table.rename(columns=ids)


def verdicts(t):
    """One array of 0 to 3 a check. A truth value is a pair: known, true."""
    def text_is(name, word="是"):
        return t[name].notna().to_numpy(), (t[name] == word).to_numpy()

    def holds(names, values):
        known = np.ones(len(t), dtype=bool)
        for name in names:
            known &= t[name].notna().to_numpy()
        return known, values.to_numpy()

    def least(name, most):
        return holds([name], t[name] >= most)

    def share(part, percent, whole):
        return holds([part, whole], (t[part] * 100).round() >= percent * t[whole].round())

    def cents(part, factor, whole):
        return holds([part, whole], (t[part] * 100).round() >= factor * (t[whole] * 100).round())

    def both(a, b):
        false = (a[0] & ~a[1]) | (b[0] & ~b[1])
        return (a[0] & b[0]) | false, a[1] & b[1] & ~false

    def either(name, then, otherwise):
        given = t[name].notna().to_numpy()
        return np.where(given, then[0], otherwise[0]), np.where(given, then[1], otherwise[1])

    def covers(name, groups):
        days = t[name]
        seen = pd.Series(True, index=days.index)
        for months in groups:
            pattern = "|".join(f"2024-{month:02}-" for month in months)
            seen &= days.str.contains(pattern, regex=len(months) > 1, na=False)
        return days.notna().to_numpy(), seen.to_numpy()

    def count(name, everything):
        size = t[name].str.count("、") + 1
        return size.mask(t[name] == "全部", everything).mask(t[name] == "无", 0)

    def judge(truth, applies=None):
        out = np.where(truth[0], np.where(truth[1], PASS, FAIL), UNKNOWN)
        if applies is None:
            return out
        return np.where(applies[0], np.where(applies[1], out, NOT_APPLICABLE), UNKNOWN)

    size = t["committee.size"]
    months = [[month] for month in range(1, 13)]
    quarters = [[first, first + 1, first + 2] for first in (1, 4, 7, 10)]
    # Days in this form are in order as texts are.
    term = either("organisation.term_ends",
                  holds(["organisation.term_ends"], t["organisation.term_ends"].fillna("") >= "2024-12-31"),
                  holds(["organisation.last_election"],
                        t["organisation.last_election"].fillna("") >= "2019-12-31"))
    built = text_is("centre.built")
    services = count("services.public", 7)
    return {
        "1.1": judge(share("committee.qualified", 80, "committee.size")),
        "1.2": judge(holds(["committee.size"], (size >= 5) & (size <= 9))),
        "1.3": judge(text_is("secretary.is_director")),
        "2.1": judge(least("secretary.training_days", 7)),
        "2.2": judge(either("secretary.street_meetings", covers("secretary.street_meetings", months),
                            least("secretary.street_meeting_months", 12))),
        "2.3": judge(term),
        "3.1": judge(share("members.with_post", 90, "members.no_office"),
                     least("members.no_office", 1)),
        "3.2": judge(share("members.mobile_managed", 80, "members.mobile")),
        "3.3": judge(least("members.activists", 2)),
        "4.1": judge(both(built, holds(["centre.area", "households"],
                                       (t["centre.area"] * 100).round() >= 20 * t["households"])),
                     least("households", 1)),
        "4.2": judge(both(built, text_is("centre.in_use"))),
        "4.3": judge(text_is("centre.fully_used"), built),
        "4.4": judge(holds(["services.public"], services >= 6)),
        "5.1": judge(cents("finance.operating", 30, "households")),
        "5.2": judge(cents("finance.member_activity", 100, "members.total")),
        "5.3": judge(holds(["finance.benefit_spent", "finance.benefit_received"],
                           (t["finance.benefit_spent"] * 100).round() * 100
                           >= 90 * (t["finance.benefit_received"] * 100).round())),
        "5.4": judge(text_is("finance.papers_complete")),
        "6.1": judge(share("staff.pension", 95, "staff.insurable")),
        "6.2": judge(either("staff.average_wage",
                            cents("staff.committee_lowest_pay", 1, "staff.average_wage"),
                            least("staff.committee_lowest_pay", 72000))),
        "6.3": judge(holds(["staff.exam_supported", "staff.exam_applicants"],
                           t["staff.exam_supported"] >= t["staff.exam_applicants"]),
                     least("staff.exam_applicants", 1)),
        "7.1": judge(either("disclosure.dates", covers("disclosure.dates", quarters),
                            least("disclosure.quarters", 4))),
        "7.2": judge(least("meetings.lectures", 1)),
    }


def scores(by_check, rows):
    twelfths = np.zeros(rows, dtype=np.int64)
    standards = np.zeros(rows, dtype=np.int64)
    for standard in sorted({check.split(".")[0] for check in by_check}):
        checks = [by_check[check] for check in by_check if check.startswith(standard + ".")]
        passed = sum((one == PASS).astype(np.int64) for one in checks)
        applicable = sum((one != NOT_APPLICABLE).astype(np.int64) for one in checks)
        twelfths += passed * 12 // np.maximum(applicable, 1)
        standards += applicable > 0
    return twelfths * 10000 // (12 * np.maximum(standards, 1))


def main(csv, columns, _=None, lines=None):
    table = read(csv, columns)
    by_check = verdicts(table)
    score = scores(by_check, len(table))
    if lines:
        letters = np.array(list("PFUN"))[np.column_stack(list(by_check.values()))]
        with open(lines, "w", encoding="utf-8") as out:
            for one, row, points in zip(table["社区代码"], letters, score):
                out.write(f"{one},{''.join(row)},{points}\n")
    print("communities", len(table))
    print("hundredths", score.sum())
    for check, values in by_check.items():
        print(check, *(int((values == one).sum()) for one in range(4)))


main(*sys.argv[1:])
