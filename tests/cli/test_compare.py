"""`cbps report` and `cbps compare`, from outside: saved results, what changed, and to what that is due."""
import csv
import io
import json
import os
import re
import resource
import shutil
import stat
import subprocess
import sys
import unittest
from fractions import Fraction

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM, PROJECT, cbps
from saved import COMMUNITY, DISTRICT, SavedCase
from suite import FolderCase, run_suite


class Compared(SavedCase):
    def compared(self, before, after, *arguments, code=0):
        done, out, err = cbps("compare", before, after, "-f", "json", *arguments)
        self.assertEqual(done, code, err)
        comparison = json.loads(out)
        self.assert_valid(comparison)
        return comparison


class Reports(SavedCase):
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


    def test_folders_and_summaries(self):
        saved = self.save("a.json", DISTRICT)
        for name in ("checked", "reported"):
            command = ("check", str(DISTRICT)) if name == "checked" else ("report", saved)
            cbps(*command, "-o", f"{self.folder / name}/", "--quiet" if name == "checked" else "--lang=zh")
        pages = {path.name: path.read_bytes() for path in (self.folder / "checked").iterdir()}
        self.assertEqual(len([name for name in pages if name.endswith(".html")]), 15)
        self.assertEqual({path.name: path.read_bytes() for path in (self.folder / "reported").iterdir()}, pages)
        summary = self.save("s.json", DISTRICT, "--summary")
        self.assertEqual(cbps("report", summary, "-f", "json")[1], summary.read_text(encoding="utf-8"))
        code, out, _ = cbps("report", summary, "-o", f"{self.folder / 'reported'}/")
        self.assertEqual((code, [path.name for path in (self.folder / "reported").glob("*.html")]), (0, ["index.html"]))

    def test_figures_that_do_not_fit(self):
        """What earns what it cannot, who is rejected and not named, what stands behind the end."""
        saved = json.loads(self.save("a.json", COMMUNITY).read_text(encoding="utf-8"))
        checks = [check for standard in saved["communities"][0]["standards"] for check in standard["checks"]
                  if standard["id"] == "8" and check["id"] in ("8.1", "8.3")]
        swapped = json.loads(json.dumps(saved))
        one, other = [check for standard in swapped["communities"][0]["standards"] for check in standard["checks"]
                      if check["id"] in ("8.1", "8.3")]
        self.assertEqual((one["outcome"], other["outcome"]), ("fail", "pass"))
        for key in ("points", "exact"):
            one[key], other[key] = other[key], one[key]
        one["exact"]["gain"] = checks[0]["exact"]["gain"]
        other["exact"].pop("gain", None)
        unnamed = json.loads(json.dumps(saved))
        unnamed["summary"]["rejected"] = 5
        for changed in (json.dumps(swapped), json.dumps(unnamed)):
            status, out, err = cbps("report", self.write(changed, "b.json"))
            self.assertEqual((status, out), (2, ""))
            self.assertIn("CB6013", err)
        for name in ("a.json", "a.jsonl"):
            path = self.save(name, COMMUNITY, "--detail")
            status, out, err = cbps("report", self.write(path.read_bytes().rstrip(b"\n") + b"\0more", "c" + path.suffix))
            self.assertEqual((status, out), (2, ""))
            self.assertIn("CB6002", err)


class Compare(Compared):
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
        for arguments in ((good,), (), (good, "/nowhere"), (good, bad, "-o", bad)):
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
        output = self.folder / "c.html"
        status, out, err = cbps("compare", before, after, "--old-rules", PROJECT / "rules", "-o", output, "-o", "-")
        self.assertEqual((status, out, output.exists()), (2, "", False))
        self.assertIn("CB0058", err)
        # Where they cannot be used it is said, and the rest is done.
        plain = self.save("c.json", COMMUNITY)
        status, _, err = cbps("compare", before, plain, "--old-rules", rules)
        self.assertEqual(status, 1)
        self.assertIn("CB0060", err)

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

    def test_what_cannot_be_written_is_not_there(self):
        before, after = self.save("a.json", DISTRICT), self.save("b.json", DISTRICT, "--set", "area_per_100_households=30")
        good, cut = self.folder / "c.csv", self.folder / "c.html"
        done = subprocess.run([PROGRAM, "compare", before, after, "-o", good, "-o", cut], capture_output=True, cwd=PROJECT,
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000)))
        self.assertEqual(done.returncode, 2)
        self.assertIn("CB0010", done.stderr.decode())
        self.assertEqual((good.exists(), cut.exists()), (True, False))
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["a.json", "b.json", "c.csv"])

    def test_two_outputs_in_one_file(self):
        before = self.save("a.json", COMMUNITY)
        (self.folder / "link.html").symlink_to("c.html")
        status, _, err = cbps("compare", before, before, "-o", self.folder / "c.html", "-o", self.folder / "link.html")
        self.assertEqual((status, (self.folder / "c.html").exists()), (2, False))
        self.assertIn("CB0026", err)

    def test_all_came(self):
        before, after = self.save("a.json", COMMUNITY), self.save("b.json", DISTRICT / "01-hetang.yaml")
        _, out, _ = cbps("compare", before, after)
        self.assertIn("新来的社区", out)
        self.assertNotIn("没有一个社区有变化", out)
        _, out, _ = cbps("compare", before, before)
        self.assertIn("没有一个社区有变化", out)

    def test_what_was_not_assessed_is_no_pass(self):
        before = self.save("a.json", DISTRICT / "01-hetang.yaml", COMMUNITY)
        bad = self.later(("居民总户数: 1200", "居民总户数: 很多"))
        after = self.save("b.json", DISTRICT / "01-hetang.yaml", bad, "--strict")
        status, out, err = cbps("compare", before, after)
        self.assertEqual(status, 2)
        self.assertIn("未能评估 1 处", out)
        self.assertIn("CB6019", err)
        comparison = self.compared(before, after, code=2)
        self.assertEqual(comparison["after"]["rejected"], 1)
        other = self.save("c.json", DISTRICT / "03-liuyin.yaml")
        self.assertIn("CB6020", cbps("compare", before, other)[2])

    def test_standard_input(self):
        before = self.save("a.json", COMMUNITY)
        with open(before, "rb") as file:
            done = subprocess.run([PROGRAM, "compare", "-", "-"], stdin=file, capture_output=True, cwd=PROJECT)
        self.assertEqual(done.returncode, 2)
        self.assertIn("CB0062", done.stderr.decode())
        with open(before, "rb") as file:
            done = subprocess.run([PROGRAM, "compare", "-", before], stdin=file, capture_output=True, cwd=PROJECT)
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_old_rules_are_looked_at(self):
        before = self.save("a.json", COMMUNITY, "--with-facts")
        status, out, _ = cbps("compare", before, before, "--old-rules", "/nowhere")
        self.assertEqual((status, out), (2, ""))

    def test_rules_that_know_other_facts(self):
        """What the earlier rules ask for was not asked: nothing is attributed to facts."""
        rules = self.folder / "rules"
        shutil.copytree(PROJECT / "rules", rules)
        for path in [*rules.glob("*.yaml"), *rules.glob("tests/*.yaml")]:
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r"committee\.young\b", "committee.youthful", text), encoding="utf-8")
        before = self.save("a.json", COMMUNITY)
        after = self.save("b.json", COMMUNITY, "--rules", rules, "--with-facts")
        comparison = self.compared(before, after)
        self.assertEqual(comparison["attribution"], "joint")

    def test_days_within_the_year(self):
        before = self.save("a.json", COMMUNITY, "--as-of", "2024-06-30")
        after = self.save("b.json", COMMUNITY)
        self.assertIn("两次的得分不能直接相比", cbps("compare", before, after)[1])
        self.assertNotIn("两次的得分不能直接相比", cbps("compare", after, after)[1])

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

    def test_names_that_are_taken_and_permissions(self):
        path = self.write("mine\n", "a.yaml")
        path.chmod(0o600)
        (self.folder / "a.yaml.bak").symlink_to("nowhere")
        os.mkfifo(self.folder / "a.yaml.bak2")
        (self.folder / "a.yaml.bak3").mkdir()
        status, _, err = cbps("template", "-o", path)
        self.assertEqual(status, 0, err)
        copy = self.folder / "a.yaml.bak4"
        self.assertEqual((copy.read_text(), stat.S_IMODE(copy.stat().st_mode)), ("mine\n", 0o600))
        self.assertFalse((self.folder / "nowhere").exists())


if __name__ == "__main__":
    run_suite()
