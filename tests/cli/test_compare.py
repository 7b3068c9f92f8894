"""`cbps report` and `cbps compare`, from outside: saved results, what changed, and to what that is due."""
import csv
import io
import json
import re
import shutil
import sys
import unittest
from fractions import Fraction

sys.dont_write_bytecode = True  # the source tree stays as it is
import jsonschema
from program import PROJECT, cbps
from suite import FolderCase, run_suite

COMMUNITY = PROJECT / "examples" / "community.yaml"
DISTRICT = PROJECT / "examples" / "district"
SCHEMA = jsonschema.Draft202012Validator(json.loads(cbps("schema", "comparison")[1]))


class Saved(FolderCase):
    def save(self, name, *arguments):
        path = self.folder / name
        _, _, err = cbps("check", *map(str, arguments), "-o", path)
        self.assertTrue(path.exists(), err)
        return path

    def later(self, *changes):
        """The example community with other values."""
        text = COMMUNITY.read_text(encoding="utf-8")
        for old, new in changes or [("面积: 180", "面积: 245")]:
            self.assertTrue(old in text, old)
            text = text.replace(old, new)
        return self.write(text, "later.yaml")

    def compared(self, before, after, *arguments, code=0):
        done, out, err = cbps("compare", before, after, "-f", "json", *arguments)
        self.assertEqual(done, code, err)
        comparison = json.loads(out)
        self.assertEqual([error.message for error in SCHEMA.iter_errors(comparison)], [])
        return comparison


class Reports(Saved):
    def test_any_format_is_that_of_the_run(self):
        for name in ("a.json", "a.jsonl"):
            saved = self.save(name, DISTRICT, "--detail")
            for form in ("text", "markdown", "html", "csv", "sarif", "json", "ledger"):
                with self.subTest(saved=name, format=form):
                    _, expected, _ = cbps("check", str(DISTRICT), "-f", form)
                    code, out, err = cbps("report", saved, "-f", form)
                    self.assertEqual((code, err), (0, ""))
                    self.assertEqual(out, expected)

    def test_what_cannot_be_read(self):
        saved = self.save("a.json", COMMUNITY)
        text = saved.read_text(encoding="utf-8")
        for changed, code in ((text[:-3], "CB6001"), ("[]", "CB6004"), (text.replace('"schema": 2', '"schema": 1'), "CB6005"),
                              (text.replace('"pass": 77', '"pass": 78'), "CB6013"), ("", "CB6001")):
            with self.subTest(code=code):
                status, out, err = cbps("report", self.write(changed, "b.json"))
                self.assertEqual((status, out), (2, ""))
                self.assertIn(code, err)
        for arguments in ((), ("/nowhere",), (saved, "-o", saved)):
            self.assertEqual(cbps("report", *map(str, arguments))[0], 2)
        self.assertEqual(saved.read_text(encoding="utf-8"), text)


class Compare(Saved):
    def test_what_is_better(self):
        comparison = self.compared(self.save("a.json", COMMUNITY), self.save("b.json", self.later()))
        (community,) = comparison["communities"]
        self.assertEqual([(check["id"], check["before"], check["after"]) for check in community["checks"]],
                         [("8.2", "fail", "pass")])
        self.assertTrue(community["better"])
        self.assertNotIn("worse", community)
        self.assertEqual(comparison["attribution"], "facts")
        self.assertEqual(comparison["summary"]["better"], 1)
        exact = {name: Fraction(value) for name, value in community["score"]["exact"].items()}
        self.assertEqual(exact["of_checks"] + exact["of_weights"], exact["points"])
        self.assertEqual(exact["points"] / 100, Fraction(community["after"]["score"]["exact"]) -
                         Fraction(community["before"]["score"]["exact"]))

    def test_exit_codes(self):
        good, bad = self.save("a.json", self.later()), self.save("b.json", COMMUNITY)
        self.compared(good, bad, code=1)
        self.compared(good, bad, "--fail-on", "none")
        self.compared(bad, bad)
        for arguments in ((good,), (), (good, "/nowhere"), (good, COMMUNITY), (good, bad, "-o", bad)):
            with self.subTest(arguments=arguments):
                status, out, _ = cbps("compare", *map(str, arguments))
                self.assertEqual((status, out), (2, ""))

    def test_facts_and_rules_are_told_apart(self):
        """What is due to facts is what the later facts score by the earlier rules."""
        changes = [("面积: 180", "面积: 245"), ("错时服务: 否", "错时服务: 是")]
        later = self.later(*changes)
        before = self.save("a.json", COMMUNITY)
        after = self.save("b.json", later, "--with-facts", "--set", "area_per_100_households=30")
        comparison = self.compared(before, after)
        self.assertEqual(comparison["attribution"], "separate")
        exact = {name: Fraction(value) for name, value in comparison["communities"][0]["score"]["exact"].items()}
        scores = [Fraction(json.loads(cbps("check", str(path), "-f", "json")[1])["communities"][0]["score"]["exact"])
                  for path in (COMMUNITY, later)]
        self.assertEqual(exact["of_facts"], 100 * (scores[1] - scores[0]))
        self.assertEqual(exact["of_facts"] + exact["of_rules"], exact["points"])
        self.assertLess(exact["of_rules"], 0)
        # Without the facts of the later one both are one figure.
        joint = self.compared(before, self.save("c.json", later, "--set", "area_per_100_households=30"))
        self.assertEqual(joint["attribution"], "joint")
        self.assertNotIn("of_facts", joint["communities"][0]["score"])

    def test_rules_of_ones_own(self):
        rules = self.folder / "rules"
        shutil.copytree(PROJECT / "rules", rules)
        pack = rules / "pack.yaml"
        text = pack.read_text(encoding="utf-8")
        changed = re.sub(r"(area_per_100_households:.*?value: )20", r"\g<1>10", text, count=1, flags=re.S)
        self.assertNotEqual(changed, text)
        pack.write_text(changed, encoding="utf-8")
        before = self.save("a.json", COMMUNITY, "--rules", rules)
        after = self.save("b.json", COMMUNITY, "--with-facts")
        self.assertEqual(self.compared(before, after, code=1)["attribution"], "joint")
        comparison = self.compared(before, after, "--old-rules", rules, code=1)
        self.assertEqual(comparison["attribution"], "separate")
        exact = comparison["communities"][0]["score"]["exact"]
        self.assertEqual((exact["of_facts"], exact["of_rules"]), ("0/1", exact["points"]))
        status, _, err = cbps("compare", before, after, "--old-rules", PROJECT / "rules")
        self.assertEqual(status, 2)
        self.assertIn("CB0058", err)

    def test_facts_that_differ(self):
        before = self.save("a.json", COMMUNITY, "--with-facts")
        after = self.save("b.json", self.later(), "--with-facts")
        (community,) = self.compared(before, after)["communities"]
        self.assertEqual(community["facts"], [{"field": "centre.area", "before": 180, "after": 245}])

    def test_every_format_has_the_same_figures(self):
        before = self.save("a.json", DISTRICT)
        after = self.save("b.json", DISTRICT, "--set", "area_per_100_households=30")
        comparison = self.compared(before, after, code=1)
        worse = [one for one in comparison["communities"] if one.get("worse")]
        self.assertTrue(worse)
        _, out, _ = cbps("compare", before, after, "-f", "csv")
        rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
        self.assertEqual(len(rows), len(comparison["communities"]))
        for row, one in zip(rows, comparison["communities"]):
            self.assertEqual(row["社区代码"], one["id"])
            self.assertEqual(row["状态"], "worse" if one.get("worse") else "same")
            self.assertEqual(float(row["之后得分"]), one["after"]["score"]["percent"])
        for form in ("text", "markdown", "html"):
            _, out, _ = cbps("compare", before, after, "-f", form)
            for one in worse:
                self.assertIn(one["id"], out)
                self.assertIn(f"{one['after']['score']['percent']:.2f}", out)

    def test_many_outputs(self):
        before, after = self.save("a.json", COMMUNITY), self.save("b.json", self.later())
        outputs = [self.folder / name for name in ("c.html", "c.md", "c.csv", "c.json", "c.txt")]
        status, out, err = cbps("compare", before, after, *[word for path in outputs for word in ("-o", str(path))])
        self.assertEqual((status, out, err), (0, "", ""))
        for path in outputs:
            self.assertIn("8.2", path.read_text(encoding="utf-8"), path.name)

    def test_who_came_and_went(self):
        before = self.save("a.json", DISTRICT / "01-hetang.yaml", DISTRICT / "02-luhua.yaml")
        after = self.save("b.jsonl", DISTRICT / "02-luhua.yaml", DISTRICT / "03-liuyin.yaml", "--detail")
        comparison = self.compared(before, after)
        summary = comparison["summary"]
        self.assertEqual((summary["compared"], summary["came"], summary["went"], summary["same"]), (1, 1, 1, 1))
        self.assertEqual([("before" in one, "after" in one) for one in comparison["communities"]],
                         [(True, True), (False, True), (True, False)])


class Copies(FolderCase):
    """What people go on writing in is not lost when it is made again."""

    def test_templates_and_maps(self):
        for arguments in (("template", "-o"), ("map", str(PROJECT / "examples/district.csv"), "-o")):
            path = self.folder / f"{arguments[0]}.yaml"
            self.assertEqual(cbps(*arguments, path)[0], 0)
            first = path.read_text(encoding="utf-8")
            self.assertEqual(cbps(*arguments, path)[2], "")
            path.write_text(first + "# filled in\n", encoding="utf-8")
            status, _, err = cbps(*arguments, path)
            self.assertEqual(status, 0)
            self.assertIn("CB0059", err)
            self.assertEqual(path.read_text(encoding="utf-8"), first)
            copies = sorted(self.folder.glob(f"{arguments[0]}.yaml.bak*"))
            self.assertEqual([copy.read_text(encoding="utf-8") for copy in copies], [first + "# filled in\n"])


if __name__ == "__main__":
    run_suite()
