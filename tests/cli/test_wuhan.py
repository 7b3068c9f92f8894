"""All 1,319 residents' communities of Wuhan in 2016 (real ids, names and streets, invented facts) as files, as
a list and as a table: the same verdicts.

    python3 test_wuhan.py PROGRAM PROJECT DATA

CBPS_SEED chooses other facts.
"""
import collections
import csv
import itertools
import json
import os
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from district_facts import Dictionary, draw_facts
from program import PROJECT, cbps, without_places
from suite import SKIPPED, run_suite

DATA = pathlib.Path(sys.argv[3])
SEED, YEAR = os.environ.get("CBPS_SEED", "2016"), "2024"
# One figure for the whole city; a few communities give another one.
WAGE = {"staff.average_wage": "93600.00"}
# What a report calls the columns of DATA.
IDENTITY = {"code": "id", "name": "name", "county": "county", "street": "street"}
SHARED = {"province": "province", "city": "city"}
SECONDS = 600  # for a build under sanitizers


def read_places():
    with open(DATA, encoding="utf-8", newline="") as data:
        return list(csv.DictReader(data))


def yaml_lines(facts, indent=""):
    """JSON values are YAML, and need no thought about quotes."""
    return "".join(f"{indent}{json.dumps(key, ensure_ascii=False)}: "
                   f"{json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())


def cell(value):
    return ("、".join(value) or "无") if isinstance(value, list) else value


class District:
    """The communities, written in one form and another."""

    def __init__(self, places):
        self.dictionary = Dictionary(PROJECT / "rules")
        self.communities = []
        for place in places:
            facts = draw_facts(self.dictionary, int(YEAR), f"{SEED} {place['code']}",
                               missing=0.06, failing=0.15)
            self.communities.append(({IDENTITY[key]: place[key] for key in IDENTITY}, facts))
        self.shared = {"period": YEAR, **{SHARED[key]: places[0][key] for key in SHARED}}

    def label(self, name):
        return self.dictionary.fields[name]["label"]["zh"]

    def write_files(self, folder):
        """A folder a county, in it one a street; labels as keys."""
        for identity, facts in self.communities:
            code = identity["id"]
            path = folder / code[:6] / code[:9] / f"{code}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            labelled = {self.label(name): value for name, value in (WAGE | facts).items()}
            path.write_text(yaml_lines(identity | self.shared | labelled), encoding="utf-8")
        return folder

    def write_list(self, path):
        """Names as keys; what all share stands beside the list."""
        with open(path, "w", encoding="utf-8") as out:
            out.write(yaml_lines(self.shared | WAGE) + "communities:\n")
            for identity, facts in self.communities:
                out.write("-\n" + yaml_lines(identity | facts, "  "))
        return path

    def write_table(self, path):
        """A column a fact, labels as headings."""
        with open(path, "w", encoding="utf-8", newline="") as out:
            names = list(self.dictionary.fields)
            rows = csv.writer(out)
            rows.writerow([*IDENTITY.values(), *self.shared, *map(self.label, names)])
            for identity, facts in self.communities:
                given = WAGE | facts
                rows.writerow([*identity.values(), *self.shared.values(),
                               *(cell(given.get(name, "")) for name in names)])
        return path


def check(path, *arguments):
    return cbps("check", path, "--format", "jsonl", "--detail", *arguments, seconds=SECONDS)


class Wuhan(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        folder = pathlib.Path(scratch.name)
        cls.places = read_places()
        district = District(cls.places)
        cls.files = district.write_files(folder / "files")
        cls.reports = {
            "files": check(cls.files, "--jobs", 3),
            "list": check(district.write_list(folder / "list.yaml")),
            "table": check(district.write_table(folder / "table.csv")),
        }

    def test_all_are_accepted(self):
        for form, (status, out, err) in self.reports.items():
            with self.subTest(form=form):
                self.assertEqual(status, 1, err[:1000])
                head, *communities, tail = map(json.loads, out.splitlines())
                self.assertEqual(head["period"], YEAR)
                self.assertEqual(tail["rejected"], [])
                self.assertEqual([one["id"] for one in communities],
                                 [place["code"] for place in self.places])
                self.assertEqual(tail["summary"]["communities"], len(self.places))

    def test_three_forms_give_the_same_verdicts(self):
        """Line by line: with the run before them and the summary behind them."""
        files, *others = (out.splitlines() for _, out, _ in self.reports.values())
        for other in others:
            for one, two in itertools.zip_longest(files, other, fillvalue="null"):
                self.assertEqual(without_places(json.loads(one)), without_places(json.loads(two)))

    def test_the_roll_up_names_counties_and_streets(self):
        groups = json.loads(self.reports["table"][1].splitlines()[-1])["summary"]["groups"]
        for level, digits, number in (("province", 2, 1), ("city", 4, 1), ("county", 6, 13),
                                      ("street", 9, 177)):
            wanted = collections.Counter((place["code"][:digits], place[level])
                                         for place in self.places)
            found = {(one["key"], one["name"]): one["communities"]
                     for one in groups if one["level"] == level}
            self.assertEqual(len(found), number)
            self.assertEqual(found, wanted)

    def test_every_check_passes_somewhere_and_fails_somewhere(self):
        outcomes = collections.defaultdict(set)
        for line in self.reports["table"][1].splitlines()[1:-1]:
            for standard in json.loads(line)["standards"]:
                for one in standard["checks"]:
                    outcomes[one["id"]].add(one["outcome"])
        self.assertEqual([check for check, seen in outcomes.items()
                          if not seen >= {"pass", "fail", "unknown"}], [])

    def test_the_number_of_jobs_changes_nothing(self):
        self.assertTrue(check(self.files, "--jobs", 1) == self.reports["files"])  # no long diff


if __name__ == "__main__":
    if not DATA.is_file():
        print(f"skipped: {DATA} does not exist")
        sys.exit(SKIPPED)
    run_suite()
