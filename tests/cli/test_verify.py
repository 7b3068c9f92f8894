"""`cbps verify`, and `cbps compare` of profiles, from outside."""
import json
import re
import shutil
import sys
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROJECT, cbps
from saved import COMMUNITY, DISTRICT, SavedCase
from suite import run_suite


class Verified(SavedCase):
    def verified(self, saved, *paths, code):
        done, out, err = cbps("verify", saved, *paths, "-f", "json", "--quiet")
        self.assertEqual(done, code, err)
        comparison = json.loads(out)
        self.assert_valid(comparison)
        self.assertEqual(comparison["purpose"], "verification")
        return comparison


def other_value(field, value):
    """Another value of a fact, of its type."""
    match field["kind"]:
        case "bool": return not value
        case "int" | "decimal": return value + 1
        case "choice": return next(one["id"] for one in field["values"] if one["id"] != value)
        case "set": return value[1:] if value else [field["parts"][0]["id"]]
        case "dates": return value[1:] if value else ["2024-03-05"]
        case "date": return f"{int(value[:4]) - 1}{value[4:]}" if value[5:] != "02-29" else f"{value[:4]}-02-28"
    raise AssertionError(field["kind"])


class Verify(Verified):
    def test_the_same(self):
        for name, arguments in (("a.json", (COMMUNITY,)), ("b.json", (DISTRICT, "--with-facts")),
                                ("c.jsonl", (DISTRICT, "--detail", "--with-facts")),
                                ("d.json", (DISTRICT, "--only", "8,12.1", "--set", "area_per_100_households=30")),
                                ("e.json", (DISTRICT, "--as-of", "2024-06-30", "--with-facts")),
                                ("f.json", (COMMUNITY, "--waivers", PROJECT / "examples/waivers.csv"))):
            with self.subTest(arguments=arguments):
                saved = self.save(name, *arguments)
                self.verified(saved, arguments[0], code=0)
                code, out, err = cbps("verify", saved, arguments[0], "--quiet")
                # Errors in a profile are said again, and are part of both.
                self.assertEqual((code, err if "--as-of" not in arguments else ""), (0, ""))
                self.assertIn("一致：重新评估", out)
                self.assertEqual("不影响结论的改动看不出来" in out, "--with-facts" not in arguments)

    def test_what_was_wrong_then_and_is_wrong_now(self):
        """An error in a profile is a part of the result."""
        bad = self.later(("居民总户数: 1200", "居民总户数: 很多"))
        saved = self.save("a.json", bad, "--with-facts")
        self.verified(saved, bad, code=0)
        other = self.later(("居民总户数: 1200", "居民总户数: 不少"), name="other.yaml")
        (community,) = self.verified(saved, other, code=1)["communities"]
        self.assertTrue(community["messages"])

    def test_each_fact(self):
        saved = self.save("a.json", COMMUNITY, "--with-facts")
        report = json.loads(saved.read_text(encoding="utf-8"))
        (community,) = report["communities"]
        profile = {"id": community["id"], "name": community["name"], "period": report["period"], **community["facts"]}
        self.verified(saved, self.write(json.dumps(profile), "whole.json"), code=0)
        self.assertGreater(len(community["facts"]), 100)
        for id, value in community["facts"].items():
            changed = {**profile, id: other_value(report["fields"][id], value)}
            with self.subTest(fact=id):
                comparison = self.verified(saved, self.write(json.dumps(changed), "now.json"), code=1)
                (one,) = comparison["communities"]
                # It may contradict others, which is said, and then all of those cannot be used.
                facts = [fact["field"] for fact in one.get("facts", [])]
                self.assertTrue(facts == [id] or one.get("messages"), one)

    def test_each_parameter(self):
        saved = self.save("a.json", COMMUNITY)
        report = json.loads(saved.read_text(encoding="utf-8"))
        text = (PROJECT / "rules/pack.yaml").read_text(encoding="utf-8")
        rules = self.folder / "rules"
        shutil.copytree(PROJECT / "rules", rules)
        found = 0
        for id in report["parameters"]:
            changed, count = re.subn(rf"(\n  {id}:.*?\n    value: )([\d.]+)",
                                     lambda m: m[1] + (str(int(m[2]) + 1) if "." not in m[2] else "0.5"), text, count=1,
                                     flags=re.S)
            if not count or re.search(r"\n  \w", re.search(rf"\n  {id}:(.*?)\n    value: [\d.]", text, re.S)[1]):
                continue  # its value is no number
            found += 1
            (rules / "pack.yaml").write_text(changed, encoding="utf-8")
            with self.subTest(parameter=id):
                comparison = self.verified(saved, COMMUNITY, "--rules", rules, code=1)
                self.assertEqual([one["id"] for one in comparison["parameters"]], [id])
                self.assertIn(report["parameters"][id]["label"]["zh"],
                              re.sub(r"\s", "", cbps("verify", saved, COMMUNITY, "--rules", rules, "--quiet")[1]))
        self.assertGreater(found, 5)

    def test_each_rule(self):
        """A condition that is another makes the digest another, whether or not a verdict is."""
        saved = self.save("a.json", COMMUNITY)
        rules = self.folder / "rules"
        shutil.copytree(PROJECT / "rules", rules)
        self.verified(saved, COMMUNITY, "--rules", rules, code=0)
        conditions = texts = 0
        for path in sorted(rules.glob("[0-9]*.yaml")):
            text = path.read_text(encoding="utf-8")
            for found in re.finditer(r"^      - condition: (\w.*)$", text, re.M):
                conditions += 1
                path.write_text(f"{text[:found.start(1)]}({found[1]}) && 1 == 1{text[found.end():]}", encoding="utf-8")
                with self.subTest(rule=found[0]):
                    comparison = self.verified(saved, COMMUNITY, "--rules", rules, code=1)
                    self.assertNotEqual(comparison["before"]["pack"]["digest"], comparison["after"]["pack"]["digest"])
            for found in list(re.finditer(r'^  - id: "(.*?)"\n    quote: (.)', text, re.M))[:2]:
                texts += 1
                path.write_text(f"{text[:found.start(2)]}又{text[found.start(2):]}", encoding="utf-8")
                with self.subTest(text=found[0]):
                    code, out, _ = cbps("verify", saved, COMMUNITY, "--rules", rules, "-f", "json", "--quiet")
                    if code != 2:  # quotes are held to the text of the standard
                        self.assertEqual((code, json.loads(out)["rules"]), (1, [found[1]]))
            path.write_text(text, encoding="utf-8")
        self.assertGreater(conditions, 50)
        self.assertGreater(texts, 20)

    def test_what_no_fact_shows(self):
        """Without facts it shows where a verdict rests on it; a name, who came and who went always do."""
        saved = self.save("a.json", COMMUNITY)
        (one,) = self.verified(saved, self.later(("面积: 180", "面积: 181")), code=1)["communities"]
        self.assertEqual((one["checks"], one["reasons"]), ([], ["8.2"]))
        (one,) = self.verified(saved, self.later(("青禾示例社区", "禾青示例社区")), code=1)["communities"]
        self.assertEqual(one["former_name"], "青禾示例社区")
        comparison = self.verified(saved, COMMUNITY, DISTRICT / "01-hetang.yaml", code=1)
        self.assertEqual((comparison["summary"]["came"], comparison["summary"]["different"]), (1, 0))

    def test_files(self):
        path = self.later()
        saved = self.save("a.json", path, "--with-facts")
        report = json.loads(saved.read_text(encoding="utf-8"))
        (read,) = report["summary"]["inputs"]
        import hashlib
        self.assertEqual(read["digest"], hashlib.sha256(path.read_bytes()).hexdigest())
        path.write_bytes(path.read_bytes() + b"\n# a remark\n")
        comparison = self.verified(saved, path, code=0)
        self.assertEqual(comparison["files"], [str(path)])
        self.assertIn("改动过的文件", cbps("verify", saved, path)[1])

    def test_what_was_edited(self):
        """A figure of the rules, a rank, a group: whatever is not refused is found."""
        saved = self.save("a.json", DISTRICT, "--with-facts")
        text = saved.read_text(encoding="utf-8")
        for change in (lambda one: one["parameters"]["area_per_100_households"].update(value=5),
                       lambda one: one["summary"]["ranking"][0].update(percent=1),
                       lambda one: one["summary"]["ranking"][1].update(name="假"),
                       lambda one: one["summary"]["ranking"].reverse(),
                       lambda one: one["summary"]["groups"][0].update(communities=99),
                       lambda one: one["summary"].update(groups=[]),
                       lambda one: one["summary"]["zeros"][0].update(communities=77)):
            edited = json.loads(text)
            change(edited)
            code, out, err = cbps("verify", self.write(json.dumps(edited), "b.json"), DISTRICT, "--quiet")
            self.assertIn(code, (1, 2), out)
            self.assertIn("不一致" if code == 1 else "CB6013", out + err)

    def test_wrong_use(self):
        saved = self.save("a.json", COMMUNITY)
        text = saved.read_text(encoding="utf-8")
        for arguments in ((), (saved,), (COMMUNITY, COMMUNITY), (saved, "/nowhere"), (saved, COMMUNITY, "-o", saved),
                          (saved, COMMUNITY, "-o", f"csv:{COMMUNITY}"), (saved, COMMUNITY, "--rules", "/nowhere"),
                          (self.write(text[:-9], "cut.json"), COMMUNITY)):
            with self.subTest(arguments=arguments):
                code, out, err = cbps("verify", *arguments)
                self.assertEqual((code, out), (2, ""))
                self.assertIn("CB", err)
        self.assertEqual(saved.read_text(encoding="utf-8"), text)

    def test_for_people(self):
        saved = self.save("a.json", COMMUNITY, "--with-facts")
        now = self.later(("面积: 180", "面积: 245"))
        for form in ("text", "markdown", "html"):
            code, out, _ = cbps("verify", saved, now, "-f", form)
            self.assertEqual(code, 1)
            for word in ("不一致", "8.2", "180", "245", "服务中心面积"):
                self.assertIn(word, out)


class ComparePaths(SavedCase):
    def test_profiles_are_assessed(self):
        later = self.later(("面积: 180", "面积: 245"))
        before, after = self.save("a.json", COMMUNITY, "--with-facts"), self.save("b.json", later, "--with-facts")
        expected = json.loads(cbps("compare", before, after, "-f", "json")[1])
        for one, other in ((COMMUNITY, later), (before, later), (COMMUNITY, after)):
            with self.subTest(before=one, after=other):
                code, out, err = cbps("compare", one, other, "-f", "json")
                self.assertEqual((code, err), (0, ""))
                self.assertEqual(json.loads(out), expected)
        self.assertEqual(cbps("compare", later, COMMUNITY)[0], 1)

    def test_folders_and_options(self):
        code, out, _ = cbps("compare", DISTRICT, DISTRICT, "-f", "json", "--only", "8", "--quiet")
        comparison = json.loads(out)
        self.assertEqual((code, comparison["summary"]["same"], comparison["after"]["checks"]), (0, 14, 6))
        saved = self.save("a.json", COMMUNITY)
        err = cbps("compare", saved, saved, "--set", "area_per_100_households=30")[2]
        self.assertIn("CB0063", err)
        bad = self.later(("居民总户数: 1200", "居民总户数: 很多"))
        code, _, err = cbps("compare", COMMUNITY, bad, "--strict")
        self.assertEqual(code, 2)
        self.assertIn("CB6019", err)

    def test_json_profiles(self):
        cbps("convert", COMMUNITY, "-o", self.folder / "p.json")
        self.assertEqual(cbps("compare", self.folder / "p.json", COMMUNITY)[0], 0)

    def test_what_is_read_is_not_written(self):
        path = self.write((PROJECT / "examples/district.csv").read_bytes(), "district.csv")
        text = path.read_bytes()
        code, _, err = cbps("compare", path, path, "-o", path)
        self.assertEqual(code, 2)
        self.assertIn("CB0021", err)
        folder = self.folder / "in"
        folder.mkdir()
        inner = folder / "district.csv"
        inner.write_bytes(text)
        self.assertEqual(cbps("compare", folder, folder, "-o", inner)[0], 2)
        self.assertEqual((path.read_bytes(), inner.read_bytes()), (text, text))


if __name__ == "__main__":
    run_suite()
