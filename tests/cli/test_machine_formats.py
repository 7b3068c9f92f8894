"""Reports that programs read, from outside: each says what the JSON report says, and is what its readers take."""
import csv
import html
import io
import json
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as xml

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM, PROJECT, cbps
from suite import FolderCase, run_suite

DISTRICT = "examples/district"
OSCAL = ("oscal-catalog", "oscal-results", "oscal-poam")
FORMATS = ("csv", "csv-communities", "sarif", "junit", "github", "gitlab", *OSCAL)
SKIPPED = ("unknown", "pending", "not_applicable")
OUTCOMES = ("pass", "fail", *SKIPPED)


def report(form, *arguments, status=1, paths=(DISTRICT,)):
    """The report on standard output, as bytes would be read: line ends as they are."""
    code, out, _ = cbps("check", *paths, "--format", form, *arguments)
    assert code == status, (form, code)
    return out


def rows_of(text):
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def checks_of(communities):
    return [(community, check) for community in communities
            for standard in community["standards"] for check in standard["checks"]]


def figure(value, digits=2):
    return "" if value is None else f"{value:.{digits}f}"


class Case(unittest.TestCase):
    def setUp(self):
        self.whole = json.loads(report("json", "--lang", "en"))
        self.communities = self.whole["communities"]
        self.checks = checks_of(self.communities)

    def of(self, *outcomes):
        return [(community, check) for community, check in self.checks if check["outcome"] in outcomes]


class Tables(Case):
    def test_a_row_a_community_and_check(self):
        rows = rows_of(report("csv", "--lang", "en"))
        self.assertEqual(len(rows), len(self.checks))
        for row, (community, check) in zip(rows, self.checks):
            self.assertEqual((row["Id"], row["Community"], row["Check no."], row["Outcome"]),
                             (community["id"], community["name"], check["id"], check["outcome"]))
            self.assertEqual(row["Year"], self.whole["period"])
            self.assertEqual(row["Why undecided"], check.get("reason", ""))
            self.assertEqual(row["Explanation"], check.get("message", ""))
            for heading, key in (("Points", "points"), ("Maximum", "max"), ("Gain once met", "gain")):
                self.assertEqual(row[heading], figure(check.get(key), 4), (community["id"], check["id"]))

    def test_a_row_a_community(self):
        rows = rows_of(report("csv-communities", "--lang", "en"))
        self.assertEqual(len(rows), len(self.communities))
        for row, community in zip(rows, self.communities):
            self.assertEqual((row["Id"], row["Community"]), (community["id"], community["name"]))
            self.assertEqual(row["Score"], figure(community["score"]["percent"]))
            self.assertEqual(row["Once everything is reported"], figure(community["score"]["high"]))
            self.assertEqual(row["Grade"], community["grade"])
            self.assertEqual(row["Best possible grade"], community.get("grade_high", community["grade"]))
            for heading, outcome in (("Met", "pass"), ("Not met", "fail"), ("Undecided", "unknown"),
                                     ("Not due yet", "pending"), ("Not applicable", "not_applicable")):
                self.assertEqual(int(row[heading]), community["counts"][outcome])
            for heading, outcome in (("Checks not met", "fail"), ("Checks undecided", "unknown")):
                self.assertEqual(row[heading].split(),
                                 [check["id"] for _, check in checks_of([community])
                                  if check["outcome"] == outcome])

    def test_headings_are_of_the_language(self):
        for form in ("csv", "csv-communities"):
            chinese, english = (rows_of(report(form, "--lang", lang)) for lang in ("zh", "en"))
            self.assertEqual(len(chinese[0]), len(english[0]))
            self.assertFalse(any(re.search("[A-Za-z]", heading) for heading in chinese[0]))
            self.assertTrue(all(heading.isascii() for heading in english[0]))
            self.assertEqual([row["社区代码"] for row in chinese], [row["Id"] for row in english])


class Sarif(Case):
    """By hand, as far as its readers ask for more than the schema, or fail without: the schema itself is 110 KB."""

    def assert_is_sarif(self, log):
        self.assertEqual((set(log), log["version"]), ({"$schema", "version", "runs"}, "2.1.0"))
        run, = log["runs"]
        self.assertLessEqual(set(run), {"tool", "language", "columnKind", "results", "invocations", "properties"})
        self.assertRegex(run["language"], "^[a-z]{2}-[A-Z]{2}$")
        self.assertEqual(run["columnKind"], "unicodeCodePoints")
        driver = run["tool"]["driver"]
        self.assertLessEqual(set(driver), {"name", "version", "rules"})
        rules = [rule["id"] for rule in driver["rules"]]
        self.assertEqual(len(set(rules)), len(rules))
        for rule in driver["rules"]:
            self.assertLessEqual(set(rule), {"id", "name", "shortDescription", "fullDescription", "help",
                                             "defaultConfiguration", "properties"})
            for key in ("shortDescription", "fullDescription", "help"):
                self.assertTrue(rule[key]["text"])
        for result in run["results"]:
            self.assertLessEqual(set(result), {"ruleId", "kind", "level", "message", "locations",
                                               "partialFingerprints", "rank"})
            self.assertIn(result["ruleId"], rules)
            self.assertIn((result["kind"], result["level"]), (("fail", "error"), ("open", "none")))
            self.assertTrue(result["message"]["text"])
            self.assertTrue(0 <= result["rank"] <= 100)
            place, = result["locations"]
            self.assert_is_place(place["physicalLocation"])
        ranks = [result["rank"] for result in run["results"]]
        self.assertEqual(ranks, sorted(ranks, reverse=True))
        prints = [result["partialFingerprints"]["communityCheck/v1"] for result in run["results"]]
        self.assertEqual(len(set(prints)), len(prints))
        invocation, = run["invocations"]
        self.assertEqual(set(invocation), {"executionSuccessful", "toolExecutionNotifications",
                                           "toolConfigurationNotifications"})
        for key in ("toolExecutionNotifications", "toolConfigurationNotifications"):
            for one in invocation[key]:
                self.assertLessEqual(set(one), {"descriptor", "level", "message", "locations"})
                self.assertIn(one["level"], ("error", "warning", "note"))
                self.assertTrue(one["message"]["text"])
                for place in one.get("locations", ()):
                    self.assert_is_place(place["physicalLocation"])
        return run

    def assert_is_place(self, place):
        self.assertEqual(set(place), {"artifactLocation", "region"})
        self.assertRegex(place["artifactLocation"]["uri"], r"^(file://)?([-._~/A-Za-z0-9]|%[0-9A-F]{2})+$")
        self.assertTrue(all(value >= 1 for value in place["region"].values()))
        self.assertIn("startLine", place["region"])

    def test_results_are_what_fails(self):
        run = self.assert_is_sarif(json.loads(report("sarif", "--lang", "en")))
        found = {(one["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], one["ruleId"]): one["rank"]
                 for one in run["results"]}
        self.assertEqual(found, {(community["id"], check["id"]): check["gain"]
                                 for community, check in self.of("fail")})
        for outcome in OUTCOMES:
            self.assertEqual(run["properties"][outcome], self.whole["summary"]["verdicts"][outcome])
        self.assertTrue(run["invocations"][0]["executionSuccessful"])

    def test_details_have_what_is_undecided_at_the_line_of_the_community(self):
        run = self.assert_is_sarif(json.loads(report("sarif", "--detail")))
        self.assertEqual(len(run["results"]), len(self.of("fail", "unknown")))
        lines = {community["id"]: (community["source"]["file"], community["source"]["line"])
                 for community in self.communities}
        for one in run["results"]:
            if one["kind"] == "open":
                place = one["locations"][0]
                self.assertEqual((place["physicalLocation"]["artifactLocation"]["uri"],
                                  place["physicalLocation"]["region"]["startLine"]),
                                 lines[place["logicalLocations"][0]["fullyQualifiedName"]])

    def test_fingerprints_outlive_values_and_lines(self):
        def prints(*arguments):
            log = json.loads(report("sarif", *arguments))
            return {one["partialFingerprints"]["communityCheck/v1"] for one in log["runs"][0]["results"]}
        self.assertEqual(prints(), prints("--lang", "en"))
        self.assertLess(prints("--only", "8"), prints())

    def test_what_shaped_the_run_is_said(self):
        log = json.loads(report("sarif", "--only", "8", "--set", "area_per_100_households=30", "--lang", "en"))
        run = self.assert_is_sarif(log)
        notes = [one["message"]["text"] for one in run["invocations"][0]["toolConfigurationNotifications"]]
        self.assertTrue(any("only 8" in note and "30" in note for note in notes), notes)

    def test_a_summary_says_that_it_has_no_results(self):
        run = self.assert_is_sarif(json.loads(report("sarif", "--summary", "--lang", "en")))
        self.assertEqual(run["results"], [])
        notes = [one["message"]["text"] for one in run["invocations"][0]["toolConfigurationNotifications"]]
        self.assertTrue(any(str(len(self.of("fail"))) in note and "csv" in note for note in notes), notes)


class JUnit(Case):
    """As both schemas have it: the strict one of Apache Ant's reports, and that of Jenkins."""
    SUITE = {"id", "name", "package", "timestamp", "hostname", "tests", "failures", "errors", "skipped", "time"}

    def suites(self, text):
        root = xml.fromstring(text.encode())
        self.assertEqual((root.tag, root.attrib), ("testsuites", {}))
        for number, suite in enumerate(root):
            self.assertEqual((suite.tag, set(suite.attrib)), ("testsuite", self.SUITE))
            self.assertEqual((suite.get("id"), suite.get("hostname"), suite.get("time")), (str(number), "cbps", "0"))
            self.assertRegex(suite.get("timestamp"), r"^\d{4}-\d\d-\d\dT00:00:00$")
            tags = [part.tag for part in suite]
            cases = suite.findall("testcase")
            self.assertEqual(tags, ["properties", *["testcase"] * len(cases), "system-out", "system-err"])
            for one in suite.find("properties"):
                self.assertEqual((one.tag, set(one.attrib)), ("property", {"name", "value"}))
            for case in cases:
                self.assertEqual(set(case.attrib), {"name", "classname", "time"})
                self.assertTrue(case.get("name").strip() and len(case) <= 1)
                for said in case:
                    self.assertIn(said.tag, ("failure", "error", "skipped"))
                    self.assertIn("type", said.attrib)
            for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
                self.assertEqual(int(suite.get(count)), len(suite.findall(f"testcase/{tag}")))
            self.assertEqual(int(suite.get("tests")), len(cases))
        return list(root)

    def test_suites_are_communities_and_cases_are_checks(self):
        suites = self.suites(report("junit", "--lang", "en"))
        self.assertEqual(len(suites), len(self.communities) + 1)
        for suite, community in zip(suites, self.communities):
            self.assertEqual(suite.get("timestamp"), self.whole["as_of"] + "T00:00:00")
            counts = community["counts"]
            self.assertEqual((int(suite.get("failures")), int(suite.get("skipped")), int(suite.get("tests"))),
                             (counts["fail"], sum(counts[one] for one in SKIPPED), sum(counts.values())))
            said = {one.get("name"): one.get("value") for one in suite.find("properties")}
            self.assertEqual((said["score"], said["score_high"]),
                             (figure(community["score"]["percent"]), figure(community["score"]["high"])))
            for case, (_, check) in zip(suite.findall("testcase"), checks_of([community])):
                self.assertTrue(case.get("name").startswith(check["id"] + " "))
                outcome = "pass" if len(case) == 0 else case[0].get("type")
                self.assertEqual(outcome, check["outcome"])
                if len(case) != 0 and "message" in check:
                    self.assertEqual(case[0].get("message"), check["message"])

    def test_a_summary_has_no_communities(self):
        self.assertEqual(len(self.suites(report("junit", "--summary"))), 1)


class Annotations(Case):
    LINE = re.compile(r"^::(error|warning|notice) ((?:file|line|col|title)=[^,:\r\n]*(?:,(?:line|col|title)=[^,:\r\n]*)*)::(.+)$")

    def test_ten_errors_ten_warnings_and_a_notice(self):
        lines = report("github", "--lang", "en").split("\n")
        self.assertEqual(lines.pop(), "")
        kinds = [self.LINE.match(line)[1] for line in lines]
        self.assertEqual(kinds, ["error"] * 10 + ["warning"] * 10 + ["notice"])
        self.assertIn(f"Not met or not assessed: {len(self.of('fail'))}", lines[-1])
        self.assertIn(f"{len(self.of('unknown'))} undecided", lines[-1])

    def test_those_that_cost_most_come_first(self):
        lines = report("github", "--lang", "en").split("\n")
        gains = {(community["source"]["file"], check["id"]): check["gain"] for community, check in self.of("fail")}
        found = [gains[re.search("file=([^,]+)", line)[1], re.search(r"title=(\S+)", line)[1]] for line in lines[:10]]
        self.assertEqual(found, sorted(gains.values(), reverse=True)[:10])

    def test_gitlab(self):
        for extent, outcomes in (((), ("fail",)), (("--detail",), ("fail", "unknown"))):
            found = json.loads(report("gitlab", *extent))
            self.assertEqual([one["check_name"] for one in found], [check["id"] for _, check in self.of(*outcomes)])
            self.assertEqual(len({one["fingerprint"] for one in found}), len(found))
            for one, (_, check) in zip(found, self.of(*outcomes)):
                self.assertEqual(set(one), {"description", "check_name", "fingerprint", "severity", "location"})
                self.assertEqual(one["severity"], "major" if check["outcome"] == "fail" else "info")
                self.assertGreaterEqual(one["location"]["lines"]["begin"], 1)
                self.assertTrue((PROJECT / one["location"]["path"]).is_file())
        self.assertEqual(json.loads(report("gitlab", "--summary")), [])


class StepSummary(FolderCase):
    """What GitHub shows of a step, at the end of the file that it names."""

    def run_in_ci(self, *arguments, path=None):
        place = self.folder / "summary.md" if path is None else path
        done = subprocess.run([PROGRAM, "check", *map(str, arguments)], cwd=PROJECT, capture_output=True,
                              env={"GITHUB_STEP_SUMMARY": str(place)}, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_a_summary_is_added(self):
        self.write("# before\n", "summary.md")
        code, out, _ = self.run_in_ci(DISTRICT, "--format", "github")
        self.assertEqual((code, out), (1, report("github")))
        self.assertEqual((self.folder / "summary.md").read_text("utf-8"), "# before\n" + report("markdown", "--summary"))

    def test_it_begins_a_line(self):
        self.write("before", "summary.md")
        self.run_in_ci(DISTRICT, "--format", "github")
        self.assertTrue((self.folder / "summary.md").read_text("utf-8").startswith("before\n#"))

    def test_it_is_no_other_output(self):
        for output in ("github:summary.md", "x/../summary.md"):
            code, _, err = self.run_in_ci(DISTRICT, "-o", self.folder / output.split(":")[-1], "-o", "github:-")
            self.assertEqual(code, 2)
            self.assertIn("CB0026", err)

    def test_of_one_community_its_report(self):
        one = "examples/community.yaml"
        self.run_in_ci(one, "-o", f"github:{self.folder}/a.txt")
        self.assertEqual((self.folder / "summary.md").read_text("utf-8"), report("markdown", paths=[one]))

    def test_only_where_somebody_shows_it(self):
        self.run_in_ci(DISTRICT, "--format", "sarif")
        self.assertEqual(list(self.folder.iterdir()), [])
        self.assertEqual(self.run_in_ci(DISTRICT, "--format", "github", path="")[0], 1)

    def test_a_place_that_cannot_be_written(self):
        code, out, err = self.run_in_ci(DISTRICT, "--format", "github", path=self.folder / "no" / "a.md")
        self.assertEqual(code, 2)
        self.assertIn("CB0010", err)
        self.assertIn("GITHUB_STEP_SUMMARY", err)
        self.assertTrue(out)


class Oscal(Case):
    """By hand, as far as the schemas of 1.2.1 ask for it: they are 350 KB."""
    TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
    UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    TIME = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\+08:00")
    TOKENS = {"id", "class", "name", "target-id", "control-id", "type", "state", "reason"}
    LINES = {"title", "value", "version"}
    TIMES = {"last-modified", "start", "collected"}
    REFERENCES = {"subject-uuid"}
    # The required keys of each kind of object, and the others that there may be.
    KEYS = {
        "metadata": ({"title", "last-modified", "version", "oscal-version"}, {"props", "remarks"}),
        "props": ({"name", "value"}, {"ns"}),
        "groups": ({"id", "title"}, {"class", "props", "groups", "controls"}),
        "controls": ({"id", "title"}, {"class", "props", "parts"}),
        "parts": ({"name"}, {"id", "prose", "props", "parts"}),
        "import-ap": ({"href"}, set()),
        "results": ({"uuid", "title", "description", "start", "reviewed-controls"},
                    {"props", "local-definitions", "observations", "findings", "remarks"}),
        "local-definitions": ({"inventory-items"}, set()),
        "inventory-items": ({"uuid", "description"}, {"props"}),
        "reviewed-controls": ({"control-selections"}, {"remarks"}),
        "control-selections": (set(), {"include-all", "include-controls"}),
        "include-all": (set(), set()),
        "include-controls": ({"control-id"}, set()),
        "observations": ({"uuid", "description", "methods", "collected"}, {"title", "props", "subjects"}),
        "subjects": ({"subject-uuid", "type"}, set()),
        "findings": ({"uuid", "title", "description", "target"}, {"props"}),
        "target": ({"type", "target-id", "status"}, set()),
        "status": ({"state"}, {"reason"}),
        "system-id": ({"id"}, {"identifier-type"}),
        "poam-items": ({"title", "description"}, {"uuid", "props"}),
        "back-matter": (set(), {"resources"}),
        "resources": ({"uuid"}, {"title", "description"}),
        "catalog": ({"uuid", "metadata"}, {"groups"}),
        "assessment-results": ({"uuid", "metadata", "import-ap", "results"}, {"back-matter"}),
        "plan-of-action-and-milestones": ({"uuid", "metadata", "poam-items"}, {"system-id", "back-matter"}),
    }

    def walk(self, key, value):
        """Each object and text of a document with the key under which it stands."""
        yield key, value
        if isinstance(value, list):
            self.assertTrue(value, key)  # no array may be empty
            for one in value:
                yield from self.walk(key, one)
        elif isinstance(value, dict):
            for name, one in value.items():
                yield from self.walk(name, one)

    def assert_is_text(self, key, text):
        if key in self.TOKENS and not self.UUID.fullmatch(text):
            self.assertRegex(text, self.TOKEN)
            self.assertTrue(self.TOKEN.fullmatch(text), (key, text))
        if key in self.LINES:
            self.assertRegex(text, r"\A\S(.*\S)?\Z")
        if key in self.TIMES:
            self.assertTrue(self.TIME.fullmatch(text), (key, text))
        if key == "uuid" or key in self.REFERENCES:
            self.assertTrue(self.UUID.fullmatch(text), (key, text))

    def document(self, text):
        """What stands in it, after all that holds of any document."""
        document = json.loads(text)
        (kind, content), = document.items()
        uuids, references = [], []
        for key, value in self.walk(kind, content):
            if isinstance(value, dict):
                required, optional = self.KEYS[key]
                self.assertLessEqual(required, set(value), key)
                self.assertLessEqual(set(value), required | optional, key)
                uuids += [value["uuid"]] if "uuid" in value else []
            elif isinstance(value, str):
                self.assert_is_text(key, value)
                references += [value] if key in self.REFERENCES else []
                if key == "href":
                    self.assertEqual(value[:1], "#")
                    references.append(value[1:])
        self.assertEqual(len(set(uuids)), len(uuids))
        self.assertLessEqual(set(references), set(uuids))
        self.assertEqual(content["metadata"]["oscal-version"], "1.2.1")
        return content

    @staticmethod
    def props(entry):
        return {one["name"]: one["value"] for one in entry.get("props", ())}

    @staticmethod
    def plain(markdown):
        return html.unescape(re.sub(r"\\(.)", r"\1", markdown))

    def statements(self):
        """The ids of the clauses in the catalog, in order."""
        catalog = self.document(report("oscal-catalog"))
        controls = [control for chapter in catalog["groups"] for standard in chapter["groups"]
                    for control in standard["controls"]]
        return {self.props(control)["label"]: next(part["id"] for part in control["parts"]
                                                   if part["name"] == "statement")
                for control in controls}

    def test_the_catalog_has_every_check(self):
        for lang in ("zh", "en"):
            catalog = self.document(report("oscal-catalog", "--lang", lang))
            whole = json.loads(report("json", "--lang", lang))
            self.assertEqual(catalog["metadata"]["last-modified"], whole["as_of"] + "T00:00:00+08:00")
            self.assertEqual([self.plain(one["title"]) for one in catalog["groups"]],
                             [one["title"][lang] for one in whole["chapters"]])
            standards = [one for chapter in catalog["groups"] for one in chapter["groups"]]
            rules = whole["rules"]
            self.assertEqual([one["id"] for one in standards],
                             [f"standard-{number}" for number, rule in rules.items() if "chapter" in rule])
            self.assertEqual([control["id"] for one in standards for control in one["controls"]],
                             [f"check-{number}" for number, rule in rules.items() if "standard" in rule])
            for group in standards:
                self.assertEqual(self.plain(group["title"]), rules[self.props(group)["label"]]["title"][lang])
                for control in group["controls"]:
                    check = rules[self.props(control)["label"]]
                    parts = {part["name"]: part for part in control["parts"]}
                    evidence, = parts["assessment-method"]["parts"]
                    self.assertEqual((f"standard-{check['standard']}", check["title"][lang]),
                                     (group["id"], self.plain(control["title"])))
                    self.assertEqual("overview" in parts, lang == "en" and "gloss" in check)
                    self.assertEqual([self.plain(text) for text in (
                        parts["statement"]["prose"], parts["guidance"]["prose"], evidence["prose"])],
                        [check["quote"], check["remedy"][lang], check["evidence"][lang]])

    def test_the_catalog_is_the_same_whatever_is_assessed(self):
        one = report("oscal-catalog")
        self.assertEqual(report("oscal-catalog", "--detail"), one)
        self.assertEqual(report("oscal-catalog", status=0, paths=("examples/complete.yaml",)), one)
        chosen = self.document(report("oscal-catalog", "--only", "8.1-8.3"))
        self.assertEqual(len(chosen["groups"][0]["groups"][0]["controls"]), 3)

    def assert_results(self, results, met):
        statements = self.statements()
        self.assertEqual(len(results), len(self.communities))
        for result, community in zip(results, self.communities):
            item, = result["local-definitions"]["inventory-items"]
            self.assertEqual(self.props(item)["asset-id"], community["id"])
            self.assertEqual(result["start"], self.whole["as_of"] + "T00:00:00+08:00")
            said = self.props(result)
            for outcome in OUTCOMES:
                self.assertEqual(int(said[outcome.replace("_", "-")]), community["counts"][outcome])
            self.assertEqual(said["score"], figure(community["score"]["percent"]))
            checks = [check for _, check in checks_of([community])]
            findings = {self.props(one)["check"]: one for one in result.get("findings", ())}
            self.assertEqual(list(findings), [check["id"] for check in checks
                                              if check["outcome"] == "fail" or met and check["outcome"] == "pass"])
            observations = {self.props(one)["check"]: one for one in result.get("observations", ())}
            self.assertEqual(list(observations), [check["id"] for check in checks if check["outcome"] == "unknown"])
            for check in checks:
                if check["id"] in findings:
                    finding = findings[check["id"]]
                    state = {"fail": "not-satisfied", "pass": "satisfied"}[check["outcome"]]
                    self.assertEqual(finding["target"], {
                        "type": "statement-id", "target-id": statements[check["id"]],
                        "status": {"state": state, "reason": check["outcome"]}})
                    if check["outcome"] == "fail":
                        self.assertEqual(self.plain(finding["description"]), check["message"])
                        self.assertEqual(self.props(finding)["gain"], figure(check["gain"], 4))
                elif check["id"] in observations:
                    observation = observations[check["id"]]
                    self.assertEqual(self.plain(observation["description"]), check["message"])
                    self.assertEqual(self.props(observation)["reason"], check["reason"])
                    self.assertEqual([one["subject-uuid"] for one in observation["subjects"]], [item["uuid"]])

    def test_results_are_communities(self):
        self.assert_results(self.document(report("oscal-results", "--lang", "en"))["results"], False)

    def test_details_have_what_is_met(self):
        self.assert_results(self.document(report("oscal-results", "--lang", "en", "--detail"))["results"], True)

    def test_a_selection_is_said(self):
        for result in self.document(report("oscal-results", "--only", "8.1,8.2"))["results"]:
            selection, = result["reviewed-controls"]["control-selections"]
            self.assertEqual([one["control-id"] for one in selection["include-controls"]], ["check-8.1", "check-8.2"])

    def test_items_are_what_fails(self):
        findings = {one["uuid"] for result in self.document(report("oscal-results"))["results"]
                    for one in result.get("findings", ())}
        for extent in ((), ("--detail",)):
            items = self.document(report("oscal-poam", "--lang", "en", *extent))["poam-items"]
            failed = self.of("fail")
            self.assertEqual([(self.props(one)["community"], self.props(one)["check"]) for one in items],
                             [(community["id"], check["id"]) for community, check in failed])
            self.assertEqual({self.props(one)["finding"] for one in items}, findings)
            for item, (community, check) in zip(items, failed):
                self.assertTrue(self.plain(item["description"]).startswith(check["message"] + "\n\n"))
                self.assertIn(community["name"], self.plain(item["title"]))

    def test_a_summary_lists_no_communities(self):
        result, = self.document(report("oscal-results", "--summary"))["results"]
        self.assertNotIn("findings", result)
        item, = self.document(report("oscal-poam", "--summary"))["poam-items"]
        self.assertIn(str(len(self.of("fail"))), item["title"])


class Every(FolderCase):
    """What holds of all of them."""

    def check(self, *arguments):
        return cbps("check", *arguments, "--lang", "en")

    def test_exit_codes_are_those_of_text(self):
        bad = self.write("id: [\n", "bad.yaml")
        for arguments in (("examples/complete.yaml",), (DISTRICT,), (DISTRICT, "--fail-on", "none"),
                          (DISTRICT, "--fail-under", "60"), (bad,), (bad, "examples/complete.yaml"),
                          ("examples/half-filled.yaml", "--fail-on", "fail")):
            for extent in ((), ("--summary",), ("--detail",)):
                expected = self.check(*arguments, *extent)[0]
                for form in FORMATS:
                    with self.subTest(form=form, arguments=arguments, extent=extent):
                        self.assertEqual(self.check(*arguments, *extent, "--format", form)[0], expected)

    def test_several_in_one_run(self):
        names = {"html": "d.html", "sarif": "d.sarif", "csv": "d.csv", "junit": "junit:d.xml",
                 "csv-communities": "csv-communities:c.csv", "gitlab": "gitlab:g.json", "github": "github:g.txt",
                 **{form: f"{form}:{form}.json" for form in OSCAL}}
        outputs = []
        for name in names.values():
            form, colon, file = name.rpartition(":")
            outputs += ["-o", f"{form}{colon}{self.folder / file}"]
        status, out, _ = self.check(DISTRICT, *outputs)
        self.assertEqual((status, out), (self.check(DISTRICT)[0], ""))
        for form, name in names.items():
            written = (self.folder / name.rpartition(":")[2]).read_bytes().decode()
            self.assertEqual(written, self.check(DISTRICT, "--format", form)[1])

    def test_nothing_assessed_is_said_in_each(self):
        bad = self.write("id,period,households\nx1,2024,5\nx1,2024,6\n,2024,7\n", "t.csv")
        for form in FORMATS:
            with self.subTest(form=form):
                status, out, _ = self.check(bad, "--format", form, "--period", "2023")
                self.assertEqual(status, 2)
                if form != "oscal-catalog":  # the rules alone
                    self.assertIn("t.csv", out)
        status, out, _ = self.check(bad, "--period", "2023", "--format", "csv-communities")
        self.assertEqual([row["Outcome"] for row in rows_of(out)], ["rejected"] * 3)
        status, out, _ = self.check(bad, "--period", "2023", "--format", "junit")
        self.assertEqual([suite.get("errors") for suite in JUnit("test_a_summary_has_no_communities").suites(out)],
                         ["1", "1", "1", "0"])
        status, out, _ = self.check(bad, "--period", "2023", "--format", "gitlab")
        self.assertEqual([one["severity"] for one in json.loads(out)], ["blocker"] * 3)
        status, out, _ = self.check(bad, "--period", "2023", "--format", "sarif")
        run = Sarif("assert_is_sarif").assert_is_sarif(json.loads(out))
        self.assertEqual((run["results"], run["invocations"][0]["executionSuccessful"]), ([], False))
        self.assertEqual(len(run["invocations"][0]["toolExecutionNotifications"]), 3)
        for form, key in (("oscal-results", "results"), ("oscal-poam", "poam-items")):
            status, out, _ = self.check(bad, "--period", "2023", "--format", form)
            entries = Oscal("document").document(out)[key]
            self.assertEqual([Oscal.props(one)["outcome"] for one in entries], ["rejected"] * 3)
        status, out, _ = self.check(bad, "--period", "2023", "--format", "oscal-catalog")
        self.assertTrue(Oscal("document").document(out)["groups"])

    def test_nothing_failed(self):
        outs = {form: self.check("examples/complete.yaml", "--format", form) for form in FORMATS}
        self.assertEqual({status for status, _, _ in outs.values()}, {0})
        self.assertEqual(json.loads(outs["sarif"][1])["runs"][0]["results"], [])
        self.assertEqual(json.loads(outs["gitlab"][1]), [])
        self.assertEqual([line[:9] for line in outs["github"][1].splitlines()], ["::notice "])
        self.assertNotIn("<failure", outs["junit"][1])
        documents = {form: Oscal("document").document(outs[form][1]) for form in OSCAL}
        self.assertEqual(["findings" in one for one in documents["oscal-results"]["results"]], [False])
        self.assertEqual([one["title"] for one in documents["oscal-poam"]["poam-items"]], ["Nothing to put right"])

    def test_names_that_are_markup(self):
        names = ("<script>x</script>", '"q" \\', "[x](javascript:y)", "{{ insert: param, x }}", "  a\u3000", "# 1. |")
        for number, name in enumerate(names):
            profile = {"id": f"甲 {number}{name}", "name": name, "period": 2024, "households": 1000, "centre.area": 1}
            self.write(json.dumps(profile), f"{number}.json")
        for form in OSCAL:
            for extent in ((), ("--summary",), ("--detail",)):
                status, out, _ = self.check(self.folder, "--format", form, *extent)
                content = Oscal("document").document(out)
                if form == "oscal-results" and not extent:
                    self.assertEqual(len(content["results"]), len(names))
                self.assertFalse([value for key, value in Oscal("document").walk("", content)
                                  if key in ("title", "description", "prose") and "<" in value])

    def test_names_begin_no_formula(self):
        table = self.write('id,name,period,households\n=1+1,"=cmd()",2024,5\n-2,@x,2024,6\n', "t.csv")
        for form in ("csv", "csv-communities"):
            for row in rows_of(self.check(table, "--format", form)[1]):
                for cell in row.values():
                    self.assertNotIn(cell[:1], tuple("=+-@"))

    def test_the_same_bytes_whatever_the_threads(self):
        for form in FORMATS:
            one, other = (self.check("examples/district.csv", DISTRICT, "--format", form, "--jobs", jobs)[1]
                          for jobs in (1, 4))
            self.assertEqual(one, other)


if __name__ == "__main__":
    run_suite()
