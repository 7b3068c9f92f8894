"""Where reports go: files that are whole or not written, standard output, and where faults are named."""
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM
from suite import run_suite

YEAR = ("--period", "2024")
# Of these, a is bad, b has a remark, c cannot be read, d is undecided.
PROFILES = {
    "a.yaml": "id: a\nperiod: 2024\nhouseholds: 1000\ncentre.area: 0\n",
    "b.yaml": "id: b\nperiod: 2024\nhouseholds: 7\ncentre.area: 900\n",
    "c.yaml": "id: [\n",
    "d.yaml": "id: d\nperiod: 2024\nhouseholds: 1000\n",
}
DOCUMENTS = ("text", "markdown")


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name, text in PROFILES.items():
            self.write(f"d/{name}", text)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def read(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def start(self, *arguments, **options):
        return subprocess.Popen([PROGRAM, "check", *map(str, arguments), "--only", "8.2", "--lang", "en"],
                                cwd=self.folder, stdin=subprocess.DEVNULL,
                                **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options})

    def check(self, *arguments, **options):
        process = self.start(*arguments, **options)
        out, err = process.communicate(timeout=60)
        return process.returncode, (out or b"").decode(), (err or b"").decode()

    def names(self):
        return sorted(os.listdir(self.folder))


class Faults(Case):
    """A text or Markdown report on standard output names the faults; else standard error does."""

    def setUp(self):
        super().setUp()
        # What the messages are called by is asked of a report that has them all.
        _, out, _ = self.check("d", "--format", "json")
        report = json.loads(out)
        self.codes = {one["code"] for entry in report["rejected"] for one in entry["diagnostics"]}
        self.codes |= {one["code"] for entry in report["communities"] for one in entry.get("remarks", [])}
        self.assertEqual(len(self.codes), 2)

    def assert_names(self, text, named):
        for code in self.codes:
            (self.assertIn if named else self.assertNotIn)(code, text)

    def test_a_document_on_standard_output_holds_them(self):
        for form in DOCUMENTS:
            for extent in ((), ("--summary",), ("--detail",)):
                for year in ((), YEAR):
                    with self.subTest(form=form, extent=extent, year=year):
                        status, out, err = self.check("d", "--format", form, *extent, *year)
                        self.assertEqual(status, 2)
                        self.assert_names(out, True)
                        self.assert_names(err, False)
                        self.assertEqual(err.count("\n"), 1, err)
                        self.assertIn("CB0027", err)
                        self.assertIn(": 2;", err)

    def test_without_faults_standard_error_is_empty(self):
        for form in DOCUMENTS:
            for path in ("d/a.yaml", "d/d.yaml"):
                _, _, err = self.check(path, "--format", form)
                self.assertEqual(err, "")

    def test_elsewhere_standard_error_holds_them_with_their_lines(self):
        for arguments in (("--format", "json"), ("--format", "jsonl"), ("-o", "r.txt"), ("-o", "r.md"),
                          ("-o", "r.json")):
            with self.subTest(arguments):
                status, out, err = self.check("d", *arguments)
                self.assertEqual(status, 2)
                self.assert_names(err, True)
                self.assertNotIn("CB0027", err)
                self.assertIn("^", err)
                self.assertEqual(out == "", "-o" in arguments)

    def test_the_report_is_the_same_on_standard_output_and_in_a_file(self):
        for form in DOCUMENTS:
            self.check("d", "--format", form, "-o", "r")
            self.assertEqual(self.check("d", "--format", form)[1], self.read("r"))

    def test_years_are_counted_beside_the_report(self):
        """Two years: standard error also says how many communities state each."""
        self.write("d/e.yaml", "id: e\nperiod: 2023\n")
        status, out, err = self.check("d")
        self.assertEqual(status, 2)
        self.assert_names(out, True)
        self.assertIn("CB2020", out)
        self.assertEqual(err.count("\n"), 2, err)
        self.assertIn("CB0027", err)
        self.assertIn("2023: 1", err)

    def test_a_report_that_could_not_be_written_loses_nothing(self):
        with open("/dev/full", "wb") as full:
            status, _, err = self.check("d", stdout=full)
        self.assertEqual(status, 2)
        self.assertIn("CB0010", err)
        self.assert_names(err, True)

    def test_paths_that_cannot_be_read_are_named_at_once(self):
        status, out, err = self.check("d", "missing.yaml", "no-such-folder/")
        self.assertEqual(status, 2)
        self.assertIn("no-such-folder", err + out)
        self.assertIn("missing.yaml", out)

    def test_many_faults_are_one_line(self):
        self.write("t.csv", "id,period,households\n" + "".join(f"t{i},2024,x\n" for i in range(1500)) + "good,2024,500\n")
        status, out, err = self.check("t.csv")
        self.assertEqual(status, 2)
        self.assertEqual(err.count("\n"), 1)
        self.assertIn("1500", err)
        self.assertEqual(out.count("CB2006"), 1)
        self.assertIn("1500 cells: C2, C3, C4 …", out)
        status, out, err = self.check("t.csv", "--strict")
        self.assertEqual(out.count("CB2006"), 1000)
        self.assertIn("500 more are not listed", out)


class Order(Case):
    def test_documents_show_the_worst_first(self):
        self.write("t.csv", "id,period,households,centre.area,centre.built\n"
                   "good,2024,1000,900,true\nopen,2024,1000,,true\nbad,2024,1000,0,true\n")
        for form in DOCUMENTS:
            for extent in ((), ("--detail",)):
                _, out, _ = self.check("t.csv", "--format", form, *extent)
                out = out[out.find("## The communities") + 1:]
                places = [out.find(name) for name in ("bad", "open", "good")]
                self.assertNotIn(-1, places)
                self.assertEqual(places, sorted(places))
        _, out, _ = self.check("t.csv", "--format", "json")
        self.assertEqual([one["id"] for one in json.loads(out)["communities"]],
                         ["good", "open", "bad"])

    def test_what_was_not_assessed_stands_first(self):
        self.write("d/z.txt", "")
        for form in DOCUMENTS:
            _, out, _ = self.check("d", "--format", form)
            parts = [out.find(text) for text in ("Could not be assessed: 1", "Remarks: 1", "Totals")]
            self.assertNotIn(-1, parts)
            self.assertLess(max(parts[:2]), parts[2])
            self.assertIn("Files left out: 1", out[:parts[2]])


class Files(Case):
    def test_an_output_that_is_an_input(self):
        for path in ("d/a.yaml", "./d/../d/a.yaml"):
            status, out, err = self.check("d", "--format", "text", "-o", path)
            self.assertEqual((status, out), (2, ""))
            self.assertIn("CB0021", err)
        self.assertEqual(self.read("d/a.yaml"), PROFILES["a.yaml"])

    def test_a_device_that_is_full(self):
        for form in (*DOCUMENTS, "json", "jsonl"):
            for year in ((), YEAR):
                status, out, err = self.check("d", "--format", form, "-o", "/dev/full", *year)
                self.assertEqual((status, out), (2, ""))
                self.assertIn("/dev/full", err)
                self.assertIn("CB0010", err)

    def test_a_folder_that_is_not_there(self):
        status, out, err = self.check("d", "-o", "none/r.md")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("none/r.md", err)

    def test_a_closed_pipe(self):
        self.write("t.csv", "id,period,households\n" + "".join(f"t{i},2024,500\n" for i in range(5000)))
        for form in (*DOCUMENTS, "jsonl"):
            process = self.start("t.csv", "--format", form, *YEAR)
            self.assertTrue(process.stdout.readline())
            process.stdout.close()
            self.assertEqual(process.wait(60), 2)
            self.assertEqual(process.stderr.read(), b"")
            process.stderr.close()

    def test_a_file_that_may_not_grow_is_not_left_behind(self):
        self.write("t.csv", "id,period,households\n" + "".join(f"t{i},2024,500\n" for i in range(3000)))
        for name in ("r.txt", "r.md", "r.jsonl"):
            target = self.write(name, "earlier")
            before = self.names()
            status, _, err = self.check("t.csv", "-o", name, *YEAR, preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_FSIZE, (50_000,) * 2))
            self.assertEqual(status, 2)
            self.assertIn(name, err)
            self.assertEqual((target.read_text(), self.names()), ("earlier", before))

    def test_an_interrupted_run_leaves_nothing(self):
        os.mkfifo(self.folder / "slow.csv")
        before = self.names()
        process = self.start("slow.csv", "-o", "r.json", *YEAR)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        self.assertEqual((process.returncode, self.names()), (-signal.SIGINT, before))

    def test_nothing_assessed_is_a_report_too(self):
        for name in ("r.txt", "r.md", "r.json", "r.jsonl"):
            self.write(name, "earlier")
            status, _, err = self.check("d/c.yaml", "-o", name, *YEAR)
            self.assertEqual(status, 2)
            self.assertIn("CB0005", err)
            self.assertIn("c.yaml", self.read(name))


if __name__ == "__main__":
    run_suite()
