"""Waivers and baselines of `cbps check`, from outside: what counts, on which day, in every format."""
import csv
import io
import json
import pathlib
import re
import sys
import unittest
from fractions import Fraction

sys.dont_write_bytecode = True  # the source tree stays as it is
import jsonschema
from program import PROJECT, cbps
from suite import FolderCase, run_suite

COMMUNITY = PROJECT / "examples" / "community.yaml"
DISTRICT = PROJECT / "examples" / "district"
EXAMPLE = PROJECT / "examples" / "waivers.csv"
SCHEMA = jsonschema.Draft202012Validator(json.loads(cbps("schema", "report")[1]))
ID = "990101001001"  # of the example community
FORMATS = ("text", "markdown", "html", "json", "jsonl", "csv", "csv-communities", "ledger", "sarif", "junit", "github",
           "gitlab", "oscal-results", "oscal-poam")
REASON = "新建小区尚未移交用房"


def checks_of(community):
    return {check["id"]: check for standard in community["standards"] for check in standard["checks"]}


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def score_without(community, waived):
    """The score of the checks that count: equal weights of standards, and of the checks of each."""
    shares = []
    for standard in community["standards"]:
        counted = [check["outcome"] for check in standard["checks"]
                   if "max" in check and not (check["id"] in waived and check["outcome"] in ("fail", "unknown"))]
        if counted:
            shares.append((Fraction(counted.count("pass"), len(counted)), Fraction(counted.count("unknown"), len(counted))))
    return (sum(one for one, _ in shares) / len(shares), sum(one + other for one, other in shares) / len(shares))


class Runs(FolderCase):
    def waivers(self, *entries, name="w.yaml", **common):
        usual = {"community": ID, "rule": "8", "reason": REASON, "approved_by": "青禾街道党工委", "document": "青禾街〔2024〕1号",
                 "until": "2025-06-30"}
        lines = [json.dumps({key: value for key, value in {**usual, **common, **one}.items() if value is not None},
                            ensure_ascii=False) for one in entries]
        return self.write("".join(f"- {line}\n" for line in lines), name)

    def checked(self, *arguments, code=None, path=COMMUNITY):
        done, out, err = cbps("check", path, "-f", "json", *arguments)
        if code is not None:
            self.assertEqual(done, code, err)
        report = json.loads(out)
        self.assertEqual([error.message for error in SCHEMA.iter_errors(report)], [])
        return report


class Waivers(Runs):
    def test_what_is_waived_leaves_the_score_that_counts(self):
        (plain,) = self.checked()["communities"]
        open_checks = [id for id, check in checks_of(plain).items() if check["outcome"] in ("fail", "unknown")]
        self.assertGreater(len(open_checks), 5)
        for rules in (["8"], ["8.2"], ["19", "11.4"], ["1-22"]):
            with self.subTest(rules=rules):
                report = self.checked("--waivers", self.waivers({"rule": rules}))
                (community,) = report["communities"]
                # What it says of the facts is as without waivers.
                for key in ("score", "counts"):
                    self.assertEqual(community[key], plain[key])
                waived = [id for id, check in checks_of(community).items() if "waiver" in check]
                self.assertEqual(waived, [id for id in open_checks if "1-22" in rules or id in rules or
                                          id.split(".")[0] in rules])
                self.assertEqual(community["waived"]["checks"], waived)
                floor, ceiling = score_without(plain, waived)
                self.assertEqual(Fraction(community["waived"]["score"]["exact"]), floor)
                self.assertEqual(Fraction(community["waived"]["score"]["exact_high"]), ceiling)
                bands = [(Fraction(str(grade["at_least"])), grade["id"]) for grade in report["grades"]]
                self.assertEqual(community["grade"], next(id for least, id in bands if 100 * floor >= least))

    def test_all_is_waived(self):
        (community,) = self.checked("--waivers", self.waivers({"community": "*", "rule": "1-22"}), code=0)["communities"]
        self.assertEqual(community["waived"]["score"]["percent"], 100)
        self.assertEqual(community["steps"], [])

    def test_the_gate_and_the_least_score_go_by_it(self):
        (plain,) = self.checked(code=1)["communities"]
        rest = [id for id, check in checks_of(plain).items() if check["outcome"] in ("fail", "unknown")]
        self.checked("--waivers", self.waivers({"rule": rest}), code=0)
        self.checked("--waivers", self.waivers({"rule": rest[1:]}), code=1)
        least = plain["score"]["percent"] + 1
        self.checked("--fail-under", least, code=1)
        self.checked("--fail-under", least, "--waivers", self.waivers({"rule": rest[:4]}), code=0)

    def test_ranks_do_not(self):
        plain, report = self.checked(path=DISTRICT), self.checked("--waivers", EXAMPLE, path=DISTRICT)
        ranks = [[(one["rank"], one["id"], one["percent"]) for one in each["summary"]["ranking"]] for each in (plain, report)]
        self.assertEqual(*ranks)

    def test_days(self):
        """The day of the assessment decides: the first day and the last one are days in force."""
        for start, until, state in ((None, "2024-12-31", "in_force"), ("2024-12-31", "2024-12-31", "in_force"),
                                    (None, "2024-12-30", "expired"), ("2025-01-01", "2025-06-30", None),
                                    ("2024-01-01", "9999-12-31", "in_force")):
            with self.subTest(start=start, until=until):
                report = self.checked("--waivers", self.waivers({"from": start, "until": until}))
                (waiver,) = report["waivers"]
                self.assertEqual([key for key in ("in_force", "expired") if key in waiver], [state] if state else [])
                self.assertEqual("waived" in report["communities"][0], state == "in_force")
        path = self.waivers({"until": "2024-06-30"})
        self.assertIn("waived", self.checked("--waivers", path, "--as-of", "2024-06-30")["communities"][0])
        self.assertNotIn("waived", self.checked("--waivers", path, "--as-of", "2024-07-01")["communities"][0])

    def test_an_expired_waiver_never_counts(self):
        """By whatever key it is found, in every format, with whatever options: the rest of the report is as without it."""
        for community in (ID, ID[:9], "*"):
            path = self.waivers({"community": community, "rule": "1-22", "until": "2024-12-30"})
            for form in FORMATS:
                for more in ((), ("--detail",), ("--summary",), ("--fail-under", "95"), ("--fail-on", "fail")):
                    with self.subTest(community=community, format=form, more=more):
                        code, out, _ = cbps("check", COMMUNITY, "-f", form, "--waivers", path, *more)
                        plain, without, _ = cbps("check", COMMUNITY, "-f", form, *more)
                        self.assertEqual(code, plain)
                        if form in ("json", "jsonl"):
                            for one, other in zip(out.splitlines() if form == "jsonl" else [out],
                                                  without.splitlines() if form == "jsonl" else [without]):
                                one, other = json.loads(one), json.loads(other)
                                for report in (one, other):
                                    report.pop("waivers", None)
                                    report.get("options", {}).pop("waivers", None)
                                    report.get("changed", {}).pop("waivers", None)
                                    report.get("summary", {}).pop("waivers", None)
                                self.assertEqual(one, other)
                        else:
                            self.assertNotIn("已豁免至", out)
                            self.assertNotIn("计入豁免 ", out)

    def test_who_is_covered(self):
        covered = {}
        for community in ("990101001012", "990101001", "*", "990101009", "990101001999"):
            report = self.checked("--waivers", self.waivers({"community": community, "rule": "20"}), path=DISTRICT)
            covered[community] = [one["id"] for one in report["communities"] if "waived" in one]
            (use,) = report["summary"]["waivers"]
            self.assertEqual(use["communities"], sum(one["id"].startswith(community) or community == "*"
                                                     for one in report["communities"]))
            self.assertEqual(report["summary"].get("waived_communities", 0), len(covered[community]))
        self.assertEqual(covered["990101001012"], ["990101001012"])
        self.assertTrue(all(id.startswith("990101001") for id in covered["990101001"]))
        self.assertGreater(len(covered["*"]), len(covered["990101001"]))
        self.assertEqual((covered["990101009"], covered["990101001999"]), ([], []))

    def test_the_one_that_lasts_longest(self):
        path = self.waivers({"document": "一号"}, {"document": "二号", "until": "2025-12-31"}, {"document": "三号", "community": "*"})
        report = self.checked("--waivers", path)
        used = {check["waiver"] for check in checks_of(report["communities"][0]).values() if "waiver" in check}
        self.assertEqual([report["waivers"][number - 1]["document"] for number in used], ["二号"])
        self.assertIn("CB7008", cbps("check", COMMUNITY, "--waivers", path)[2])
        apart = self.waivers({"until": "2024-06-30"}, {"from": "2024-07-01"}, name="apart.yaml")
        self.assertNotIn("CB7008", cbps("check", COMMUNITY, "--waivers", apart)[2])

    def test_tables_and_chinese_keys(self):
        expected = self.checked("--waivers", self.waivers({"rule": ["8", "19"]}))["communities"]
        text = ("社区,项目,理由,批准单位,文号,起,止\n" +
                f"{ID},8,{REASON},青禾街道党工委,青禾街〔2024〕1号,,2025年6月30日\n" +
                f"{ID},19,{REASON},青禾街道党工委,青禾街〔2024〕1号,,2025/6/30\n")
        for name, content in (("w.csv", text.encode()), ("g.csv", text.encode("gb18030")),
                              ("s.csv", text.replace(",", ";").encode()), ("t.tsv", text.replace(",", "\t").encode()),
                              ("title.csv", ("豁免汇总表\n" + text).encode()), ("no-ending", text.encode())):
            path = self.write(content, name)
            self.assertEqual(self.checked("--waivers", path)["communities"], expected)
        two = [word for one in ("8", "19") for word in ("--waivers", self.waivers({"rule": one}, name=f"{one}.yaml"))]
        self.assertEqual(self.checked(*two)["communities"], expected)

    def test_what_is_wrong_with_a_file(self):
        """All faults at once, exit 2, and nothing is half applied."""
        cases = [({"community": "99010100100"}, "CB7004"), ({"community": "9901 01"}, "CB7004"), ({"rule": "23"}, "CB7005"),
                 ({"rule": "8.99"}, "CB7005"), ({"until": "2025-13-01"}, "CB7006"), ({"until": None}, "CB7002"),
                 ({"from": "2025-07-01"}, "CB7007"), ({"approved_by": None}, "CB7002"), ({"reason": " "}, "CB7002"),
                 ({"untill": "2025-01-01"}, "CB7001"), ({"approved_by": "王小明"}, "CB7011"),
                 ({"reason": "联系 13800138000"}, "CB7011"), ({"document": "13912345678"}, "CB7011"),
                 ({"community": "青禾示例社区"}, "CB7004"), ({"community": "9.90101E+11"}, "CB7004"),
                 ({"approved_by": "\u200b"}, "CB7002"), ({"document": "-"}, "CB7002"), ({"reason": "\u3000"}, "CB7002"), ({"document": None}, "CB7002"), ({"community": None}, "CB7002")]
        for changes, code in cases:
            with self.subTest(changes=changes):
                path = self.waivers({}, changes)
                done, out, err = cbps("check", COMMUNITY, "--waivers", path)
                self.assertEqual((done, out), (2, ""), err)
                self.assertIn(f"{path}:2:", err)
                if code:
                    self.assertIn(code, err)
        path = self.waivers({"rule": "23"}, {"until": "never"}, {"community": "12"})
        err = cbps("check", COMMUNITY, "--waivers", path)[2]
        for code in ("CB7004", "CB7005", "CB7006"):
            self.assertIn(code, err)
        for text, code in (("", None), ("a: b\n", "CB3002"), ("- 1\n", "CB3002"), ("[]\n", "CB7010"), ("- {community: ", None)):
            with self.subTest(text=text):
                done, out, err = cbps("check", COMMUNITY, "--waivers", self.write(text, "x.yaml"))
                self.assertEqual((done, out), (2, ""))
                self.assertIn(code or "CB", err)
        for text, code in (("社区,面积\n1,2\n", "CB7012"), ("社区,项目,理由,批准单位,文号\n", "CB7009"), ("社区,项目,理由,批准单位,文号,止,电话\n", "CB7001"),
                           ("社区,项目,理由,批准单位,文号,止\n", "CB7010"), ("社区,项目,理由,批准单位,文号,止,止\n", "CB7003")):
            with self.subTest(text=text):
                done, out, err = cbps("check", COMMUNITY, "--waivers", self.write(text, "x.csv"))
                self.assertEqual((done, out), (2, ""))
                self.assertIn(code, err)
        self.assertEqual(cbps("check", COMMUNITY, "--waivers", self.folder / "none.yaml")[0], 2)
        path = self.waivers({}, name="w.json")
        self.assertIn("CB0021", cbps("check", COMMUNITY, "--waivers", path, "-o", f"csv:{path}")[2])

    def test_every_format_says_what_is_waived(self):
        path = self.waivers({"rule": "8"}, {"rule": "19.1", "document": "过期文号", "until": "2024-01-31"})
        plain = {form: cbps("check", COMMUNITY, "-f", form, "--detail")[1] for form in FORMATS}
        for form in FORMATS:
            with self.subTest(format=form):
                code, out, err = cbps("check", COMMUNITY, "-f", form, "--waivers", path, "--detail")
                self.assertEqual(code, 1, err)
                self.assertNotEqual(out, plain[form])
                if form not in ("ledger", "gitlab"):  # these have no head
                    said = re.sub(r"\s", "", out)
                    self.assertTrue("过期1条" in said or '"expired":true' in said, out[:3000])
                if form not in ("csv-communities", "github", "gitlab"):
                    self.assertIn(REASON, out)

    def test_what_machines_read(self):
        path = self.waivers({"rule": "8"})
        (community,) = self.checked("--waivers", path)["communities"]
        waived = community["waived"]["checks"]
        sarif = json.loads(cbps("check", COMMUNITY, "-f", "sarif", "--waivers", path, "--detail")[1])
        for one in sarif["runs"][0]["results"]:
            self.assertEqual(bool(one["suppressions"]), one["ruleId"] in waived)
        junit = cbps("check", COMMUNITY, "-f", "junit", "--waivers", path)[1]
        self.assertEqual(len(re.findall('<skipped type="waived"', junit)), len(waived))
        self.assertIn(f'failures="{community["counts"]["fail"] - community["waived"]["fail"]}"', junit)
        gitlab = json.loads(cbps("check", COMMUNITY, "-f", "gitlab", "--waivers", path, "--detail")[1])
        self.assertFalse(set(waived) & {one["check_name"] for one in gitlab})
        github = cbps("check", COMMUNITY, "-f", "github", "--waivers", path)[1]
        self.assertFalse([line for line in github.splitlines() if any(f"title={id} " in line for id in waived)])
        (row,) = rows_of(cbps("check", COMMUNITY, "-f", "csv-communities", "--waivers", path)[1])
        self.assertEqual(row["豁免的项目"], " ".join(waived))
        self.assertEqual(row["计入豁免得分"], f"{community['waived']['score']['percent']:.2f}")
        rows = rows_of(cbps("check", COMMUNITY, "-f", "csv", "--waivers", path)[1])
        self.assertEqual([row["项目编号"] for row in rows if row["豁免"]], waived)

    def test_steps_lead_to_the_score_that_counts(self):
        path = self.waivers({"rule": "8"})
        (community,) = self.checked("--waivers", path)["communities"]
        self.assertFalse(set(community["waived"]["checks"]) & {step["check"] for step in community["steps"]})
        first = community["steps"][0]
        self.assertEqual(Fraction(first["exact"]["score"]),
                         Fraction(community["waived"]["score"]["exact"]) + Fraction(first["exact"]["gain"]) / 100)

    def test_a_saved_run_has_all_of_it(self):
        saved = self.folder / "a.json"
        cbps("check", DISTRICT, "--waivers", EXAMPLE, "-o", saved)
        for form in FORMATS:
            with self.subTest(format=form):
                self.assertEqual(cbps("report", saved, "-f", form)[1],
                                 cbps("check", DISTRICT, "--waivers", EXAMPLE, "-f", form)[1])
        text = saved.read_text(encoding="utf-8")
        report = json.loads(text)
        waived = next(one for one in report["communities"] if "waived" in one)
        for change in (lambda one: one["waived"]["score"].update(exact="1/1"), lambda one: one["waived"]["checks"].pop(),
                       lambda one: one["waived"].update(fail=one["waived"]["fail"] + 1)):
            edited = json.loads(text)
            change(edited["communities"][report["communities"].index(waived)])
            done, out, err = cbps("report", self.write(json.dumps(edited), "b.json"))
            self.assertEqual((done, out), (2, ""))
            self.assertIn("CB6013", err)

    def test_an_edited_file_does_not_make_a_waiver_count(self):
        """A saved run says which waiver covers a check: it has to follow from the waivers and the day."""
        saved = self.folder / "a.json"
        cbps("check", COMMUNITY, "--waivers", self.waivers({"rule": "8"}, {"rule": "19"}), "-o", saved)
        text = saved.read_text(encoding="utf-8")
        for change in (lambda one: one["waivers"][0].update(until="2024-12-30"),
                       lambda one: one["waivers"][0].update({"from": "2025-01-01"}),
                       lambda one: one["waivers"][0].update(community="990101001002"),
                       lambda one: one["waivers"][0].update(rule="9"),
                       lambda one: one["waivers"].pop(0),
                       lambda one: one.update(as_of="2026-01-01"),
                       lambda one: checks_of(one["communities"][0])["8.2"].update(waiver=2),
                       lambda one: checks_of(one["communities"][0])["8.2"].update(waiver=99),
                       lambda one: checks_of(one["communities"][0])["8.2"].pop("waiver"),
                       lambda one: checks_of(one["communities"][0])["11.4"].update(waiver=1)):
            edited = json.loads(text)
            change(edited)
            path = self.write(json.dumps(edited), "b.json")
            for command in (("report", path), ("compare", path, saved), ("check", COMMUNITY, "--baseline", path),
                            ("verify", path, COMMUNITY)):
                done, out, err = cbps(*command)
                self.assertEqual((done, out), (2, ""), command)
                self.assertIn("CB60", err)

    def test_files_among_the_profiles(self):
        for name in ("w.yaml", "w.csv"):
            folder = self.folder / name[2:]
            folder.mkdir()
            (folder / "a.yaml").write_bytes(COMMUNITY.read_bytes())
            content = EXAMPLE.read_bytes() if name == "w.csv" else self.waivers({}).read_bytes()
            (folder / name).write_bytes(content)
            code, out, err = cbps("check", folder, "--waivers", folder / name, "-f", "json")
            self.assertEqual((code, json.loads(out)["summary"]["rejected"]), (1, 0), err)

    def test_ten_thousand(self):
        entries = [{"community": f"990101{i:06d}", "rule": f"{i % 22 + 1}"} for i in range(10_000)]
        report = self.checked("--waivers", self.waivers(*entries, {"rule": "8"}))
        self.assertEqual(len(report["waivers"]), 10_001)
        self.assertIn("waived", report["communities"][0])
        out = cbps("check", COMMUNITY, DISTRICT, "--waivers", self.folder / "w.yaml", "--summary")[1]
        self.assertIn("另有 9,901 条豁免没有列出", out)

    def test_waivers_move_a_comparison(self):
        path = self.waivers({"rule": "2-3"})
        plain, waived = self.folder / "a.json", self.folder / "b.json"
        cbps("check", COMMUNITY, "-o", plain)
        cbps("check", COMMUNITY, "--waivers", path, "-o", waived)
        for before, after, code in ((plain, waived, 0), (waived, plain, 1)):
            done, out, _ = cbps("compare", before, after)
            self.assertEqual(done, code)
            self.assertIn("另计豁免", out)
            self.assertIn(ID, out)
            comparison = json.loads(cbps("compare", before, after, "-f", "json")[1])
            score = comparison["communities"][0]["score"]["exact"]
            ends = [Fraction(one.get("waived", one["score"])["exact"]) for one in
                    (comparison["communities"][0]["before"], comparison["communities"][0]["after"])]
            self.assertEqual(Fraction(score["points"]) + Fraction(score["of_waivers"]), 100 * (ends[1] - ends[0]))

    def test_the_example(self):
        report = self.checked("--waivers", EXAMPLE, path=DISTRICT)
        states = [(waiver.get("in_force", False), use["checks"]) for waiver, use in
                  zip(report["waivers"], report["summary"]["waivers"])]
        self.assertEqual([state for state, _ in states], [True, True, True, True, False])
        self.assertTrue(any(checks == 0 for state, checks in states if state), "one is not needed")
        out = re.sub(r"\s", "", cbps("check", DISTRICT, "--waivers", EXAMPLE, "--summary")[1])
        self.assertIn("用不着", out)
        self.assertIn("过期，不算", out)


class Baselines(Runs):
    def saved(self, *arguments, path=COMMUNITY, name="base.json"):
        out = self.folder / name
        cbps("check", path, *arguments, "-o", out)
        return out

    def changed(self, *changes):
        text = COMMUNITY.read_text(encoding="utf-8")
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        return self.write(text, "now.yaml")

    def test_only_what_is_new_decides(self):
        base = self.saved()
        self.checked("--baseline", base, code=0)
        better = self.changed(("面积: 180", "面积: 245"))
        (community,) = self.checked("--baseline", base, path=better, code=0)["communities"]
        self.assertEqual(community["since"]["fixed"], ["8.2"])
        worse = self.changed(("面积: 180", "面积: 245"), ("代办服务: 是", "代办服务: 否"))
        report = self.checked("--baseline", base, path=worse)
        (community,) = report["communities"]
        now = checks_of(community)
        then = checks_of(self.checked()["communities"][0])
        for id, check in now.items():
            is_open, was_open = (one["outcome"] in ("fail", "unknown") for one in (check, then[id]))
            expected = None if not is_open else "new" if not was_open else \
                "worse" if (then[id]["outcome"], check["outcome"]) == ("unknown", "fail") else "known"
            self.assertEqual(check.get("since"), expected, id)
            self.assertEqual(id in community["since"].get("fixed", []), was_open and not is_open, id)
        new = [check for check in now.values() if check.get("since") in ("new", "worse")]
        self.assertTrue(new)
        self.assertEqual(community["since"]["fail"] + community["since"]["unknown"], len(new))
        self.checked("--baseline", base, path=worse, code=1)
        self.checked("--baseline", base, "--fail-on", "none", path=worse, code=0)

    def test_waivers_and_least_scores(self):
        base = self.saved()
        worse = self.changed(("代办服务: 是", "代办服务: 否"))
        (community,) = self.checked("--baseline", base, path=worse, code=1)["communities"]
        new = [id for id, check in checks_of(community).items() if check.get("since") in ("new", "worse")]
        self.checked("--baseline", base, "--waivers", self.waivers({"rule": new}), path=worse, code=0)
        # Who was as low before is not new below a least score; who fell is.
        self.checked("--baseline", base, "--fail-under", "99", code=0)
        self.checked("--baseline", base, "--fail-under", "99", path=worse, code=1)
        self.checked("--baseline", base, "--fail-under", "80", path=worse, code=0)

    def test_who_came_and_who_is_gone(self):
        base = self.saved(path=DISTRICT / "12-fengling.yaml")
        report = self.checked("--baseline", base, path=DISTRICT / "02-luhua.yaml", code=1)
        self.assertEqual({key: report["summary"]["since"][key] for key in ("came", "gone", "known", "fixed")},
                         {"came": 1, "gone": 1, "known": 0, "fixed": 0})
        self.assertTrue(report["communities"][0]["since"]["new"])

    def test_what_is_not_due_is_not_fixed(self):
        base = self.saved()
        (community,) = self.checked("--baseline", base, "--as-of", "2024-03-31")["communities"]
        pending = {id for id, check in checks_of(community).items() if check["outcome"] == "pending"}
        self.assertTrue(pending)
        self.assertFalse(pending & set(community["since"].get("fixed", [])))

    def test_what_was_waived_then(self):
        """A waiver that is over does not go on counting through a baseline that was made with it."""
        base = self.saved("--waivers", self.waivers({"rule": "1-22"}))
        self.checked("--baseline", base, code=1)
        self.checked("--baseline", base, "--waivers", self.waivers({"rule": "1-22"}), code=0)

    def test_what_the_baseline_is(self):
        text = re.sub(r"\s", "", cbps("check", COMMUNITY, "--baseline", self.saved("--only", "8"))[1])
        self.assertIn("它只查了6项", text)
        text = re.sub(r"\s", "", cbps("check", COMMUNITY, "--baseline", self.saved("--set", "area_per_100_households=30"))[1])
        self.assertIn("它的规则或参数与这次不同", text)
        base = self.saved(path=DISTRICT)
        text = re.sub(r"\s", "", cbps("check", COMMUNITY, "--baseline", base)[1])
        self.assertIn("基准中有、这次没有评估的社区：990101001011", text)

    def test_what_cannot_be_a_baseline(self):
        for path, code in ((self.saved("--summary"), "CB6021"), (COMMUNITY, "CB6002"), (self.folder / "none", "CB0002")):
            with self.subTest(path=path):
                done, out, err = cbps("check", COMMUNITY, "--baseline", path)
                self.assertEqual((done, out), (2, ""))
                self.assertIn(code, err)
        other = json.loads(self.saved().read_text(encoding="utf-8"))
        other["pack"]["id"] = "other"
        done, out, err = cbps("check", COMMUNITY, "--baseline", self.write(json.dumps(other), "other.json"))
        self.assertEqual((done, out), (2, ""))
        self.assertIn("CB6022", err)
        base = self.saved("--set", "area_per_100_households=30")
        self.assertIn("CB6023", cbps("check", COMMUNITY, "--baseline", base)[2])

    def test_every_format(self):
        base = self.saved()
        worse = self.changed(("面积: 180", "面积: 245"), ("代办服务: 是", "代办服务: 否"))
        for form in ("text", "markdown", "html"):
            out = re.sub(r"\s", "", cbps("check", worse, "--baseline", base, "-f", form)[1])
            self.assertIn("与基准相比：新增", out)
            self.assertIn("已改好：8.2", out)
        sarif = json.loads(cbps("check", worse, "--baseline", base, "-f", "sarif")[1])
        states = {one["baselineState"] for one in sarif["runs"][0]["results"]}
        self.assertEqual(states, {"new", "unchanged"})
        rows = rows_of(cbps("check", worse, "--baseline", base, "-f", "csv")[1])
        (community,) = self.checked("--baseline", base, path=worse)["communities"]
        self.assertEqual({row["项目编号"]: row["与基准相比"] for row in rows if row["与基准相比"]},
                         {id: check["since"] for id, check in checks_of(community).items() if "since" in check})
        saved = self.folder / "later.json"
        cbps("check", worse, "--baseline", base, "-o", saved)
        for form in FORMATS:
            self.assertEqual(cbps("report", saved, "-f", form)[1], cbps("check", worse, "--baseline", base, "-f", form)[1], form)


if __name__ == "__main__":
    run_suite()
