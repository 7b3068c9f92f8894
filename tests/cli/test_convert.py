"""`cbps convert`: facts in other spellings become facts in the standard way, in each format."""
import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import yaml

sys.dont_write_bytecode = True  # the source tree stays as it is
from program import PROGRAM as GIVEN, PROJECT as ROOT, without_places
from suite import run_suite

PROGRAM, PROJECT = str(pathlib.Path(GIVEN).resolve()), ROOT.resolve()

FOLDER, TABLE = str(PROJECT / "examples/district"), str(PROJECT / "examples/district.csv")
FORMATS = ("csv", "yaml", "json")
STYLES = ((), ("--lang", "en"), ("--keys",), ("--lang", "en", "--keys"))
MESSY = ("社区编码,社区,所属街道,年度,居民总户数,党员群众服务中心已建成,服务中心建筑面积,集中活动日期,五务\n"
         "'990101001001,“青禾”社区,柳溪街道,2024年度,\"1,200户\",√,180.50㎡,2024年2月23日，2024/5/17,全部\n"
         ",芦花社区,柳溪街道,２０２４,一千二百,未建成,暂缺,无,none\n")


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    def read(self, name):
        return (self.folder / name).read_bytes().decode()

    def run_program(self, *arguments, stdin=None, stdout=subprocess.PIPE):
        done = subprocess.run([PROGRAM, *arguments], input=stdin, stdout=stdout, stderr=subprocess.PIPE,
                              cwd=self.folder, timeout=60,
                              **({} if stdin is not None else {"stdin": subprocess.DEVNULL}))
        return done.returncode, (done.stdout or b"").decode(), done.stderr.decode()

    def convert(self, *arguments, **streams):
        return self.run_program("convert", *arguments, **streams)

    def report(self, path, *arguments):
        """The report of a file, in whatever format it is, without places."""
        is_table = str(path).endswith(".csv") or pathlib.Path(path).is_dir()
        form = () if is_table else ("--input-format", "yaml")
        _, out, err = self.run_program("check", str(path), "--format", "json", *form, *arguments)
        self.assertTrue(out, err)
        return json.loads(out)

    def assert_clean(self, *arguments, **streams):
        status, out, err = self.convert(*arguments, **streams)
        self.assertEqual((status, err), (0, ""))
        return out


class District(Case):
    def test_the_verdicts_are_those_of_the_original(self):
        for source in (FOLDER, TABLE):
            expected = without_places(self.report(source))
            for form in FORMATS:
                for style in STYLES:
                    with self.subTest(source=source, form=form, style=style):
                        self.assert_clean(source, "-o", f"all.{form}", *style)
                        found = self.report(f"all.{form}")
                        self.assertEqual(found["summary"].get("readings", []), [])
                        self.assertEqual(without_places(found["communities"]), expected["communities"])
                        self.assertEqual(found["rejected"], [])

    def test_to_and_fro(self):
        """From each format into each, always the same bytes."""
        for form in FORMATS:
            self.assert_clean(TABLE, "-o", f"first.{form}")
        for origin in FORMATS:
            for form in FORMATS:
                inputs = ["--input-format", "yaml"] if origin == "json" else []
                self.assert_clean(f"first.{origin}", *inputs, "-o", f"again.{form}")
                self.assertEqual(self.read(f"again.{form}"), self.read(f"first.{form}"), (origin, form))

    def test_other_readers_read_it(self):
        for form in FORMATS:
            self.assert_clean(TABLE, "--keys", "-o", f"all.{form}")
        rows = list(csv.DictReader(io.StringIO(self.read("all.csv").removeprefix("\ufeff"))))
        of_yaml, of_json = yaml.safe_load(self.read("all.yaml")), json.loads(self.read("all.json"))
        self.assertEqual(len(rows), 14)
        for row, one, other in zip(rows, of_yaml["communities"], of_json["communities"], strict=True):
            self.assertEqual(row["id"], one["id"])
            self.assertEqual(row["id"], other["id"])
            self.assertEqual(int(row["households"]), one["households"])
            self.assertEqual(one["households"], other["households"])
            self.assertEqual({"yes": True, "no": False}[row["centre.built"]], one["centre"]["built"])
            self.assertEqual(one["centre"]["built"], other["centre"]["built"])
        self.assertEqual((of_yaml["period"], of_json["period"]), (2024, 2024))

    def test_the_headings_are_those_of_the_template(self):
        for style in ((), ("--lang", "en")):
            _, template, _ = self.run_program("template", "--format", "csv", *style)
            headings = next(csv.reader(io.StringIO(template.removeprefix("\ufeff"))))
            table = self.assert_clean(TABLE, *style)
            self.assertTrue(table.startswith("\ufeff"))
            own = next(csv.reader(io.StringIO(table.removeprefix("\ufeff"))))
            known = set(headings) | ({"province", "city"} if style else {"省", "市"})
            self.assertEqual(set(own) - known, set())
            facts = [one for one in headings[5:] if one in own]
            self.assertEqual(own[-len(facts):], facts)


class Spellings(Case):
    def test_messy_spellings(self):
        self.write("a.csv", MESSY)
        status, out, err = self.convert("a.csv", "--keys")
        self.assertEqual(status, 0)
        self.assertEqual(err.count("警告"), 1)  # the mark before the code
        self.assertEqual(out.removeprefix("\ufeff").splitlines(), [
            "id,name,street,period,households,centre.built,centre.five_affairs,centre.area,activities.gatherings",
            "990101001001,“青禾”社区,柳溪街道,2024,1200,yes,party; residents; government; services; commerce,180.5,"
            "2024-02-23; 2024-05-17",
            ",芦花社区,柳溪街道,2024,1200,no,none,,none"])
        self.write("b.csv", out)
        self.assertEqual(self.convert("b.csv", "--keys"), (0, out, ""))
        _, chinese, _ = self.convert("b.csv")
        self.assertIn(",1200,是,党务、居务、政务、服务、商务,180.5,2024-02-23、2024-05-17", chinese)

    def test_a_part_that_is_all_of_its_whole(self):
        self.write("a.yaml", "id: a\nperiod: 2024\ncommittee.size: 9\ncommittee.young: 全部\n")
        self.assertEqual(self.assert_clean("a.yaml", "--keys", "-f", "yaml"),
                         "id: a\nperiod: 2024\ncommittee:\n  size: 9\n  young: 9\n")

    def test_facts_of_all_communities(self):
        self.write("a.yaml", "period: 2024\nstreet: s\nhouseholds: 5\ncommunities:\n- id: a\n- id: b\n  households: 6\n")
        self.assertEqual(self.assert_clean("a.yaml", "--keys").splitlines()[1:],
                         ["a,s,2024,5", "b,s,2024,6"])


class Faults(Case):
    def test_a_value_that_cannot_be_read_is_left_out(self):
        self.write("a.csv", "id,period,households,centre.area\na,2024,约5,20\nb,2024,6,30\n")
        status, _, err = self.convert("a.csv", "-o", "b.csv", "--keys")
        self.assertEqual(status, 2)
        self.assertIn("CB2050", err)
        self.assertIn("a.csv:2:8", err)
        self.assertEqual(self.read("b.csv").splitlines()[1:], ["a,2024,,20", "b,2024,6,30"])
        status, out, _ = self.convert("a.csv", "--strict", "--keys")
        self.assertEqual((status, out.splitlines()[1:]), (2, ["b,2024,6,30"]))

    def test_messages_of_one_cause_are_one(self):
        rows = "".join(f"t{i},2024,x\n" for i in range(1500))
        self.write("a.csv", f"id,period,households\n{rows}good,2024,5\n")
        status, out, err = self.convert("a.csv", "--lang", "en")
        self.assertEqual(status, 2)
        self.assertEqual(err.count("CB2006"), 1)
        self.assertEqual(len(out.splitlines()), 1502)

    def test_communities_that_cannot_be_read(self):
        self.write("d/a.yaml", "id: a\nperiod: 2024\n")
        self.write("d/b.yaml", "households: 5\n")
        self.write("d/c.yaml", "id: [\n")
        self.write("d/note.txt", "")
        status, out, err = self.convert("d", "missing.yaml", "--keys")
        self.assertEqual((status, out), (2, "\ufeffid,period\r\na,2024\r\n"))
        for name in ("d/b.yaml", "d/c.yaml", "missing.yaml", "d/note.txt"):
            self.assertIn(name, err)
        status, out, err = self.convert("d/b.yaml", "-o", "x.csv")
        self.assertEqual((status, out), (2, ""))
        self.assertFalse((self.folder / "x.csv").exists())

    def test_a_code_twice(self):
        self.write("a.csv", "id,period\na,2024\na,2024\n")
        status, out, err = self.convert("a.csv", "--keys")
        self.assertEqual((status, out), (2, "\ufeffid,period\r\na,2024\r\n"))
        self.assertIn("CB2021", err)

    def test_no_year(self):
        self.write("a.csv", "id\na\n")
        status, out, err = self.convert("a.csv")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("CB2033", err)
        self.assertEqual(self.assert_clean("a.csv", "--keys", "--period", "2024"),
                         "\ufeffid,period\r\na,2024\r\n")

    def test_personal_data(self):
        self.write("a.csv", "id,period,联系电话,households\na,2024,13912345678,5\n")
        status, out, err = self.convert("a.csv", "--keys")
        self.assertEqual((status, out), (2, "\ufeffid,period,households\r\na,2024,5\r\n"))
        self.assertNotIn("139", err)
        status, dropped, err = self.convert("a.csv", "--keys", "--drop-personal")
        self.assertEqual((status, dropped), (0, out))
        self.assertNotIn("139", err)

    def test_a_file_too_large_to_be_read_again(self):
        rows = "".join(f"t{i},2024,{'x' * 40}\n" for i in range(40000))
        self.write("a.csv", f"id,period,name\n{rows}")
        status, _, err = self.convert("a.csv", "-o", "a.json")
        self.assertEqual(status, 0)
        self.assertIn("CB0038", err)
        self.assert_clean("a.csv", "-o", "a.yaml")


    def test_names_with_characters_that_json_writes_in_two(self):
        name = "x\U000e0041\U0001f600\U00020bb7\u200b社区"
        self.write("a.json", json.dumps({"id": "a", "name": name, "period": 2024, "households": 5}))
        self.assert_clean("a.json", "--input-format", "yaml", "--keys", "-o", "b.json")
        self.assertIn("\\udb40\\udc41", self.read("b.json"))
        self.assertEqual(json.loads(self.read("b.json"))["communities"][0]["name"],
                         self.report("b.json")["communities"][0]["name"])
        self.assert_clean("b.json", "--input-format", "yaml", "--keys", "-o", "c.json")
        self.assertEqual(self.read("c.json"), self.read("b.json"))
        self.write("bad.json", '{"id": "a", "name": "\\ud83d", "period": 2024}')
        status, _, err = self.convert("bad.json", "--input-format", "yaml")
        self.assertEqual(status, 2)
        self.assertIn("bad.json:1:22", err)


class Outputs(Case):
    def setUp(self):
        super().setUp()
        self.write("a.yaml", "id: a\nperiod: 2024\nhouseholds: 5\n")
        self.table = "\ufeffid,period,households\r\na,2024,5\r\n"

    def test_the_ending_or_a_prefix_tells_the_format(self):
        for arguments, name, begin in [
                (["-o", "x.csv"], "x.csv", "\ufeffid,"), (["-o", "x.yml"], "x.yml", "id: a"),
                (["-o", "x.json"], "x.json", "{\n"), (["-o", "json:x.csv"], "x.csv", "{\n"),
                (["-o", "x.txt", "-f", "yaml"], "x.txt", "id: a"), (["-o", "x"], "x", "\ufeffid,")]:
            with self.subTest(arguments):
                self.assertEqual(self.assert_clean("a.yaml", "--keys", *arguments), "")
                self.assertTrue(self.read(name).startswith(begin))
        for arguments, code in [(["-o", "x.pdf"], "CB0022"), (["-o", "csv:y", "-f", "json"], "CB0025"),
                                (["-f", "xml"], "CB0006"), (["-o", "csv:"], "CB0007")]:
            status, out, err = self.convert("a.yaml", *arguments)
            self.assertEqual((status, out), (2, ""))
            self.assertIn(code, err)
        status, _, err = self.convert()
        self.assertEqual(status, 2)
        self.assertIn("CB0011", err)

    def test_standard_streams(self):
        self.assertEqual(self.assert_clean("-", "--keys", "-o", "-", stdin=b"id: a\nperiod: 2024\nhouseholds: 5\n"),
                         self.table)
        self.assertEqual(self.assert_clean("-", "--input-format", "csv", "--keys", stdin=self.table.encode()),
                         self.table)

    def test_an_input_is_not_written(self):
        self.write("d/a.csv", self.table)
        os.symlink("a.csv", self.folder / "d/link.csv")
        for path in ("d/a.csv", "./d/../d/a.csv", "d/link.csv"):
            status, _, err = self.convert("d", "-o", path)
            self.assertEqual(status, 2)
            self.assertIn("CB0021", err)
        self.assertEqual(self.read("d/a.csv"), self.table)
        with open(self.folder / "d/a.csv", "ab") as out:
            status, _, err = self.convert("d/a.csv", stdout=out)
        self.assertEqual(status, 2)
        self.assertEqual(self.read("d/a.csv"), self.table)

    def test_a_new_file_in_the_folder_that_is_read(self):
        self.write("d/a.csv", self.table)
        self.assert_clean("d", "--keys", "-o", "d/all.csv")
        self.assertEqual(self.read("d/all.csv"), self.table)

    def test_what_cannot_be_written(self):
        with open("/dev/full", "wb") as full:
            status, _, err = self.convert("a.yaml", stdout=full)
        self.assertEqual(status, 2)
        self.assertIn("CB0010", err)
        status, _, err = self.convert("a.yaml", "-o", "none/x.csv")
        self.assertEqual(status, 2)
        self.assertIn("CB0010", err)

    def test_a_closed_pipe_is_no_news(self):
        self.write("t.csv", "id,period,name\n" + "".join(f"t{i},2024,{i}\n" for i in range(100000)))
        program = subprocess.Popen([PROGRAM, "convert", "t.csv"], cwd=self.folder, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        program.stdout.read(100)
        program.stdout.close()
        self.assertEqual(program.stderr.read(), b"")
        program.stderr.close()
        self.assertEqual(program.wait(timeout=60), 2)

    def test_half_a_file_is_never_there(self):
        self.write("x.csv", "old\n")
        self.write("b.csv", "id,period\n,\n")
        self.assertEqual(self.convert("b.csv", "-o", "x.csv")[0], 2)
        self.assertEqual(self.read("x.csv"), "old\n")
        self.assertEqual(sorted(one.name for one in self.folder.iterdir()), ["a.yaml", "b.csv", "x.csv"])


if __name__ == "__main__":
    run_suite()
