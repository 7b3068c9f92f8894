"""What the program tells about its rules, from outside: templates, schemas, lists of rules."""
import copy
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import jsonschema
import yaml

from suite import run_suite

PROGRAM, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
LANGUAGES = ("zh", "en")


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, cwd=PROJECT, timeout=60,
                          stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr.decode()


def told(*arguments):
    code, out, err = run(*arguments)
    assert (code, err) == (0, ""), (arguments, code, err)
    return out.decode()


class Loader(yaml.SafeLoader):
    """Dates stay texts, as in YAML 1.2, which editors read."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if tag != "tag:yaml.org,2002:timestamp"]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def load(text):
    return yaml.load(text, Loader)


def facts():
    """Every fact that some rule reads, by name: type, range, parts …"""
    return {fact["id"]: fact for standard in json.loads(told("rules", "show", "--format", "json"))
            for fact in standard.get("facts", [])}


def value_for(fact, period=2024):
    """A value that the fact may have."""
    kind = fact["type"]
    if kind in ("int", "decimal"):
        return fact["range"][0]
    if kind == "bool":
        return "是"
    if kind == "date":
        return f"{period}-03-15"
    if kind == "dates":
        return [f"{period}-03-15", f"{period}-06-14"]
    options = fact["values" if kind == "choice" else "parts"]
    return options[0]["label"] if kind == "choice" else [one["label"] for one in options[:2]]


class Templates(unittest.TestCase):
    def csv_rows(self, *arguments):
        text = told("template", "--format", *arguments)
        self.assertEqual(text[0], "\ufeff")
        self.assertNotIn("\n", text.replace("\r\n", ""))
        return list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))

    def test_a_template_is_written_to_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            for form in ("yaml", "csv", "csv-guide"):
                target = pathlib.Path(folder, form)
                self.assertEqual(run("template", "-f", form, "-o", target), (0, b"", ""))
                self.assertEqual(target.read_bytes(), run("template", "-f", form)[1])
            self.assertEqual(run("template", "-o", "-")[1].decode(), told("template"))
            status, out, err = run("template", "-o", pathlib.Path(folder, "none", "t.yaml"))
            self.assertEqual((status, out), (2, b""))
            self.assertIn("CB0010", err)

    def test_a_template_names_its_schema(self):
        for language in LANGUAGES:
            first, second = told("template", "--lang", language).splitlines()[:2]
            self.assertEqual(first, "# yaml-language-server: $schema=cbps-profile.schema.json")
            self.assertIn("cbps schema profile", second)

    def test_a_table_is_its_headings_alone(self):
        for language in LANGUAGES:
            rows = self.csv_rows("csv", "--lang", language)
            self.assertEqual(len(rows), 1)
            self.assertEqual(len(set(rows[0])), len(rows[0]))
        self.assertEqual(self.csv_rows("csv")[0][:5],
                         ["社区代码", "社区名称", "评估年度", "街道名称", "区名称"])
        self.assertEqual(self.csv_rows("csv", "--lang", "en")[0][:5],
                         ["id", "name", "period", "street", "county"])

    def test_the_guide_to_a_table_explains_each_column(self):
        for arguments in ([], ["--lang", "en"], ["--only", "8.2"], ["--skip", "8"]):
            table = self.csv_rows("csv", *arguments)
            guide = self.csv_rows("csv-guide", *arguments)
            self.assertEqual([row[1] for row in guide[1:]], table[0])
            self.assertEqual({len(row) for row in guide}, {len(guide[0])})
            self.assertEqual(guide[1][0], "A")

    def test_only_what_is_needed(self):
        names = {row[-1] for row in self.csv_rows("csv-guide", "--only", "8.2")[1:]} - {""}
        self.assertEqual(names, {"households", "centre.built", "centre.area"})
        # Months and quarters are due from the day of founding on.
        names = {row[-1] for row in self.csv_rows("csv-guide", "--only", "12.1")[1:]}
        self.assertIn("organisation.established", names)
        text = told("template", "--only", "8.2")
        self.assertIn("居民总户数:", text)
        self.assertNotIn("会议与组织生活", text)

    def test_the_short_form(self):
        names = [{row[-1] for row in self.csv_rows("csv-guide", *arguments)[1:]} for arguments in ((), ("--short",))]
        left_out = names[0] - names[1]
        self.assertTrue(names[1] < names[0])
        self.assertIn("committee.party_members", left_out)
        # Of dates and their number the number stays.
        self.assertIn("secretary.street_meetings", left_out)
        self.assertIn("secretary.street_meeting_months", names[1])
        self.assertNotIn("党员集中活动日期", told("template", "--short"))

    def test_what_is_wrong(self):
        for arguments, code in [(("--format", "docx"), "CB0006"), (("--only", "99"), "CB0008"),
                                (("--rules", "examples"), "CB"), (("--only", ""), "CB0006")]:
            status, out, err = run("template", *arguments)
            self.assertEqual((status, out), (2, b""), arguments)
            self.assertIn(code, err)


class ProfileSchema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schemas = {}
        for language in LANGUAGES:
            schema = json.loads(told("schema", "profile", "--lang", language))
            jsonschema.Draft202012Validator.check_schema(schema)
            cls.schemas[language] = jsonschema.Draft202012Validator(schema)

    def faults(self, profile, language="zh"):
        return [error.message for error in self.schemas[language].iter_errors(profile)]

    def test_examples(self):
        for path in sorted((PROJECT / "examples").rglob("*.yaml")):
            if path.parent.name == "ci":
                continue  # no profiles
            for language in LANGUAGES:
                with self.subTest(path=path.name, language=language):
                    self.assertEqual(self.faults(load(path.read_text("utf-8")), language), [])

    def filled(self, language):
        """The template, each fact that a rule reads filled in."""
        known = facts()
        keys = {}  # of the template, by name: the guide to the table gives heading and name
        profile = load(told("template", "--lang", language))
        definitions = self.schemas[language].schema["$defs"]
        top = self.schemas[language].schema["properties"]

        def fill(mapping, properties):
            for key, value in mapping.items():
                what = properties[key]
                references = [one["$ref"].split("/")[-1] for one in what.get("anyOf", [what])]
                for name in references:
                    if value is not None and name.startswith("group-"):
                        fill(value, definitions[name]["properties"])
                    elif value is None and name.startswith("fact-") and name[5:] in known:
                        mapping[key] = value_for(known[name[5:]])
                        keys[name[5:]] = key

        fill(profile, top)
        self.assertEqual(set(keys), set(known))
        for key in profile:
            definition = top[key].get("$ref", "").split("/")[-1]
            if definition == "identity-name":
                profile[key] = "甲"
            if definition == "identity-period":
                profile[key] = 2024
        return profile

    def test_the_template_empty_and_filled(self):
        for language in LANGUAGES:
            empty = load(told("template", "--lang", language))
            self.assertEqual(self.faults(empty, language), [])
            profile = self.filled(language)
            for other in LANGUAGES:
                self.assertEqual(self.faults(profile, other), [])
            # The reader takes it too: what it finds are contradictions between made-up values.
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder, "a.yaml")
                path.write_text(yaml.safe_dump(profile, allow_unicode=True), "utf-8")
                _, _, err = run("check", str(path), "--as-of", "2024-12-31")
                self.assertLessEqual(set(re.findall(r"CB2\d{3}", err)),
                                     {"CB2016", "CB2022", "CB2023"})

    def test_the_schema_and_the_reader_agree(self):
        """Values of each type: whether the schema takes them, and whether the program does."""
        cases = [
            ("households: 1200", True), ('households: "1200"', True), ("households:", True),
            ("households: ~", True), ('households: ""', True), ("households: -1", False),
            ("households: 1.5", False), ("households: many", False), ("households: [1]", False),
            ("households: yes", False), ("households: 99999999999", False),
            ("households: 1000户", True), ('households: "1,000"', True), ("households: 1000人", False),
            ('households: "10,00"', False), ("households: 约1000", False), ("households: 无", False), ("members.mobile: 无", True),
            ("centre.area: 180.25", True), ("centre.area: 180.255x", False),
            ('centre.area: "180.2550"', True), ('centre.area: "180.2555"', False),
            ("centre.area: 180㎡", True), ("centre.area: 无", False), ("centre.area: {a: 1}", False),
            ("centre.built: 是", True), ("centre.built: no", True), ("centre.built: true", True),
            ('centre.built: "false"', True), ("centre.built: 1", True),
            ("centre.built: 有", True), ("centre.built: 未知", False), ("centre.built: —", True), ("党员群众服务中心: 是", True),
            ("党员群众服务中心: {面积: 180}", True), ("党员群众服务中心:", True),
            ("党员群众服务中心: {面积: 大}", False), ("党员群众服务中心: 大", False),
            ("党员群众服务中心: {area: 180}", False), ("centre: {area: 180}", True),
            ("centre: {面积: 180}", True), ("centre: 5", False),
            ("Service centre: {Floor area: 180}", True), ("党员群众服务中心.面积: 180", True),
            ("centre.rooms: [便民服务, party]", True), ("centre.rooms: 便民服务、电教", True),
            ("centre.rooms: 便民服务; 党群活动;", True), ("centre.rooms: 全部", True),
            ("centre.rooms: [all]", True), ("centre.rooms: none", True), ("centre.rooms: []", True),
            ("centre.rooms: [厨房]", False), ("centre.rooms: 便民服务、厨房", False),
            ("centre.rooms: 便民服务,党群活动", True), ("centre.rooms: 便民服务 党群活动", False), ("centre.rooms: 3", False),
            ("meetings.assembly: [2024-03-15]", True), ("meetings.assembly: 2024-03-15", True),
            ("meetings.assembly: 2024-03-15;2024-06-14", True), ("meetings.assembly: 无", True),
            ("meetings.assembly: 2024-3-15", True),
            ("meetings.assembly: 2024年3月", False), ("meetings.assembly: [2024-13-15]", False),
            ("meetings.assembly: 三月", False), ("organisation.established: 2020-01-02", True),
            ("organisation.established: 2020/01/02", True),
            ("organisation.established: 03/04/2020", False),
            ("organisation.established: [2020-01-02]", False),
            ("households.x: 1", False), ("建筑面积: 180", False), ("户数: 5", True),
            ("组织: {党支部数: 1, 党小组数: 2}", True), ("组织: {党支部: 1}", False),
            ("社区代码: 990101001001", True), ('id: "990101001001"', True), ("id: [1]", False),
            ("街道: 甲", True), ("period: 2024", True), ("period: 24", False),
        ]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.yaml")
            for text, good in cases:
                with self.subTest(text):
                    head = "name: 甲\n" + ("" if text.startswith("period") else "period: 2024\n")
                    path.write_text(head + text + "\n", "utf-8")
                    status, _, err = run("check", str(path), "--fail-on", "none", "--only", "8.2")
                    self.assertEqual(status == 0, good, err)
                    faults = self.faults(load(head + text))
                    self.assertEqual(faults == [], good, faults)

    def test_lists_of_communities(self):
        shared = "period: 2024\nhouseholds: 1200\n"
        cases = [
            ("communities: [{id: a}, {id: b, households: 900}]", True),
            ("社区列表:\n- 社区代码: a\n  党员群众服务中心: {面积: 180}", True),
            ("communities: []", False), ("communities: a", False), ("communities: [a]", False),
            ("communities: [{id: a, households: many}]", False),
            ("communities: [{id: a, households.x: 1}]", False),
        ]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.yaml")
            for text, good in cases:
                with self.subTest(text):
                    path.write_text(shared + text + "\n", "utf-8")
                    status, _, err = run("check", str(path), "--fail-on", "none")
                    self.assertEqual(status == 0, good, err)
                    self.assertEqual(self.faults(load(shared + text)) == [], good)

    def test_profiles_that_are_wrong(self):
        good = load((PROJECT / "examples/complete.yaml").read_text("utf-8"))
        for path, value in [(("households",), "many"), (("centre", "area"), [1]),
                            (("centre", "kitchen"), True), (("kitchen",), 1),
                            (("centre", "rooms"), ["kitchen"]), (("activities", "gatherings"), [5])]:
            bad = copy.deepcopy(good)
            place = bad
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = value
            for language in LANGUAGES:
                self.assertNotEqual(self.faults(bad, language), [], path)

    def test_what_is_wrong(self):
        for arguments in [("schema",), ("schema", "nothing"), ("schema", "profile", "x"),
                          ("schema", "profile", "--rules", "examples")]:
            status, out, err = run(*arguments)
            self.assertEqual((status, out), (2, b""), arguments)
            self.assertIn("CB", err)


class Rules(unittest.TestCase):
    def test_list(self):
        for language in LANGUAGES:
            listed = json.loads(told("rules", "list", "--format", "json", "--lang", language))
            text = told("rules", "list", "--lang", language)
            markdown = told("rules", "list", "--format", "markdown", "--lang", language)
            checks = 0
            for chapter in listed["chapters"]:
                self.assertIn("\n" + chapter["title"] + "\n", "\n" + text)
                self.assertIn("## " + chapter["title"], markdown)
                for standard in chapter["standards"]:
                    for one in [standard, *standard["checks"]]:
                        line = rf"(?m)^  {re.escape(one['id'])} +{re.escape(one['title'])}$"
                        self.assertRegex(text, line)
                    checks += len(standard["checks"])
            shown = json.loads(told("rules", "show", "--format", "json"))
            self.assertEqual(checks, sum(len(one["checks"]) for one in shown))

    def test_text_and_json_show_the_same(self):
        for language in LANGUAGES:
            whole = json.loads(told("rules", "show", "--format", "json", "--lang", language))
            documents = list(yaml.load_all(told("rules", "show", "--lang", language), Loader))
            self.assertEqual(documents, whole)
            for standard in whole:
                one = told("rules", "show", standard["standard"], "--lang", language)
                self.assertEqual(load(one), standard)

    def test_a_check_as_it_is_in_force(self):
        rule = load(told("rules", "show", "8.2", "--set", "area_per_100_households=30"))
        self.assertEqual([check["id"] for check in rule["checks"]], ["8.2"])
        self.assertEqual(rule["parameters"][0]["value"], 30)
        condition = rule["checks"][0]["require"][0]["condition"]
        self.assertEqual(json.loads(told("eval", "--json", condition))["canonical"], condition)

    def test_rules_of_a_folder(self):
        self.assertEqual(told("rules", "list", "--rules", "rules"), told("rules", "list"))
        self.assertEqual(told("rules", "show", "--rules", "rules"), told("rules", "show"))

    def test_a_parameter_names_what_it_may_not_exceed(self):
        rule = json.loads(told("rules", "show", "3.1", "--format", "json"))
        parameters = {one["id"]: one for one in rule["parameters"]}
        self.assertEqual(parameters["param.size_min"]["at_most"], "param.size_max")
        self.assertNotIn("at_most", parameters["param.size_max"])

    def test_the_digest_that_was_made_with_the_program_is_the_one_made_now(self):
        digests = set()
        for change in [(), ("--set", "area_per_100_households=31")]:
            of = [json.loads(told("rules", "list", "--format", "json", *change, *folder))["pack"]["digest"]
                  for folder in [(), ("--rules", "rules")]]
            self.assertEqual(of[0], of[1])
            digests.add(of[0])
        self.assertEqual(len(digests), 2)

    def test_what_is_wrong(self):
        for arguments, code in [(("list", "8"), "CB0006"), (("show", "8.99"), "CB0008"),
                                (("show", "8", "--format", "markdown"), "CB0006"),
                                (("show", "8", "--set", "nothing=1"), "CB"),
                                (("list", "--rules", "examples"), "CB"), ((), "CB0006")]:
            status, out, err = run("rules", *arguments)
            self.assertEqual((status, out), (2, b""), arguments)
            self.assertIn(code, err)
        self.assertIn("did you mean", run("rules", "show", "8.11", "--lang", "en")[2])


class Everywhere(unittest.TestCase):
    COMMANDS = [("template",), ("template", "--format", "csv"), ("template", "--format", "csv-guide"),
                ("schema", "profile"), ("rules", "list"), ("rules", "show")]

    def test_a_full_disk_is_told(self):
        for command in self.COMMANDS:
            with open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *command], stdout=full, stderr=subprocess.PIPE,
                                      cwd=PROJECT, timeout=60)
            self.assertEqual(done.returncode, 2, command)
            self.assertIn(b"CB0010", done.stderr)

    def test_help_in_both_languages(self):
        for command in [*self.COMMANDS, ("schema",), ("rules",)]:
            chinese = told(*command, "--help")
            english = told(*command, "--help", "--lang", "en")
            self.assertIn("退出码", chinese)
            self.assertIn("Exit codes", english)
            self.assertTrue(english.isascii(), command)

    def test_the_same_bytes_each_time(self):
        for command in self.COMMANDS:
            self.assertEqual(told(*command), told(*command))


class Names(unittest.TestCase):
    """What the program calls a fact is what it reads, at the top of a profile too."""

    def accepted(self, keys, language):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.yaml"
            lines = ["id: '990101001001'", "period: 2024", *(f"{json.dumps(key, ensure_ascii=False)}:" for key in keys)]
            path.write_text("\n".join(lines), encoding="utf-8")
            _, out, err = run("check", str(path), "--format", "json", "--lang", language)
            self.assertNotIn("CB2002", err)
            return json.loads(out)

    def test_template(self):
        for language in LANGUAGES:
            for options in ([], ["--short"]):
                profile = load(told("template", "--lang", language, *options))
                identity = {"社区代码", "评估年度", "id", "period"}
                self.accepted([key for key in profile if key not in identity], language)

    def test_reports(self):
        for language in LANGUAGES:
            report = self.accepted([], language)
            names = {name for community in report["communities"]
                     for standard in community["standards"] for check in standard["checks"]
                     for name in check.get("unknown_fields", []) if name in report["fields"]}
            labels = set()
            for name in names:
                field = report["fields"][name]
                is_part = field["label"]["zh"].startswith("其中")
                labels.add(field["short" if is_part else "label"][language])
            self.assertGreater(len(labels), 50)
            self.accepted(sorted(labels), language)


if __name__ == "__main__":
    run_suite()
