"""Bad input and bad surroundings, from outside: a message with its place, the right exit code, all
that could be assessed in the report, bounded memory, and never a crash."""
import csv
import json
import os
import pathlib
import resource
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
DISTRICT = (PROJECT / "examples/district.csv").resolve()
YEAR = ("--period", "2024")
# One check that needs one fact: rows cost next to nothing.
QUICK = ("--only", "8.2")
ROWS_A_PIECE = 256  # what a thread takes at once
OTHER = {"user": 65534, "group": 65534, "extra_groups": []}  # nobody
IS_ROOT = os.geteuid() == 0

# Sanitizers reserve terabytes of addresses for themselves.
SANITIZED = any(sign in pathlib.Path(PROGRAM).read_bytes() for sign in (b"__asan_init", b"__tsan_init"))
needs_memory_limits = unittest.skipIf(SANITIZED, "memory cannot be limited under sanitizers")


def rows(numbers, end=",2024"):
    return "".join(f"c{number}{end}\n" for number in numbers)


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.folder.chmod(0o755)

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def start(self, *arguments, **options):
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                   "stderr": subprocess.PIPE, "cwd": self.folder, **options}
        self.names_before = set(os.listdir(self.folder))
        process = subprocess.Popen([PROGRAM, "check", *map(str, arguments)], **options)
        self.addCleanup(self.end, process)
        return process

    @staticmethod
    def end(process):
        if process.poll() is None:
            process.kill()
        process.communicate()

    def run_in(self, *arguments, input=None, seconds=60, **options):
        """Exit code, standard output, standard error of a run inside the folder."""
        if input is not None:
            options["stdin"] = subprocess.PIPE
        process = self.start(*arguments, **options)
        out, err = process.communicate(input, timeout=seconds)
        # Standard output is text whatever happens; standard error is looked at all the same.
        return process.returncode, (out or b"").decode(), (err or b"").decode(errors="replace")

    def check(self, *arguments, **options):
        """The same with the report read."""
        status, out, err = self.run_in(*arguments, "--format", "json", **options)
        self.assertTrue(out, err)
        return status, json.loads(out), err

    def refused(self, *arguments, **options):
        """What stands on standard error when nothing stands on standard output."""
        status, out, err = self.run_in(*arguments, "--format", "json", **options)
        self.assertEqual((status, out), (2, ""), err)
        return err

    def new_names(self):
        return set(os.listdir(self.folder)) - self.names_before

    def assert_only(self, result, ids, rejected):
        """The ids assessed; of what was rejected: id, file, line, the codes."""
        self.assertEqual([one["id"] for one in result["communities"]], ids)
        self.assertEqual([(one.get("id"), one["source"]["file"], one["source"].get("line"),
                           [fault["code"] for fault in one["diagnostics"]])
                          for one in result["rejected"]], rejected)
        self.assertEqual((result["summary"]["communities"], result["summary"]["rejected"]),
                         (len(ids), len(rejected)))


class Rows(Case):
    """A fault takes its fact, its column or its row with it, and no other; what makes the rest unreadable takes
    the rest."""

    def test_a_row_without_an_id_is_no_rest_of_the_file(self):
        self.write("a.csv", "period,households,id\n2024,500,\n2024,1,b\n")
        self.write("p.yaml", "period: 2024\n")
        self.write("z.csv", "id,period\nz,2024\n\"never\n")
        for form in ("text", "markdown"):
            status, out, _ = self.run_in("a.csv", "p.yaml", "z.csv", "--format", form, "--lang", "en")
            self.assertEqual(status, 2)
            self.assertEqual(out.count("a community without an id"), 2, out)
            self.assertEqual(out.count("the file, or the rest of it"), 1, out)

    def test_an_unknown_heading_has_its_nearest_candidates(self):
        self.write("a.csv", "id,居民总户,committee.yuong\na,1,1\n")
        self.write("b.csv", "id,households\nb,1\n")
        status, result, err = self.check("a.csv", "b.csv", *YEAR)
        self.assertEqual(status, 2)
        self.assert_only(result, ["a", "b"], [])
        self.assertEqual([(one["code"], one["file"], one["line"], one["column"], one["cell"])
                          for one in result["faults"]],
                         [("CB2072", "a.csv", 1, 4, "B1")])
        self.assertEqual((result["summary"]["faults"], result["summary"]["input_faults"]), (1, 1))
        for words in ("a.csv:1:4", "`居民总户数`", "`committee.young`"):
            self.assertIn(words, err)

    def test_two_columns_of_who_a_community_is_are_compared_row_by_row(self):
        self.write("b.csv", "社区代码,period,区划代码\na,2024,a\nb,2024,c\nd,2024,\n")
        self.write("c.csv", "id,年度,period\na,2024,2024\nb,2024,2023\nd,,2024年\n")
        for name, places in (("b.csv", ("3:8", "3:1")), ("c.csv", ("3:8", "3:3"))):
            with self.subTest(name):
                status, out, _ = self.run_in(name, *YEAR)
                self.assertEqual(status, 2)
                self.assertIn("CB2005", out)
                for place in places:
                    self.assertIn(f"{name}:{place}", out)
                status, result, err = self.check(name, *YEAR)
                self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["a", "d"]))
                for place in places:
                    self.assertIn(f"{name}:{place}", err)

    def test_a_summary_of_good_and_bad_rows(self):
        for good in (0, 1, 2, 3):
            for bad in (0, 1, 2):
                for year in ((), YEAR):
                    if good + bad == 0:
                        continue
                    with self.subTest(good=good, bad=bad, year=year):
                        self.write("a.csv", "id,period\n" + rows(range(good)) + rows(range(bad), ",2024,x"))
                        status, out, err = self.run_in("a.csv", "--summary", "--format", "json", *year)
                        if not out and good == 0 and not year:
                            continue  # nothing says which year a report would be for
                        summary = json.loads(out)["summary"]
                        self.assertEqual((summary["communities"], summary["rejected"]), (good, bad))
                        self.assertEqual(status, 2 if bad else 1)

    def test_a_ragged_row(self):
        self.write("a.csv", "id,period,households\na,2024,1\nb,2024,1,200\nc\nd,2024,2\n")
        status, result, err = self.check("a.csv")
        self.assertEqual(status, 2)
        self.assert_only(result, ["a", "d"], [("b", "a.csv", 3, ["CB1038"]), ("c", "a.csv", 4, ["CB1038"])])
        self.assertEqual([one["diagnostics"][0]["cell"] for one in result["rejected"]], ["D3", "A4"])
        self.assertIn("a.csv:3:10", err)
        # A comma in a value is a likely cause of a cell too many, and of no other number of cells.
        self.assertEqual([bool(one["diagnostics"][0].get("notes")) for one in result["rejected"]], [True, False])

    def test_values_that_cannot_be(self):
        self.write("a.csv", "id,period,meetings.assembly,committee.size,committee.young\n"
                            "a,2024,2024-06-31,5,5\nb,2024,2024-02-30;2024-03-01,,\nc,2024,2024-06-30,5,6\n"
                            "4.20102E+11,2024,,,\nd,2024,2024-06-30,5,5\n")
        status, result, err = self.check("a.csv")
        self.assertEqual(status, 2)
        self.assert_only(result, ["a", "b", "c", "d"], [("4.20102E+11", "a.csv", 5, ["CB2015"])])
        self.assertEqual([[(fault["code"], fault["cell"]) for fault in one["faults"]]
                          for one in result["communities"]],
                         [[("CB2058", "C2")], [("CB2058", "C3")], [("CB2016", "E4")], []])
        self.assertIn("2024-06-31", result["communities"][0]["faults"][0]["message"])
        self.assertIn("a.csv:4:21", err)  # the part …
        self.assertIn("a.csv:4:19", err)  # … and its whole

    def test_what_cannot_be_read_far_down_takes_the_rest(self):
        far = 70_000
        head = "id,period\n" + rows(range(far - 2))  # the header is row 1
        for bad, code in ((b"c\xff,2024\n", "CB1002"), (b"c\xed\xa0\x80,2024\n", "CB1002"),
                          (b"c\0,2024\n", "CB1003"), (b'"x"y,2024\n', "CB1033")):
            with self.subTest(code):
                self.write("a.csv", head.encode() + bad + b"z,2024\n")
                status, result, err = self.check("a.csv", "--summary", *QUICK)
                self.assertEqual(status, 2)
                self.assertEqual(result["summary"]["communities"], far - 2)
                (entry,) = result["rejected"]
                self.assertNotIn("id", entry)
                (fault,) = entry["diagnostics"]
                self.assertEqual((fault["code"], fault["line"]), (code, far))
                self.assertIn(f"a.csv:{far}:", err)

    def test_a_header_without_rows(self):
        self.write("b.csv", "id,period\nb,2024\n")
        for data in ("id,period\n", "id,period", "id,period\n,\n\n,\n", "\ufeffid,period\r\n\r\n"):
            with self.subTest(data):
                self.write("a.csv", data)
                status, result, err = self.check("a.csv", "b.csv")
                self.assertEqual(status, 2)
                self.assert_only(result, ["b"], [(None, "a.csv", None, ["CB2028"])])
                self.assertIn("a.csv:1:1", err)

    def test_thousands_of_rows_with_a_fault(self):
        many = 3000
        self.write("a.csv", "id,period,households\n" + rows(range(many), ",2024,x") + "good,2024,500\n")
        for jobs in ("1", "4"):
            status, result, err = self.check("a.csv", "--jobs", jobs, *QUICK)
            self.assertEqual(status, 2)
            self.assertEqual(len(result["communities"]), many + 1)
            self.assertEqual(result["summary"]["faults"], many)
            self.assertEqual(err.count(" CB2006: "), 1)
            self.assertIn("至少 1000 处：C2、C3、C4 等", err)

    def test_thousands_of_rejected_rows(self):
        many = 3000
        self.write("a.csv", "id,period,households\n" + rows(range(many), ",2024,x") + "good,2024,500\n")
        for jobs in ("1", "4"):
            status, result, err = self.check("a.csv", "--jobs", jobs, "--strict", *QUICK)
            self.assertEqual(status, 2)
            self.assertEqual([one["id"] for one in result["communities"]], ["good"])
            self.assertEqual([one["id"] for one in result["rejected"]], [f"c{i}" for i in range(1000)])
            self.assertEqual(result["summary"]["rejected"], many)
            self.assertEqual(err.count(" CB2006: "), 1)
            self.assertEqual(err.count("CB0020"), 1)
            self.assertIn("2000", err.splitlines()[-1])

    def test_one_row_with_very_many_faults(self):
        with open(DISTRICT, encoding="utf-8-sig", newline="") as district:
            headings = next(csv.reader(district))
        facts = headings[headings.index("居民总户数"):]
        count = len(facts)
        self.assertGreater(count, 150)
        self.write("a.csv", f"id,period,{','.join(facts)}\na,2024{',不对吧' * count}\nb,2024{',' * count}\n")
        status, result, err = self.check("a.csv", *QUICK)
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["a", "b"]))
        community = result["communities"][0]
        self.assertEqual(len(community["faults"]), 100)
        self.assertEqual((community["faults_more"], result["summary"]["faults"]), (count - 100, count))
        status, result, err = self.check("a.csv", "--strict", *QUICK)
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["b"]))
        codes = [one["code"] for one in result["rejected"][0]["diagnostics"]]
        self.assertEqual((len(codes), codes[-1]), (101, "CB0012"))
        self.assertIn(str(count - 100), err)

    def test_a_row_with_very_many_cells_without_a_heading(self):
        cells = 1000
        self.write("a.csv", "id,period" + "," * cells + "\na,2024" + ",x" * cells + "\nb,2024,,y" +
                   "," * (cells - 2) + "\n")
        status, result, err = self.check("a.csv", *QUICK)
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["a", "b"]))
        self.assertEqual([[(one["code"], one["cell"]) for one in community["faults"]]
                          for community in result["communities"]], [[("CB2110", "C2")], [("CB2027", "D3")]])
        self.assertIn("1000 列没有标题", err)
        self.assertIn("：C、D、E、", err)


class Large(Case):
    """Files are read where they lie: a fault in a large one costs no memory of its size."""
    MEMORY = 64 << 20  # of its own; what is mapped does not count
    SIZE = 25_000_000 if SANITIZED else 100_000_000

    def limits(self):
        if SANITIZED:
            return {}
        return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_DATA, (self.MEMORY,) * 2)}

    def large(self, begin, filler, end, size=SIZE):
        path = self.folder / "a.csv"
        with path.open("wb") as file:
            file.write(begin)
            for _ in range(size // len(filler)):
                file.write(filler)
            file.write(end)
        return path

    def test_an_unclosed_quote_at_the_end(self):
        name = b"x" * 4000
        count = self.SIZE // (len(name) + 8)
        with (self.folder / "a.csv").open("wb") as file:
            file.write(b"id,period,name\n")
            for number in range(count):
                file.write(b"c%d,2024,%s\n" % (number, name))
            file.write(b'last,2024,"never closed\nc,2024,b\n')
        status, result, err = self.check("a.csv", "--summary", "--jobs", "2", *QUICK, **self.limits())
        self.assertEqual((status, result["summary"]["communities"]), (2, count))
        (entry,) = result["rejected"]
        (fault,) = entry["diagnostics"]
        self.assertEqual((fault["code"], fault["line"], fault["column"]), ("CB1032", count + 2, 11))
        self.assertIn(f"a.csv:{count + 2}:11", err)

    def test_an_unclosed_quote_at_the_beginning(self):
        self.large(b'id,period\na,2024\n"', b"b,2024\n" * 1000, b"")
        status, result, _ = self.check("a.csv", *QUICK, **self.limits())
        self.assertEqual(status, 2)
        self.assertEqual([one["id"] for one in result["communities"]], ["a"])
        (entry,) = result["rejected"]
        self.assertEqual([(one["code"], one["line"], one["column"]) for one in entry["diagnostics"]],
                         [("CB1032", 3, 1)])

    def test_a_row_of_100_megabytes(self):
        for filler in (b"," * 1_000, b"x" * 10_000):  # cells take longer than letters
            with self.subTest(filler[:1]):
                self.large(b"id,period\na,2024\nlong,", filler, b",2024\nb,2024\n",
                           self.SIZE // (10_000 // len(filler)))
                status, result, err = self.check("a.csv", *QUICK, **self.limits())
                self.assertEqual(status, 2)
                self.assertEqual([one["id"] for one in result["communities"]], ["a", "b"])
                (entry,) = result["rejected"]
                self.assertEqual((entry["id"], entry["source"]["line"]), ("long", 3))
                self.assertIn("CB1035", [one["code"] for one in entry["diagnostics"]])
                self.assertIn("a.csv:3:1", err)
                self.assertLess(len(err), 20_000)

    def test_a_row_of_the_greatest_length_is_read(self):
        limit = 1 << 20
        cells = ["x" * 60_000] * 17 + [""]
        head = ",".join(["id", "period"] + [""] * len(cells))
        for more, codes in ((0, {"CB2110"}), (1, {"CB1035"})):
            row = ",".join(["a", "2024", *cells])
            row += "y" * (limit - len(row) + more)
            self.write("a.csv", f"{head}\n{row}\nb,2024{',' * len(cells)}\n")
            _, result, _ = self.check("a.csv", *QUICK)
            self.assertEqual([one["id"] for one in result["communities"]][-1], "b")
            found = result["rejected"][0]["diagnostics"] if more else result["communities"][0]["faults"]
            self.assertEqual({one["code"] for one in found}, codes)

    def test_a_header_of_100_megabytes(self):
        self.large(b"id,period", b"," * 10_000, b"\na,2024\n")
        err = self.refused("a.csv", "--period", "2024", "--summary", "-o", os.devnull, **self.limits())
        self.assertIn("CB1037", err)
        self.assertLess(len(err), 20_000)

    @needs_memory_limits
    def test_memory_that_runs_out_is_no_fault_of_the_text(self):
        # Escapes are read by the full parser, which takes much memory.
        self.write("a.yaml", "".join(f'k{number}: "v\\n"\n' for number in range(300_000)))
        err = self.refused("a.yaml", *YEAR, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (40 << 20,) * 2))
        self.assertIn("CB0023", err)
        self.assertNotIn("CB1005", err)

    @needs_memory_limits
    def test_threads_that_cannot_be_had(self):
        self.write("b.csv", "id,period\n" + rows(range(10)))
        status, _, err = self.run_in(
            "b.csv", "--jobs", "256", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (200 << 20,) * 2))
        self.assertIn(status, (1, 2), err)  # never a crash


class Twice(Case):
    """Of equal ids the first in input order stands, and the message names both places."""

    def assert_twice(self, arguments, second, first, communities):
        for jobs in ("1", "4"):
            with self.subTest(arguments=arguments, jobs=jobs):
                status, result, err = self.check(*arguments, "--jobs", jobs, "--summary", *QUICK)
                self.assertEqual((status, result["summary"]["communities"]), (2, communities))
                (entry,) = result["rejected"]
                (fault,) = entry["diagnostics"]
                file, line, column = second
                self.assertEqual((entry["source"]["file"], entry["source"]["line"], fault["code"],
                                  fault["line"], fault["column"]), (file, line, "CB2021", line, column))
                self.assertIn(first, fault["message"])
                self.assertIn(f"{file}:{line}:{column}", err)

    def test_in_one_table_across_pieces(self):
        count = 10 * ROWS_A_PIECE
        self.write("a.csv", "period,id\n" + "".join(f"2024,c{i}\n" for i in range(count)) + "2024,c7\n")
        self.assert_twice(["a.csv"], ("a.csv", count + 2, 6), "a.csv:9:6", count)

    def test_in_two_tables(self):
        count = 4 * ROWS_A_PIECE
        self.write("a.csv", "id,period\n" + rows(range(count)))
        self.write("b.csv", "id,period\n" + rows(range(count, 2 * count)) + f"c{count - 1},2024\n")
        self.assert_twice(["a.csv", "b.csv"], ("b.csv", count + 2, 1), f"a.csv:{count + 1}:1", 2 * count)

    def test_in_a_profile_and_a_table(self):
        count = 2 * ROWS_A_PIECE
        self.write("a.yaml", "period: 2024\nid: c3\n")
        self.write("b.csv", "id,period\n" + rows(range(count)))
        self.assert_twice(["a.yaml", "b.csv"], ("b.csv", 5, 1), "a.yaml:1:1", count)
        self.assert_twice(["b.csv", "a.yaml"], ("a.yaml", 1, 1), "b.csv:5:1", count)

    def test_in_lists(self):
        count = 2 * ROWS_A_PIECE
        head = "period: 2024\ncommunities:\n"
        self.write("a.yaml", head + "".join(f"  - id: c{i}\n" for i in range(count)) + "  - id: c5\n")
        self.assert_twice(["a.yaml"], ("a.yaml", count + 3, 5), "a.yaml:8:5", count)
        self.write("a.yaml", head + "".join(f"  - id: c{i}\n" for i in range(count)))
        self.write("b.yaml", head + "  - id: d\n  - name: x\n    id: c5\n")
        self.assert_twice(["a.yaml", "b.yaml"], ("b.yaml", 4, 5), "a.yaml:8:5", count + 1)

    def test_one_file_given_twice(self):
        self.write("a.csv", "id,period\n" + rows(range(3)))
        status, result, err = self.check("a.csv", self.folder / "a.csv")
        self.assertEqual((status, len(result["communities"]), result["rejected"]), (1, 3, []))
        self.assertEqual(err.count("CB0045"), 1)

    def test_a_rejected_one_does_not_stand_in_the_way(self):
        self.write("a.csv", "id,period,households\na,2024,x\na,2024,1\n")
        status, result, _ = self.check("a.csv", "--strict")
        self.assertEqual(status, 2)
        self.assert_only(result, ["a"], [("a", "a.csv", 2, ["CB2006"])])
        self.assertEqual(result["communities"][0]["source"]["line"], 3)
        # With a fault it can be assessed, and stands.
        status, result, _ = self.check("a.csv")
        self.assert_only(result, ["a"], [("a", "a.csv", 3, ["CB2021"])])
        self.assertEqual(result["communities"][0]["source"]["line"], 2)


class Lists(Case):
    """Every fault of the form `communities:`."""

    def of(self, text, *arguments):
        self.write("a.yaml", text)
        self.write("z.yaml", "id: z\nperiod: 2024\n")
        status, result, err = self.check("a.yaml", "z.yaml", *arguments)
        self.assertEqual(status, 2, err)
        return result, err

    def test_faults_of_the_whole_list(self):
        for text, places in [
                ("period: 2024\ncommunities: []\n", [("CB2030", 2, 1)]),
                ("period: 2024\ncommunities:\n", [("CB2030", 2, 1)]),
                ("period: 2024\n社区列表: ~\n", [("CB2030", 2, 1)]),
                ("period: 2024\ncommunities: a\n", [("CB2029", 2, 14)]),
                ("period: 2024\ncommunities: {id: a}\n", [("CB2029", 2, 14)]),
                ("communities:\n  - id: b\n社区列表: 5\n", [("CB2029", 3, 7)]),
                ("communities:\n  - id: b\n  - id: c\n    x: [1\n  - id: d\n", [("CB1011", 4, 8)]),
                ("communities:\n  - id: b\n---\ncommunities:\n  - id: c\n", [("CB1025", 3, 1)])]:
            with self.subTest(text):
                result, err = self.of(text, *YEAR)
                self.assertEqual([one["id"] for one in result["communities"]], ["z"])
                (entry,) = result["rejected"]
                self.assertEqual((entry.get("id"), entry["source"]["file"]), (None, "a.yaml"))
                self.assertEqual([(one["code"], one["line"], one["column"])
                                  for one in entry["diagnostics"]], places)
                for _, line, column in places:
                    self.assertIn(f"a.yaml:{line}:{column}: ", err)

    def test_faults_of_shared_keys_take_no_more_than_these(self):
        for text, places, own in [
                ("communities:\n  - id: b\n  - id: c\nid: x\nname: y\n",
                 [("CB2031", 4, 1), ("CB2031", 5, 1)], []),
                ("communities:\n  - id: b\n  - {id: c, households: 5}\nhouseholds: x\nnothing: 1\n",
                 [("CB2006", 4, 13), ("CB2002", 5, 1)], [("CB2006", 4, 13)]),
                ("communities:\n  - id: b\n  - {id: c, meetings: {assembly: [2024-01-01]}}\n"
                 "meetings: {assembly: [2024-06-31]}\n", [("CB2058", 4, 23)], [("CB2058", 4, 23)])]:
            with self.subTest(text):
                result, err = self.of(text, *YEAR)
                self.assertEqual([one["id"] for one in result["communities"]], ["b", "c", "z"])
                told = lambda faults: [(one["code"], one["line"], one["column"]) for one in faults]
                self.assertEqual(told(result["faults"]), places)
                self.assertEqual([told(one["faults"]) for one in result["communities"]], [own, [], []])
                for code, line, column in places:  # each is told once
                    self.assertEqual(err.count(f"a.yaml:{line}:{column}: "), 1)

    def test_faults_of_one_item(self):
        self.assert_only(self.of(
            "period: 2024\ncommittee: {size: 5}\ncommunities:\n  - a\n  - id: b\n  -\n  - []\n"
            "  - households: 5\n  - id: [d]\n  - {id: e, households: x, nothing: 1}\n"
            "  - {id: f, committee: {young: 6}}\n  - {id: 4.20102E+11}\n  - {id: b}\n"
            "  - {id: g, communities: [{id: h}]}\n  - {id: i, period: x}\n  - id: j\n")[0],
            ["b", "e", "f", "g", "j", "z"], [
                (None, "a.yaml", 4, ["CB2001"]), (None, "a.yaml", 6, ["CB2001"]),
                (None, "a.yaml", 7, ["CB2001"]), (None, "a.yaml", 8, ["CB2032"]),
                (None, "a.yaml", 9, ["CB2010"]), ("4.20102E+11", "a.yaml", 12, ["CB2015"]),
                ("b", "a.yaml", 13, ["CB2021"]), ("i", "a.yaml", 15, ["CB2017"])])

    def test_an_item_of_another_year_keeps_its_id(self):
        text = "communities:\n  - {id: b, period: 2024}\n  - {id: c, period: 2023}\n  - {id: d}\n"
        self.assert_only(self.of(text, *YEAR)[0], ["b", "d", "z"], [("c", "a.yaml", 3, ["CB2020"])])

    def test_the_facts_of_another_year_are_held_against_nothing(self):
        facts = "activities: {gathering_dates: [2023-03-01]}, households: x, organisation: {founded: 2031-01-01}"
        for text in (f"communities:\n  - {{id: c, period: 2023, {facts}}}\n",
                     f"period: 2023\ncommunities:\n  - {{id: c, {facts}}}\n"):
            (one,) = [one for one in self.of(text, *YEAR)[0]["rejected"] if one["id"] == "c"]
            self.assertEqual([fault["code"] for fault in one["diagnostics"]], ["CB2020"])

    def test_an_item_without_a_year(self):
        text = "communities:\n  - {id: b, period: 2024}\n  - {id: d}\n"
        self.assert_only(self.of(text)[0], ["b", "z"], [("d", "a.yaml", 3, ["CB2018"])])


class Years(Case):
    def rejected(self, result):
        return [(one.get("id"), one["diagnostics"][0]["code"], one["source"]["line"]) for one in result["rejected"]]

    def test_several_years_in_a_table(self):
        self.write("a.csv", "id,period\n" + rows(range(5000)) + "x,2022\n" + rows(range(5000, 6000)) +
                   "y,2025\n")
        for jobs in ("1", "3"):
            for form in ((), ("--summary",), YEAR):
                status, result, err = self.check("a.csv", "--jobs", jobs, *QUICK, *form)
                self.assertEqual((status, result["period"], result["summary"]["communities"]), (2, "2024", 6000))
                self.assertEqual(self.rejected(result), [("x", "CB2020", 5002), ("y", "CB2020", 6003)])
                self.assertEqual(err.count("CB2020"), 1, err)
                self.assertIn("共 2 处：B5002、B6003", err)
                self.assertEqual("CB0036" in err, form != YEAR)
                if form != YEAR:
                    self.assertIn("2022 年度 1 个、2025 年度 1 个", err)
                    self.assertIn("2024 年度 6000 个", err)

    def test_the_first_year_is_not_that_of_most(self):
        self.write("a.csv", "id,period\nx,2042\n" + rows(range(1000)) + "y,2023\nz,\n")
        self.write("b.yaml", "communities: [{id: b, period: 2024年度}, {id: c}, {id: d, period: 2042}]\n")
        reports = {}
        for jobs in ("1", "3"):
            status, result, err = self.check("a.csv", "b.yaml", "--jobs", jobs, *QUICK)
            self.assertEqual((status, result["period"], result["as_of"]), (2, "2024", "2024-12-31"))
            self.assertEqual(result["summary"]["communities"], 1001)
            self.assertEqual(self.rejected(result), [("x", "CB2020", 2), ("y", "CB2020", 1003), ("z", "CB2018", 1004),
                                                     ("c", "CB2018", 1), ("d", "CB2020", 1)])
            # Nothing is said of the pass that was given up.
            self.assertEqual((err.count("CB2020"), err.count("CB2018"), err.count("CB0036")), (2, 2, 1), err)
            self.assertIn("共 2 处：B2、B1003", err)
            self.assertIn("2023 年度 1 个、2042 年度 2 个", err)
        for form in ("text", "markdown", "jsonl"):
            status, reports[form], err = self.run_in("a.csv", "b.yaml", "--format", form, *QUICK, "--lang", "en")
            self.assertEqual(status, 2)
            # JSON Lines name what was rejected in its place and at the end.
            self.assertEqual(reports[form].count("CB2020"), 6 if form == "jsonl" else 3)
        first, between, last = CONTRACT.lines(reports["jsonl"])
        self.assertEqual((first["period"], last["summary"]["communities"], len(between)), ("2024", 1001, 1006))

    def test_of_equal_years_the_later_one_counts(self):
        for years in (("2023", "2024"), ("2024", "2023")):
            self.write("a.csv", "id,period\n" + "".join(f"t{year},{year}\n" for year in years))
            status, result, _ = self.check("a.csv")
            self.assertEqual((status, result["period"]), (2, "2024"))
            self.assertEqual([one["id"] for one in result["communities"]], ["t2024"])

    def test_pipes_are_read_once_though_the_run_is_made_again(self):
        data = ("id,period\nx,2042\n" + rows(range(300))).encode()
        status, result, err = self.check("-", "--input-format", "csv", input=data)
        self.assertEqual((status, len(result["communities"])), (2, 300), err)
        profile = "communities: [{id: a, period: 2042}, {id: b, period: 2024}, {id: c, period: 2024}]".encode()
        status, result, err = self.check("-", input=profile)
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["b", "c"]), err)

    def test_a_day_before_the_year_of_a_few(self):
        """The day is held against the year of most communities, not against the first one found."""
        self.write("a.csv", "id,period\nx,2042\na,2024\nb,2024\n")
        status, result, _ = self.check("a.csv", "--as-of", "2024-06-30")
        self.assertEqual((status, result["period"], result["as_of"]), (2, "2024", "2024-06-30"))
        self.assertEqual([one["id"] for one in result["communities"]], ["a", "b"])
        for arguments in (("--as-of", "2023-12-31"), ("--as-of", "2024-06-30", "--period", "2025")):
            self.assertIn("CB0033", self.refused("a.csv", *arguments))
        self.assertIn("CB0033", self.refused("a.csv", "--as-of", "2023-12-31", "-o", "r.txt"))
        self.assertEqual(os.listdir(self.folder), ["a.csv"])

    def test_several_years_in_a_folder(self):
        for number in range(30):
            self.write(f"d/{number}.yaml", f"id: c{number}\nperiod: {2024 - (number == 29)}\n")
        self.write("d/bad.yaml", "a: [\n")
        for year in ((), YEAR):
            status, result, _ = self.check("d", *year)
            self.assertEqual((status, len(result["communities"])), (2, 29))
            self.assertIn(("c29", "d/29.yaml", "CB2020"),
                          [(one.get("id"), one["source"]["file"], one["diagnostics"][0]["code"])
                           for one in result["rejected"]])

    def test_no_year_anywhere(self):
        self.write("a.csv", "id\na\nb\n")
        self.write("b.yaml", "communities: [{id: c}]\n")
        for paths, ids in ((["a.csv"], ["a", "b"]), (["b.yaml"], ["c"]), (["."], ["a", "b", "c"])):
            status, result, err = self.check(*paths)
            self.assertEqual(status, 2)
            self.assertEqual(err.count("CB2033"), 1, err)
            self.assertNotIn("period", result)
            self.assertNotIn("as_of", result)
            self.assertEqual([(one["id"], one["diagnostics"][0]["code"]) for one in result["rejected"]],
                             [(id, "CB2018") for id in ids])
            for form in ("text", "markdown"):
                status, out, err = self.run_in(*paths, "--format", form)
                self.assertEqual(status, 2)
                self.assertIn("CB2018", out)
                self.assertIn("没有评估年度", out)
        self.assertEqual(self.check("a.csv", "--as-of", "2024-06-30")[1]["as_of"], "2024-06-30")
        status, result, _ = self.check(".", *YEAR)
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (1, ["a", "b", "c"]))

    def test_spellings_of_a_year(self):
        self.write("a.csv", "id,period\na,2024\nb,2024年\nc,2024年度\nd,2024.0\ne,２０２４\n")
        self.write("b.yaml", "communities: [{id: f, period: 2024年度}, {id: g, period: 2024.0}]\n")
        status, result, _ = self.check("a.csv", "b.yaml")
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (1, list("abcdefg")))
        for year in ("2024", "2024年", "2024年度", "2024.0", "２０２４"):
            self.assertEqual(self.check("a.csv", "--period", year)[1]["period"], "2024")

    def test_a_year_that_is_no_single_value(self):
        for period in ("[2024]", "{a: 2024}"):
            self.write("a.yaml", f"id: a\nperiod: {period}\n")
            status, out, _ = self.run_in("a.yaml", "--lang", "en")
            self.assertEqual(status, 2)
            self.assertEqual(out.count("CB2010"), 1, out)
            self.assertIn("period: 2024", out)
            self.assertNotIn("``", out)

    def test_a_year_that_no_community_has(self):
        self.write("a.csv", "id,period\na,2024\nb,2024\n")
        status, out, err = self.run_in("a.csv", "--period", "2030", "-o", "r.json")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("CB0005", err)
        self.assertIn("a.csv:2:3", err)

    def test_a_fault_above_the_first_year(self):
        self.write("a.csv", "id,period,households\na,,\nb,24,\nc,2024,x\nd,2024,1\n")
        status, result, _ = self.check("a.csv")
        self.assertEqual(status, 2)
        self.assert_only(result, ["c", "d"], [("a", "a.csv", 2, ["CB2018"]), ("b", "a.csv", 3, ["CB2017"])])


class Folders(Case):
    def test_one_bad_file_among_good_ones(self):
        for number in range(50):
            self.write(f"d/{number:02}.yaml", f"id: c{number}\nperiod: 2024\n")
        self.write("d/25x.yaml", "id: bad\n  period: 2024\n")
        for jobs in ("1", "4"):
            status, result, err = self.check("d", "--jobs", jobs)
            self.assertEqual(status, 2)
            self.assertEqual([one["id"] for one in result["communities"]], [f"c{i}" for i in range(50)])
            (entry,) = result["rejected"]
            self.assertEqual(entry["source"]["file"], "d/25x.yaml")
            self.assertIn("d/25x.yaml:2:", err)

    def test_an_empty_folder_beside_a_good_file(self):
        (self.folder / "d").mkdir()
        self.write("a.yaml", "id: a\nperiod: 2024\n")
        status, result, err = self.check("d", "a.yaml")
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["a"]))
        self.assertIn("d: ", err)
        self.assertIn("CB0003", err)
        for year in ((), YEAR):
            status, _, err = self.run_in("d", *year)
            self.assertEqual(status, 2)
            self.assertIn("CB0003", err)

    def test_other_endings_and_hidden_files(self):
        self.write("d/a.yaml", "id: a\nperiod: 2024\n")
        self.write("d/b.yml", "id: b\nperiod: 2024\n")
        self.write("d/C.CSV", "id,period\nc,2024\n")
        for name in ("n.txt", "x.xlsx", "s/m.json", "noending", "a.yaml~"):
            self.write(f"d/{name}", "x")
        for name in (".h.yaml", ".git/a.yaml", "s/.h.csv"):
            self.write(f"d/{name}", "x")
        status, result, err = self.check("d")
        self.assertEqual(status, 2)
        self.assertEqual([one["id"] for one in result["communities"]], ["c", "a", "b"])
        self.assertEqual([(one["source"]["file"], one["diagnostics"][0]["code"]) for one in result["rejected"]],
                         [("d/x.xlsx", "CB1080")])
        self.assertEqual(result["summary"]["files_left_out"], 4)
        self.assertEqual(err.count("CB0004"), 4)
        self.assertNotIn(".h.", err)

    def test_links(self):
        self.write("d/a.yaml", "id: a\nperiod: 2024\n")
        self.write("other/b.yaml", "id: b\nperiod: 2024\n")
        for name, target in (("loop", "."), ("other", "../other"), ("up", "../.."),
                             ("gone.csv", "nowhere"), ("self.yaml", "self.yaml"),
                             ("b.yaml", "../other/b.yaml"), ("dark", "nowhere")):
            (self.folder / "d" / name).symlink_to(target)
        status, result, err = self.check("d")
        self.assertEqual(status, 2)
        self.assert_only(result, ["a", "b"], [(None, "d/gone.csv", None, ["CB0002"]),
                                              (None, "d/self.yaml", None, ["CB0001"])])
        self.assertEqual(result["summary"]["files_left_out"], 4)
        for name in ("d/loop", "d/other", "d/up", "d/dark"):
            self.assertIn(name, err)
        (self.folder / "e").symlink_to("other")  # what is given by name is followed
        self.assertEqual(self.check("e")[1]["communities"][0]["id"], "b")

    def test_a_file_that_vanishes(self):
        """The folder is listed; then the program waits for the pipe, and the file is deleted."""
        self.write("d/a.yaml", "id: a\nperiod: 2024\n")
        self.write("d/b.csv", "id,period\nb,2024\n")
        self.write("d/c.yaml", "id: c\nperiod: 2024\n")
        os.mkfifo(self.folder / "first")
        process = self.start("first", "d", "--format", "json")
        with open(self.folder / "first", "wb") as pipe:  # waits until the program reads
            (self.folder / "d/b.csv").unlink()
            (self.folder / "d/c.yaml").unlink()
            pipe.write(b"id: first\nperiod: 2024\n")
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 2)
        self.assert_only(json.loads(out), ["first", "a"], [(None, "d/b.csv", None, ["CB0002"]),
                                                           (None, "d/c.yaml", None, ["CB0002"])])
        self.assertIn("d/b.csv: ", err.decode())

    def test_without_rights(self):
        # Root may read everything: then the program runs as nobody.
        who = OTHER if IS_ROOT else {}
        self.write("d/a.yaml", "id: a\nperiod: 2024\n")
        self.write("d/closed/b.yaml", "id: b\nperiod: 2024\n")
        self.write("d/c.yaml", "id: c\nperiod: 2024\n").chmod(0)
        (self.folder / "d/closed").chmod(0)
        self.addCleanup((self.folder / "d/closed").chmod, 0o755)
        program = shutil.copy(PROGRAM, self.folder / "program")  # where nobody can run it
        pathlib.Path(program).chmod(0o755)
        done = subprocess.run([program, "check", "d", "--format", "json"], capture_output=True,
                              cwd=self.folder, timeout=60, **who)
        self.assertEqual(done.returncode, 2)
        result = json.loads(done.stdout)
        self.assertEqual([one["id"] for one in result["communities"]], ["a"])
        for name in ("d/closed: ", "d/c.yaml: "):
            self.assertIn(name, done.stderr.decode())
        # The report too says what is not in it.
        self.assertEqual({(one["source"]["file"], one["diagnostics"][0]["code"])
                          for one in result["rejected"]}, {("d/c.yaml", "CB0001"), ("d/closed", "CB0001")})

    def test_a_pipe_in_a_folder_is_not_waited_for(self):
        self.write("d/a.yaml", "id: a\nperiod: 2024\n")
        os.mkfifo(self.folder / "d/b.csv")
        os.mkfifo(self.folder / "d/c.yaml")
        status, result, err = self.check("d", seconds=10)
        self.assertEqual([one["id"] for one in result["communities"]], ["a"])
        for name in ("d/b.csv", "d/c.yaml"):
            self.assertIn(name, err)

    def test_names_that_are_not_text(self):
        name = b"a\xff\x1b[31m\nb"
        folder = os.fsencode(self.folder)
        for ending in (b".csv", b".txt"):
            with open(folder + b"/" + name + ending, "wb") as file:
                file.write(b"id,period\na,2024\na,2024\n" + ending + b",2023\n")
        status, result, err = self.check(self.folder)
        self.assertEqual((status, len(result["communities"]), len(result["rejected"])), (2, 1, 5))
        self.assertNotIn("\x1b", err)
        self.assertNotIn("\nb.csv", err)

    def test_a_very_deep_folder(self):
        deep = self.folder
        os.chdir(deep)
        for _ in range(60):
            os.mkdir("x" * 100)
            os.chdir("x" * 100)
        pathlib.Path("b.yaml").write_text("id: b\nperiod: 2024\n")
        os.chdir("/")
        self.write("a.yaml", "id: a\nperiod: 2024\n")
        status, result, err = self.check(".")
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["a"]))
        self.assertIn("CB0001", err)


class StandardInput(Case):
    TABLE = b"id,period\na,2024\nb,2024\n"

    def test_kinds(self):
        for form, data in (("csv", self.TABLE), ("yaml", b"communities: [{id: a}, {id: b}]\nperiod: 2024\n")):
            for year in ((), YEAR):
                with self.subTest(form=form, year=year):
                    status, result, err = self.check("-", "--input-format", form, *year, input=data)
                    self.assertEqual((status, [one["id"] for one in result["communities"]]), (1, ["a", "b"]))
                    self.assertEqual(result["communities"][0]["source"]["file"], "-")

    def test_empty(self):
        for form in ("csv", "yaml"):
            for data in (b"", b"\n\n"):
                status, result, err = self.check("-", "--input-format", form, input=data)
                self.assertEqual((status, result["communities"]), (2, []))
                self.assertIn("CB1004", err)
                self.assertIn("-:", err)

    def test_nothing_that_can_be_read(self):
        for how in ("<&-", "< ."):
            done = subprocess.run(["sh", "-c", f'exec "$0" check - --input-format csv {how}', PROGRAM],
                                  capture_output=True, cwd=self.folder, timeout=60)
            self.assertEqual(done.returncode, 2)
            self.assertIn(b"CB0001", done.stdout)

    def test_given_twice(self):
        for form, data in (("csv", self.TABLE), ("yaml", b"id: a\nperiod: 2024\n")):
            for year in ((), YEAR):
                with self.subTest(form=form, year=year):
                    status, out, _ = self.run_in("-", "-", "--input-format", form, *year, input=data)
                    self.assertEqual(status, 2)
                    self.assertIn("（-）", out)

    def test_among_files(self):
        self.write("a.csv", self.TABLE)
        for year in ((), YEAR):
            status, result, _ = self.check("a.csv", "-", *year, "--input-format", "csv",
                                           input=b"id,period\nx,2024\na,2024\n")
            self.assertEqual(status, 2)
            self.assertEqual([one["id"] for one in result["communities"]], ["a", "b", "x"])
            self.assertIn("a.csv:2:1", result["rejected"][0]["diagnostics"][0]["message"])

    def test_a_fault_has_its_place(self):
        status, result, err = self.check("-", "--input-format", "csv", input=self.TABLE + b"c,x\n")
        self.assertEqual(status, 2)
        self.assert_only(result, ["a", "b"], [("c", "-", 4, ["CB2017"])])
        self.assertIn("-:4:3", err)

    def test_a_pipe_that_stalls(self):
        """It is waited for; what came before and after the pause makes one table."""
        for year in ((), YEAR):
            process = self.start("-", "--input-format", "csv", "--format", "json", *year,
                                 stdin=subprocess.PIPE)
            process.stdin.write(self.TABLE[:-3])
            process.stdin.flush()
            time.sleep(0.3)
            self.assertIsNone(process.poll())
            out, err = process.communicate(self.TABLE[-3:], timeout=60)
            self.assertEqual(process.returncode, 1, err)
            self.assertEqual(len(json.loads(out)["communities"]), 2)

    def test_a_file_is_read_from_where_it_stands(self):
        self.write("a.csv", b"a remark\n" + self.TABLE)
        with open(self.folder / "a.csv", "rb", buffering=0) as file:
            file.seek(9)
            status, result, err = self.check("-", "--input-format", "csv", stdin=file)
        self.assertEqual((status, len(result["communities"])), (1, 2), err)

    def test_pipes_are_read_once(self):
        """The year is looked for in the first, which has none, and then in the second."""
        for name, data in (("first", b"id\na\n"), ("second", b"id,period\nb,2024\n")):
            os.mkfifo(self.folder / name)

            def feed(path=self.folder / name, data=data):
                with open(path, "wb") as pipe:
                    pipe.write(data)
            threading.Thread(target=feed, daemon=True).start()
        status, result, _ = self.check("first", "second", "--input-format", "csv", seconds=10)
        self.assertEqual(status, 2)
        self.assert_only(result, ["b"], [("a", "first", 2, ["CB2018"])])


class Reporting(Case):
    def setUp(self):
        super().setUp()
        self.target = self.write("r.json", "earlier")

    def assert_untouched(self):
        self.assertEqual(self.target.read_text(), "earlier")
        left = self.new_names()
        for name in left:
            (self.folder / name).unlink()
        self.assertEqual(left, set())


class Output(Reporting):
    def setUp(self):
        super().setUp()
        self.write("a.csv", "id,period\n" + rows(range(400)))

    def test_a_closed_pipe(self):
        for year in ((), YEAR):
            for form in (("--detail",), ("--format", "json")):
                process = self.start("a.csv", *form, *year)
                self.assertTrue(process.stdout.readline())
                process.stdout.close()
                self.assertEqual(process.wait(60), 2)
                self.assertEqual(process.stderr.read(), b"")

    def test_a_full_disk(self):
        for year in ((), YEAR):
            for form in ((), ("--format", "json"), ("--summary",)):
                status, out, err = self.run_in("a.csv", *year, *form, "-o", "/dev/full")
                self.assertEqual((status, out), (2, ""))
                self.assertIn("CB0010", err)
                self.assertIn("/dev/full", err)

    def test_a_disk_that_fills_up(self):
        for year in ((), YEAR):
            for heard in (True, False):  # of the signal, which ends a program that does not expect it
                with self.subTest(year=year, heard=heard):
                    status, out, err = self.run_in(
                        "a.csv", *year, "-o", "r.json", restore_signals=heard,
                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000,) * 2))
                    self.assertEqual((status, out), (2, ""))
                    self.assertIn("CB0010", err)
                    # With no year given the report waits in a file without a name.
                    self.assertIn("r.json" if year else "临时文件", err)
                    self.assert_untouched()

    @unittest.skipUnless(IS_ROOT, "only root can mount a small disk")
    def test_a_small_disk(self):
        (self.folder / "disk").mkdir()
        script = ('mount -t tmpfs -o size=64k none disk || exit 77; echo earlier > disk/r.json;'
                  ' "$0" check a.csv -o disk/r.json; echo $?; ls -A disk; cat disk/r.json')
        done = subprocess.run(["unshare", "-m", "sh", "-c", script, PROGRAM], capture_output=True,
                              cwd=self.folder, timeout=60)
        if done.returncode == 77 or b"unshare" in done.stderr:
            self.skipTest("no mounts here")
        self.assertEqual(done.stdout, b"2\nr.json\nearlier\n", done.stderr)
        self.assertIn(b"disk/r.json", done.stderr)

    def test_a_folder_that_is_not_there_or_not_a_file(self):
        for target in ("no/r.json", ".", "a.csv/r.json"):
            status, out, err = self.run_in("a.csv", "-o", target)
            self.assertEqual((status, out), (2, ""))
            self.assertIn("CB0010", err)

    def test_a_folder_that_cannot_be_written_to(self):
        who = OTHER if IS_ROOT else {}
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        self.names_before = set(os.listdir(self.folder))
        with tempfile.TemporaryDirectory() as other:
            pathlib.Path(other).chmod(0o755)
            program = shutil.copy(PROGRAM, other)
            done = subprocess.run([program, "check", "a.csv", "-o", "r.json"], capture_output=True,
                                  cwd=self.folder, timeout=60, **who)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(b"r.json", done.stderr)
        self.assert_untouched()

    def test_a_run_that_fails_leaves_the_earlier_file(self):
        self.write("years.csv", "id,period\na,2024\nb,2023\n")
        self.write("none.csv", "id\na\n")
        self.write("empty.csv", "")
        for arguments in (["a.csv", "--only", "99"], ["a.csv", "--period", "24"], ["a.csv", "--set", "x=1"],
                          ["a.csv", "--jobs", "0"], ["a.csv", "--as-of", "2023-12-31"]):
            with self.subTest(arguments):
                self.assertEqual(self.run_in(*arguments, "-o", "r.json")[0], 2)
                self.assert_untouched()

    def test_a_run_that_got_as_far_as_its_inputs_has_a_report(self):
        self.write("years.csv", "id,period\na,2024\nb,2023\n")
        self.write("none.csv", "id\na\n")
        self.write("empty.csv", "")
        for name, communities, code in (("years.csv", 1, "CB2020"), ("none.csv", 0, "CB2018"), ("empty.csv", 0, "CB1004"),
                                        ("missing.csv", 0, "CB0002")):
            with self.subTest(name):
                status, _, err = self.run_in(name, "-o", "r.json")
                report = json.loads(self.target.read_text())
                self.assertEqual((status, len(report["communities"])), (2, communities), err)
                self.assertEqual([one["diagnostics"][0]["code"] for one in report["rejected"]], [code])

    def test_another_file_beside_it_stays(self):
        for name in ("a.csv", "missing.csv"):
            mine = self.write("r.json.partial", "mine")
            self.run_in(name, "-o", "r.json")
            self.assertTrue(mine.exists(), name)
            self.assertEqual(mine.read_text(), "mine")

    def test_closed_streams_do_not_get_into_the_report(self):
        self.write("b.csv", "id,period\na,2024\na,2024\n")
        for closed in ("2>&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"):
            with self.subTest(closed):
                subprocess.run(["sh", "-c", f'exec "$0" check b.csv -o out.json {closed}', PROGRAM],
                               cwd=self.folder, timeout=60)
                self.assertEqual(len(json.loads((self.folder / "out.json").read_text())["communities"]), 1)

    def test_standard_output_that_is_closed(self):
        done = subprocess.run(["sh", "-c", 'exec "$0" check a.csv --format json >&-', PROGRAM],
                              cwd=self.folder, timeout=60, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"CB0010", done.stderr)


class Signals(Reporting):
    LONG = 300_000  # rows: a run of many seconds, of which none is waited for

    def setUp(self):
        super().setUp()
        self.write("a.csv", "id,period\n" + rows(range(self.LONG)))

    def wait_until_it_assesses(self, process):
        """That has begun when the file to be written has."""
        for _ in range(1000):
            if self.new_names():
                break
            time.sleep(0.01)
        time.sleep(0.3)
        self.assertIsNone(process.poll())

    @staticmethod
    def wait_until_it_is_mapped(process):
        for _ in range(1000):
            if "/a.csv" in pathlib.Path(f"/proc/{process.pid}/maps").read_text():
                break
            time.sleep(0.01)
        time.sleep(0.3)

    def stop(self, number, *arguments):
        process = self.start("a.csv", "-o", "r.json", "--jobs", "2", *arguments)
        self.wait_until_it_assesses(process)
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
        self.assertEqual((process.returncode, out), (-number, b""))
        self.assert_untouched()
        return err.decode()

    def test_it_dies_by_the_signal_and_leaves_nothing(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            for year in ((), YEAR):
                with self.subTest(number.name, year=year):
                    err = self.stop(number, *year)
                    self.assertEqual(err.count("已中断"), 1, err)

    def test_a_terminal_that_is_closed(self):
        self.stop(signal.SIGHUP)

    def test_a_signal_that_is_to_be_ignored(self):
        """As `nohup` and `&` in a script ask for."""
        self.write("a.csv", "id,period\n" + rows(range(2000)))
        process = self.start("a.csv", "-o", "r.json", preexec_fn=lambda: [
            signal.signal(one, signal.SIG_IGN) for one in (signal.SIGINT, signal.SIGHUP)])
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGHUP)
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 1)
        self.assertEqual(len(json.loads(self.target.read_text())["communities"]), 2000)

    def test_while_input_stalls(self):
        self.write("b.csv", "id,period\na,2024\n")
        for paths in (["-"], ["b.csv", "-"]):
            for year in ((), YEAR):
                with self.subTest(paths=paths, year=year):
                    process = self.start(*paths, "--input-format", "csv", *year, stdin=subprocess.PIPE)
                    time.sleep(0.4)
                    process.send_signal(signal.SIGINT)
                    try:
                        self.assertEqual(process.wait(5), -signal.SIGINT)
                    except subprocess.TimeoutExpired:
                        self.fail("the signal is not heeded")

    def test_while_output_stalls(self):
        process = self.start("a.csv", "--format", "json", *YEAR)
        time.sleep(0.5)  # nothing reads: the pipe is full
        process.send_signal(signal.SIGTERM)
        try:
            self.assertEqual(process.wait(5), -signal.SIGTERM)
        except subprocess.TimeoutExpired:
            self.fail("the signal is not heeded")

    def test_a_file_that_is_cut_short_while_it_is_read(self):
        for arguments in ((), ("-o", "r.json"), ("-o", "r.json", *YEAR)):
            with self.subTest(arguments):
                self.write("a.csv", "id,period\n" + rows(range(self.LONG)))
                process = self.start("a.csv", "--jobs", "2", *arguments)
                self.wait_until_it_is_mapped(process)
                os.truncate(self.folder / "a.csv", 100)
                out, err = process.communicate(timeout=30)
                self.assertEqual(process.returncode, 2, err)
                report = out.decode() if not arguments else self.target.read_text()
                self.assertIn("文件在读取时被改动", report)
                self.target.write_text("earlier")


class SameBytes(Case):
    def test_at_any_number_of_threads(self):
        for number in range(40):
            self.write(f"d/p{number:02}.yaml", f"id: p{number}\nperiod: 2024\nhouseholds: {number}\n")
        self.write("d/bad.yaml", "a: [\n")
        self.write("d/p17b.yaml", "id: p17\nperiod: 2024\n")
        self.write("d/list.yaml", "period: 2024\ncommunities:\n" + "".join(
            f"  - id: l{i}\n    households: {'x' if i % 50 == 0 else i + 1}\n" for i in range(300)))
        self.write("d/t.csv", "id,period,households\n" + "".join(
            f"t{i % 590},{2023 if i == 77 else 2024},{i}\n" for i in range(600)))
        self.write("d/u.csv", 'id,period\nl5,2024\nu,2024\n"never\n')
        self.write("d/v.csv", "id,居民总户\na,1\n")
        for form in ("text", "json"):
            seen = set()
            for turn in range(20):
                for jobs in ("1", "2", "7"):
                    seen.add(self.run_in("d", "--format", form, "--jobs", jobs, *YEAR, *QUICK))
            self.assertEqual(len(seen), 1)
            self.assertEqual(next(iter(seen))[0], 2)


if __name__ == "__main__":
    run_suite()
