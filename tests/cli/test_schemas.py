"""Reports for programs against the public schemas of their formats, where these are at hand: a folder with
sarif-2.1.0.json, junit-strict.xsd, junit-jenkins.xsd and oscal-{catalog,assessment-results,poam}-1.2.1.json."""
import json
import pathlib
import re
import sys
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROJECT, cbps
from suite import FolderCase, run_suite

try:
    import jsonschema
except ImportError:
    jsonschema = None
try:
    from lxml import etree
except ImportError:
    etree = None

SCHEMAS = pathlib.Path(sys.argv[3])
EXAMPLES = PROJECT / "examples"
HOSTILE = '<script>alert(1)</script> "]]>&amp; {{ insert }} `x` *y* [z](w) 😀'
JSON = {"sarif": "sarif-2.1.0.json", "oscal-catalog": "oscal-catalog-1.2.1.json",
        "oscal-results": "oscal-assessment-results-1.2.1.json", "oscal-poam": "oscal-poam-1.2.1.json"}
XML = ("junit-strict.xsd", "junit-jenkins.xsd")


def schema_of(name):
    text = (SCHEMAS / name).read_text("utf-8")
    # Python's re knows no classes of Unicode; \w is what they come to here.
    text = text.replace(r"(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])", r"[^\\W\\d][\\w.\\-]")
    schema = json.loads(text)
    return jsonschema.validators.validator_for(schema)(schema)


class Case(FolderCase):
    def inputs(self):
        """What a report may be about, by name."""
        complete = (EXAMPLES / "complete.yaml").read_text("utf-8")
        broken = re.sub("households: [0-9]+", "households: many", complete)
        yield "one", (EXAMPLES / "community.yaml",)
        yield "nothing failed", (EXAMPLES / "complete.yaml",)
        yield "a district", (EXAMPLES / "district",)
        yield "in full", (EXAMPLES / "district", "--detail")
        yield "the summary", (EXAMPLES / "district", "--summary")
        yield "during the year", (EXAMPLES / "district", "--as-of", "2024-09-30")
        yield "some checks", (EXAMPLES / "district", "--only", "8", "--set", "area_per_100_households=30")
        yield "all rejected", (self.write(broken, "broken.yaml"), "--strict")
        named = re.sub("name: .*", lambda _: "name: " + json.dumps(HOSTILE), complete, count=1)
        yield "odd names", (self.write(named, "odd <&> \"'.yaml"),)

    def reports(self, form):
        for name, arguments in self.inputs():
            for language in ("zh", "en"):
                with self.subTest(form=form, input=name, language=language):
                    code, out, err = cbps("check", *arguments, "--format", form, "--lang", language, "--quiet")
                    self.assertIn(code, (0, 1, 2))
                    self.assertTrue(out, err)
                    yield out


@unittest.skipUnless(jsonschema, "python3-jsonschema is not installed")
class Json(Case):
    def test_documents(self):
        for form, name in JSON.items():
            if not (SCHEMAS / name).exists():
                self.skipTest(f"no {name}")
            schema = schema_of(name)
            for out in self.reports(form):
                errors = [f"{list(one.absolute_path)}: {one.message[:300]}" for one in schema.iter_errors(json.loads(out))]
                self.assertEqual(errors, [])

    def test_a_fault_is_found(self):
        for form, name in JSON.items():
            if not (SCHEMAS / name).exists():
                self.skipTest(f"no {name}")
            report = json.loads(cbps("check", EXAMPLES / "district", "--format", form)[1])
            report.pop(next(key for key in report if not key.startswith("$")))
            self.assertTrue(list(schema_of(name).iter_errors(report)), form)


@unittest.skipUnless(etree, "python3-lxml is not installed")
class Xml(Case):
    def test_documents(self):
        for name in XML:
            if not (SCHEMAS / name).exists():
                self.skipTest(f"no {name}")
            schema = etree.XMLSchema(etree.parse(SCHEMAS / name))
            for out in self.reports("junit"):
                schema.assertValid(etree.fromstring(out.encode()))

    def test_a_fault_is_found(self):
        for name in XML:
            if not (SCHEMAS / name).exists():
                self.skipTest(f"no {name}")
            report = etree.fromstring(cbps("check", EXAMPLES / "district", "--format", "junit")[1].encode())
            report[0].tag = "test"
            self.assertFalse(etree.XMLSchema(etree.parse(SCHEMAS / name)).validate(report), name)


if __name__ == "__main__":
    if not SCHEMAS.is_dir():
        print(f"skipped: there is no folder of schemas at {SCHEMAS}")
        sys.exit(77)
    run_suite()
