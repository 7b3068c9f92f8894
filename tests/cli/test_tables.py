"""Tables (CSV) from outside: the same facts give the same verdicts, and every fault has its cell."""
import csv
import io
import json
import sys

import yaml

sys.dont_write_bytecode = True  # the source tree stays as it is
from contract import Contract
from program import PROGRAM, PROJECT, cbps, without_places
from suite import FolderCase, run_suite

CONTRACT = Contract(PROGRAM)
LANGUAGES = ("zh", "en")


class Texts(yaml.SafeLoader):
    """Every scalar stays the text that was written."""


Texts.yaml_implicit_resolvers = {}


def flat(tree, prefix=""):
    """`{"centre.area": "180", …}`: lists as a cell holds them."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from flat(value, prefix + key + ".")
        elif isinstance(value, list):
            yield prefix + key, "、".join(value) or "无"
        else:
            yield prefix + key, value


def profile(name):
    return dict(flat(yaml.load((PROJECT / "examples" / name).read_text(encoding="utf-8"), Texts)))


def table(*profiles):
    headings = list(dict.fromkeys(key for one in profiles for key in one))
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(headings)
    rows.writerows([[one.get(key, "") for key in headings] for one in profiles])
    return out.getvalue()


class Case(FolderCase):
    def report(self, *arguments):
        status, out, err = cbps("check", "--format", "json", *arguments)
        self.assertTrue(out, err)
        return status, CONTRACT.report(out), err

    def check(self, data, *arguments):
        return self.report(self.write(data), *arguments)

    def faults(self, data, *arguments):
        """What is rejected: [id, [[code, cell, line, column], …]] …"""
        _, result, _ = self.check(data, *arguments)
        return [[one.get("id", ""), [[fault["code"], fault.get("cell"), fault.get("line"),
                                      fault.get("column")] for fault in one["diagnostics"]]]
                for one in result["rejected"]]


class SameAsYaml(Case):
    def test_a_table_gives_what_profiles_give(self):
        for names in (["community.yaml"], ["complete.yaml"], ["community.yaml", "complete.yaml"]):
            paths = [f"examples/{name}" for name in names]
            status, wanted, _ = self.report(*paths)
            for number, name in enumerate(names):
                with self.subTest(name=name):
                    code, found, err = self.check(table(profile(name)))
                    self.assertEqual(found["rejected"], [], err)
                    self.assertEqual(without_places(found["communities"]),
                                     without_places(wanted["communities"][number:number + 1]))
                    if len(names) == 1:
                        self.assertEqual(code, status)

    def test_a_table_of_several_communities(self):
        rows = [profile("community.yaml"), {**profile("community.yaml"), "社区代码": "990101001009"}]
        status, result, _ = self.check(table(*rows))
        self.assertEqual((status, len(result["communities"])), (1, 2))
        first, second = result["communities"]
        self.assertEqual([first["id"], second["id"]], ["990101001001", "990101001009"])
        self.assertEqual([first["source"]["line"], second["source"]["line"]], [2, 3])
        self.assertEqual(first["score"], second["score"])

    def test_a_gap_names_its_cell(self):
        _, result, _ = self.check("社区代码,居民总户数,党员群众服务中心.已建成,服务中心面积\n"
                                  "990101001001,1200,是,180\n", "--only", "8.2", "--period", "2024")
        gap = result["communities"][0]["standards"][0]["checks"][0]["shortfalls"][0]
        place = gap["location"]
        self.assertEqual((place["line"], place["column"], place["cell"]), (2, 21, "D2"))
        _, text, _ = cbps("check", self.folder / "a.csv", "--only", "8.2", "--period", "2024")
        self.assertIn("单元格D2", text)

    def test_spellings_of_one_table_give_the_same_bytes(self):
        text = table(profile("complete.yaml"))
        path = self.folder / "a.csv"
        seen = set()
        for data in (text.replace("\r\n", "\n"), text, "\ufeff" + text, text.rstrip("\r\n"),
                     text + "\r\n\r\n", text + "," * text.split("\r\n")[0].count(",") + "\r\n"):
            path.write_bytes(data.encode())
            seen.add(cbps("check", path, "--format", "json"))
        self.assertEqual(len(seen), 1)
        self.assertEqual(next(iter(seen))[0], 0)

    def test_quotes_and_line_ends_inside_them(self):
        _, result, _ = self.check(
            '"id","na\nme",period\r\na,"x ""y"",\r\nz","2024"\r\nb,,2024\r\n')
        self.assertEqual([(one["id"], one.get("name"), one["source"]["line"])
                          for one in result["communities"]],
                         [("a", 'x "y",\r\nz', 3), ("b", None, 5)])


class Templates(Case):
    def test_a_template_that_is_filled_in_is_accepted(self):
        names = {fact["id"] for standard in json.loads(cbps("rules", "show", "--format", "json")[1])
                 for fact in standard.get("facts", [])}
        facts = profile("complete.yaml")
        for language in LANGUAGES:
            guide = list(csv.reader(io.StringIO(
                cbps("template", "--format", "csv-guide", "--lang", language)[1][1:])))
            words = {"社区代码": "id", "社区名称": "name", "评估年度": "period"}
            header = cbps("template", "--format", "csv", "--lang", language)[1]
            headings = next(csv.reader(io.StringIO(header[1:])))
            keys = [row[-1] or words.get(row[1], row[1]) for row in guide[1:]]
            self.assertEqual(len(keys), len(headings))
            self.assertTrue(names <= set(keys))
            out = io.StringIO(newline="")
            csv.writer(out).writerow([facts.get(key, "") for key in keys])
            status, result, err = self.check(header + out.getvalue())
            self.assertEqual((status, err), (0, ""))
            self.assertEqual(result["communities"][0]["score"]["percent"], 100)

    def test_a_yaml_template_that_is_filled_in_is_accepted(self):
        facts = profile("complete.yaml")
        for language in LANGUAGES:
            guide = list(csv.reader(io.StringIO(
                cbps("template", "--format", "csv-guide", "--lang", language)[1][1:])))[1:]
            values = [facts.get(row[-1], "") for row in guide if row[-1]]
            values = [facts["id"], facts["name"], facts["period"], *values]
            lines = cbps("template", "--lang", language)[1].splitlines()
            # Groups are keys too: what has an indented key below it is one.
            keys = [i for i, line in enumerate(lines)
                    if line.endswith(":") and not line.lstrip().startswith("#")]
            leaves = [i for number, i in enumerate(keys)
                      if lines[i].startswith(" ") or number + 1 == len(keys)
                      or not lines[keys[number + 1]].startswith(" ")]
            self.assertEqual(len(leaves), len(values))
            for i, value in zip(leaves, values):
                lines[i] += f' "{value}"' if value else ""
            path = self.write("\n".join(lines) + "\n", "a.yaml")
            status, result, err = self.report(path)
            self.assertEqual((status, err), (0, ""))
            self.assertEqual(result["communities"][0]["score"]["percent"], 100)


class Faults(Case):
    YEAR = ("--period", "2024")

    def test_a_fault_of_a_cell_takes_its_fact(self):
        status, result, err = self.check("id,households,centre.area\na,x,1.2345\nb,1,2\n", *self.YEAR)
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["a", "b"]))
        self.assertEqual([(one["code"], one["field"], one["cell"], one["line"], one["column"])
                          for one in result["communities"][0]["faults"]],
                         [("CB2006", "households", "B2", 2, 3), ("CB2007", "centre.area", "C2", 2, 5)])

    def test_strictly_it_takes_its_row(self):
        status, result, err = self.check("id,households,centre.area\na,x,1.2345\nb,1,2\n", *self.YEAR, "--strict")
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["b"]))
        self.assertEqual(self.faults("id,households,centre.area\na,x,1.2345\nb,1,2\n", *self.YEAR, "--strict"),
                         [["a", [["CB2006", "B2", 2, 3], ["CB2007", "C2", 2, 5]]]])
        self.assertIn("a.csv:2:3", err)

    def test_faults_of_the_header_take_their_columns(self):
        status, result, err = self.check("id,居民总户,书记姓名,户数,households\na,1,b,1,2\nb,1,b,1,1\n", *self.YEAR)
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["a", "b"]))
        self.assertEqual([(one["code"], one["cell"], one["line"], one["column"]) for one in result["faults"]],
                         [("CB2002", "B1", 1, 4), ("CB2004", "C1", 1, 9)])
        # Two headings of one fact: where the cells differ, it is invalid.
        self.assertEqual([[(fault["code"], fault["cell"]) for fault in one["faults"]]
                          for one in result["communities"]], [[("CB2005", "E2")], []])
        self.assertIn("居民总户数", err)
        self.assertEqual(self.faults("id,居民总户\na,1\n", *self.YEAR, "--strict"),
                         [["a", [["CB2002", None, 1, 4]]]])

    def test_the_rest_of_a_file_is_an_entry_without_id(self):
        for rest, code in ((b'c,"1\nd,2\n', "CB1032"), (b'c,"1"x\nd,2\n', "CB1033"),
                           (b"c,\xff\nd,2\n", "CB1002"), (b"c,\0\nd,2\n", "CB1003")):
            with self.subTest(code=code):
                status, result, _ = self.check(b"id,households\na,1\n" + rest, *self.YEAR)
                self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["a"]))
                (entry,) = result["rejected"]
                self.assertNotIn("id", entry)
                self.assertEqual([one["code"] for one in entry["diagnostics"]], [code])

    def test_empty_cells_at_the_end_of_a_row_may_be_too_many_or_missing(self):
        data = ("id,period,households,centre.built\na,2024,1000,是,\nb,2024,1000,是, ,\"\"\n"
                "c,2024,1000\nd,2024\ne,2024,1000,是\n")
        status, result, err = self.check(data)
        communities = {one["id"]: one for one in result["communities"]}
        self.assertEqual((list(communities), result.get("rejected", [])), (list("abcde"), []))
        self.assertLess(status, 2)
        remarks = {name: [(one["code"], one["cell"], one["args"]) for one in community.get("remarks", [])]
                   for name, community in communities.items()}
        self.assertEqual(remarks, {"a": [], "b": [], "c": [("CB2047", "D4", ["1"])],
                                   "d": [("CB2047", "C5", ["2"])], "e": []})
        # The same rows with the cells that are missing.
        whole = data.replace("c,2024,1000\n", "c,2024,1000,\n").replace("d,2024\n", "d,2024,,\n")
        _, other, _ = self.check(whole)
        for one in other["communities"]:
            self.assertEqual(one["standards"], communities[one["id"]]["standards"])
        # A cause is told once, with how often it occurs.
        many = "id,period,households\n" + "".join(f"c{i},2024\n" for i in range(50))
        _, out, err = cbps("check", self.write(many), "--format", "json")
        self.assertEqual(err.count("CB2047: "), 1)

    def test_commas_of_full_width_between_the_cells(self):
        data = "社区代码,评估年度,居民总户数\n990101001001，王小二，2024\n990101001002，2024,3\n990101001003,2024,3\n"
        for form in ("text", "json", "jsonl", "markdown"):
            status, out, err = cbps("check", self.write(data), "--format", form)
            self.assertEqual(status, 2)
            self.assertIn("CB1048", out + err)
            self.assertNotIn("王小二", out + err)
            self.assertNotIn("990101001001,", out + err)
        status, result, err = self.check(data)
        self.assertEqual([one["id"] for one in result["communities"]], ["990101001003"])
        self.assertEqual([[one["code"] for one in entry["diagnostics"]] for entry in result["rejected"]],
                         [["CB1048"], ["CB1048"]])
        self.assertIn(" | …，…\n      |  ^^\n", err)
        # In quotes it is a part of the text.
        self.assertEqual(self.check('id,period,name\na,2024\nb,2024,"甲，乙"\n')[1]["communities"][1]["name"], "甲，乙")

    def test_excerpts_of_faults_of_tables(self):
        for row, code, excerpt in (('b,1"2\n', "CB1034", '…"…\n      |  ^\n'),
                                   ('b,"1"\'2\n', "CB1033", "…'…\n      |  ^\n"),
                                   ('b,"1"2\n', "CB1033", None), ('b,"12\n', "CB1032", '…"…\n      |  ^\n')):
            with self.subTest(row):
                status, _, err = self.check(f"id,name\na,1\n{row}", *self.YEAR)
                self.assertEqual(status, 2)
                message = err[err.index(code):]
                if excerpt is None:  # the sign behind the quote is a text
                    self.assertIn("a.csv:3:3: ", message.split("\n")[1])
                else:
                    self.assertEqual(message.split("\n", 1)[1].split(" | ", 1)[1][:len(excerpt)], excerpt)

    def test_a_spreadsheet_is_named_without_an_excerpt(self):
        for data, code in ((b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0", "CB1071"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "CB1070")):
            with self.subTest(data[:4]):
                for form in ("text", "json"):
                    status, out, err = cbps("check", self.write(data), "--format", form, *self.YEAR)
                    self.assertEqual(status, 2)
                    self.assertIn(code, out + err)
                    self.assertNotIn("PK", out + err)
                    self.assertNotIn(" | ", err)

    def test_what_is_no_table_of_communities(self):
        for data, code in (("", "CB1004"), ("id,households\n", "CB2028"),
                           ("a,b\n1,2\n", "CB2048"), ("street\na\n", "CB2025"),
                           ("甲乙,户\na,1\n".encode("gbk"), "CB1002")):
            with self.subTest(code=code):
                for arguments in (self.YEAR, ()):
                    status, _, err = cbps("check", self.write(data), "--format", "json", *arguments)
                    self.assertEqual(status, 2)
                    self.assertIn(code, err)
        self.assertIn("--encoding gb18030", cbps("check", self.write("甲乙,户\na,1\n".encode("gbk")))[1])

    def test_a_code_that_a_spreadsheet_rounded(self):
        self.assertEqual(self.faults("id\n4.20102E+11\n", *self.YEAR),
                         [["4.20102E+11", [["CB2015", "A2", 2, 1]]]])

    def test_limits(self):
        for data, code in (("id,households\na," + "1" * 140_000 + "\nb,1\n", "CB1036"),
                           ("id,households\na" + ",1" * 600_000 + "\nb,1\n", "CB1035")):
            with self.subTest(code=code):
                status, result, _ = self.check(data, *self.YEAR)
                self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["b"]))
                self.assertIn(code, [one["code"] for one in result["rejected"][0]["diagnostics"]])
        self.assertEqual(self.faults("id" + "," * 16_384 + "\na\n", *self.YEAR)[0][1][0][0], "CB1037")


class Years(Case):
    def test_rows_of_another_year_are_left_out_and_named(self):
        data = "id,period\na,2024\nb,2023\nc,\nd,24\n"
        self.assertEqual(self.faults(data, "--period", "2024"),
                         [["b", [["CB2020", "B3", 3, 3]]], ["d", [["CB2017", "B5", 5, 3]]]])

    def test_a_row_without_a_year(self):
        self.assertEqual(self.faults("id,period\na,2024\nc,\n"), [["c", [["CB2018", "A3", 3, 1]]]])
        status, out, err = cbps("check", self.write("id\na\n"))
        self.assertEqual(status, 2)
        self.assertIn("CB2018", out)
        self.assertIn("CB2033", err)


class Files(Case):
    def test_a_folder_holds_tables_and_profiles(self):
        self.write(table(profile("complete.yaml")), "b.csv")
        self.write("name: a\nperiod: 2024\n", "a.yaml")
        self.write("id,period\nc,2024\n", "c.csv")
        self.write("", "d.txt")
        status, result, err = self.report(self.folder)
        self.assertEqual(status, 1)
        self.assertEqual([one["id"] for one in result["communities"]], ["a", "990101001002", "c"])
        self.assertIn("d.txt", err)

    def test_a_copy_of_a_table_is_not_read_again(self):
        rows = "id,period,households\na,2024,x\nb,2024,5\n"
        self.write(rows, "表.csv")
        self.write(rows, "表 - 副本.csv")
        self.write(rows.replace("x", "y").replace("a,", "c,").replace("b,", "d,"), "别.csv")
        status, result, err = self.report(self.folder)
        self.assertEqual([one["id"] for one in result["communities"]], ["c", "d", "a", "b"])
        self.assertEqual((result["rejected"], result["summary"]["faults"]), ([], 2))
        self.assertEqual(err.count("CB0045"), 1)
        self.assertIn("副本.csv", err)
        before = (self.folder / "表 - 副本.csv").read_bytes()
        self.assertEqual(cbps("check", self.folder, "-f", "json", "-o", self.folder / "表 - 副本.csv")[0], 2)
        self.assertEqual((self.folder / "表 - 副本.csv").read_bytes(), before)

    def test_the_first_of_equal_ids_stands(self):
        self.write("id,period\na,2024\nb,2024\na,2024\n", "b.csv")
        self.write("id: a\nperiod: 2024\n", "a.yaml")
        status, result, err = self.report(self.folder)
        self.assertEqual((status, [one["id"] for one in result["communities"]]), (2, ["a", "b"]))
        self.assertEqual([[one["id"], one["diagnostics"][0]["code"], one["diagnostics"][0]["cell"]]
                          for one in result["rejected"]],
                         [["a", "CB2021", "A2"], ["a", "CB2021", "A4"]])
        self.assertIn("a.yaml:1:1", err)


if __name__ == "__main__":
    run_suite()
