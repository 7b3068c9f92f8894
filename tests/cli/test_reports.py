"""Reports in JSON and JSON Lines from outside: each is as `cbps schema report` says, and the schema
notices what is not."""
import copy
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from contract import Contract
from program import PROGRAM, PROJECT, cbps
from suite import run_suite

LANGUAGES = ("zh", "en")
CONTRACT = Contract(PROGRAM)
EXAMPLES = ("examples/complete.yaml", "examples/community.yaml")

# Keys that a report leaves out where there is nothing to say; all others are always there.
MAY_BE_ABSENT = {
    "title", "edition", "digest", "set", "only", "skip", "period", "as-of", "as_of", "fail-under", "fail-on", "rules",
    "communities", "chapter", "quote", "focus", "remedy", "evidence", "name", "source", "score", "grade",
    "grade_high", "declared", "line", "column", "cell", "file", "points", "max", "gain", "exact", "due",
    "shortfalls", "unknown_fields", "because", "value", "location", "have", "need", "short", "unit",
    "formula", "inputs", "missing", "label", "short_label", "id", "rest", "notes", "args", "mean_percent",
    "mean_high", "declared_percent", "interim", "scale", "part_of", "values", "parts", "changed", "parameters",
    "mean_complete", "exact_complete", "lacking", "first", "encoding", "effort", "window_passed", "gloss", "from", "to",
    "range", "losses", "with_facts", "facts", "invalid_facts"}
# … where they always are, by the keys beside them.
ALWAYS = [("lang", "rules"), ("lang", "parameters"), ("lang", "changed"), ("outcome", "id"),
          ("counts", "id"), ("edition", "id"), ("rank", "id"), ("applies", "id"), ("at_least", "label"),
          ("kind", "label"), ("change", "short"), ("standard", "title"), ("percent", "exact"),
          ("level", "communities"), ("verdicts", "communities"), ("failed", "unknown"), ("fail", "unknown")]


def objects(value):
    """All objects in `value`."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, (dict, list)):
            yield from objects(inner)


def is_map(value):
    """Rules, grades, facts and figures: keys that the schema does not name."""
    return all(isinstance(one, int) for one in value.values()) and not {"pass", "schema"} & set(value) \
        or any(key[0].isdigit() for key in value) \
        or all(isinstance(one, dict) and "kind" in one for one in value.values()) and "source" not in value


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def table(self):
        """Good rows, a wrong value, an id twice, groups, and a name that would end a line."""
        path = self.folder / "district.csv"
        path.write_text(
            "id,name,period,street,committee.size,households,organisation.party_groups\n"
            "990101001001,甲,2024,青禾街道,7,1200,0\n"
            "990101001002,乙,2024,青禾街道,x,-1,0\n"
            "990101002001,丙,2024,常青街道,3,900,2\n"
            "990101001001,丁,2024,青禾街道,7,1200,0\n"
            "Z1,一\u2028二\"\\,2024,,7,1200,0\n", "utf-8")
        return path

    def broken(self):
        path = self.folder / "broken.yaml"
        path.write_text("id: '9'\nname: [\n", "utf-8")
        return path

    def command_lines(self):
        """Each kind of input, and each option with all of them at once."""
        everything = (*EXAMPLES, self.table(), self.broken())
        for paths in (*((one,) for one in EXAMPLES), EXAMPLES, ("examples",), (self.table(),),
                      (self.broken(), "--period", "2024"), everything):
            yield paths
        rows = [("--lang", "en"), ("--only", "8,12.1"), ("--skip", "8"), ("--detail",),
                ("--as-of", "2024-02-10"), ("--set", "young_min=2", "--fail-on", "fail"),
                ("--fail-under", "60", "--only", "10.5,12.3"), ("--rules", "rules"),
                ("--summary",), ("--summary", "--lang", "en")]
        for options in rows:
            yield (*everything, *options)


class Reports(Case):
    def test_each_report_is_as_the_schema_says(self):
        for arguments in self.command_lines():
            with self.subTest(arguments):
                _, out, _ = cbps("check", *arguments, "--format", "json")
                report = CONTRACT.report(out)
                self.assertEqual("communities" in report, "--summary" not in arguments)
                _, out, _ = cbps("check", *arguments, "--format", "jsonl")
                self.compare(report, CONTRACT.lines(out), "--detail" in arguments)

    def compare(self, report, lines, detail):
        """JSON Lines say what the JSON report says."""
        first, between, last = lines
        communities = [line for line in between if "counts" in line]
        whole = {**first, "communities": communities, **last}
        if "communities" not in report:
            self.assertEqual(communities, [])
            del whole["communities"]
        elif not detail:
            whole["communities"] = report["communities"]
            self.assertEqual(communities, [self.brief(one) for one in report["communities"]])
        self.assertEqual(whole, report)
        self.assertEqual(list(whole), list(report))

    @staticmethod
    def brief(community):
        checks = [check for standard in community["standards"] for check in standard["checks"]]
        kept = {key: value for key, value in community.items()
                if key not in ("standards", "steps", "remarks", "faults", "faults_more", "declared")}
        faults = len(community["faults"]) + community.get("faults_more", 0)
        return {**kept, **({"fault_count": faults} if faults else {}),
                "failed": [check["id"] for check in checks if check["outcome"] == "fail"],
                "unknown": [check["id"] for check in checks if check["outcome"] == "unknown"],
                "pending": [check["id"] for check in checks if check["outcome"] == "pending"]}

    def test_a_line_for_each_that_could_not_be_assessed(self):
        _, out, _ = cbps("check", self.table(), "--format", "jsonl")
        _, between, last = CONTRACT.lines(out)
        self.assertEqual([line for line in between if "diagnostics" in line], last["rejected"])
        self.assertEqual([line["id"] for line in between], [
            "990101001001", "990101001002", "990101002001", "990101001001", "Z1"])

    def test_the_summary_adds_up(self):
        _, out, _ = cbps("check", self.table(), self.broken(), "--format", "json")
        report = CONTRACT.report(out)
        summary, communities = report["summary"], report["communities"]
        self.assertEqual(summary["communities"], len(communities))
        self.assertEqual(summary["rejected"], len(report["rejected"]))
        for outcome, count in summary["verdicts"].items():
            self.assertEqual(count, sum(one["counts"][outcome] for one in communities))
        self.assertEqual(summary["ranked"], sum("score" in one for one in communities))
        self.assertEqual({one["id"]: one["percent"] for one in summary["ranking"]},
                         {one["id"]: one["score"]["percent"] for one in communities
                          if "score" in one})
        failed = [check["id"] for one in communities for standard in one["standards"]
                  for check in standard["checks"] if check["outcome"] == "fail"]
        self.assertEqual({one["id"]: one["fail"] for one in summary["worst_checks"] if one["fail"]},
                         {one: failed.count(one) for one in failed})
        streets = {one["key"]: one["communities"] for one in summary["groups"]
                   if one["level"] == "street"}
        self.assertEqual(streets, {"990101001": 2, "990101002": 1})
        self.assertIn("organisation.party_groups", [one["field"] for one in summary["zeros"]])

    def test_figures_of_a_stage_are_called_so(self):
        district = "examples/district"
        for arguments in ([], ["--summary"], ["--detail"], ["--format", "markdown"]):
            with self.subTest(arguments):
                _, out, _ = cbps("check", district, "--as-of", "2024-05-24", *arguments)
                for words in ("平均阶段得分", "阶段得分只计截至 2024-05-24 已经到期的项目"):
                    self.assertIn(words, out)
                self.assertNotIn("平均得分", out)
                _, out, _ = cbps("check", district, *arguments)
                self.assertNotIn("阶段", out)
        _, out, _ = cbps("check", EXAMPLES[0], "--as-of", "2024-03-24", "--only", "13", "--lang", "en")
        self.assertIn("No score (nothing is due yet)", out)

    def test_a_summary_has_no_communities(self):
        _, out, _ = cbps("check", *EXAMPLES, "--format", "json", "--summary")
        self.assertNotIn("communities", CONTRACT.report(out))
        _, out, _ = cbps("check", *EXAMPLES, "--format", "jsonl", "--summary")
        self.assertEqual(CONTRACT.lines(out)[1], [])

    def test_golden_files(self):
        folder = PROJECT / "tests/golden/report"
        for path in [*folder.glob("*.json"), *folder.glob("*.jsonl")]:
            with self.subTest(path.name):
                text = path.read_bytes().decode()
                if path.suffix == ".json":
                    CONTRACT.report(text)
                else:
                    CONTRACT.lines(text)


class Facts(Case):
    def report(self, *arguments):
        _, out, err = cbps("check", *arguments, "--format", "json")
        self.assertTrue(out, err)
        return CONTRACT.report(out), out

    def test_facts_are_added_and_nothing_else_is_changed(self):
        for paths in ((EXAMPLES[1],), ("examples/district",), (self.table(), *EXAMPLES, self.broken())):
            for options in ((), ("--detail", "--lang", "en"), ("--as-of", "2024-02-10", "--only", "8")):
                with self.subTest(paths=paths, options=options):
                    bare, _ = self.report(*paths, *options)
                    full, _ = self.report(*paths, *options, "--with-facts")
                    self.assertIs(full.pop("with_facts"), True)
                    fields = full["fields"]
                    self.assertLessEqual(bare["fields"].items(), fields.items())
                    full["fields"] = bare["fields"]
                    files = [one["file"] for one in full["summary"].pop("inputs")]
                    self.assertEqual(len(files), len(set(files)))
                    self.assertTrue(files)
                    for one in full["communities"]:
                        facts, invalid = one.pop("facts"), one.pop("invalid_facts", [])
                        # In the order of the dictionary.
                        for ids in (list(facts), invalid):
                            self.assertEqual(ids, [field for field in fields if field in ids])
                        self.assertFalse(facts.keys() & set(invalid))
                    self.assertEqual(full, bare)

    def test_facts_are_as_they_were_read(self):
        path = self.folder / "one.yaml"
        path.write_text(
            "id: '990101001001'\nperiod: 2024\nhouseholds: 1,200 户\ncentre.area: 180.50\n"
            "centre.built: 是\ncentre.signs: x\ncommittee.size: -1\n"
            "activities.gatherings: [2024/5/9, 2024年2月23日]\ncentre.five_affairs: 财务、党务\n", "utf-8")
        report, _ = self.report(path, "--with-facts", "--only", "8.2")
        one, = report["communities"]
        facts = one["facts"]
        self.assertEqual(
            (facts["households"], facts["centre.area"], facts["centre.built"],
             facts["activities.gatherings"]),
            (1200, 180.5, True, ["2024-02-23", "2024-05-09"]))
        self.assertIn("committee.size", one["invalid_facts"])

    def test_a_table_and_profiles_have_the_same_facts(self):
        folder, _ = self.report("examples/district", "--with-facts")
        table, _ = self.report("examples/district.csv", "--with-facts")
        by_id = [{one["id"]: (one["facts"], one.get("invalid_facts")) for one in report["communities"]}
                 for report in (folder, table)]
        self.assertEqual(*by_id)
        self.assertTrue(all(facts for facts, _ in by_id[0].values()))

    def test_each_line_has_its_facts(self):
        paths = (self.table(), *EXAMPLES)
        report, _ = self.report(*paths, "--with-facts", "--detail")
        _, out, _ = cbps("check", *paths, "--with-facts", "--detail", "--format", "jsonl")
        first, between, _ = CONTRACT.lines(out)
        self.assertIs(first["with_facts"], True)
        self.assertEqual([line for line in between if "counts" in line], report["communities"])

    def test_a_wrong_value_and_a_contradiction_are_invalid(self):
        report, _ = self.report(self.table(), "--with-facts")
        one = report["communities"][1]
        self.assertEqual(one["invalid_facts"], ["households", "committee.size"])
        self.assertEqual(one["facts"], {"organisation.party_groups": 0})

    def test_reports_of_a_saved_assessment_have_them_again(self):
        saved = self.folder / "saved.json"
        saved.write_text(self.report(self.table(), *EXAMPLES, "--with-facts")[1], "utf-8")
        _, out, err = cbps("report", saved, "--format", "json")
        self.assertEqual((out, err), (saved.read_text("utf-8"), ""))
        lines = self.folder / "saved.jsonl"
        lines.write_text(cbps("report", saved, "--format", "jsonl", "--detail")[1], "utf-8")
        CONTRACT.lines(lines.read_text("utf-8"))
        self.assertEqual(cbps("report", lines, "--format", "json")[1], out)
        for form in ("text", "html", "csv", "oscal-results"):
            with self.subTest(form):
                _, again, _ = cbps("report", saved, "--format", form)
                _, plain, _ = cbps("check", self.table(), *EXAMPLES, "--format", form)
                self.assertEqual(again, plain)
        edited = self.folder / "edited.json"
        edited.write_text(out.replace('"committee.size": 7', '"committee.size": "7"', 1), "utf-8")
        status, out, err = cbps("report", edited, "--lang", "en")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("CB6012", err)
        self.assertIn("edited.json:", err)

    def test_other_reports_of_the_run_are_the_same(self):
        names = ["a.md", "a.html", "a.csv", "a.sarif", "a.json"]
        for folder, options in (("bare", ()), ("full", ("--with-facts",))):
            (self.folder / folder).mkdir()
            outputs = [word for name in names for word in ("-o", self.folder / folder / name)]
            cbps("check", "examples/district", *outputs, *options)
        for name in names:
            same = (self.folder / "bare" / name).read_bytes() == (self.folder / "full" / name).read_bytes()
            self.assertEqual(same, name != "a.json", name)

    def test_wrong_use(self):
        page, lines = self.folder / "a.html", self.folder / "a.jsonl"
        saved = self.folder / "a.json"
        for code, arguments in [("CB0055", ()), ("CB0055", ("-o", page)), ("CB0055", ("-f", "csv", "--detail")),
                                ("CB0056", ("-f", "jsonl")), ("CB0056", ("-o", saved, "-o", lines)),
                                ("CB0006", ("-f", "json", "--summary"))]:
            for language in LANGUAGES:
                with self.subTest(arguments, language=language):
                    status, out, err = cbps("check", EXAMPLES[0], "--with-facts", *arguments, "--lang", language)
                    self.assertEqual((status, out), (2, ""))
                    self.assertIn(code, err)
                    self.assertIn("--with-facts", err)
                    self.assertFalse(page.exists() or saved.exists() or lines.exists())
        # A wrong output is told by itself.
        _, _, err = cbps("check", EXAMPLES[0], "--with-facts", "-o", "a.doc")
        self.assertIn("CB0022", err)
        self.assertNotIn("CB0055", err)


class TheSchema(Case):
    def test_it_explains_itself_in_both_languages(self):
        zh, en = (Contract(PROGRAM, language).schema for language in LANGUAGES)
        self.assertEqual(zh["$defs"].keys(), en["$defs"].keys())
        self.assertNotEqual(zh["description"], en["description"])

    def test_wrong_use(self):
        for arguments in [("--rules", "rules"), ("x",), ("--format", "json")]:
            status, out, err = cbps("schema", "report", *arguments)
            self.assertEqual((status, out), (2, ""))
            self.assertIn("CB0006", err)

    def golden(self, name):
        return (PROJECT / "tests/golden/report" / name).read_bytes().decode()

    def test_it_notices_keys_too_many_and_too_few(self):
        """In every object of a report that has all there is, and of each kind of line."""
        first, between, last = CONTRACT.lines(self.golden("district_zh.jsonl"))
        whole = CONTRACT.lines(self.golden("district_detail_en.jsonl"))[1][2]
        report = CONTRACT.report(self.golden("district_zh.json"))
        del report["communities"][1]  # no key that the others have not
        cases = [(CONTRACT.is_report, report)]
        cases += [(CONTRACT.is_line, line) for line in (first, *between, last, whole)]
        noticed = 0
        for is_valid, value in cases:
            value = copy.deepcopy(value)
            self.assertTrue(is_valid(value))
            seen = set()
            for one in objects(value):
                shape = (tuple(one), one.get("outcome"))
                if shape in seen:  # the same as another
                    continue
                seen.add(shape)
                noticed += self.mutate(is_valid, value, one)
        self.assertGreater(noticed, 200)

    def mutate(self, is_valid, whole, one):
        """Changes one object of `whole`, and back. How much of it was noticed."""
        noticed = 0
        if not is_map(one):
            one["extra"] = 1
            self.assertFalse(is_valid(whole), f"extra key: {list(one)}")
            del one["extra"]
            noticed += 1
        for key in list(one):
            kept = dict(one)
            one[key] = None
            self.assertFalse(is_valid(whole), f"null: {key} of {list(kept)}")
            del one[key]
            always = key not in MAY_BE_ABSENT or any(
                key == name and beside in kept for beside, name in ALWAYS)
            if not is_map(kept) and always:
                self.assertFalse(is_valid(whole), f"without {key}: {list(kept)}")
                noticed += 1
            one.clear()
            one.update(kept)
        return noticed

    def test_it_notices_wrong_values(self):
        report = CONTRACT.report(self.golden("district_zh.json"))
        check = report["communities"][0]["standards"][0]["checks"][0]
        self.assertEqual(check["outcome"], "pass")
        wrong = [
            (report, "period", 2024), (report, "as_of", "2024-13-01"), (report, "lang", "fr"),
            (report, "schema", 1), (report, "rules", {"x": {"title": {"zh": "a", "en": "a"}}}), (report["pack"], "title", "a"),
            (report, "changed", True), (report, "rejected", {}),
            (report["pack"], "digest", "0"), (report["options"], "colour", "red"),
            (report["summary"], "mean_percent", 100.01), (report["summary"], "ranked", -1),
            (report["summary"], "ranked", "3"), (report["summary"]["groups"][0], "level", "village"),
            (report["summary"]["ranking"][0], "rank", 0), (check, "message", "x"),
            (check, "reason", "missing"), (check, "outcome", "fail"), (check, "outcome", "waived"),
            (check, "id", "8"), (check, "because", [])]
        for target, key, value in wrong:
            with self.subTest(key=key, value=value):
                kept = dict(target)
                target[key] = value
                self.assertFalse(CONTRACT.is_report(report))
                target.clear()
                target.update(kept)
        self.assertTrue(CONTRACT.is_report(report))

    def test_a_report_is_no_line_and_a_line_no_report(self):
        report = CONTRACT.report(self.golden("district_zh.json"))
        first, between, last = CONTRACT.lines(self.golden("district_zh.jsonl"))
        self.assertFalse(CONTRACT.is_line(report))
        for line in (first, *between, last, {}, [], None):
            self.assertFalse(CONTRACT.is_report(line))
        for value in ({}, [], None):
            self.assertFalse(CONTRACT.is_line(value))


if __name__ == "__main__":
    run_suite()
