"""The steps that a report advises, done from outside: the table is changed as each step says and checked again. It gains
what was said, alone and in sequence; nothing is advised that can no longer be done."""
import csv
import io
import json
import random
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
                if not step.get("unlocked"):
                    alone.append((changed(row, [step], columns), step["check"], before + gain))
                in_turn.append((changed(row, steps[:number + 1], columns), step["check"], Fraction(step["exact"]["score"])))
            # What others rest on stands first of all.
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
            for (row, check, said), (score, missed) in zip(all_of, self.scores([one[0] for one in all_of], name)):
                self.assertEqual(score, said, (name, row[0], check))
                self.assertNotIn(check, missed)


    def test_what_others_rest_on_comes_first(self):
        path = PROJECT / "examples/district/14-xinqiao.yaml"  # it has no organisation
        steps = json.loads(cbps("check", path, "-f", "json")[1])["communities"][0]["steps"]
        self.assertEqual([(step["check"], step.get("first", False)) for step in steps[:2]], [("1.1", True), (steps[1]["check"], False)])
        self.assertIn("首先：1.1", cbps("check", path)[1])


if __name__ == "__main__":
    run_suite()
