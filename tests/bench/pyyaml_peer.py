"""The 22 checks in a loop over profiles that PyYAML loads, with libyaml's parser.

    pyyaml_peer.py DIR COLUMNS [--lines FILE]
"""
import datetime
import os
import sys

import yaml

PERIOD_END = datetime.date(2024, 12, 31)


def names(columns):
    """(group, short label) of a profile's key, by the name of the fact."""
    with open(columns, encoding="utf-8") as text:
        rows = [line.rstrip("\n").split("\t") for line in text]
    return {row[3]: (row[1], row[2] if row[1] else row[0]) for row in rows if row[3]}


def both(a, b):
    if a is False or b is False:
        return False
    return None if a is None or b is None else True


def checks(f):
    """Pairs: what is asked for, and whether it applies; None where it is not known."""
    def yes(name):
        value = f(name)
        return None if value is None else value == "是"

    def least(name, most):
        value = f(name)
        return None if value is None else value >= most

    def share(part, factor, whole, percent):
        a, b = f(part), f(whole)
        # Sums are read as floating point; in hundredths they are whole again.
        return None if a is None or b is None else round(a * 100) * factor >= round(b * 100) * percent

    def items(name):
        value = f(name)
        return value if value is None or isinstance(value, list) else [] if value == "无" else None

    def covers(name, months_each, otherwise, number):
        if f(name) is None:
            return least(otherwise, number)
        return len({(day.month - 1) // months_each for day in items(name)}) == number

    services = f("services.public")
    services = None if services is None else 7 if services == "全部" else len(items("services.public"))
    size = f("committee.size")
    ends = f("organisation.term_ends")
    election = f("organisation.last_election")
    wage = f("staff.average_wage")
    return [
        (share("committee.qualified", 100, "committee.size", 80), True),
        (None if size is None else 5 <= size <= 9, True),
        (yes("secretary.is_director"), True),
        (least("secretary.training_days", 7), True),
        (covers("secretary.street_meetings", 1, "secretary.street_meeting_months", 12), True),
        (ends >= PERIOD_END if ends is not None
         else None if election is None else election >= datetime.date(2019, 12, 31), True),
        (share("members.with_post", 100, "members.no_office", 90), least("members.no_office", 1)),
        (share("members.mobile_managed", 100, "members.mobile", 80), True),
        (least("members.activists", 2), True),
        (both(yes("centre.built"), share("centre.area", 100, "households", 20)),
         least("households", 1)),
        (both(yes("centre.built"), yes("centre.in_use")), True),
        (yes("centre.fully_used"), yes("centre.built")),
        (None if services is None else services >= 6, True),
        (share("finance.operating", 1, "households", 30), True),
        (share("finance.member_activity", 1, "members.total", 100), True),
        (share("finance.benefit_spent", 100, "finance.benefit_received", 90), True),
        (yes("finance.papers_complete"), True),
        (share("staff.pension", 100, "staff.insurable", 95), True),
        (share("staff.committee_lowest_pay", 1, "staff.average_wage", 1) if wage is not None
         else least("staff.committee_lowest_pay", 72000), True),
        (share("staff.exam_supported", 1, "staff.exam_applicants", 1),
         least("staff.exam_applicants", 1)),
        (covers("disclosure.dates", 3, "disclosure.quarters", 4), True),
        (least("meetings.lectures", 1), True),
    ]


def verdict(require, applies):
    """The place of a letter in PFUN."""
    if applies is None:
        return 2
    if not applies:
        return 3
    return 2 if require is None else 0 if require else 1


SIZES = (3, 3, 3, 4, 4, 3, 2)
IDS = [f"{standard}.{check}" for standard, size in enumerate(SIZES, 1) for check in range(1, size + 1)]


def score(verdicts):
    twelfths = standards = at = 0
    for size in SIZES:
        checks_of = verdicts[at:at + size]
        at += size
        applicable = size - checks_of.count(3)
        if applicable:
            standards += 1
            twelfths += checks_of.count(0) * 12 // applicable
    return twelfths * 10000 // (12 * standards) if standards else 0


def main(folder, columns, _=None, lines=None):
    where = names(columns)
    totals = [[0] * 4 for _ in IDS]
    points = count = 0
    out = open(lines, "w", encoding="utf-8") if lines else None
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as text:
            profile = yaml.load(text, Loader=yaml.CSafeLoader)

        def fact(field):
            group, key = where[field]
            return (profile.get(group, {}) if group else profile).get(key)

        verdicts = [verdict(*one) for one in checks(fact)]
        mine = score(verdicts)
        points += mine
        count += 1
        for total, one in zip(totals, verdicts):
            total[one] += 1
        if out:
            out.write(f"{profile['社区代码']},{''.join('PFUN'[one] for one in verdicts)},{mine}\n")
    if out:
        out.close()
    print("communities", count)
    print("hundredths", points)
    for check, total in zip(IDS, totals):
        print(check, *total)


main(*sys.argv[1:])
