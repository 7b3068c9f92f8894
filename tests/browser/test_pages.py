"""The HTML reports as a reader sees them: in Chromium, by keyboard and mouse, on a phone, on paper."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "cli"))
from suite import run_suite  # noqa: E402

PROGRAM, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
MODULES = PROJECT / "build" / "browser" / "node_modules"
CHROMIUM = shutil.which("chromium")
DISTRICT = "examples/district"
KILO = 1024


def missing():
    """What these tests need and is not there."""
    if not CHROMIUM:
        return "there is no chromium"
    if not shutil.which("node"):
        return "there is no node"
    if not (MODULES / "playwright-core").exists() or not (MODULES / "axe-core").exists():
        return "playwright-core and axe-core are not in build/browser (scripts/test --all installs them)"
    return ""


def many(count):
    """A table of communities that are alike but for their codes and what one of them lacks."""
    head, row = (PROJECT / "examples/district.csv").read_text(encoding="utf-8-sig").splitlines()[:2]
    code, rest = row.split(",", 1)
    lines = [head]
    for number in range(count):
        lines.append(f"99{number // 1000:04}{number // 100 % 10:03}{number % 1000 + 1:03},{rest}")
    return "\n".join(lines) + "\n"


class Pages(unittest.TestCase):
    """Each page is made once, and looked at in one browser."""

    @classmethod
    def setUpClass(cls):
        why = missing()
        if why:
            raise unittest.SkipTest(why)
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        table = cls.folder / "many.csv"
        table.write_text(many(1300), encoding="utf-8")
        inputs = {
            "community": ["examples/community.yaml"],
            "complete": ["examples/complete.yaml"],
            "half": ["examples/half-filled.yaml"],
            "worst": [f"{DISTRICT}/08-shimo.yaml"],
            "interim": [f"{DISTRICT}/03-liuyin.yaml", "--as-of", "2024-06-30"],
            "english": ["examples/community.yaml", "--lang", "en"],
            "district": [DISTRICT],
            "detail": [DISTRICT, "--detail"],
            "summary": [DISTRICT, "--summary"],
            "many": [str(table)],
        }
        for name, arguments in inputs.items():
            cls.check(*arguments, "-o", str(cls.folder / f"{name}.html"))
        files = {name: str(cls.folder / f"{name}.html") for name in inputs}
        cls.check(DISTRICT, "-o", f"{cls.folder / 'pages'}/")
        files["index"] = str(cls.folder / "pages/index.html")
        done = subprocess.run(
            ["node", str(pathlib.Path(__file__).parent / "look.cjs"), CHROMIUM, *files.values()],
            env={**os.environ, "NODE_PATH": str(MODULES)}, capture_output=True, timeout=600)
        assert done.returncode == 0, done.stderr.decode()
        seen = json.loads(done.stdout)
        cls.files = files
        cls.seen = {name: seen[file] for name, file in files.items()}

    @staticmethod
    def check(*arguments):
        return subprocess.run([PROGRAM, "check", *arguments], cwd=PROJECT, capture_output=True, timeout=120).stdout

    def test_accessible(self):
        """Light, dark, on a phone: no rule of axe is broken."""
        for name, seen in self.seen.items():
            with self.subTest(page=name):
                self.assertEqual(seen["violations"], [])

    def test_quiet(self):
        """Nothing is asked for, and the policy has nothing to refuse."""
        for name, seen in self.seen.items():
            with self.subTest(page=name):
                self.assertEqual(seen["messages"], [])

    def test_width(self):
        """No page scrolls sideways, not on a phone either."""
        for name, seen in self.seen.items():
            with self.subTest(page=name):
                self.assertEqual(seen["wide"], {})

    def test_budgets(self):
        for name, seen in self.seen.items():
            with self.subTest(page=name):
                if seen["table"] is None and name != "summary":
                    self.assertLessEqual(seen["bytes"], 96 * KILO)
                    self.assertLessEqual(seen["elements"], 1500)
                elif name == "many":
                    self.assertLessEqual(seen["bytes"], 4 * KILO * KILO)
                    self.assertLessEqual(seen["bytes"] / 1300, 700)
                    self.assertLess(seen["milliseconds"], 2000)
                elif name == "district":
                    self.assertLessEqual(seen["bytes"], 160 * KILO)

    def test_table(self):
        for name, rows in (("district", 14), ("index", 14), ("many", 1300)):
            with self.subTest(page=name):
                table = self.seen[name]["table"]
                self.assertEqual(table["rows"], rows)
                self.assertTrue(table["filterIsShown"])
                self.assertEqual(table["sort"], "ascending")
                self.assertEqual(table["ascending"], sorted(table["ascending"]))
                self.assertEqual(table["descending"], sorted(table["descending"], reverse=True))
                self.assertEqual(table["found"], 1)
                self.assertIn(str(rows), table["said"])
                self.assertEqual(table["best"], table["bestByText"])

    def test_without_script(self):
        for name, rows in (("district", 14), ("many", 1300)):
            self.assertEqual(self.seen[name]["withoutScript"], {"filterIsShown": False, "rows": rows})

    @unittest.skipUnless(shutil.which("pdftotext"), "there is no pdftotext")
    def test_paper(self):
        """The plan and the map stand on the first sheet, and no sheet is empty."""
        for name in self.seen:
            with self.subTest(page=name):
                done = subprocess.run(["pdftotext", "-layout", f"{self.files[name]}.pdf", "-"],
                                      capture_output=True, check=True)
                sheets = done.stdout.decode().split("\f")[:-1]
                for sheet in sheets:
                    # More than what stands at the foot of each.
                    self.assertGreater(len(sheet.strip().splitlines()), 2)
                if name in ("community", "half"):
                    self.assertIn("优先整改事项", sheets[0])
                    self.assertIn("加强组织领导", sheets[0])

    def test_figures_of_a_community(self):
        """What the page says is what the JSON report says."""
        for name, path in (("community", "examples/community.yaml"), ("worst", f"{DISTRICT}/08-shimo.yaml")):
            with self.subTest(page=name):
                report = json.loads(self.check(path, "--format", "json"))
                community = report["communities"][0]
                text = self.seen[name]["text"]
                self.assertIn(f"{community['score']['percent']:.2f} 分", text)
                counts = community["counts"]
                for key, word in (("fail", "未达标"), ("unknown", "待定"), ("pass", "达标"),
                                  ("not_applicable", "不适用")):
                    self.assertIn(f"{word} {counts[key]}", text)
                for standard in community["standards"]:
                    for check in standard["checks"]:
                        if check["outcome"] == "fail":
                            self.assertIn(f"✗ {check['id']} ", text)

    def test_figures_of_a_district(self):
        report = json.loads(self.check(DISTRICT, "--format", "json"))
        table = self.seen["district"]["table"]
        self.assertEqual(table["ascending"], sorted(one["score"]["percent"] for one in report["communities"]))
        self.assertIn(f"{report['summary']['mean_complete']:.2f}", self.seen["district"]["text"])


if __name__ == "__main__":
    run_suite()
