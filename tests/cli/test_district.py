"""The examples: a district as a folder and as a table, and the reports that are expected of them."""
import csv
import json
import os
import sys
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROJECT, cbps, without_places
from suite import run_suite

FOLDER, TABLE = "examples/district", "examples/district.csv"
GOLDEN = PROJECT / "tests" / "golden"
UPDATE = os.environ.get("CBPS_UPDATE_GOLDEN") == "1"
HOW_TO_UPDATE = "to write it anew: CBPS_UPDATE_GOLDEN=1 ctest --preset dev -R cli.district; git diff tests/golden"

# The golden file of a report, the exit code, the arguments of `check`.
REPORTS = [
    ("examples/community.txt", 1, ["examples/community.yaml"]),
    ("examples/complete.txt", 0, ["examples/complete.yaml"]),
    ("examples/half-filled.txt", 1, ["examples/half-filled.yaml"]),
    ("district/communities.txt", 1, [FOLDER]),
    ("district/summary.txt", 1, [FOLDER, "--summary"]),
    ("district/report.md", 1, [FOLDER, "--format", "markdown"]),
]
SUMMARY = "district/summary.json"


def report(*arguments):
    status, out, err = cbps("check", "--format", "json", *arguments)
    assert out, err
    return status, json.loads(out), err


class FolderAndTable(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder, cls.table = report(FOLDER), report(TABLE)

    def test_all_are_accepted(self):
        files = list((PROJECT / FOLDER).iterdir())
        for status, result, err in (self.folder, self.table):
            self.assertEqual((status, result["rejected"]), (1, []), err)
            self.assertEqual(len(result["communities"]), len(files))
        self.assertGreaterEqual(len(files), 12)

    def test_they_give_the_same_communities(self):
        folder, table = (json.dumps(without_places(result["communities"]))
                         for _, result, _ in (self.folder, self.table))
        self.assertEqual(folder, table)

    def test_they_give_the_same_summary(self):
        self.assertEqual(self.folder[1]["summary"], self.table[1]["summary"])

    def test_the_roll_up_names_the_streets(self):
        groups = {(one["level"], one["key"]): (one["name"], one["communities"])
                  for one in self.table[1]["summary"]["groups"]}
        self.assertEqual(groups, {
            ("province", "99"): ("示例省", 14), ("city", "9901"): ("示例市", 14),
            ("county", "990101"): ("青禾区", 14), ("street", "990101001"): ("柳溪街道", 5),
            ("street", "990101002"): ("麦浪街道", 5), ("street", "990101003"): ("竹影街道", 4)})

    def test_they_are_varied(self):
        counts = [one["counts"] for one in self.folder[1]["communities"]]
        self.assertTrue(all(any(one[outcome] for one in counts) for outcome in counts[0]
                            if outcome != "pending"))  # the year has ended
        self.assertTrue(any(not one["fail"] and not one["unknown"] for one in counts))
        self.assertTrue(any(one["fail"] > one["pass"] for one in counts))
        self.assertTrue(all(self.folder[1]["summary"]["grades"].values()))

    def test_the_number_of_jobs_changes_nothing(self):
        for path in (FOLDER, TABLE):
            for form in ("text", "json"):
                one, three = (cbps("check", path, "--format", form, "--jobs", jobs)
                              for jobs in (1, 3))
                self.assertEqual(one, three)


class Invented(unittest.TestCase):
    """99 is no province."""

    def test_profiles(self):
        for path in (PROJECT / "examples").rglob("*.yaml"):
            if path.parent.name == "ci":
                continue  # no profiles
            with self.subTest(path=path.name):
                first, *lines = path.read_text(encoding="utf-8").splitlines()
                self.assertRegex(first, "示例|Example")
                self.assertRegex("".join([first, *lines[:3]]), "虚构|编的|invented")
                (code,) = [line for line in lines if line.startswith(("社区代码", "id"))]
                self.assertRegex(code, '"9901[0-9]{8}"$')

    def test_table(self):
        with open(PROJECT / TABLE, encoding="utf-8-sig", newline="") as table:
            for row in csv.DictReader(table):
                self.assertRegex(row["社区代码"], "^9901[0-9]{8}$")


class Golden(unittest.TestCase):
    def expect(self, name, text):
        path = GOLDEN / name
        if UPDATE:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        if not path.exists():
            self.fail(f"{name} is missing; {HOW_TO_UPDATE}")
        self.assertEqual(text, path.read_bytes().decode(), f"{name} differs; {HOW_TO_UPDATE}")

    def test_reports(self):
        for name, status, arguments in REPORTS:
            with self.subTest(name=name):
                found, out, err = cbps("check", *arguments)
                self.assertEqual(found, status, err)
                self.expect(name, out)

    def test_summary(self):
        summary = report(FOLDER)[1]["summary"]
        self.expect(SUMMARY, json.dumps(summary, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    run_suite()
