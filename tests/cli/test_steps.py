"""The steps that a report advises, done from outside: the table is changed as each step says and checked again. It gains
what was said, alone and in sequence; nothing is advised that can no longer be done."""
import csv
import io
import json
import random
import re
import sys
from fractions import Fraction

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROJECT, cbps
from suite import FolderCase, run_suite

# The headings are the names of the facts.
DISTRICT = list(csv.reader(io.StringIO(cbps("convert", PROJECT / "examples/district.csv", "--keys", "-o", "csv:-")[1]
                                       .removeprefix("\ufeff"))))
HEADINGS, ROWS = DISTRICT[0], DISTRICT[1:]
IDENTITY = 7
COMMUNITIES = 1000


def worse(cell, chance):
    """Left out, turned or lowered, some of the time."""
    if chance.random() < 0.05:
        return ""
    if chance.random() > 0.1:
        return cell
    if cell == "是":
        return "否"
    if cell.isascii() and cell.isdigit() and len(cell) < 7:
        return str(chance.randint(0, int(cell)))
    return cell.split("、")[0] if "、" in cell and "-" not in cell else cell


def made_up(seed):
    chance = random.Random(seed)
    rows = []
    for number in range(COMMUNITIES):
        row = list(chance.choice(ROWS))
        row[0] = f"990102{number:06}"
        rows.append([*row[:IDENTITY], *(worse(cell, chance) for cell in row[IDENTITY:])])
    return rows


def written(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(value) or "无"
    return str(value)


def changed(row, steps, columns):
    row = list(row)
    for step in steps:
        for change in step["changes"]:
            row[columns[change["field"]]] = written(change.get("to"))
    return row


class Steps(FolderCase):
    def check(self, rows, name, *arguments):
        out = io.StringIO(newline="")
        csv.writer(out).writerows([HEADINGS, *rows])
        return cbps("check", self.write(out.getvalue(), name), *arguments)[1]

    def scores(self, rows, name):
        """The exact score of each row, and what it fails."""
        numbered = [[f"990103{number:06}", *row[1:]] for number, row in enumerate(rows)]
        lines = [json.loads(line) for line in self.check(numbered, name, "-f", "jsonl").splitlines()[1:-1]]
        self.assertEqual([line["id"] for line in lines], [row[0] for row in numbered])
        return [(Fraction(line["score"]["exact"]), line["failed"] + line["unknown"]) for line in lines]

    def test_each_gains_what_was_said(self):
        rows = made_up(2024)
        report = json.loads(self.check(rows, "a.csv", "-f", "json"))
        by_code = {row[0]: row for row in rows}
        columns = {heading: column for column, heading in enumerate(HEADINGS)}
        window = {fact for fact, its in report["fields"].items() if its.get("window_passed")}
        self.assertGreater(len(window), 10)
        alone, in_turn = [], []
        for community in report["communities"]:
            # Whoever contradicts himself is to put that right first.
            if any(fault["code"] in ("CB2016", "CB2022") for fault in community["faults"]):
                continue
            before = Fraction(community["score"]["exact"])
            steps = community["steps"]
            # What follows from others has its place behind them.
            self.assertFalse(steps and steps[0].get("unlocked"), steps)
            row = by_code[community["id"]]
            for number, step in enumerate(steps):
                self.assertFalse(window & {change["field"] for change in step["changes"]}, step)
                gain = Fraction(step["exact"]["gain"]) / 100
                # The other checks are those that the gain holds.
                after_others = bool(step.get("unlocked") or step.get("adjusted"))
                others = step.get("also_met", []), step.get("then_apply", [])
                if not after_others:
                    alone.append((changed(row, [step], columns), step["check"], before + gain, others))
                in_turn.append((changed(row, steps[:number + 1], columns), step["check"],
                                Fraction(step["exact"]["score"]), others if after_others else ([], [])))
                # What it rests on stands before it.
                self.assertLessEqual(set(step.get("rests_on", [])), {one["check"] for one in steps[:number]}, step)
            # What all others rest on stands first.
            others = [step["by"] != "community" for step in steps if not step.get("first")]
            self.assertEqual(others, sorted(others))
            self.assertEqual([bool(step.get("first")) for step in steps],
                             sorted((bool(step.get("first")) for step in steps), reverse=True))
        self.assertGreater(len(alone), COMMUNITIES)
        changes = [step["changes"] for one in report["communities"] for step in one["steps"]]
        for all_of in changes:
            self.assertEqual(len({change["field"] for change in all_of}), len(all_of), all_of)
        unlocked = [step for one in report["communities"] for step in one["steps"] if step.get("unlocked")]
        self.assertGreater(len(unlocked), 20)
        # A part follows its whole; what only checks others is counted anew.
        self.assertTrue(any(len(all_of) > 1 for all_of in changes))
        self.assertTrue(any("to" not in change for all_of in changes for change in all_of))
        for name, all_of in (("alone.csv", alone), ("in_turn.csv", in_turn)):
            for (row, check, said, others), (score, missed) in zip(all_of, self.scores([one[0] for one in all_of], name)):
                self.assertEqual(score, said, (name, row[0], check))
                also_met, then_apply = others
                self.assertFalse({check, *also_met} & set(missed), (name, row[0], check))
                self.assertLessEqual(set(then_apply), set(missed), (name, row[0], check))
        for kind in ("rests_on", "adjusted", "also_met", "then_apply"):
            self.assertTrue(any(step.get(kind) for one in report["communities"] for step in one["steps"]), kind)

    def grades(self, rows):
        """The place of each community's grade, the best being 0."""
        report = json.loads(self.check(rows, "grades.csv", "-f", "json"))
        places = {grade["id"]: place for place, grade in enumerate(report["grades"])}
        return [places.get(one.get("grade"), len(places)) for one in report["communities"]]

    def test_checks_of_a_district_lift_as_many_as_said(self):
        columns = {heading: column for column, heading in enumerate(HEADINGS)}
        sets = 0
        for rows in (ROWS, *(made_up(seed)[:40] for seed in range(1, 6))):
            steps = [one["steps"] for one in json.loads(self.check(rows, "a.csv", "-f", "json"))["communities"]]
            self.check(rows, "a.csv", "-o", self.folder / "a.html", "--quiet")
            page = (self.folder / "a.html").read_text(encoding="utf-8")
            section = re.search(r'<section id="first">.*?</section>', page, re.S)[0]
            before = self.grades(rows)
            for count, titles, lifted in re.findall(
                    r'<tr><td class="figure">(\d+)</td><th[^>]*>(.*?)</th><td class="figure">(\d+)</td>', section):
                checks = set(re.findall(r"(?:^|、)(\d+\.\d+) ", titles))
                self.assertEqual(len(checks), int(count))
                after = self.grades([changed(row, [one for one in its if one["check"] in checks], columns)
                                     for row, its in zip(rows, steps)])
                self.assertGreaterEqual(sum(new < old for new, old in zip(after, before)), int(lifted), checks)
                sets += 1
        self.assertGreater(sets, 10)

    def test_what_others_rest_on_comes_first(self):
        path = PROJECT / "examples/district/14-xinqiao.yaml"  # it has no organisation
        steps = json.loads(cbps("check", path, "-f", "json")[1])["communities"][0]["steps"]
        self.assertEqual([(step["check"], step.get("first", False)) for step in steps[:2]], [("1.1", True), (steps[1]["check"], False)])
        for step in steps[1:]:
            self.assertIn("1.1", step["rests_on"])
        self.assertEqual(steps[0]["then_apply"], ["1.2"])
        self.assertEqual(steps[0]["stop_applying"], ["12.2"])  # no branch is reported yet that needs a committee
        report = cbps("check", path)[1]
        self.assertIn("首先：1.1", report)
        self.assertIn("（整改后可加 2.27 分，1.2 同时纳入检查，12.2 待补填后再检查）", report)
        self.assertIn("办好 1.1 之后，社区即可办", report)
        self.assertNotIn("社区现在就能办", report)

    def test_what_some_rest_on_comes_before_them(self):
        path = PROJECT / "examples/district/08-shimo.yaml"
        steps = json.loads(cbps("check", path, "-f", "json")[1])["communities"][0]["steps"]
        checks = [step["check"] for step in steps]
        for first, others in (("3.1", ("3.2", "3.3", "3.4", "3.5", "4.3", "4.4")), ("19.4", ("19.5", "19.6")),
                              ("8.5", ("8.1",)), ("5.2", ("5.3",)), ("6.7", ("6.8",))):
            for other in others:
                self.assertLess(checks.index(first), checks.index(other), checks)
                self.assertIn(first, steps[checks.index(other)]["rests_on"])
        # With a member more, each is asked of five.
        trained = steps[checks.index("4.3")]
        self.assertTrue(trained["adjusted"])
        self.assertEqual([change["to"] for change in trained["changes"]], [4])

    def test_where_there_is_no_organisation_its_counts_are_wrong(self):
        text = (PROJECT / "examples/district/14-xinqiao.yaml").read_text(encoding="utf-8")
        for old, new, fact in (("\n应设支委会支部数: 0", "\n应设支委会支部数: 1", "organisation.branches_committee_due"),
                               ("\n划分党小组数: 0", "\n划分党小组数: 1", "organisation.party_groups"),
                               ("\n党支部数: 0", "\n党支部数: 2", "organisation.branches")):
            self.assertIn(old, text)
            path = self.write(text.replace(old, new), "a.yaml")
            report = json.loads(cbps("check", path, "-f", "json")[1])
            community = report["communities"][0]
            self.assertEqual([fault["code"] for fault in community["faults"]], ["CB2022"])
            checks = {check["id"]: check for one in community["standards"] for check in one["checks"]}
            self.assertEqual(checks["1.1"]["outcome"], "fail")
            invalid = {name for check in checks.values() for name in check.get("invalid_fields", [])}
            self.assertLessEqual(invalid, {fact})
            self.assertEqual(community["steps"][0]["check"], "1.1")
        path = self.write(text + "支部党员大会日期: [2024-03-01]\n", "b.yaml")
        community = json.loads(cbps("check", path, "-f", "json")[1])["communities"][0]
        said = [remark["message"] for remark in community["remarks"]]
        self.assertTrue(any("却填有支部党员大会" in one for one in said), said)


if __name__ == "__main__":
    run_suite()
