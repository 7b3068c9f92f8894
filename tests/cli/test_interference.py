"""What the system and other programs do meanwhile: files that change, pipes, devices, links, signals, full disks."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it is
from contract import Contract
from program import PROGRAM, PROJECT
from suite import run_suite

CONTRACT = Contract(PROGRAM)
YEAR = ("--period", "2024")
HEADINGS = "id,period,households,centre.built,centre.area\n"


def row(number):
    return f"t{number:06},2024,{1000 + number % 9000},是,{number % 1000 + 100}.5\n"


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def table(self, rows, name="a.csv"):
        return self.write(name, HEADINGS + "".join(map(row, range(rows))))

    def start(self, *arguments, **options):
        return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.folder,
                                **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                                   "stderr": subprocess.PIPE, **options})

    def run_in(self, *arguments, seconds=60, **options):
        process = self.start(*arguments, **options)
        out, err = process.communicate(timeout=seconds)
        return process.returncode, (out or b"").decode(), (err or b"").decode()

    def check(self, *arguments, **options):
        return self.run_in("check", *arguments, "--only", "8.2", "--lang", "en", **options)


class ChangedFiles(Case):
    ROWS = 20_000

    def interfere(self, change, *arguments):
        """Runs with a report into a pipe, and changes the table when a part of the report is read."""
        table = self.table(self.ROWS)
        process = self.start("check", table, "--only", "8.2", "--format", "jsonl", "--jobs", "1", *YEAR, *arguments)
        # Not through the buffer of the stream, which `communicate` would not see.
        first = os.read(process.stdout.fileno(), 50_000)
        # While the pipe is full the program waits, far from the end of the table.
        time.sleep(0.2)
        change(table)
        rest, err = process.communicate(timeout=60)
        return process.returncode, (first + rest).decode(), err.decode()

    def assert_named(self, status, out):
        self.assertEqual(status, 2)
        _, *between, last = map(json.loads, out.splitlines())
        rejected = [one for one in between if "diagnostics" in one]
        self.assertTrue(all(map(CONTRACT.is_line, rejected)))
        self.assertEqual([one["diagnostics"][0]["code"] for one in rejected], ["CB0029"])
        self.assertNotIn("id", rejected[0])
        communities = [one for one in between if "diagnostics" not in one]
        count, shown = rejected[0]["diagnostics"][0]["args"]
        self.assertEqual(int(count), len(communities))
        ids = [communities[i]["id"] for i in (0, -1)]
        # What stood in the place of a code that was overwritten may be anything, and is not shown.
        is_shown = all(code and code.isprintable() for code in ids)
        self.assertEqual(shown, {"zh": "（{} 至 {}）".format(*ids), "en": " ({} to {})".format(*ids)} if is_shown
                         else {"zh": "", "en": ""})
        self.assertEqual(last["summary"]["communities"], len(communities))

    def test_overwritten_at_the_same_length(self):
        def overwrite(table):
            data = table.read_bytes().replace(b",2024,1", b",2024,2")
            with open(table, "r+b") as file:
                file.write(data)
        status, out, _ = self.interfere(overwrite)
        self.assert_named(status, out)

    def test_replaced(self):
        def replace(table):
            shutil.copy(table, self.folder / "b")
            os.replace(self.folder / "b", table)
        status, out, _ = self.interfere(replace)
        self.assert_named(status, out)

    def test_made_longer(self):
        def append(table):
            with open(table, "ab") as file:
                file.write(row(1).encode())
        status, out, _ = self.interfere(append)
        self.assert_named(status, out)

    def test_cut_short(self):
        for length in (1_000_000, 10, 0):
            with self.subTest(length=length):
                status, out, _ = self.interfere(lambda table, length=length: os.truncate(table, length))
                self.assert_named(status, out)

    def test_a_table_that_stays_is_not_named(self):
        status, out, err = self.interfere(lambda table: table.read_bytes())
        self.assertIn(status, (0, 1), err)
        self.assertNotIn("CB0029", out)

    def test_other_inputs_are_assessed(self):
        other = self.write("z.yaml", "id: z\nperiod: 2024\nhouseholds: 1000\ncentre.area: 300\ncentre.built: yes\n")
        status, out, _ = self.interfere(lambda table: os.truncate(table, 10), other)
        self.assertEqual(status, 2)
        self.assertIn('"id":"z"', out)

    def test_bytes_that_change_all_the_time(self):
        """Quotes, commas and line ends come and go under the reader: it may name faults, and never crashes."""
        table = self.table(4_000)
        text = table.read_bytes()
        ended = threading.Event()

        def change():
            with open(table, "r+b") as file:
                at = 0
                while not ended.is_set():
                    for byte in b'",\n\r\0a':
                        file.seek(len(HEADINGS) + at % (len(text) - len(HEADINGS)))
                        file.write(bytes([byte]) * 64)
                        file.flush()
                    file.seek(0)
                    file.write(text)
                    file.flush()
                    at += 7919
        changer = threading.Thread(target=change)
        changer.start()
        try:
            for _ in range(40):
                for form in ("jsonl", "text"):
                    status, _, err = self.check(table, "--format", form, *YEAR)
                    self.assertIn(status, (0, 1, 2), err)
        finally:
            ended.set()
            changer.join()


class Outputs(Case):
    def test_what_is_read_is_not_written(self):
        rules = shutil.copytree(PROJECT / "rules", self.folder / "rules")
        table = self.table(3)
        os.link(rules / "pack.yaml", self.folder / "pack.txt")
        for output, code in (("rules/pack.yaml", "CB0034"), ("rules/08-service-platform.yaml", "CB0034"),
                             ("rules/tests/08-service-platform.yaml", "CB0034"), ("pack.txt", "CB0034"),
                             ("a.csv", "CB0021")):
            with self.subTest(output=output):
                before = (self.folder / output).read_bytes()
                status, _, err = self.check(table, "--rules", rules, "-o", f"text:{output}")
                self.assertEqual(status, 2)
                self.assertIn(code, err)
                self.assertEqual((self.folder / output).read_bytes(), before)
        # A report beside the rules is none of them.
        self.assertIn(self.check(table, "--rules", rules, "-o", "rules/report.md")[0], (0, 1))
        self.assertIn(self.check(table, "--rules", rules, "-o", "rules/report.md")[0], (0, 1))

    def test_standard_input_from_a_file_is_not_written(self):
        table = self.table(3)
        before = table.read_bytes()
        with open(table, "rb") as file:
            status, _, err = self.check("-", "--input-format", "csv", "-o", "text:a.csv", stdin=file)
        self.assertEqual(status, 2)
        self.assertIn("CB0021", err)
        self.assertEqual(table.read_bytes(), before)

    def test_standard_output_is_no_input(self):
        table = self.table(3)
        before = table.read_bytes()
        with open(table, "ab") as file:
            status, _, err = self.check(table, stdout=file)
        self.assertEqual(status, 2)
        self.assertIn("CB0021", err)
        self.assertEqual(table.read_bytes(), before)

    def test_a_report_keeps_its_mode(self):
        table = self.table(3)
        report = self.write("r.json", "old")
        for mode in (0o600, 0o640, 0o444):
            report.chmod(mode)
            self.assertIn(self.check(table, "-o", "r.json")[0], (0, 1))
            self.assertEqual(report.stat().st_mode & 0o777, mode)
        self.assertNotEqual(report.read_text(), "old")

    def test_a_link_to_nothing_gets_its_target(self):
        table = self.table(3)
        (self.folder / "d").mkdir()
        (self.folder / "link.json").symlink_to("d/report.json")
        self.assertIn(self.check(table, "-o", "link.json")[0], (0, 1))
        self.assertTrue((self.folder / "link.json").is_symlink())
        json.loads((self.folder / "d/report.json").read_text())

    def test_an_interrupted_run_leaves_nothing(self):
        os.mkfifo(self.folder / "slow.csv")
        before = sorted(os.listdir(self.folder))
        for request in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            with self.subTest(request=request):
                process = self.start("check", "slow.csv", "-o", "r.json", *YEAR)
                time.sleep(0.3)
                process.send_signal(request)
                process.communicate(timeout=20)
                self.assertEqual(process.returncode, -request)
                left = [name for name in sorted(os.listdir(self.folder)) if not name.startswith("core")]
                self.assertEqual(left, before)


class StandardOutput(Case):
    def commands(self):
        rules = str(PROJECT / "rules")
        profile = str(PROJECT / "examples/community.yaml")
        return (("--help",), ("--version",), ("check", "--help"), ("check", profile), ("check", profile, "-f", "json"),
                ("check", profile, "-f", "jsonl", *YEAR), ("rules", "test"), ("rules", "test", rules),
                ("rules", "lint"), ("rules", "list"), ("rules", "show", "8.2"), ("explain", "8.2"), ("template",),
                ("schema", "profile"), ("schema", "report"), ("eval", "1 + 1"))

    def test_a_full_one_is_said(self):
        for arguments in self.commands():
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                status, _, err = self.run_in(*arguments, stdout=full)
                self.assertEqual(status, 2)
                self.assertIn("CB0010", err)

    def test_a_closed_one_is_said(self):
        for arguments in self.commands():
            with self.subTest(arguments):
                status, _, err = self.run_in(*arguments, stdout=None, preexec_fn=lambda: os.close(1))
                self.assertEqual(status, 2)
                self.assertIn("CB0010", err)

    def test_a_pipe_that_nobody_reads_ends_the_program_quietly(self):
        for arguments in self.commands():
            with self.subTest(arguments):
                read, write = os.pipe()
                os.close(read)
                process = self.start(*arguments, stdout=write)
                os.close(write)
                _, err = process.communicate(timeout=60)
                self.assertEqual((process.returncode, err), (2, b""))


class Sources(Case):
    def test_a_pipe_among_the_rules(self):
        for name in ("x.yaml", "tests/x.yaml"):
            with self.subTest(name):
                rules = shutil.copytree(PROJECT / "rules", self.folder / name.replace("/", "-") / "rules")
                os.mkfifo(rules / name)
                for arguments in (("rules", "test", rules), ("rules", "lint", rules),
                                  ("check", PROJECT / "examples/community.yaml", "--rules", rules)):
                    if "tests" in name and arguments[:2] != ("rules", "test"):
                        continue
                    status, out, err = self.run_in(*arguments, "--lang", "en", seconds=20)
                    self.assertEqual((status, out), (2, ""))
                    self.assertIn("CB0030", err)
                    self.assertIn("x.yaml", err)

    def test_a_pipe_in_a_folder_of_profiles(self):
        self.table(3, "d/a.csv")
        os.mkfifo(self.folder / "d/b.csv")
        (self.folder / "d/c.csv").symlink_to("/dev/zero")
        status, out, err = self.check("d", "--format", "json", seconds=20)
        self.assertIn(status, (0, 1))
        self.assertEqual(len(json.loads(out)["communities"]), 3)
        for name in ("b.csv", "c.csv"):
            self.assertIn(name, err)

    def test_a_pipe_that_is_named_is_read(self):
        table = self.table(3).read_bytes()
        os.mkfifo(self.folder / "named.csv")

        def feed():
            with open(self.folder / "named.csv", "wb") as pipe:
                pipe.write(table)
        threading.Thread(target=feed, daemon=True).start()
        status, out, _ = self.check("named.csv", "--format", "json", seconds=20)
        self.assertIn(status, (0, 1))
        self.assertEqual(len(json.loads(out)["communities"]), 3)

    def test_sources_without_an_end(self):
        for path, format in (("/dev/zero", "csv"), ("/dev/zero", "yaml"), ("/dev/urandom", "csv")):
            with self.subTest(path=path, format=format):
                status, _, err = self.check(path, "--input-format", format, *YEAR, seconds=30)
                self.assertEqual(status, 2, err)
        for word in ("y", "", "a,b,c", '"'):
            for format in ("csv", "yaml"):
                with self.subTest(word=word, format=format):
                    endless = subprocess.Popen(["yes", word], stdout=subprocess.PIPE)
                    status, _, err = self.check("-", "--input-format", format, *YEAR, seconds=30,
                                                stdin=endless.stdout)
                    endless.stdout.close()
                    endless.wait(10)
                    self.assertEqual(status, 2, err)

    def test_the_most_that_is_read(self):
        table = self.table(1000)
        size = table.stat().st_size
        for limit, is_read in ((str(size), True), (str(size - 1), False), ("1k", False), ("1M", True),
                               ("1 MiB", True), ("１Ｇ", True), ("16G", True)):
            with self.subTest(limit=limit):
                for source in ("named", "pipe"):
                    arguments = ("--max-input", limit, "--format", "json", *YEAR)
                    if source == "named":
                        status, out, err = self.check(table, *arguments)
                    else:
                        process = self.start("check", "-", "--input-format", "csv", "--only", "8.2", "--lang", "en",
                                             *arguments, stdin=subprocess.PIPE)
                        out, err = (text.decode() for text in process.communicate(table.read_bytes(), timeout=60))
                        status = process.returncode
                    if is_read:
                        self.assertIn(status, (0, 1), err)
                        self.assertEqual(len(json.loads(out)["communities"]), 1000)
                    else:
                        self.assertEqual(status, 2)
                        self.assertIn("CB0031", out)
                        self.assertIn("--max-input", err)
        profile = self.write("a.yaml", "id: a\nperiod: 2024\n")
        self.assertEqual(self.check(profile, "--max-input", "5")[0], 2)
        for limit in ("0", "-1", "x", "1X", "1.5G", "99999999999G"):
            status, _, err = self.check(table, "--max-input", limit)
            self.assertEqual(status, 2)
            self.assertIn("CB0007", err)


if __name__ == "__main__":
    run_suite()
